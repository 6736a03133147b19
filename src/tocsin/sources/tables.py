"""Files that hold a document a row: JSON lines, CSV, Parquet."""

import csv
import html
import io
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import msgspec

from tocsin.errors import InputError
from tocsin.sources.captures import MAX_DOCUMENT_BYTES, Read, Reading, check_size
from tocsin.sources.decode import decode
from tocsin.sources.faults import refusal
from tocsin.sources.markup import plain_line
from tocsin.sources.occurrences import fields_of, occurrence

# What other programs call our columns.
_NAMES = {
    "text": ("text", "content", "body", "message", "full_text", "article"),
    "published_at": ("published_at", "published", "date", "datetime", "created_at", "publish_date"),
    "source": ("source", "outlet", "channel", "publisher", "domain"),
    "url": ("url", "link", "permalink"),
    "title": ("title", "headline"),
    "id": ("id", "message_id", "post_id", "guid"),
    "language": ("language", "lang"),
    "marking": ("marking", "tlp"),
}
_ROWS_AT_ONCE = 1_000
# Where services put the text of a title that is an object.
_WRAPPED = ("rendered", "plain", "text", "value", "name")


def read_jsonl(reading: Reading, stream: BinaryIO) -> Iterator[Read]:
    """Read a JSONL file; a broken line is named and the next one is read."""
    yield from _rows(
        reading, ((n, line) for n, line in enumerate(stream, start=1) if line.strip()), _json_row
    )


def _json_row(origin: str, line: bytes) -> Any:
    """Read one line."""
    check_size(origin, len(line))
    try:
        row = msgspec.json.decode(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{origin}: not a JSON line ({error}).", reason="json") from None
    return _titled(row) if isinstance(row, dict) else row


def _titled(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with its title under our name: also one called headline, or wrapped as services
    do.
    """
    low = {str(key).casefold(): key for key in row}
    key = next(
        (low[name] for name in _NAMES["title"] if row.get(low.get(name, "")) not in (None, "")),
        None,
    )
    if key is None:
        return row
    title = row[key]
    if isinstance(title, dict):  # as services give it, in HTML
        wrapped = next((title[k] for k in _WRAPPED if isinstance(title.get(k), str)), None)
        title = (plain_line(wrapped) or None) if wrapped is not None else title
    elif isinstance(
        title, str
    ):  # a bare text keeps every character but those that entities stand for
        title = " ".join(html.unescape(title).split()) or None
    return {**row, "title": title}


def read_csv(reading: Reading, stream: BinaryIO) -> Iterator[Read]:
    """Read a CSV file with a header; comma, semicolon or tab. Rows with a day and a point are
    events, others documents.
    """
    text = decode(stream.read(), reading.name)
    csv.field_size_limit(MAX_DOCUMENT_BYTES)
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    if fields_of(rows.fieldnames or []) is not None:
        yield from _rows(reading, ((rows.line_num, row) for row in rows), lambda origin, row: row)
        return
    columns = _columns(reading.name, rows.fieldnames or [])
    yield from _rows(
        reading, ((rows.line_num, row) for row in rows), lambda origin, row: _renamed(row, columns)
    )


def read_parquet(reading: Reading, stream: BinaryIO) -> Iterator[Read]:
    """Read a Parquet file, a thousand rows at a time."""
    yield from read_row_groups(reading, stream)


def read_row_groups(
    reading: Reading, stream: BinaryIO, begin: int = 0, end: int | None = None
) -> Iterator[Read]:
    """Read the row groups of a Parquet file from one up to another; rows are numbered from the
    begin of the file.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        message = (
            f"{reading.name}: reading Parquet needs an extra; install it with: pip install "
            "'tocsin[parquet]'"
        )
        raise InputError(message, reason="extra") from None
    try:
        file = parquet.ParquetFile(stream)
        columns = _columns(reading.name, file.schema_arrow.names)
        groups = range(file.num_row_groups)[begin:end]
        before = sum(file.metadata.row_group(group).num_rows for group in range(begin))
        batches = file.iter_batches(
            batch_size=_ROWS_AT_ONCE, row_groups=list(groups), columns=sorted(columns)
        )
        rows = (row for batch in batches for row in batch.to_pylist())
        numbered = enumerate(rows, start=before + 1)
        yield from _rows(reading, numbered, lambda origin, row: _renamed(row, columns))
    except (pyarrow.ArrowException, ValueError, OSError) as error:
        raise InputError(
            f"{reading.name}: not a Parquet file, or damaged ({error}).", reason="parquet"
        ) from None


def _columns(name: str, header: Iterable[str]) -> dict[str, str]:
    """Return our field for each column that has one.

    Raises:
        InputError: no column can be the text.
    """
    low = {str(column).strip().casefold(): str(column) for column in header}
    chosen = {
        low[known]: field
        for field, names in _NAMES.items()
        if (known := next((n for n in names if n in low), ""))
    }
    if "text" not in chosen.values():
        raise InputError(
            f"{name}: no column holds the text; name one of: {', '.join(_NAMES['text'])}.",
            reason="schema",
        )
    return chosen


def _renamed(row: dict[str, Any], columns: dict[str, str]) -> dict[str, Any]:
    """Give a row our field names; dates and numbers become text."""
    return (
        {
            field: None if row.get(column) is None else str(row[column])
            for column, field in columns.items()
        }
        if row
        else {}
    )


def _rows(reading: Reading, numbered: Iterable[tuple[int, Any]], read: Any) -> Iterator[Read]:
    """Make a capture, or an occurrence, of every row; a bad one is named, and the next one is
    read.
    """
    empty = True
    for number, raw in numbered:
        empty = False
        origin = f"{reading.name}#{number}"
        try:
            row = read(origin, raw)
            fields = fields_of(row) if isinstance(row, dict) else None
            yield (
                occurrence(reading, origin, row, fields)
                if fields is not None
                else reading.row(origin, row)
            )
        except Exception as error:  # noqa: BLE001  (the boundary of one item)
            yield refusal(origin, error)
    if empty:
        raise InputError(f"{reading.name}: empty; nothing to read.", reason="empty")
