"""The same records as JSON, with their description (OpenAPI 3.1)."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import tocsin
from tocsin.desk.source_health import Health
from tocsin.desk.web.desk import Desk, Look, NoSuchError
from tocsin.desk.web.feed import atom
from tocsin.desk.web.views.attention import series_of
from tocsin.desk.web.views.board import health
from tocsin.desk.web.views.places import days_of, window
from tocsin.desk.web.views.search import filters_of, results
from tocsin.errors import TocsinError, UsageError
from tocsin.gazetteer import find_gazetteer
from tocsin.records import (
    Alarm,
    Assessment,
    AuditEntry,
    Card,
    Claim,
    Document,
    Event,
    Judgement,
    Key,
    Lineage,
    Match,
    Mention,
    Problem,
    Quote,
    Reading,
    Record,
)  # fmt: skip
from tocsin.store.lookup import Place
from tocsin.store.search import MOST_CHARACTERS

_LIMIT, _MOST = 50, 500
_MOST_DAYS = 1_500
_LISTED: Mapping[str, type[Any]] = {
    "claims": Claim,
    "events": Event,
    "matches": Match,
    "mentions": Mention,
    "quotes": Quote,
}


class Sheet(Record, frozen=True):
    """A page of a list: its records, and what `cursor` gives the next one, where there is more."""

    items: Sequence[Any]
    next: str | None = None


class Wrong(Record, frozen=True):
    """What is wrong with a request, and what to do."""

    error: str


class Member(Record, frozen=True):
    """A document that goes back to an origin, and why."""

    document: Card
    lineage: Lineage


class Door(NamedTuple):
    """One address: how it is read, what it gives, and what may be asked of it."""

    path: str
    read: Callable[..., Any]
    gives: Any
    told: str
    asked: tuple[str, ...] = ()
    pages: bool = False


def limit_of(look: Look) -> int:
    """Return how many records a page is to hold.

    Raises:
        UsageError: it is no number, or too large a one.
    """
    given = look.asked.get("limit", str(_LIMIT))
    if not given.isdecimal() or not 1 <= int(given[:9]) <= _MOST:
        raise UsageError(f"limit {given!r}: give a number from 1 to {_MOST}.")
    return int(given)


def _place(look: Look) -> Place | None:
    """Return where the page before ended.

    Raises:
        UsageError: the cursor is none this desk gave.
    """
    given = look.asked.get("cursor")
    found = Place.read(given)
    if given and found is None:
        raise UsageError(f"cursor {given!r} is none; take it from `next` of the page before.")
    return found


def _alarms(look: Look) -> Sheet:
    limit = limit_of(look)
    rows = look.store.lookup.past_alarms(look.asked.get("problem"), look.as_of, limit + 1, _place(look))
    return _sheet(rows, limit, lambda a: str(Place(a.as_of.isoformat(), a.id)))


def _documents(look: Look) -> Sheet:
    limit = limit_of(look)
    rows = look.store.lookup.documents(look.as_of, limit + 1, filters=filters_of(look.asked), after=_place(look))
    return _sheet(rows, limit, lambda c: str(Place(msgspec.json.encode(c.seen_at).decode().strip('"'), c.id)))


def _audit(look: Look) -> Sheet:
    limit, cursor = limit_of(look), look.asked.get("cursor")
    if cursor and not (cursor.isdecimal() and len(cursor) < 19):
        raise UsageError(f"cursor {cursor!r} is no line of the log.")
    rows = look.store.lookup.audit(limit + 1, int(cursor) if cursor else None)
    return _sheet(rows, limit, lambda e: str(e.number))


def _search(look: Look) -> Sheet:
    asked = dict(look.asked)
    if cursor := asked.pop("cursor", None):
        asked["before"] = cursor
    found, after = results(look._replace(asked=asked), asked.get("q", ""), limit_of(look))
    return Sheet(items=[c for _, c in found], next=str(after) if after is not None else None)


def _sheet(rows: Sequence[Any], limit: int, place: Callable[[Any], str]) -> Sheet:
    """Return a page of rows, of which one more than fits was asked for."""
    return Sheet(items=rows[:limit], next=place(rows[limit - 1]) if len(rows) > limit else None)


def _list_of(kind: type[Any]) -> Callable[[Look], Sheet]:
    """Return the reader of a list in order of ids."""

    def read(look: Look) -> Sheet:
        limit = limit_of(look)
        until = look.as_of if look.given else None
        return _sheet(
            look.store.lookup.listed(kind, limit + 1, look.asked.get("cursor"), until), limit, lambda r: str(r.id)
        )

    return read


def _one(kind: type[Any]) -> Callable[..., Any]:
    """Return the reader of one record."""

    def read(look: Look, name: str) -> Any:
        return _there(look.store.record(kind, name), name)

    return read


def _there(found: Any, name: str) -> Any:
    """Return what was found.

    Raises:
        NoSuchError: nothing was.
    """
    if found is None:
        raise NoSuchError(f"{name!r} is not there.")
    return found


def _problem(look: Look, name: str) -> Problem:
    return _there(next((p for p in look.book.problems if p.id == name), None), name)  # type: ignore[no-any-return]


def _assessment(look: Look, name: str) -> Assessment:
    alarm = next(iter(look.store.lookup.past_alarms(name, look.as_of, 1)), None)
    return _there(look.store.assessment(name, alarm.as_of) if alarm else None, name)  # type: ignore[no-any-return]


def _readings(look: Look) -> list[Reading]:
    group, days = look.asked.get("group", ""), look.asked.get("days", "90")
    if group not in {g.id for g in look.known().groups}:
        raise NoSuchError(f"{group!r} is no group of sources.")
    if not days.isdecimal() or not 1 <= int(days[:9]) <= _MOST_DAYS:
        raise UsageError(f"days {days!r}: give a number from 1 to {_MOST_DAYS}.")
    key = Key(group=group, site_id=look.asked.get("site") or None, narrative_id=look.asked.get("story") or None)
    return series_of(look, key, look.as_of.date() - dt.timedelta(days=int(days)))


def _members(look: Look, name: str) -> list[Member]:
    rows = look.store.lookup.family(name, look.as_of, _MOST)
    return [Member(document=c, lineage=r) for c, r in _there(rows or None, name)]


def _map(look: Look) -> list[dict[str, Any]]:
    first, last = window(look)
    return look.once(("days", first, last), lambda: days_of(look, first, last), may_lag=True)


def _outlines(look: Look) -> dict[str, Any]:
    return look.desk.once("outlines", _borders, "casebook")


def _borders() -> dict[str, Any]:
    """Return the outlines of countries as GeoJSON (RFC 7946); shapes that cross the antimeridian come cut."""
    shapes = [
        {
            "type": "Feature", "properties": {"name": o.name},
            "geometry": {"type": "MultiPolygon", "coordinates": [[[*ring, ring[0]]] for ring in o.rings]},
        }
        for o in find_gazetteer().outlines()
    ]  # fmt: skip
    return {"type": "FeatureCollection", "features": shapes}


_TEXT = {"type": "string"}
_DATE = {"type": "string", "format": "date"}
# What is asked, as far as it can be described; a cursor is any word that `next` of the page before gave.
_SHAPES: Mapping[str, dict[str, Any]] = {
    "as_of": {"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]}, "from": _DATE, "to": _DATE,
    "limit": {"type": "integer", "minimum": 1, "maximum": _MOST}, "days": {"type": "integer", "minimum": 1, "maximum": _MOST_DAYS},
    "q": {"type": "string", "minLength": 1, "maxLength": MOST_CHARACTERS},
}  # fmt: skip
_NARROW = ("source", "language", "from", "to", "site")
# What is the same at whatever moment it is looked at.
_TIMELESS = frozenset({
    "/api/problems", "/api/problems/{name}", "/api/alarms/{name}", "/api/documents/{name}", "/api/documents/{name}/claims",
    *(f"/api/{n}/{{name}}" for n in _LISTED), "/api/lineage/{name}", "/api/judgements/{name}", "/api/audit", "/api/outlines",
})  # fmt: skip
DOORS: tuple[Door, ...] = (
    Door(
        "/api/problems", lambda look: list(look.book.problems), list[Problem], "The warning problems of the casebook."
    ),
    Door("/api/problems/{name}", _problem, Problem, "One warning problem."),
    Door("/api/problems/{name}/assessment", _assessment, Assessment, "The latest assessment of a problem."),
    Door("/api/alarms", _alarms, Alarm, "Alarms, the latest first.", ("problem",), pages=True),
    Door(
        "/api/alarms/{name}",
        lambda look, name: _there(next(iter(look.store.lookup.alarms([name])), None), name),
        Alarm,
        "One alarm.",
    ),
    Door("/api/documents", _documents, Card, "Documents without their text, the last seen first.", _NARROW, pages=True),
    Door("/api/documents/{name}", _one(Document), Document, "One document with its text."),
    Door(
        "/api/documents/{name}/claims",
        lambda look, name: look.store.of_document(Claim, name),
        list[Claim],
        "The claims of a document.",
    ),
    *(Door(f"/api/{n}", _list_of(k), k, f"All {n}, in order of their ids.", pages=True) for n, k in _LISTED.items()),
    *(Door(f"/api/{n}/{{name}}", _one(k), k, f"One of the {n}, as the rules found it.") for n, k in _LISTED.items()),
    Door(
        "/api/lineage/{name}",
        lambda look, name: _there(look.store.lookup.lineage(name), name),
        Lineage,
        "Where a document came from.",
    ),
    Door(
        "/api/origins/{name:path}",
        _members,
        list[Member],
        "The documents that go back to one origin, the first published first.",
    ),
    Door(
        "/api/readings",
        _readings,
        list[Reading],
        "Attention to a site or story by a group, day by day.",
        ("group", "site", "story", "days"),
    ),
    Door("/api/sources", health, list[Health], "The health of every source."),
    Door(
        "/api/search",
        _search,
        Card,
        "Full text, every form of a word; the last taken in first.",
        ("q", *_NARROW),
        pages=True,
    ),
    Door(
        "/api/judgements/{name}",
        lambda look, name: look.store.words.on_record(name),
        list[Judgement],
        "What people said of a record.",
    ),
    Door("/api/audit", _audit, AuditEntry, "The audit log, the latest line first.", pages=True),
    Door("/api/map", _map, list[dict[str, Any]], "What the map shows, day by day.", ("from", "to")),
    Door("/api/outlines", _outlines, dict[str, Any], "Outlines of countries as GeoJSON."),
)


def routes(desk: Desk, looked: Callable[[Desk, Request], Look]) -> list[Route]:
    """Return the routes of every address."""

    def answer(door: Door) -> Callable[[Request], Response]:
        def read(request: Request) -> Response:
            try:
                return _json(door.read(looked(desk, request), **request.path_params))
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
        *(Route(d.path, answer(d)) for d in DOORS), Route("/api/openapi.json", lambda _: _json(description())),
        Route("/alarms.atom", feed),
    ]  # fmt: skip


def refused(what: str, status: int) -> Response:
    """Return what is wrong as JSON."""
    return _json(Wrong(error=what), status)


def _json(what: Any, status: int = 200) -> Response:
    """Return records as JSON."""
    return Response(msgspec.json.encode(what), status, media_type="application/json")


def description() -> dict[str, Any]:
    """Describe every address (OpenAPI 3.1)."""
    kinds = [d.gives for d in DOORS]
    schemas, components = msgspec.json.schema_components([*kinds, Wrong], ref_template="#/components/schemas/{name}")
    wrong, paths = schemas[-1], {}
    for door, schema in zip(DOORS, schemas, strict=False):
        sheet = {
            "type": "object", "required": ["items", "next"],
            "properties": {"items": {"type": "array", "items": schema}, "next": {"type": ["string", "null"]}},
        }  # fmt: skip
        asked = (
            *door.asked,
            *(("limit", "cursor") if door.pages else ()),
            *(("as_of",) if door.path not in _TIMELESS else ()),
        )
        parameters = [
            {"name": n, "in": "query", "schema": _SHAPES.get(n, _TEXT), "required": n in ("q", "group")} for n in asked
        ]
        if "{name" in door.path:
            parameters.insert(0, {"name": "name", "in": "path", "required": True, "schema": {"type": "string"}})
        answers = {
            "200": {
                "description": door.told,
                "content": {"application/json": {"schema": sheet if door.pages else schema}},
            },
            **{
                code: {"description": told, "content": {"application/json": {"schema": wrong}}}
                for code, told in (
                    ("400", "What is asked cannot be read."),
                    ("404", "It is not there."),
                    ("503", "The store is away."),
                )
            },
        }
        path = door.path.replace("{name:path}", "{name}")
        paths[path] = {
            "get": {"summary": door.told, "operationId": _word(path), "parameters": parameters, "responses": answers}
        }
    info = {
        "title": "Tocsin's desk",
        "version": tocsin.__version__,
        "description": "Records as they stand in a run's JSONL files.",
    }
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": {"schemas": components}}


def _word(path: str) -> str:
    """Return a path as one word."""
    return "_".join(p.strip("{}") for p in path.strip("/").split("/")[1:])
