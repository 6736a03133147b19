"""Opening a store by URL or path."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from tocsin.errors import StoreError
from tocsin.store.dialects import address_of, dialect_of, without_password
from tocsin.store.files import damaged, is_damage


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


@contextmanager
def told(url: str) -> Iterator[None]:
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
