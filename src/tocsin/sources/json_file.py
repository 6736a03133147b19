"""A `.json` file: a Telegram export, a GeoJSON feature collection, a STIX bundle, MISP events,
JSON lines under another name, or rows inside an answer.

Services that are asked over the net answer with rows inside an object (`{"articles": [...]}`). They
are read as rows of JSON lines are; columns under the names other programs use are taken for ours.
"""

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from tocsin.errors import InputError
from tocsin.sources.captures import Read, Reading
from tocsin.sources.columns import fields_of_row, row_in_our_names
from tocsin.sources.decode import decode
from tocsin.sources.faults import refusal
from tocsin.sources.json_stream import seekable
from tocsin.sources.misp_file import misp_events, read_misp
from tocsin.sources.occurrences import read_features
from tocsin.sources.post_json import kind_of
from tocsin.sources.stix_bundle import is_bundle, read_bundle
from tocsin.sources.tables import read_jsonl
from tocsin.sources.telegram import is_export, read_export

# Where services put their rows, the most telling name first; elsewhere the first list of objects
# with text is taken.
_LISTS = (
    "articles",
    "items",
    "documents",
    "posts",
    "entries",
    "results",
    "data",
    "rows",
    "response",
    "hits",
    "value",
)
_DEEPEST = 4
_HELP = (
    "Give a Telegram export, GeoJSON, or rows with a text: one object a line as .jsonl, or a list "
    "of objects with at least "
    '"text" (or "content", "body").'
)


def read_json(reading: Reading, stream: BinaryIO) -> Iterator[Read]:
    """Read a JSON file by what it holds.

    Raises:
        InputError: it is no JSON, or nothing in it can be read.
    """
    again = seekable(stream)
    if is_bundle(again):
        yield from read_bundle(reading, again)
        return
    body = again.read()
    if not body.strip():
        raise InputError(f"{reading.name}: empty; nothing to read.", reason="empty")
    try:
        value = parse_json(body, reading.name)
    except InputError:
        if not _is_lines(body):
            raise
        yield from read_jsonl(reading, io.BytesIO(body))
        return
    if is_export(value):
        yield from read_export(reading, value)
    elif isinstance(value, dict) and value.get("type") == "FeatureCollection":
        yield from read_features(reading, value)
    elif misp_events(value):
        yield from read_misp(reading, value)
    else:
        yield from _rows(reading, value)


def parse_json(body: bytes, name: str) -> Any:
    """Return the value of a JSON file, in any encoding texts come in.

    Raises:
        InputError: it is no JSON, or nested deeper than anything a program writes.
    """
    try:
        return msgspec.json.decode(body)
    except RecursionError:
        raise InputError(f"{name}: nested too deeply to be read.", reason="json") from None
    except (ValueError, msgspec.DecodeError) as error:
        first = error
    try:
        return json.loads(decode(body, name).removeprefix("\ufeff"))
    except RecursionError:
        raise InputError(f"{name}: nested too deeply to be read.", reason="json") from None
    except ValueError:
        raise InputError(f"{name}: not JSON ({first}).", reason="json") from None


def _is_lines(body: bytes) -> bool:
    """Return whether a file holds an object a line, and more than one line."""
    lines = [line for line in body.splitlines() if line.strip()][:2]
    if len(lines) < 2:
        return False
    try:
        return all(isinstance(msgspec.json.decode(line), dict) for line in lines)
    except (ValueError, RecursionError):
        return False


def _rows(reading: Reading, value: Any) -> Iterator[Read]:
    """Yield a capture of every row inside a value.

    Raises:
        InputError: there are none.
    """
    where, rows = _rows_in(value, "", 0)
    if rows is None:
        raise InputError(
            f"{reading.name}: JSON ({kind_of(value)}) without a text to read. {_HELP}",
            reason="schema",
        )
    for number, item in enumerate(rows, start=1):
        origin = f"{reading.name}#{where}{number}"
        try:
            yield reading.row(origin, row_in_our_names(origin, item))
        except Exception as error:  # noqa: BLE001  (the boundary of one item)
            yield refusal(origin, error)


def _rows_in(value: Any, where: str, depth: int) -> tuple[str, list[Any] | None]:
    """Return the list of rows inside a value and how it is called there; a lone object with a text
    is a row of its own.
    """
    if isinstance(value, list):
        return where, value if any(
            isinstance(v, dict) and "text" in fields_of_row(v) for v in value
        ) else None
    if not isinstance(value, dict) or depth > _DEEPEST:
        return where, None
    usual = [key for key in _LISTS if key in value]
    if depth == 0 and not usual and "text" in fields_of_row(value):
        return where, [value]
    for key in (*usual, *(k for k in value if k not in usual)):
        inner = value[key]
        if (
            isinstance(inner, list | dict)
            and (rows := _rows_in(inner, f"{key}/", depth + 1))[1] is not None
        ):
            return rows
    return where, [value] if depth == 0 and "text" in fields_of_row(value) else None
