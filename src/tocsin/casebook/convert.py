"""From a row to a record: everything that is wrong about a row is said at once, in words of the
file rather than of the program.
"""

import datetime as dt
import re
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, get_args, get_origin

import msgspec

from tocsin.casebook.observing import RECORD, conditions, misplaced
from tocsin.casebook.rows import SECTIONS, Row, nearest, said
from tocsin.casebook.yaml_lines import Path_
from tocsin.records import Entry, Issue
from tocsin.records.watched import Clock, Id

# What a problem need not write where it names a template.
_OF_TEMPLATES = ("question", "resolution", "hypotheses", "indicators", "reference_class")
_DATE_HINT = "Write a day as 2024-01-31."
# How a text is written that must have a form.
_FORMS = (
    (Id, "An id has Latin letters, digits, _ and -, and begins with a letter."),
    (Clock, "Write a time of day as 22:00."),
)
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
    except msgspec.ValidationError:
        issues += _faults(row, kind, row.value, ())
        return None


def _faults(
    row: Row, kind: type[msgspec.Struct], value: Mapping[str, Any], at: Path_
) -> Iterator[Issue]:
    """Yield what is wrong with each field of a row, or of a record inside it: unknown ones, missing
    ones, and values that do not fit.
    """
    fields = {f.name: f for f in msgspec.structs.fields(kind)}
    tag = kind.__struct_config__.tag_field
    for name in value:
        if name not in fields and name != tag:
            yield _unknown(row, fields if tag != RECORD else conditions(), value, (*at, name))
    for name, field in fields.items():
        if name in value:
            yield from _unfit(row, field.type, value[name], (*at, name))
        elif field.required:
            yield _missing(row, name, field.type, at)


def _unknown(row: Row, known: Iterable[str], value: Mapping[str, Any], at: Path_) -> Issue:
    """Say that there is no such field, or that it does not go with the kind of record looked at."""
    *home, name = at
    wrong = misplaced(value, str(name))
    if wrong is not None:
        return row.issue(at, f"{_label(tuple(home))}: {wrong[0]}", wrong[1])
    where = "" if home else f" in {row.section}"
    return row.issue(at, f"unknown field {name!r}{where}.", nearest(str(name), known))


def _tagged(
    row: Row, kinds: Sequence[type[msgspec.Struct]], value: Mapping[str, Any], at: Path_
) -> Iterator[Issue]:
    """Yield what is wrong with a record that may be of several kinds, by the kind it names."""
    tag = kinds[0].__struct_config__.tag_field or ""
    by_name = {str(kind.__struct_config__.tag): kind for kind in kinds}
    given = value.get(tag)
    if tag not in value:
        hint = f"One of: {', '.join(by_name)}."
        yield row.issue(at, f"`{tag}` is missing in {_label(at)}.", hint)
    elif given in by_name:
        yield from _faults(row, by_name[given], value, at)
    else:
        hint = f"{_likely(str(given), tuple(by_name))}Allowed: {', '.join(by_name)}."
        yield row.issue((*at, tag), f"{_label((*at, tag))} cannot be {_shown(given)}.", hint)


def _missing(row: Row, name: str, kind: Any, at: Path_) -> Issue:
    """Say that a field is missing, and what may stand there."""
    allowed = choices(kind)
    hint = f"One of: {', '.join(allowed)}." if allowed else f"Write `{name}: ...`."
    if not at and name in _OF_TEMPLATES:
        hint = f"{hint[:-1]}, or let a template give it: `template: pretext`."
    where = f" in {_label(at)}" if at else ""
    return row.issue(at, f"`{name}` is missing{where}.", hint)


def _unfit(row: Row, kind: Any, value: Any, at: Path_) -> Iterator[Issue]:
    """Yield why a value does not fit: for each of its parts where it has parts."""
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        issues = list(_in_parts(row, kind, value, at))
        yield from issues or [row.issue(at, *_misfit(_label(at), str(error), value, kind))]


def _in_parts(row: Row, kind: Any, value: Any, at: Path_) -> Iterator[Issue]:
    """Yield what is wrong with the fields of a record, the items of a list or the values of a
    mapping; nothing where the value is not of the kind that is wanted.
    """
    records, items, values = _records_in(kind), _held_by(kind, tuple), _held_by(kind, dict)
    if isinstance(value, dict) and len(records) > 1:
        yield from _tagged(row, records, value, at)
    elif isinstance(value, dict) and records:
        yield from _faults(row, records[0], value, at)
    elif isinstance(value, dict) and values is not None:
        for name, part in value.items():
            yield from _unfit(row, values, part, (*at, name))
    elif isinstance(value, list) and items is not None:
        for index, part in enumerate(value):
            yield from _unfit(row, items, part, (*at, index))


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
        hint = next((text for wanted, text in _FORMS if _holds(kind, wanted)), None)
        return f"{label} cannot be {_shown(given)}.", hint
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


def _holds(kind: Any, wanted: Any) -> bool:
    """Return whether a type is another one or has it among its parts."""
    return kind == wanted or any(_holds(inner, wanted) for inner in get_args(kind))


def _records_in(kind: Any) -> tuple[type[msgspec.Struct], ...]:
    """Return the record a type is, or those it may be."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return (kind,)
    if get_origin(kind) in (tuple, dict):
        return ()
    return tuple(record for inner in get_args(kind) for record in _records_in(inner))


def _held_by(kind: Any, container: type) -> Any:
    """Return the type of what a list or mapping of a type holds; None where the type is no such."""
    if get_origin(kind) is container:
        return [part for part in get_args(kind) if part is not Ellipsis][-1]
    return None
