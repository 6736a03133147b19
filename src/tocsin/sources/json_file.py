"""A `.json` file: a Telegram export, a GeoJSON feature collection, a STIX bundle, MISP events,
JSON lines under another name, or rows inside an answer.

Services that are asked over the net answer with rows inside an object (`{"articles": [...]}`). They
are read as rows of JSON lines are; columns under the names other programs use are taken for ours.
"""

import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from tocsin.errors import InputError
from tocsin.sources.captures import Read, Reading
from tocsin.sources.decode import decode
from tocsin.sources.elements import parse_page, written
from tocsin.sources.faults import refusal
from tocsin.sources.json_stream import seekable
from tocsin.sources.markup import plain_line
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
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|\w+);")
# What other programs call our fields, in small letters without `_`; the first that is there is
# taken.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text",
        "content",
        "body",
        "bodytext",
        "fulltext",
        "contenttext",
        "articlebody",
        "message",
        "article",
        "description",
        "summary",
        "contenthtml",
        "snippet",
    ),
    "published_at": (
        "publishedat",
        "published",
        "datepublished",
        "publisheddate",
        "publishdate",
        "pubdate",
        "webpublicationdate",
        "date",
        "datetime",
        "createdat",
    ),
    "source": ("source", "outlet", "channel", "publisher", "domain"),
    "url": ("url", "link", "permalink", "weburl", "externalurl"),
    "title": ("title", "headline", "webtitle"),
    "id": ("id", "messageid", "postid", "guid", "uuid"),
    "language": ("language", "lang"),
}
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
    where, rows = _found(value, "", 0)
    if rows is None:
        raise InputError(
            f"{reading.name}: JSON ({kind_of(value)}) without a text to read. {_HELP}",
            reason="schema",
        )
    for number, item in enumerate(rows, start=1):
        origin = f"{reading.name}#{where}{number}"
        try:
            yield reading.row(origin, _row(origin, item))
        except Exception as error:  # noqa: BLE001  (the boundary of one item)
            yield refusal(origin, error)


def _found(value: Any, where: str, depth: int) -> tuple[str, list[Any] | None]:
    """Return the list of rows inside a value and how it is called there; a lone object with a text
    is a row of its own.
    """
    if isinstance(value, list):
        return where, value if any(
            isinstance(v, dict) and "text" in _fields(v) for v in value
        ) else None
    if not isinstance(value, dict) or depth > _DEEPEST:
        return where, None
    usual = [key for key in _LISTS if key in value]
    if depth == 0 and not usual and "text" in _fields(value):
        return where, [value]
    for key in (*usual, *(k for k in value if k not in usual)):
        inner = value[key]
        if (
            isinstance(inner, list | dict)
            and (rows := _found(inner, f"{key}/", depth + 1))[1] is not None
        ):
            return rows
    return where, [value] if depth == 0 and "text" in _fields(value) else None


def _fields(item: Mapping[str, Any]) -> dict[str, str]:
    """Return our field -> the row's own key, for each that is there with a value."""
    low = {
        key.casefold().replace("_", ""): key
        for key, value in item.items()
        if value not in (None, "", [], {})
    }
    return {
        field: low[name]
        for field, names in _NAMES.items()
        if (name := next((n for n in names if n in low), ""))
    }


def _row(origin: str, item: Any) -> dict[str, Any]:
    """Give an item our field names.

    Raises:
        InputError: it is no object, or holds no text.
    """
    if not isinstance(item, dict):
        raise InputError(
            f"{origin}: an entry is {kind_of(item)}, where an object with a text belongs.",
            reason="schema",
        )
    fields = _fields(item)
    row = {field: _plain(item[key]) for field, key in fields.items()}
    if isinstance(row.get("title"), str):
        row["title"] = plain_line(row["title"]) or None
    if not isinstance(row.get("text"), str):
        raise InputError(f"{origin}: the entry has no text. {_HELP}", reason="schema")
    if fields["text"].casefold().replace("_", "") not in ("text", "contenttext"):
        row["text"] = _without_tags(row["text"])
    return row


def _without_tags(text: str) -> str:
    """Return the words of a text that may be a piece of a page."""
    if not _TAG.search(text):
        return text
    lines = (
        " ".join(line.split()) for line in written(parse_page(f"<div>{text}</div>")).split("\n")
    )
    return "\n\n".join(line for line in lines if line)


def _plain(value: Any) -> Any:
    """Return a value, or the name of the object that stands for it, as services give a source."""
    if isinstance(value, dict):
        return next(
            (
                value[key]
                for key in ("name", "title", "rendered", "plain", "id", "value")
                if isinstance(value.get(key), str)
            ),
            value,
        )
    return value
