"""What the addresses of the JSON API are described by (OpenAPI 3.1)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

import tocsin
from tocsin.records import Record
from tocsin.store.search import MOST_CHARACTERS
from tocsin.web.views.attention import MOST_DAYS

MOST_RECORDS = 500


class Wrong(Record, frozen=True):
    """What is wrong with a request, and what to do."""

    error: str


class Endpoint(NamedTuple):
    """One address: how it is read, what it gives, and what may be asked of it."""

    path: str
    read: Callable[..., Any]
    gives: Any
    summary: str
    asked: tuple[str, ...] = ()
    pages: bool = False


_TEXT = {"type": "string"}
_DATE = {"type": "string", "format": "date"}
# What is asked, as far as it can be described; a cursor is any word that `next` of the page before
# gave.
_SHAPES: Mapping[str, dict[str, Any]] = {
    "day": _DATE,
    "as_of": {"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]},
    "from": _DATE,
    "to": _DATE,
    "limit": {"type": "integer", "minimum": 1, "maximum": MOST_RECORDS},
    "days": {"type": "integer", "minimum": 7, "maximum": MOST_DAYS},
    "q": {"type": "string", "minLength": 1, "maxLength": MOST_CHARACTERS},
}


def description(endpoints: Sequence[Endpoint], timeless: frozenset[str]) -> dict[str, Any]:
    """Describe every address (OpenAPI 3.1); `timeless` are those that are the same at whatever
    moment they are looked at.
    """
    kinds = [d.gives for d in endpoints]
    schemas, components = msgspec.json.schema_components(
        [*kinds, Wrong], ref_template="#/components/schemas/{name}"
    )
    wrong, paths = schemas[-1], {}
    for endpoint, schema in zip(endpoints, schemas, strict=False):
        sheet = {
            "type": "object",
            "required": ["items", "next"],
            "properties": {
                "items": {"type": "array", "items": schema},
                "next": {"type": ["string", "null"]},
            },
        }
        asked = (
            *endpoint.asked,
            *(("limit", "cursor") if endpoint.pages else ()),
            *(("as_of",) if endpoint.path not in timeless else ()),
        )
        parameters = [
            {
                "name": n,
                "in": "query",
                "schema": _SHAPES.get(n, _TEXT),
                "required": n in ("q", "group", "day"),
            }
            for n in asked
        ]
        if "{name" in endpoint.path:
            parameters.insert(
                0, {"name": "name", "in": "path", "required": True, "schema": {"type": "string"}}
            )
        answers = {
            "200": {
                "description": endpoint.summary,
                "content": {"application/json": {"schema": sheet if endpoint.pages else schema}},
            },
            **{
                code: {"description": reason, "content": {"application/json": {"schema": wrong}}}
                for code, reason in (
                    ("400", "What is asked cannot be read."),
                    ("404", "It is not there."),
                    ("503", "The store is away."),
                )
            },
        }
        path = endpoint.path.replace("{name:path}", "{name}")
        paths[path] = {
            "get": {
                "summary": endpoint.summary,
                "operationId": _word(path),
                "parameters": parameters,
                "responses": answers,
            }
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
