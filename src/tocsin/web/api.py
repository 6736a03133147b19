"""The same records as JSON, with their description (OpenAPI 3.1)."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tocsin.gazetteer import find_gazetteer
from tocsin.records import (
    AccessToken,
    Alarm,
    Assessment,
    Claim,
    Document,
    Judgement,
    Lineage,
    Problem,
    Reading,
    Record,
    Role,
    allows,
)
from tocsin.web import discussion_api, duty_api, lists
from tocsin.web.access import Guard
from tocsin.web.acting import ACTIONS as ACTS_ON_RECORDS
from tocsin.web.acting import Action
from tocsin.web.answering import Acts, as_json, errors_in_json, run_act
from tocsin.web.answers import Counting, MapDay, Member, Outlines, as_geojson
from tocsin.web.desk import Desk, Look, NoSuchError
from tocsin.web.feed import atom
from tocsin.web.lists import there
from tocsin.web.openapi import MOST_RECORDS, Endpoint, description
from tocsin.web.passing import names_red, without_red
from tocsin.web.signing import signed_off
from tocsin.web.views.attention import charted_days, counted_on, day_asked, key_asked, series_of
from tocsin.web.views.board import health
from tocsin.web.views.places import map_days, window
from tocsin.web.visitors import visitor_in
from tocsin.workspace.naming import Names, hint

Item = TypeVar("Item", bound=Record)


def _alarm(look: Look, name: str) -> Alarm:
    return there(next(iter(signed_off(look, look.store.lookup.alarms([name]))), None), name)


def _one(kind: type[Item]) -> Callable[[Look, str], Item]:
    """Return the reader of one record."""

    def read(look: Look, name: str) -> Item:
        record = look.store.record(kind, name)
        return there(
            record, name, () if record is not None else look.store.lookup.near_ids(kind, name)
        )

    return read


def _assessment(look: Look, name: str) -> Assessment:
    alarm = next(iter(look.store.lookup.past_alarms(name, look.as_of, 1)), None)
    return there(look.store.assessment(name, alarm.as_of) if alarm else None, name)


def _readings(look: Look) -> list[Reading]:
    group = look.query.get("group", "")
    if group not in {g.id for g in look.known().groups}:
        near = hint(Names("group", look.known().groups).near(group))
        raise NoSuchError(
            "{group!r} is no group of sources{near}.",
            code="error-no-sources-group",
            group=group,
            near=near,
        )
    key = key_asked(look, group)
    first, last = charted_days(look)
    return [reading for reading in series_of(look, key, first) if reading.day <= last]


def _counted(look: Look) -> list[Counting]:
    group = look.query.get("group", "")
    _readings(look)
    return [
        Counting(origin_id=o, documents=c)
        for o, c in counted_on(look, key_asked(look, group), day_asked(look) or look.as_of.date())
    ]


def _members(look: Look, name: str) -> list[Member]:
    rows = look.store.lookup.family(name, look.as_of, MOST_RECORDS)
    return [Member(document=c, lineage=r) for c, r in there(rows or None, name)]


def _map(look: Look) -> list[MapDay]:
    first, last = window(look)
    return look.once(
        ("days", first, last, look.language),
        lambda: map_days(look, first, last),
        basis="read",
        may_lag=True,
    )


def _outlines(look: Look) -> Outlines:
    return look.desk.once("outlines", lambda: as_geojson(find_gazetteer().outlines()), "casebook")


def _problem(look: Look, name: str) -> Problem:
    return lists.problem_named(look, name)


def _problems(look: Look) -> list[Problem]:
    return list(look.book.problems)


def _claims_of(look: Look, name: str) -> list[Claim]:
    return look.store.of_document(Claim, name)


def _lineage(look: Look, name: str) -> Lineage:
    return there(look.store.lookup.lineage(name), name)


def _judgements(look: Look, name: str) -> list[Judgement]:
    return look.store.words.on_record(name)


def _tokens(look: Look) -> list[AccessToken]:
    return look.store.access.tokens()


_NARROW = ("source", "language", "from", "to", "site")
_WORDS = {
    "judgements": "Corrections and decisions",
    "signatures": "Signatures and dissents",
    "resolutions": "Outcomes",
    "estimates": "Estimates of analysts",
}
ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint("/api/problems", _problems, "The warning problems of the casebook.", timeless=True),
    Endpoint("/api/problems/{name}", _problem, "One warning problem.", timeless=True),
    Endpoint("/api/problems/{name}/assessment", _assessment, "The latest assessment of a problem."),
    Endpoint("/api/assessments", lists.assessments, "Assessments, the latest first.", ("problem",)),
    Endpoint("/api/alarms", lists.alarms, "Alarms, the latest first.", ("problem",)),
    Endpoint("/api/alarms/{name}", _alarm, "One alarm.", timeless=True),
    Endpoint(
        "/api/documents",
        lists.documents,
        "Documents without their text, the last seen first.",
        (*_NARROW, "problem", "day"),
    ),
    Endpoint(
        "/api/documents/{name}",
        _one(Document),
        "One document with its text.",
        of=Document,
        timeless=True,
    ),
    Endpoint(
        "/api/documents/{name}/claims", _claims_of, "The claims of a document.", timeless=True
    ),
    *(
        Endpoint(
            f"/api/{n}",
            lists.list_of(k),
            f"The {n}, in order of their ids; those of a problem, a narrative or (where they name "
            "none themselves) a site are those of dated documents that touch it.",
            lists.NARROWED,
            of=k,
        )
        for n, k in lists.LISTED.items()
    ),
    *(
        Endpoint(
            f"/api/{n}/{{name}}",
            _one(k),
            f"One of the {n}, as the rules found it.",
            of=k,
            timeless=True,
        )
        for n, k in lists.LISTED.items()
    ),
    *(
        Endpoint(
            f"/api/{n}",
            lists.words_of(k),
            f"{_WORDS[n]} that count, in the order they were said.",
            ("problem",) if n != "judgements" else (),
            of=k,
        )
        for n, k in lists.WORDS.items()
    ),
    Endpoint("/api/judgements/{name}", _judgements, "What people said of a record.", timeless=True),
    Endpoint("/api/withdrawals", lists.withdrawals, "Words that were taken back."),
    Endpoint(
        "/api/queue",
        lists.waiting,
        "Matches that wait for a decision, the likeliest first.",
        ("story", "limit"),
        timeless=True,
    ),
    Endpoint("/api/lineage", lists.lineages, "Where documents came from.", timeless=True),
    Endpoint("/api/lineage/{name}", _lineage, "Where a document came from.", timeless=True),
    Endpoint(
        "/api/origins/{name:path}",
        _members,
        "The documents that go back to one origin, the first published first.",
    ),
    Endpoint(
        "/api/readings",
        _readings,
        "Attention to a site or narrative by a group, day by day.",
        ("group", "site", "story", "days", "from", "to"),
        needs=("group",),
    ),
    Endpoint(
        "/api/attention",
        lists.readings,
        "Every reading of a day, or of some days: of all groups, sites and narratives.",
        ("group", "site", "story", "problem", "day", "from", "to"),
    ),
    Endpoint(
        "/api/counted",
        _counted,
        "The documents counted on one day: one entry for each independent origin, its reprints "
        "folded under it.",
        ("group", "site", "story", "day"),
        needs=("group", "day"),
    ),
    Endpoint("/api/silences", lists.silences, "Sources that should have published and did not."),
    Endpoint("/api/changes", lists.changes, "What sources edited or deleted."),
    Endpoint("/api/sources", health, "The health of every source."),
    *(
        Endpoint(
            f"/api/casebook/{n}",
            lists.entries_of(n, k),
            f"The {n} of the casebook, in order of their ids.",
            of=k,
            timeless=True,
        )
        for n, k in lists.ENTRIES.items()
    ),
    Endpoint(
        "/api/search",
        lists.search,
        "Full text, every form of a word; the last taken in first.",
        ("q", *_NARROW),
        needs=("q",),
    ),
    Endpoint(
        "/api/audit",
        lists.audit,
        "The audit log, the latest line first.",
        ("actor",),
        timeless=True,
    ),
    Endpoint("/api/tokens", _tokens, "Tokens of people.", timeless=True, least="admin"),
    Endpoint("/api/map", _map, "What the map shows, day by day.", ("from", "to"), least=None),
    Endpoint(
        "/api/outlines",
        _outlines,
        "Outlines of countries as GeoJSON.",
        timeless=True,
        least=None,
    ),
    *duty_api.ENDPOINTS,
    *discussion_api.ENDPOINTS,
)
ACTIONS: tuple[Action, ...] = (*ACTS_ON_RECORDS, *duty_api.ACTIONS, *discussion_api.ACTIONS)


def routes(desk: Desk, guard: Guard, looked: Callable[[Desk, Request], Look]) -> list[Route]:
    """Return the routes of every address."""

    def answer(endpoint: Endpoint) -> Callable[[Request], Response]:
        @errors_in_json
        def read(request: Request) -> Response:
            _admit(guard, request, endpoint.least)
            look = lists.opened(looked(desk, request), endpoint.path)
            reply = endpoint.read(look, **request.path_params)
            if names_red(look):
                _admit(guard, request, "analyst")
            else:
                reply = without_red(look, reply)
            return as_json(lists.closed(look, endpoint.path, reply))

        return read

    def act(action: Action) -> Callable[[Request], Awaitable[Response]]:
        async def do(request: Request) -> Response:
            return await run_act(Acts(desk, guard), action, request)

        return do

    @errors_in_json
    def feed(request: Request) -> Response:
        look = looked(desk, request)
        return Response(atom(look, str(request.base_url)), media_type="application/atom+xml")

    described = description(ENDPOINTS, ACTIONS)
    return [
        *(Route(d.path, answer(d)) for d in ENDPOINTS),
        *(Route(a.path, act(a), methods=["POST"]) for a in ACTIONS),
        Route("/api/openapi.json", lambda _: as_json(described)),
        Route("/alarms.atom", feed),
    ]


def _admit(guard: Guard, request: Request, least: Role | None) -> None:
    """Check that whoever asks may read; what the desk's own pages fetch, anybody may. Whoever is
    logged in needs no token.

    Raises:
        DeniedError: they may not.
    """
    visitor = visitor_in(request.scope)
    is_in = visitor is not None and request.headers.get("authorization") is None
    if least is None or (is_in and visitor is not None and allows(visitor.role, least)):
        return
    if least == "reader":
        guard.reader(request)
    else:
        guard.known(request, least)
