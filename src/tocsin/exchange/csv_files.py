"""Tables as CSV: a file each, UTF-8, a comma between cells, and no cell that is taken for a
formula.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator

from tocsin.exchange.cells import cell
from tocsin.exchange.exporters import Results
from tocsin.exchange.files import File
from tocsin.exchange.tables import Table, tables

_AT_ONCE = 500


def csv_files(results: Results) -> Iterator[File]:
    """Yield a file for each table, rows as they come."""
    for table in tables(results):
        yield File(f"{table.name}.csv", _lines(table))


def _lines(table: Table) -> Iterator[bytes]:
    """Yield a table piece by piece: its head, then some rows at once."""
    rows: list[Iterable[object]] = [table.columns]
    for row in table.rows():
        rows.append(row)
        if len(rows) >= _AT_ONCE:
            yield _written(rows)
            rows = []
    yield _written(rows)


def _written(rows: list[Iterable[object]]) -> bytes:
    """Return rows as lines."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([cell(_plain(value)) for value in row] for row in rows)
    return text.getvalue().encode("utf-8", "replace")


def _plain(value: object) -> object:
    """Return moments as ISO 8601, flags as true and false."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, dt.date) else value
