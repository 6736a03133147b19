"""Tables as Parquet: a file each, with typed columns, written a row group at a time."""

import io
import itertools
from collections.abc import Iterator
from typing import Any

from tocsin.errors import MissingExtraError
from tocsin.exchange.exporters import Results
from tocsin.exchange.files import File
from tocsin.exchange.tables import Table, tables
from tocsin.records.paging import batches

# A row group has so many parts of so many rows.
_PARTS_AT_ONCE, _ROWS_AT_ONCE = 20, 1_000


def parquet_files(results: Results) -> Iterator[File]:
    """Yield a file for each table.

    Raises:
        MissingExtraError: the extra `parquet` is not installed.
    """
    try:
        import pyarrow  # noqa: F401  (asked for before a file is begun)
    except ImportError:
        raise MissingExtraError("Parquet", "parquet") from None
    for table in tables(results):
        yield File(f"{table.name}.parquet", _pieces(table))


def _pieces(table: Table) -> Iterator[bytes]:
    """Yield the bytes of a file, those of a row group at a time."""
    import pyarrow
    from pyarrow import parquet

    kinds = {
        "text": pyarrow.string(),
        "whole": pyarrow.int64(),
        "number": pyarrow.float64(),
        "flag": pyarrow.bool_(),
        "moment": pyarrow.timestamp("ms", tz="UTC"),
        "day": pyarrow.date32(),
    }
    schema = pyarrow.schema([(name, kinds[kind]) for name, kind in table.columns.items()])
    written = _Written()
    with parquet.ParquetWriter(written, schema, compression="zstd") as writer:
        for group in _groups(table, schema):
            writer.write_table(group)
            yield written.taken()
    yield written.taken()


def _groups(table: Table, schema: Any) -> Iterator[Any]:
    """Yield the rows of a table a row group at a time, as columns; few of them stand as rows."""
    import pyarrow

    parts = (
        pyarrow.record_batch(
            [
                pyarrow.array(column, type=field.type)
                for column, field in zip(zip(*part, strict=True), schema, strict=True)
            ],
            schema=schema,
        )
        for part in batches(table.rows(), _ROWS_AT_ONCE)
    )
    while group := list(itertools.islice(parts, _PARTS_AT_ONCE)):
        yield pyarrow.Table.from_batches(group, schema).combine_chunks()


class _Written(io.RawIOBase):
    """What a writer has written since it was last taken."""

    def __init__(self) -> None:
        super().__init__()
        self._unread = bytearray()
        self._length = 0

    def writable(self) -> bool:
        """Return that it can be written."""
        return True

    def tell(self) -> int:
        """Return how much was written in all."""
        return self._length

    def write(self, data: Any) -> int:
        """Take some bytes."""
        body = bytes(data)
        self._unread += body
        self._length += len(body)
        return len(body)

    def taken(self) -> bytes:
        """Return what was not read yet, and forget it."""
        body = bytes(self._unread)
        self._unread.clear()
        return body
