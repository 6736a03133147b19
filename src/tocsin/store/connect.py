"""Opening a store by URL or path."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, Select, Table
from sqlalchemy.exc import DatabaseError

from tocsin.errors import StoreError
from tocsin.store.dialects import address_of, dialect_of, insert, without_password
from tocsin.store.files import damaged, is_damage

_AT_ONCE = 1_000


def connect(url: str) -> Engine:
    """Open a store; a bare path is a SQLite file.

    Raises:
        StoreError: the URL is not one, its driver is missing, its folder cannot be written, or its
            log was taken away.
    """
    place = address_of(url)
    return place.dialect.open(place.url)


def begin_writing(connection: Connection) -> None:
    """Begin a transaction as the one writer: whoever comes second waits from here on."""
    dialect_of(connection).begin_writing(connection)


def among(
    connection: Connection, place: ColumnElement[Any], values: Sequence[Any]
) -> ColumnElement[bool]:
    """Return the condition that a column holds one of many values."""
    return dialect_of(connection).among(place, values)


def all_of(connection: Connection, chosen: Select[Any]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query that names no values, as the driver gives them: there are many."""
    cursor = connection.connection.cursor()
    cursor.execute(str(chosen.compile(dialect=connection.dialect)))
    while rows := cursor.fetchmany(_AT_ONCE):
        yield from rows


def put_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, int]]) -> None:
    """Write rows of numbers that are not there yet, as the driver takes them: there are many."""
    if not rows:
        return
    statement = insert(table).on_conflict_do_nothing()
    compiled = statement.compile(dialect=connection.dialect, column_keys=list(rows[0]))
    order = compiled.positiontup
    values = rows if order is None else [tuple(row[name] for name in order) for row in rows]
    connection.connection.cursor().executemany(str(compiled), values)


@contextmanager
def errors_explained(url: str) -> Iterator[None]:
    """Turn a database error into one that says what to do."""
    shown = without_password(url)
    try:
        yield
    except DatabaseError as error:
        place = address_of(url)
        if place.url.get_backend_name() == "sqlite" and is_damage(error):
            raise damaged(shown, error.orig) from error
        raise StoreError(f"{shown}: {place.dialect.explained(error)}") from error
    except (zlib.error, UnicodeDecodeError, msgspec.MsgspecError) as error:
        raise damaged(shown, error) from error
