"""From a form back to the text of an entry: only the fields that were changed are written anew, all
other lines stay as somebody wrote them.
"""

import datetime as dt
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString

from tocsin.casebook.forms import NO, YES, Field, fields_of
from tocsin.casebook.round_trip import WIDTH, round_trip, value_in

_FLOW_WIDTH = 1_000_000
# What a form calls the box that takes a record out.
REMOVE = "remove"
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_TRAILING = re.compile(r" +$", re.MULTILINE)
_KEY = re.compile(r"[A-Za-z_][\w-]*\s*:")


def filled_in(section: str, text: str, given: Mapping[str, Sequence[str]]) -> str | None:
    """Return the text of an entry after a form was filled in: `given` are the values of its fields
    by their paths. None where the text cannot be shown as a form.
    """
    value = value_in(text)
    if value is None:
        return None
    changed = [
        field.name for field in fields_of(section, value) if _is_changed(value, field, given)
    ]
    if not changed:
        return text
    return _with_changed(text, value, changed)


def lines_of(text: str) -> dict[int, str]:
    """Return the path of the field that begins on each line of a text in block style, the deepest;
    lines count from 1.
    """
    paths: dict[int, str] = {}
    value = value_in(text)
    if value is not None:
        _walk(value, "", paths)
    return paths


def path_at(line: int, lines: Mapping[int, str]) -> str:
    """Return the path of the field that a line belongs to; nothing where it belongs to none."""
    before = [number for number in lines if number <= line]
    return lines[max(before)] if before else ""


def _walk(value: Any, path: str, paths: dict[int, str]) -> None:
    """Write down on which line each field and each row of a value begins."""
    if isinstance(value, CommentedMap):
        for key, inner in value.items():
            paths[value.lc.key(key)[0] + 1] = f"{path}{key}"
            _walk(inner, f"{path}{key}.", paths)
    elif isinstance(value, CommentedSeq):
        for index, inner in enumerate(value):
            paths[value.lc.item(index)[0] + 1] = f"{path}{index}"
            _walk(inner, f"{path}{index}.", paths)


def _is_changed(holder: CommentedMap, field: Field, given: Mapping[str, Sequence[str]]) -> bool:
    """Write what was given for a field into what holds it; return whether that changed it."""
    if field.kind == "rows":
        return _are_rows_changed(holder, field, given)
    if field.kind == "record":
        inner = holder.get(field.name)
        inner_map = inner if isinstance(inner, CommentedMap) else CommentedMap()
        is_changed = _are_changed(inner_map, field.rows[0], given)
        if is_changed and inner_map:
            holder[field.name] = inner_map
        elif is_changed:
            holder.pop(field.name, None)
        return is_changed
    if field.path not in given:
        return False
    sent = [text.replace("\r\n", "\n") for text in given[field.path]]
    if field.kind in ("ids", "choices"):
        chosen = [text for text in sent if text]
        return set(chosen) != set(field.chosen) and _set_list(holder, field, chosen)
    text = sent[-1].strip()
    if text == field.held.strip():
        return False
    if field.kind == "lines":
        return _set_list(holder, field, [line.strip() for line in text.split("\n") if line.strip()])
    if not text:
        return holder.pop(field.name, None) is not None
    holder[field.name] = _value(field, text, holder.get(field.name))
    return True


def _are_changed(
    holder: CommentedMap, fields: Sequence[Field], given: Mapping[str, Sequence[str]]
) -> bool:
    """Write what was given for some fields; return whether that changed any."""
    changes = [_is_changed(holder, field, given) for field in fields]
    return any(changes)


def _are_rows_changed(
    holder: CommentedMap, field: Field, given: Mapping[str, Sequence[str]]
) -> bool:
    """Write the records that were given for a field; those that are taken out go, and an empty one
    is none.
    """
    held = holder.get(field.name)
    rows = held if isinstance(held, CommentedSeq) else CommentedSeq()
    number, changed = len(rows), False
    for place, row in enumerate(field.rows):
        record = rows[place] if place < number else CommentedMap()
        changed |= _are_changed(record, row, given)
        if place >= number and record:
            rows.append(record)
    gone = [n for n in range(number) if f"{field.path}.{n}.{REMOVE}" in given]
    for place in reversed(gone):
        del rows[place]
    if changed or gone:
        holder[field.name] = rows
        if not rows:
            del holder[field.name]
    return bool(changed or gone)


def _set_list(holder: CommentedMap, field: Field, words: Sequence[str]) -> bool:
    """Write a list of words, in the style of the one that stood there."""
    before = holder.get(field.name)
    if not words:
        return holder.pop(field.name, None) is not None
    entries = CommentedSeq(words)
    is_block = isinstance(before, CommentedSeq) and before.fa.flow_style() is False
    if not is_block:
        entries.fa.set_flow_style()
    holder[field.name] = entries
    return True


def _value(field: Field, text: str, before: Any) -> Any:
    """Return what a text means in a field; a text that is no such value stays a text, and is found
    when the entry is checked.
    """
    if field.kind == "yes_no" and text in (YES, NO):
        return text == YES
    if field.kind == "number" and _NUMBER.fullmatch(text):
        return int(text) if text.lstrip("+-").isdecimal() else float(text)
    if field.kind == "date":
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            return text
    if field.kind == "yaml":
        return _read(text)
    if isinstance(before, FoldedScalarString) and "\n" not in text:
        return text
    return LiteralScalarString(f"{text}\n") if "\n" in text else text


def _read(text: str) -> Any:
    """Return the value of a text in YAML; the text itself where it cannot be read."""
    try:
        return round_trip().load(text)
    except (YAMLError, ValueError):
        return text


def _with_changed(text: str, value: CommentedMap, changed: Sequence[str]) -> str:
    """Return a text with some fields written anew. An entry on one line, or in braces, is written
    as a whole.
    """
    lines = text.split("\n")
    starts = [n for n, line in enumerate(lines) if _KEY.match(line)]
    names = [lines[n].partition(":")[0].strip() for n in starts]
    if not text.strip() or value.fa.flow_style() is True or len(set(names)) != len(names):
        return _whole(value)
    pieces: list[str] = ["\n".join(lines[: starts[0]]) + "\n"] if starts and starts[0] else []
    for number, name in enumerate(names):
        end = starts[number + 1] if number + 1 < len(starts) else len(lines)
        segment = "\n".join(lines[starts[number] : end]).rstrip("\n") + "\n"
        if name not in changed:
            pieces.append(segment)
        elif name in value:
            pieces.append(_whole(CommentedMap({name: value[name]})))
    added = [name for name in changed if name not in names and name in value]
    pieces += [_whole(CommentedMap({name: value[name]})) for name in added]
    return "".join(pieces)


def _whole(value: CommentedMap) -> str:
    """Return fields as YAML, with their comments."""
    is_flow = value.fa.flow_style() is True
    out = io.StringIO()
    round_trip(_FLOW_WIDTH if is_flow else WIDTH).dump(value, out)
    return _TRAILING.sub("", out.getvalue()) if value else ""
