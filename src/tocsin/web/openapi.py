"""What the addresses of the JSON API are described by (OpenAPI 3.1)."""

from collections.abc import Callable, Mapping, Sequence
from typing import (
    Any,
    NamedTuple,
    Protocol,
    TypeAlias,
    TypeVar,
    get_origin,
    get_type_hints,
)

import msgspec

import tocsin
from tocsin.language.search_query import MOST_CHARACTERS
from tocsin.records import Record, Role
from tocsin.web.answers import Page, Wrong
from tocsin.web.views.attention import MOST_DAYS

MOST_RECORDS = 500


class Endpoint(NamedTuple):
    """One address: how it is read, a line about it, and what may be asked of it.

    What it gives is what its reader is annotated to return; `of` says which records where the
    reader is the same for several kinds. One that is `timeless` gives the same at whatever moment
    it is looked at. `needs` names what must be asked of it; `least` is the role that may, None
    where no token is asked for.
    """

    path: str
    read: Callable[..., Any]
    summary: str
    parameters: tuple[str, ...] = ()
    of: type[Any] | None = None
    timeless: bool = False
    needs: tuple[str, ...] = ()
    least: Role | None = "reader"

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
    # What is marked so is given only to whoever names it.
    "marking": {"type": "string", "enum": ["red"]},
    "from": _DATE,
    "to": _DATE,
    "status": {"type": "string", "enum": ["open", "resolved"]},
    "limit": {"type": "integer", "minimum": 1, "maximum": MOST_RECORDS},
    "days": {"type": "integer", "minimum": 7, "maximum": MOST_DAYS},
    "q": {"type": "string", "minLength": 1, "maxLength": MOST_CHARACTERS},
}


_WRONG = {
    "400": "What is asked cannot be read.",
    "401": "A token is missing, or not taken.",
    "403": "The role of the token may not do that.",
    "404": "It is not there.",
    "409": "It cannot be done as it is asked.",
    "413": "Too much was sent.",
    "415": "What was sent is not JSON by its own word.",
    "429": "Too many wrong tokens came from this address.",
    "503": "The store is away.",
}
_OF_READING = ("400", "404", "503")
_OF_TOKENS = ("401", "403", "429")
_OF_ACTS = (*_OF_READING, *_OF_TOKENS, "409", "413", "415")
_INFO = {
    "title": "Tocsin's desk",
    "version": tocsin.__version__,
    "description": "Records as they stand in a run's JSONL files, and what people say of them.",
}
_SCHEME = "token"
_SECURITY = {
    _SCHEME: {
        "type": "http",
        "scheme": "bearer",
        "description": "A token of a named person: `tocsin token new NAME --role ROLE`. Until one "
        "is made, a desk can be read without.",
    }
}
Schema: TypeAlias = dict[str, Any]


class Described(Protocol):
    """What is described of an act."""

    @property
    def path(self) -> str:
        """Return its address."""
        ...

    @property
    def do(self) -> Callable[..., Any]:
        """Return what does it; it answers what this is annotated to return."""
        ...

    @property
    def takes(self) -> type[Record]:
        """Return what is sent."""
        ...

    @property
    def summary(self) -> str:
        """Return a line about it."""
        ...


def description(endpoints: Sequence[Endpoint], actions: Sequence[Described] = ()) -> Schema:
    """Describe every address (OpenAPI 3.1): each answer by the type of its reader, each act by what
    is sent and what it returns.
    """
    kinds = [endpoint.gives for endpoint in endpoints]
    results = [get_type_hints(action.do)["return"] for action in actions]
    sent = [action.takes for action in actions]
    schemas, components = msgspec.json.schema_components(
        [*kinds, *results, *sent, Wrong], ref_template="#/components/schemas/{name}"
    )
    wrong = schemas[-1]
    paths: dict[str, Schema] = {}
    for endpoint, schema in zip(endpoints, schemas, strict=False):
        path = endpoint.path.replace("{name:path}", "{name}")
        paths.setdefault(path, {})["get"] = _reading(endpoint, path, schema, wrong)
    first, half = len(kinds), len(results)
    for number, action in enumerate(actions, first):
        answer, wanted = schemas[number], schemas[number + half]
        paths.setdefault(action.path, {})["post"] = _act(action, wanted, answer, wrong)
    parts = {"schemas": components, "securitySchemes": _SECURITY}
    return {"openapi": "3.1.0", "info": _INFO, "paths": paths, "components": parts}


def _reading(endpoint: Endpoint, path: str, schema: Schema, wrong: Schema) -> Schema:
    """Describe how an address is read."""
    codes = _OF_READING if endpoint.least is None else (*_OF_READING, *_OF_TOKENS)
    operation = {
        "summary": endpoint.summary,
        "operationId": _word(path),
        "parameters": _parameters(endpoint),
        "responses": _responses("200", endpoint.summary, schema, codes, wrong),
    }
    if endpoint.least is not None:
        operation["security"] = [{_SCHEME: []}]
    return operation


def _act(action: Described, wanted: Schema, answer: Schema, wrong: Schema) -> Schema:
    """Describe an act."""
    return {
        "summary": action.summary,
        "operationId": f"act_{_word(action.path)}",
        "parameters": [_parameter("name", "path", True)] if "{name" in action.path else [],
        "requestBody": {"required": True, "content": {"application/json": {"schema": wanted}}},
        "responses": _responses("201", action.summary, answer, _OF_ACTS, wrong),
        "security": [{_SCHEME: []}],
    }


def _parameters(endpoint: Endpoint) -> list[Schema]:
    """Describe what may be asked of an address."""
    names = list(endpoint.parameters)
    if endpoint.pages:
        names += ["limit", "cursor"]
    if not endpoint.timeless:
        names.append("as_of")
    if endpoint.least is not None:
        names.append("marking")
    queried = [_parameter(name, "query", name in endpoint.needs) for name in names]
    if "{name" not in endpoint.path:
        return queried
    return [_parameter("name", "path", True), *queried]


def _parameter(name: str, place: str, is_required: bool) -> Schema:
    """Describe one thing that is asked."""
    schema = _SHAPES.get(name, _TEXT)
    return {"name": name, "in": place, "schema": schema, "required": is_required}


def _responses(
    status: str, summary: str, schema: Schema, codes: Sequence[str], wrong: Schema
) -> Schema:
    """Describe what an address answers."""
    answers = {status: _response(summary, schema)}
    answers |= {code: _response(_WRONG[code], wrong) for code in codes}
    return answers


def _response(summary: str, schema: Schema) -> Schema:
    """Describe one answer."""
    return {"description": summary, "content": {"application/json": {"schema": schema}}}


def _word(path: str) -> str:
    """Return a path as one word."""
    return "_".join(p.strip("{}") for p in path.strip("/").split("/")[1:])
