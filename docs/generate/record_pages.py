"""The reference of records as files: every JSONL file of a run, and every field, from the types themselves."""

import inspect
import typing
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import inspect as types

from cells import table
from tocsin.exchange.jsonl import FILES
from tocsin.records import Alarm, Assessment, Dropped, Facts, Record

_PLAIN: Mapping[type[types.Type], str] = {
    types.StrType: "text",
    types.IntType: "whole number",
    types.FloatType: "number",
    types.BoolType: "true or false",
    types.DateTimeType: "time (ISO 8601, UTC)",
    types.DateType: "day (ISO 8601)",
    types.NoneType: "null",
}
_INTRODUCTION = """# Files a run leaves

`--out` holds the brief (`brief.html`, `brief.md`, and the public form `brief-public.*`), `map.geojson`, and one file of JSON lines for
each kind of record. Each line is one record. This page is generated from the records themselves: a field has the name that it has in
Python (`tocsin.records`, see [Records](records.md)).

A value that is not known is `null`, never zero and never an empty text. Scores are rounded to six places. Spans are half-open character
offsets into `text` of the document. Ids are digests of content: the same input has the same ids in every run.
"""


def output_files() -> str:
    """Return the page: a section for each file, then one for each record that stands inside others."""
    kinds = file_kinds()
    parts = [_INTRODUCTION, table(("file", "one line is"), _contents(kinds))]
    for name, kind in kinds.items():
        parts += [f"## `{name}.jsonl` {{ #{name} }}", meaning(kind), field_table(kind)]
    parts += ["## Parts of records { #parts }", "These stand inside the records above."]
    for kind in inner_kinds(kinds.values()):
        parts += [f"### {kind.__name__} {{ #{anchor(kind)} }}", meaning(kind), field_table(kind)]
    return "\n\n".join(parts) + "\n"


def file_kinds() -> dict[str, type[Record]]:
    """Return the record that each file holds, in the order of the files."""
    hints = typing.get_type_hints(Facts)
    held = {name: typing.get_args(hints[name])[0] for name in FILES if name in hints}
    held |= {"assessments": Assessment, "alarms": Alarm, "dropped": Dropped}
    return {name: held[name] for name in FILES}


def _contents(kinds: Mapping[str, type[Record]]) -> Iterator[tuple[str, str]]:
    """Yield each file with the first sentence about its record."""
    for name, kind in kinds.items():
        first = meaning(kind).partition(". ")[0].removesuffix(".")
        yield f"[`{name}.jsonl`](#{name})", f"{first}."


def meaning(kind: type) -> str:
    """Return what a record's docstring says of it."""
    return inspect.getdoc(kind) or ""


def anchor(kind: type) -> str:
    """Return the address of a record's section on its page."""
    return f"part-{kind.__name__.lower()}"


def field_table(kind: type[Record], needed: str = "") -> str:
    """Return the fields of a record: name, value, and what holds where it is left out; `needed` where nothing does."""
    info = types.type_info(kind)
    assert isinstance(info, types.StructType)
    rows = [
        (f"`{f.encode_name}`", worded(f.type), needed if f.required else _default(f))
        for f in info.fields
    ]
    return table(("field", "value", "default"), rows)


def _default(field: types.Field) -> str:
    """Return what a field holds where nothing is given."""
    if field.default is not msgspec.NODEFAULT:
        value: Any = field.default
    else:
        value = field.default_factory()
    if isinstance(value, Record):
        return "its own defaults"
    return "none" if value == () else f"`{msgspec.json.encode(value).decode()}`"


def worded(kind: types.Type) -> str:
    """Return in words what a field may hold."""
    if isinstance(kind, types.Metadata):
        return worded(kind.type)
    if type(kind) in _PLAIN:
        return _PLAIN[type(kind)]
    if isinstance(kind, types.LiteralType):
        return " · ".join(f"`{value}`" for value in kind.values)
    if isinstance(kind, types.StructType):
        return f"[{kind.cls.__name__}](#{anchor(kind.cls)})"
    if isinstance(kind, types.UnionType):
        return _union(kind)
    if isinstance(kind, types.VarTupleType | types.ListType):
        return f"list of {worded(kind.item_type)}"
    if isinstance(kind, types.TupleType):
        return f"list ({', '.join(worded(item) for item in kind.item_types)})"
    if isinstance(kind, types.DictType):
        return f"object: {worded(kind.key_type)} to {worded(kind.value_type)}"
    return "any value"


def _union(kind: types.UnionType) -> str:
    """Return alternatives in words, null last."""
    present = [worded(t) for t in kind.types if not isinstance(t, types.NoneType)]
    nullable = len(present) < len(kind.types)
    return " or ".join(present) + (", or null" if nullable else "")


def inner_kinds(outer: typing.Iterable[type[Record]]) -> list[type[Record]]:
    """Return the records that stand inside others and have no file of their own, by name."""
    outermost = set(outer)
    inside: dict[type[Record], None] = {}
    for kind in outermost:
        _gather(types.type_info(kind), inside)
    found = {kind.__name__: kind for kind in inside if kind not in outermost}
    return [found[name] for name in sorted(found)]


def _gather(kind: types.Type, found: dict[type[Record], None]) -> None:
    """Add the records that a type is made of; one that holds itself is taken once."""
    if isinstance(kind, types.StructType) and issubclass(kind.cls, Record):
        if kind.cls in found:
            return
        found[kind.cls] = None
    for part in _parts(kind):
        _gather(part, found)


def _parts(kind: types.Type) -> tuple[types.Type, ...]:
    """Return the types that a type is made of."""
    if isinstance(kind, types.StructType):
        return tuple(field.type for field in kind.fields)
    if isinstance(kind, types.UnionType):
        return kind.types
    if isinstance(kind, types.VarTupleType | types.ListType):
        return (kind.item_type,)
    if isinstance(kind, types.TupleType):
        return kind.item_types
    if isinstance(kind, types.DictType):
        return (kind.value_type,)
    return (kind.type,) if isinstance(kind, types.Metadata) else ()
