"""Copying a store from one database to another: every row, in one transaction, and checked by count
and digest before it counts.
"""

import hashlib
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Select, Table, delete, func, insert, select, text

from tocsin.errors import StoreError
from tocsin.records.health import CopiedTable
from tocsin.store import schema
from tocsin.store.connect import begin_writing, errors_explained
from tocsin.store.dialects import dialect_of, without_password
from tocsin.store.store import Store

# So many rows are carried at a time.
_AT_ONCE = 500
# What every store says of itself from its first moment.
_ALWAYS_THERE = (schema.MIGRATIONS, schema.ABOUT)
# Tables whose rows stand in the order in which they were written.
_IN_ORDER = (
    schema.VERSIONS,
    schema.JUDGEMENTS,
    schema.SIGNATURES,
    schema.RESOLUTIONS,
    schema.ESTIMATES,
    schema.SEARCHES,
)
Tell = Callable[[str], None]


class _Digest(NamedTuple):
    """How many rows a table has, and the sha256 of them in order."""

    rows: int
    sha256: str


def copy_store(source: str, target: str, tell: Tell) -> list[CopiedTable]:
    """Copy a store into an empty one, and return what was copied, table by table.

    `tell` is told of each table. The full text of the copy is made anew, from what was copied.

    Raises:
        StoreError: one of them cannot be opened, the target holds something, or the copy is not
            what was copied; the target stays empty then.
    """
    with Store(source) as one, Store(target) as other:
        with (
            errors_explained(source),
            one._engine.connect() as reading,
            errors_explained(target),
            other._engine.begin() as writing,
        ):
            dialect_of(reading).begin_reading(reading)
            begin_writing(writing)
            _refuse_what_is_not_empty(writing, target)
            copied = [_copied(reading, writing, table, tell) for table in _tables()]
            counting = [table for table in _tables() if _counts(table)]
            dialect_of(writing).go_on_counting(writing, counting)
        other.full_text.catch_up()
    return copied


def _tables() -> list[Table]:
    """Return the tables that are copied."""
    return [table for table in schema.METADATA.sorted_tables if table is not schema.MIGRATIONS]


def _counts(table: Table) -> bool:
    """Return whether the database gives the rows of a table their numbers."""
    return table.autoincrement_column is not None and table is not schema.AUDIT


def _refuse_what_is_not_empty(connection: Connection, url: str) -> None:
    """Refuse to copy over a store that holds something.

    Raises:
        StoreError: it does.
    """
    for table in _tables():
        if table in _ALWAYS_THERE:
            continue
        if connection.execute(select(func.count()).select_from(table)).scalar_one():
            raise StoreError(
                f"{without_password(url)}: holds something already ({table.name}); copy into an "
                "empty store."
            )


def _copied(reading: Connection, writing: Connection, table: Table, tell: Tell) -> CopiedTable:
    """Copy one table, and check that the copy is the same.

    Raises:
        StoreError: it is another.
    """
    tell(str(table.name))
    if table in _ALWAYS_THERE:
        writing.execute(delete(table))
    names = [column.name for column in _written(table)]
    for rows in reading.execute(_in_order(table)).partitions():
        writing.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])
    before, after = _digest(reading, table), _digest(writing, table)
    if before != after:
        raise StoreError(
            f"{table.name}: the copy has {after.rows} rows of {before.rows}, or other ones; "
            "nothing was copied. Check the source with: tocsin audit verify"
        )
    return CopiedTable(name=str(table.name), rows=after.rows, sha256=after.sha256)


def _written(table: Table) -> list[Column[Any]]:
    """Return the columns of a table that are not worked out from others."""
    return [column for column in table.columns if column.computed is None]


def _in_order(table: Table) -> Select[Any]:
    """Choose the rows of a table, in the order in which they are to be written."""
    chosen = select(*_written(table)).execution_options(yield_per=_AT_ONCE)
    if table in _IN_ORDER:
        return chosen.order_by(text("rowid"))
    return chosen.order_by(*table.primary_key.columns)


def _digest(connection: Connection, table: Table) -> _Digest:
    """Return the digest of a table."""
    digest, number = hashlib.sha256(), 0
    rows = connection.execute(_in_order(table))
    for row in rows:
        for part in _parts(row):
            digest.update(len(part).to_bytes(8) + part)
        number += 1
    return _Digest(number, digest.hexdigest())


def _parts(row: Any) -> Iterator[bytes]:
    """Yield the values of a row as bytes.

    NUL in a text counts as the character for what is unknown, which PostgreSQL keeps in its place.
    """
    for value in row:
        if isinstance(value, bytes | memoryview):
            yield b"b" + bytes(value)
        elif value is None:
            yield b"n"
        else:
            said = str(value).replace("\x00", "\ufffd")
            yield b"s" + said.encode("utf-8", "surrogatepass")
