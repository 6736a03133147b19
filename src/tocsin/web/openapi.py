"""What the addresses of the JSON API are described by (OpenAPI 3.1)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias, TypeVar, get_origin, get_type_hints

import msgspec

import tocsin
from tocsin.language.search_query import MOST_CHARACTERS
from tocsin.web.answers import Page, Wrong
from tocsin.web.views.attention import MOST_DAYS

MOST_RECORDS = 500


class Endpoint(NamedTuple):
    """One address: how it is read, a line about it, and what may be asked of it.

    What it gives is what its reader is annotated to return; `of` says which records where the
    reader is the same for several kinds. One that is `timeless` gives the same at whatever moment
    it is looked at.
    """

    path: str
    read: Callable[..., Any]
    summary: str
    asked: tuple[str, ...] = ()
    of: type[Any] | None = None
    timeless: bool = False

    @property
    def gives(self) -> Any:
        """Return the type of what its reader returns.

        Raises:
            TypeError: the reader does not say, or not of which records.
        """
        returned = get_type_hints(self.read).get("return")
        if returned is None:
            raise TypeError(f"{self.path}: its reader says nothing of what it returns")
        parameters = getattr(returned, "__parameters__", ())
        is_open = isinstance(returned, TypeVar) or bool(parameters)
        if is_open and self.of is None:
            raise TypeError(f"{self.path}: its reader does not say which records it returns")
        if isinstance(returned, TypeVar):
            return self.of
        return returned[self.of] if parameters else returned

    @property
    def pages(self) -> bool:
        """Return whether it gives a list page by page."""
        return get_origin(self.gives) is Page


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


_WRONG = (
    ("400", "What is asked cannot be read."),
    ("404", "It is not there."),
    ("503", "The store is away."),
)
# What must be asked where it is asked at all.
_REQUIRED = frozenset({"q", "group", "day"})
_INFO = {
    "title": "Tocsin's desk",
    "version": tocsin.__version__,
    "description": "Records as they stand in a run's JSONL files.",
}
Schema: TypeAlias = dict[str, Any]


def description(endpoints: Sequence[Endpoint]) -> Schema:
    """Describe every address (OpenAPI 3.1), each answer by the type of its reader."""
    kinds = [endpoint.gives for endpoint in endpoints]
    (*schemas, wrong), components = msgspec.json.schema_components(
        [*kinds, Wrong], ref_template="#/components/schemas/{name}"
    )
    paths = {}
    for endpoint, schema in zip(endpoints, schemas, strict=True):
        path = endpoint.path.replace("{name:path}", "{name}")
        operation = {
            "summary": endpoint.summary,
            "operationId": _word(path),
            "parameters": _parameters(endpoint),
            "responses": _responses(endpoint.summary, schema, wrong),
        }
        paths[path] = {"get": operation}
    parts = {"schemas": components}
    return {"openapi": "3.1.0", "info": _INFO, "paths": paths, "components": parts}


def _parameters(endpoint: Endpoint) -> list[Schema]:
    """Describe what may be asked of an address."""
    asked = list(endpoint.asked)
    if endpoint.pages:
        asked += ["limit", "cursor"]
    if not endpoint.timeless:
        asked.append("as_of")
    queried = [_parameter(name, "query", name in _REQUIRED) for name in asked]
    if "{name" not in endpoint.path:
        return queried
    return [_parameter("name", "path", True), *queried]


def _parameter(name: str, place: str, is_required: bool) -> Schema:
    """Describe one thing that is asked."""
    schema = _SHAPES.get(name, _TEXT)
    return {"name": name, "in": place, "schema": schema, "required": is_required}


def _responses(summary: str, schema: Schema, wrong: Schema) -> Schema:
    """Describe what an address answers."""
    answers = {"200": _response(summary, schema)}
    answers |= {status: _response(reason, wrong) for status, reason in _WRONG}
    return answers


def _response(summary: str, schema: Schema) -> Schema:
    """Describe one answer."""
    return {"description": summary, "content": {"application/json": {"schema": schema}}}


def _word(path: str) -> str:
    """Return a path as one word."""
    return "_".join(p.strip("{}") for p in path.strip("/").split("/")[1:])
