"""Files that hold a document a row: JSON lines, CSV, Parquet."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import msgspec

from tocsin.errors import InputError
from tocsin.sources.captures import MAX_DOCUMENT_BYTES, Read, Reading, check_size
from tocsin.sources.columns import fields_of_columns, row_in_our_names, without_a_text
from tocsin.sources.decode import decode
from tocsin.sources.faults import refusal
from tocsin.sources.occurrences import fields_of, occurrence

_ROWS_AT_ONCE = 1_000


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
    if isinstance(row, dict) and fields_of(row) is not None:
        return row
    return row_in_our_names(origin, row)


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
    names = [str(column) for column in header]
    columns = {column: field for field, column in fields_of_columns(names).items()}
    if "text" not in columns.values():
        raise InputError(without_a_text(name, names), reason="schema")
    return columns


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
