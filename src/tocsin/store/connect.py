"""Opening a store by URL or path."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from tocsin.errors import StoreError
from tocsin.store.dialects import address_of, dialect_of, without_password


def connect(url: str) -> Engine:
    """Open a store; a bare path is a SQLite file.

    Raises:
        StoreError: the URL is not one, its driver is missing, or its folder cannot be written.
    """
    place = address_of(url)
    return place.dialect.open(place.url)


def begin_writing(connection: Connection) -> None:
    """Begin a transaction as the one writer: whoever comes second waits from here on."""
    dialect_of(connection).begin_writing(connection)


@contextmanager
def told(url: str) -> Iterator[None]:
    """Turn a database error into one that says what to do."""
    try:
        yield
    except DatabaseError as error:
        said = address_of(url).dialect.explained(error)
        raise StoreError(f"{without_password(url)}: {said}") from error
