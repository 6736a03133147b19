"""The same records as JSON, with their description (OpenAPI 3.1)."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tocsin.errors import TocsinError, UsageError
from tocsin.gazetteer import find_gazetteer
from tocsin.records import (
    Alarm,
    Assessment,
    Attribution,
    AuditEntry,
    Card,
    Claim,
    Document,
    Event,
    Judgement,
    Lineage,
    Match,
    Mention,
    Problem,
    Quote,
    Reading,
    Record,
)
from tocsin.records.asking import Cursor, written
from tocsin.web.answers import Counting, MapDay, Member, Outlines, Page, Wrong, as_geojson
from tocsin.web.desk import MOST_NUMBER, Desk, Look, NoSuchError
from tocsin.web.feed import atom
from tocsin.web.openapi import MOST_RECORDS, Endpoint, description
from tocsin.web.signing import signed_off
from tocsin.web.views.attention import counted_on, day_asked, days_of, key_asked, series_of
from tocsin.web.views.board import health
from tocsin.web.views.places import map_days, window
from tocsin.web.views.search import filters_of, results
from tocsin.workspace.naming import Names, hint

T = TypeVar("T")
Item = TypeVar("Item", bound=Record)
_LIMIT, _SHOWN = 50, 80
_LISTED: Mapping[str, type[Any]] = {
    "claims": Claim,
    "events": Event,
    "matches": Match,
    "mentions": Mention,
    "quotes": Quote,
    "attributions": Attribution,
}


def _limit(look: Look) -> int:
    """Return how many records a page is to hold.

    Raises:
        UsageError: it is no number, or too large a one.
    """
    return look.number("limit", 1, MOST_RECORDS, "no number of records") or _LIMIT


def _cursor(look: Look) -> Cursor | None:
    """Return where the page before ended.

    Raises:
        UsageError: the cursor is none this desk gave.
    """
    given = look.asked.get("cursor")
    found = Cursor.read(given)
    if given and found is None:
        raise UsageError(f"cursor {given!r} is none; take it from `next` of the page before.")
    return found


def _alarms(look: Look) -> Page[Alarm]:
    limit, problem = _limit(look), look.asked.get("problem")
    if problem is not None:
        _problem(look, problem)
    rows = look.store.lookup.past_alarms(problem, look.as_of, limit + 1, _cursor(look))
    return _paged(signed_off(look, rows), limit, lambda a: str(Cursor(a.as_of.isoformat(), a.id)))


def _alarm(look: Look, name: str) -> Alarm:
    return _there(next(iter(signed_off(look, look.store.lookup.alarms([name]))), None), name)


def _documents(look: Look) -> Page[Card]:
    limit = _limit(look)
    rows = look.store.lookup.documents(
        look.as_of, limit + 1, filters=filters_of(look.asked), after=_cursor(look)
    )
    return _paged(rows, limit, lambda c: str(Cursor(written(c.seen_at), c.id)))


def _audit(look: Look) -> Page[AuditEntry]:
    limit = _limit(look)
    rows = look.store.lookup.audit(
        limit + 1, look.number("cursor", 0, MOST_NUMBER, "no line of the log")
    )
    return _paged(rows, limit, lambda e: str(e.number))


def _search(look: Look) -> Page[Card]:
    asked = dict(look.asked)
    if cursor := asked.pop("cursor", None):
        asked["before"] = cursor
    found, after = results(look._replace(asked=asked), asked.get("q", ""), _limit(look))
    return Page(items=[c for _, c in found], next=str(after) if after is not None else None)


def _paged(rows: Sequence[T], limit: int, place: Callable[[T], str]) -> Page[T]:
    """Return a page of rows, of which one more than fits was asked for."""
    return Page(items=rows[:limit], next=place(rows[limit - 1]) if len(rows) > limit else None)


def _list_of(kind: type[Item]) -> Callable[[Look], Page[Item]]:
    """Return the reader of a list in order of ids."""

    def read(look: Look) -> Page[Item]:
        limit = _limit(look)
        until = look.as_of if look.given else None
        return _paged(
            look.store.lookup.listed(kind, limit + 1, look.asked.get("cursor"), until),
            limit,
            _id_of,
        )

    return read


def _id_of(record: Record) -> str:
    """Return the id by which a list is in order."""
    return str(getattr(record, "id"))  # noqa: B009  (not every record has one; those listed do)


def _one(kind: type[Item]) -> Callable[[Look, str], Item]:
    """Return the reader of one record."""

    def read(look: Look, name: str) -> Item:
        found = look.store.record(kind, name)
        return _there(
            found, name, () if found is not None else look.store.lookup.near_ids(kind, name)
        )

    return read


def _there(found: T | None, name: str, near: Sequence[str] = ()) -> T:
    """Return what was found.

    Raises:
        NoSuchError: nothing was.
    """
    if found is None:
        raise NoSuchError(
            "{name!r} is not there{near}.",
            code="error-no-record",
            name=name[:_SHOWN],
            near=hint(near),
        )
    return found


def _problem(look: Look, name: str) -> Problem:
    found = next((p for p in look.book.problems if p.id == name), None)
    return _there(found, name, Names("problem", look.book.problems).near(name))


def _assessment(look: Look, name: str) -> Assessment:
    alarm = next(iter(look.store.lookup.past_alarms(name, look.as_of, 1)), None)
    return _there(look.store.assessment(name, alarm.as_of) if alarm else None, name)


def _readings(look: Look) -> list[Reading]:
    group = look.asked.get("group", "")
    if group not in {g.id for g in look.known().groups}:
        near = hint(Names("group", look.known().groups).near(group))
        raise NoSuchError(
            "{group!r} is no group of sources{near}.",
            code="error-no-sources-group",
            group=group,
            near=near,
        )
    key = key_asked(look, group)
    return series_of(look, key, look.as_of.date() - dt.timedelta(days=days_of(look)))


def _counted(look: Look) -> list[Counting]:
    group = look.asked.get("group", "")
    _readings(look)
    return [
        Counting(origin_id=o, documents=c)
        for o, c in counted_on(look, key_asked(look, group), day_asked(look) or look.as_of.date())
    ]


def _members(look: Look, name: str) -> list[Member]:
    rows = look.store.lookup.family(name, look.as_of, MOST_RECORDS)
    return [Member(document=c, lineage=r) for c, r in _there(rows or None, name)]


def _map(look: Look) -> list[MapDay]:
    first, last = window(look)
    return look.once(
        ("days", first, last, look.language), lambda: map_days(look, first, last), may_lag=True
    )


def _outlines(look: Look) -> Outlines:
    return look.desk.once("outlines", lambda: as_geojson(find_gazetteer().outlines()), "casebook")


def _problems(look: Look) -> list[Problem]:
    return list(look.book.problems)


def _claims_of(look: Look, name: str) -> list[Claim]:
    return look.store.of_document(Claim, name)


def _lineage(look: Look, name: str) -> Lineage:
    return _there(look.store.lookup.lineage(name), name)


def _judgements(look: Look, name: str) -> list[Judgement]:
    return look.store.words.on_record(name)


_NARROW = ("source", "language", "from", "to", "site")
ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint("/api/problems", _problems, "The warning problems of the casebook.", timeless=True),
    Endpoint("/api/problems/{name}", _problem, "One warning problem.", timeless=True),
    Endpoint("/api/problems/{name}/assessment", _assessment, "The latest assessment of a problem."),
    Endpoint("/api/alarms", _alarms, "Alarms, the latest first.", ("problem",)),
    Endpoint("/api/alarms/{name}", _alarm, "One alarm.", timeless=True),
    Endpoint(
        "/api/documents",
        _documents,
        "Documents without their text, the last seen first.",
        _NARROW,
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
        Endpoint(f"/api/{n}", _list_of(k), f"All {n}, in order of their ids.", of=k)
        for n, k in _LISTED.items()
    ),
    *(
        Endpoint(
            f"/api/{n}/{{name}}",
            _one(k),
            f"One of the {n}, as the rules found it.",
            of=k,
            timeless=True,
        )
        for n, k in _LISTED.items()
    ),
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
        ("group", "site", "story", "days"),
    ),
    Endpoint(
        "/api/counted",
        _counted,
        "The documents counted on one day: one entry for each independent origin, its reprints "
        "folded under it.",
        ("group", "site", "story", "day"),
    ),
    Endpoint("/api/sources", health, "The health of every source."),
    Endpoint(
        "/api/search",
        _search,
        "Full text, every form of a word; the last taken in first.",
        ("q", *_NARROW),
    ),
    Endpoint("/api/judgements/{name}", _judgements, "What people said of a record.", timeless=True),
    Endpoint("/api/audit", _audit, "The audit log, the latest line first.", timeless=True),
    Endpoint("/api/map", _map, "What the map shows, day by day.", ("from", "to")),
    Endpoint("/api/outlines", _outlines, "Outlines of countries as GeoJSON.", timeless=True),
)


def routes(desk: Desk, looked: Callable[[Desk, Request], Look]) -> list[Route]:
    """Return the routes of every address."""

    def answer(endpoint: Endpoint) -> Callable[[Request], Response]:
        def read(request: Request) -> Response:
            try:
                return _json(endpoint.read(looked(desk, request), **request.path_params))
            except NoSuchError as error:
                return refused(str(error), 404)
            except UsageError as error:
                return refused(str(error), 400)
            except TocsinError as error:
                return refused(str(error), 503)

        return read

    def feed(request: Request) -> Response:
        try:
            look = looked(desk, request)
            return Response(atom(look, str(request.base_url)), media_type="application/atom+xml")
        except TocsinError as error:
            return refused(str(error), 400 if isinstance(error, UsageError) else 503)

    return [
        *(Route(d.path, answer(d)) for d in ENDPOINTS),
        Route("/api/openapi.json", lambda _: _json(description(ENDPOINTS))),
        Route("/alarms.atom", feed),
    ]


def refused(what: str, status: int) -> Response:
    """Return what is wrong as JSON."""
    return _json(Wrong(error=what), status)


def _json(what: Any, status: int = 200) -> Response:
    """Return records as JSON."""
    return Response(msgspec.json.encode(what), status, media_type="application/json")
