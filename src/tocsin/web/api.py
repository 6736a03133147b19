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
from tocsin.store.asking import Cursor, written
from tocsin.web.desk import MOST_NUMBER, Desk, Look, NoSuchError
from tocsin.web.feed import atom
from tocsin.web.openapi import MOST_RECORDS, Endpoint, Wrong, description
from tocsin.web.signing import signed_off
from tocsin.web.views.attention import counted_on, day_asked, days_of, key_asked, series_of
from tocsin.web.views.board import health
from tocsin.web.views.places import map_days, window
from tocsin.web.views.search import filters_of, results
from tocsin.workspace.naming import Names, hint
from tocsin.workspace.source_health import Health

T = TypeVar("T")
_LIMIT, _SHOWN = 50, 80
_LISTED: Mapping[str, type[Any]] = {
    "claims": Claim,
    "events": Event,
    "matches": Match,
    "mentions": Mention,
    "quotes": Quote,
    "attributions": Attribution,
}


class Page(Record, frozen=True):
    """A page of a list: its records, and what `cursor` gives the next one, where there is more."""

    items: Sequence[Any]
    next: str | None = None


class Member(Record, frozen=True):
    """A document that goes back to an origin, and why."""

    document: Card
    lineage: Lineage


class Counting(Record, frozen=True):
    """One origin that was counted on a day, and the documents that go back to it."""

    origin_id: str
    documents: Sequence[Card]


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


def _alarms(look: Look) -> Page:
    limit, problem = _limit(look), look.asked.get("problem")
    if problem is not None:
        _problem(look, problem)
    rows = look.store.lookup.past_alarms(problem, look.as_of, limit + 1, _cursor(look))
    return _paged(signed_off(look, rows), limit, lambda a: str(Cursor(a.as_of.isoformat(), a.id)))


def _alarm(look: Look, name: str) -> Alarm:
    return _there(next(iter(signed_off(look, look.store.lookup.alarms([name]))), None), name)


def _documents(look: Look) -> Page:
    limit = _limit(look)
    rows = look.store.lookup.documents(
        look.as_of, limit + 1, filters=filters_of(look.asked), after=_cursor(look)
    )
    return _paged(rows, limit, lambda c: str(Cursor(written(c.seen_at), c.id)))


def _audit(look: Look) -> Page:
    limit = _limit(look)
    rows = look.store.lookup.audit(
        limit + 1, look.number("cursor", 0, MOST_NUMBER, "no line of the log")
    )
    return _paged(rows, limit, lambda e: str(e.number))


def _search(look: Look) -> Page:
    asked = dict(look.asked)
    if cursor := asked.pop("cursor", None):
        asked["before"] = cursor
    found, after = results(look._replace(asked=asked), asked.get("q", ""), _limit(look))
    return Page(items=[c for _, c in found], next=str(after) if after is not None else None)


def _paged(rows: Sequence[Any], limit: int, place: Callable[[Any], str]) -> Page:
    """Return a page of rows, of which one more than fits was asked for."""
    return Page(items=rows[:limit], next=place(rows[limit - 1]) if len(rows) > limit else None)


def _list_of(kind: type[Any]) -> Callable[[Look], Page]:
    """Return the reader of a list in order of ids."""

    def read(look: Look) -> Page:
        limit = _limit(look)
        until = look.as_of if look.given else None
        return _paged(
            look.store.lookup.listed(kind, limit + 1, look.asked.get("cursor"), until),
            limit,
            lambda r: str(r.id),
        )

    return read


def _one(kind: type[Any]) -> Callable[..., Any]:
    """Return the reader of one record."""

    def read(look: Look, name: str) -> Any:
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


def _map(look: Look) -> list[dict[str, Any]]:
    first, last = window(look)
    return look.once(
        ("days", first, last, look.language), lambda: map_days(look, first, last), may_lag=True
    )


def _outlines(look: Look) -> dict[str, Any]:
    return look.desk.once("outlines", _borders, "casebook")


def _borders() -> dict[str, Any]:
    """Return the outlines of countries as GeoJSON (RFC 7946); shapes that cross the antimeridian
    come cut.
    """
    shapes = [
        {
            "type": "Feature",
            "properties": {"name": o.name},
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [[[*ring, ring[0]]] for ring in o.rings],
            },
        }
        for o in find_gazetteer().outlines()
    ]
    return {"type": "FeatureCollection", "features": shapes}


_NARROW = ("source", "language", "from", "to", "site")
# What is the same at whatever moment it is looked at.
_TIMELESS = frozenset(
    {
        "/api/problems",
        "/api/problems/{name}",
        "/api/alarms/{name}",
        "/api/documents/{name}",
        "/api/documents/{name}/claims",
        *(f"/api/{n}/{{name}}" for n in _LISTED),
        "/api/lineage/{name}",
        "/api/judgements/{name}",
        "/api/audit",
        "/api/outlines",
    }
)
ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint(
        "/api/problems",
        lambda look: list(look.book.problems),
        list[Problem],
        "The warning problems of the casebook.",
    ),
    Endpoint("/api/problems/{name}", _problem, Problem, "One warning problem."),
    Endpoint(
        "/api/problems/{name}/assessment",
        _assessment,
        Assessment,
        "The latest assessment of a problem.",
    ),
    Endpoint("/api/alarms", _alarms, Alarm, "Alarms, the latest first.", ("problem",), pages=True),
    Endpoint(
        "/api/alarms/{name}",
        _alarm,
        Alarm,
        "One alarm.",
    ),
    Endpoint(
        "/api/documents",
        _documents,
        Card,
        "Documents without their text, the last seen first.",
        _NARROW,
        pages=True,
    ),
    Endpoint("/api/documents/{name}", _one(Document), Document, "One document with its text."),
    Endpoint(
        "/api/documents/{name}/claims",
        lambda look, name: look.store.of_document(Claim, name),
        list[Claim],
        "The claims of a document.",
    ),
    *(
        Endpoint(f"/api/{n}", _list_of(k), k, f"All {n}, in order of their ids.", pages=True)
        for n, k in _LISTED.items()
    ),
    *(
        Endpoint(f"/api/{n}/{{name}}", _one(k), k, f"One of the {n}, as the rules found it.")
        for n, k in _LISTED.items()
    ),
    Endpoint(
        "/api/lineage/{name}",
        lambda look, name: _there(look.store.lookup.lineage(name), name),
        Lineage,
        "Where a document came from.",
    ),
    Endpoint(
        "/api/origins/{name:path}",
        _members,
        list[Member],
        "The documents that go back to one origin, the first published first.",
    ),
    Endpoint(
        "/api/readings",
        _readings,
        list[Reading],
        "Attention to a site or story by a group, day by day.",
        ("group", "site", "story", "days"),
    ),
    Endpoint(
        "/api/counted",
        _counted,
        list[Counting],
        "The documents counted on one day: one entry for each independent origin, its reprints "
        "folded under it.",
        ("group", "site", "story", "day"),
    ),
    Endpoint("/api/sources", health, list[Health], "The health of every source."),
    Endpoint(
        "/api/search",
        _search,
        Card,
        "Full text, every form of a word; the last taken in first.",
        ("q", *_NARROW),
        pages=True,
    ),
    Endpoint(
        "/api/judgements/{name}",
        lambda look, name: look.store.words.on_record(name),
        list[Judgement],
        "What people said of a record.",
    ),
    Endpoint("/api/audit", _audit, AuditEntry, "The audit log, the latest line first.", pages=True),
    Endpoint(
        "/api/map", _map, list[dict[str, Any]], "What the map shows, day by day.", ("from", "to")
    ),
    Endpoint("/api/outlines", _outlines, dict[str, Any], "Outlines of countries as GeoJSON."),
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
        Route("/api/openapi.json", lambda _: _json(description(ENDPOINTS, _TIMELESS))),
        Route("/alarms.atom", feed),
    ]


def refused(what: str, status: int) -> Response:
    """Return what is wrong as JSON."""
    return _json(Wrong(error=what), status)


def _json(what: Any, status: int = 200) -> Response:
    """Return records as JSON."""
    return Response(msgspec.json.encode(what), status, media_type="application/json")
