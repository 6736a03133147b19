"""From a row to a record: everything that is wrong about a row is said at once, in words of the
file rather than of the program.
"""

import datetime as dt
import re
import typing
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import msgspec

from tocsin.casebook.observing import RECORD, conditions, misplaced
from tocsin.casebook.rows import SECTIONS, Row, nearest, said
from tocsin.casebook.yaml_lines import Path_
from tocsin.records import OBSERVED_KINDS, Entry, Issue

# What a problem need not write where it names a template.
_OF_TEMPLATES = ("question", "resolution", "hypotheses", "indicators", "reference_class")
_DATE_HINT = "Write a day as 2024-01-31."
_KINDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "fields of its own",
    "date": "a day",
    "null": "nothing",
}


def convert(row: Row, issues: list[Issue]) -> Entry | None:
    """Make one record of one row; where it cannot be made, every fault is added to `issues`."""
    kind = SECTIONS[row.section]
    try:
        return msgspec.convert(row.value, kind)
    except msgspec.ValidationError as error:
        found = list(_faults(row, kind))
        issues += found or [_told(row, kind, (), str(error), row.value)]
        return None


def _faults(row: Row, kind: type[Entry]) -> Iterator[Issue]:
    """Yield what is wrong with each field of a row: unknown ones, missing ones, and values that do
    not fit.
    """
    fields = {f.name: f for f in msgspec.structs.fields(kind)}
    for name in row.value:
        if name not in fields:
            yield row.issue(
                (name,), f"unknown field {name!r} in {row.section}.", nearest(name, fields)
            )
    for name, field in fields.items():
        if name in row.value:
            try:
                msgspec.convert(row.value[name], field.type)
            except msgspec.ValidationError as error:
                yield _told(row, kind, (name,), str(error), row.value[name])
        elif field.required:
            allowed = choices(field.type)
            hint = f"One of: {', '.join(allowed)}." if allowed else f"Write `{name}: ...`."
            hint = (
                f"{hint[:-1]}, or let a template give it: `template: pretext`."
                if name in _OF_TEMPLATES
                else hint
            )
            yield row.issue((), f"`{name}` is missing.", hint)


def _told(row: Row, kind: type[Entry], field: Path_, error: str, value: Any) -> Issue:
    """Put an error of the decoder into words; the value that does not fit is named
    with what would.
    """
    message, _, where = error.partition(" - at `")
    inner = _parse_path(where.rstrip("`"))
    path = (*field, *inner)
    if (unknown := re.search(r"unknown field `([^`]+)`", message)) is not None:
        name = unknown.group(1)
        home = _inside(value, inner)
        if isinstance(home, dict) and path[-1:] == ("observe",):
            if (wrong := misplaced(home, name)) is not None:
                return row.issue((*path, name), f"{_label(path)}: {wrong[0]}", wrong[1])
            return row.issue((*path, name), f"unknown field {name!r}.", nearest(name, conditions()))
        return row.issue(
            (*path, name), f"unknown field {name!r}.", nearest(name, _fields_at(kind, path))
        )
    if (missing := re.search(r"missing required field `([^`]+)`", message)) is not None:
        name = missing.group(1)
        allowed = _choices_at(kind, (*path, name))
        hint = f"One of: {', '.join(allowed)}." if allowed else f"Write `{name}: ...`."
        return row.issue(path, f"`{name}` is missing in {_label(path)}.", hint)
    given = _inside(value, inner)
    if path[-2:] == ("observe", RECORD) and isinstance(given, str):
        allowed = tuple(OBSERVED_KINDS)
        hint = f"{_likely(given, allowed)}Allowed: {', '.join(allowed)}."
        return row.issue(path, f"{_label(path)} cannot be {given!r}.", hint)
    return row.issue(path, *_misfit(_label(path), message, given, _type_at(kind, path)))


def _choices_at(kind: type[Entry], path: Path_) -> tuple[str, ...]:
    """Return the values that a field inside an entry may have; empty where they are not listed."""
    if path[-2:] == ("observe", RECORD):
        return tuple(OBSERVED_KINDS)
    return choices(_type_at(kind, path))


def _misfit(label: str, message: str, given: Any, kind: Any) -> tuple[str, str | None]:
    """Say why a value does not fit, and what would."""
    allowed = choices(kind)
    if allowed and isinstance(given, str):
        return (
            f"{label} cannot be {given!r}.",
            f"{_likely(given, allowed)}Allowed: {', '.join(allowed)}.",
        )
    if _holds(kind, dt.date) and not _holds(kind, str):
        return f"{label} is no day: {_shown(given)}.", _DATE_HINT
    if (expected := re.match(r"Expected `([^`]+)`, got `[^`]+`", message)) is not None:
        wanted = [_KINDS.get(w.strip(), w.strip()) for w in expected.group(1).split("|")]
        hint = (
            f"Write a list: [{given}]."
            if wanted[0] == "a list" and isinstance(given, str | int)
            else None
        )
        hint = (
            f'Write it in quotation marks: "{given}".'
            if wanted[0] == "text" and _is_plain(given)
            else hint
        )
        return f"{label} must be {' or '.join(dict.fromkeys(wanted))}; found {said(given)}.", hint
    if "matching regex" in message:
        return (
            f"{label} cannot be {_shown(given)}.",
            "An id has Latin letters, digits, _ and -, and begins with a letter.",
        )
    return f"{label}: {_plainly(message)}; found {_shown(given)}.", None


def _plainly(message: str) -> str:
    """Return the decoder's message about a range or a length without its marks."""
    return re.sub(
        r"^Expected `(?:str|float|int|array|object)` (?:of length )?", "must be ", message
    ).replace("`", "")


def _is_plain(value: Any) -> bool:
    """Return whether a value is a number, a day or yes or no that YAML read where
    a text was meant.
    """
    return isinstance(value, bool | int | float | dt.date)


def _shown(value: Any) -> str:
    """Return a value as a person would write it."""
    return repr(value) if isinstance(value, str) else "nothing" if value is None else str(value)


def _likely(given: str, allowed: tuple[str, ...]) -> str:
    """Return the one allowed value that was probably meant."""
    hint = nearest(given.casefold().replace(" ", "_").replace("-", "_"), allowed)
    return f"{hint} " if hint.startswith("Did you mean") else ""


def _label(path: Path_) -> str:
    """Return how a place inside an entry is called: `indicators[2].observe`."""
    text = "".join(
        f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path
    ).removeprefix(".")
    return f"`{text}`" if text else "the entry"


def _inside(value: Any, path: Path_) -> Any:
    """Return the value at a path inside another; None where the path leads nowhere."""
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _parse_path(where: str) -> Path_:
    """Read a path such as `$.indicators[2].observe` as keys and indexes."""
    parts: list[str | int] = []
    for key, index in re.findall(r"\.([^.\[\]]+)|\[(\d+)\]", where):
        parts.append(int(index) if index else key)
    return tuple(parts)


def choices(kind: Any) -> tuple[str, ...]:
    """Return the values a field may have, where they are a closed list; empty
    where they are not.
    """
    origin = get_origin(kind)
    if origin is Literal:
        return tuple(map(str, get_args(kind)))
    if origin is typing.Annotated:
        return choices(get_args(kind)[0])
    if origin is dict or kind in (str, dt.date):
        return ()
    return tuple(
        dict.fromkeys(
            c for inner in get_args(kind) if inner is not type(None) for c in choices(inner)
        )
    )


def _holds(kind: Any, wanted: type) -> bool:
    """Return whether a type is another one or has it among its parts."""
    return kind is wanted or any(_holds(inner, wanted) for inner in get_args(kind))


def _type_at(kind: Any, path: Path_) -> Any:
    """Return the type that stands where a path ends."""
    current: Any = kind
    for part in path:
        record = _record_in(current)
        if isinstance(part, int) or record is None:
            parts = [a for a in get_args(current) if a is not Ellipsis and a is not type(None)]
            current = parts[-1] if parts else current
            continue
        current = next((f.type for f in msgspec.structs.fields(record) if f.name == part), record)
    return current


def _record_in(kind: Any) -> type[msgspec.Struct] | None:
    """Return the record a type is, or may be."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return kind
    if get_origin(kind) in (tuple, dict):
        return None
    return next((r for inner in get_args(kind) if (r := _record_in(inner)) is not None), None)


def _fields_at(kind: type[Entry], path: Path_) -> list[str]:
    """Return the field names that are known where a path ends."""
    record = _record_in(_type_at(kind, path))
    return [f.name for f in msgspec.structs.fields(record)] if record is not None else []
