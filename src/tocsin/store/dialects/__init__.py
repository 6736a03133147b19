"""The databases a store may stand in, and everything in which they differ.

Queries are written once, in what both understand: `insert` with ON CONFLICT, `json_extract` on a
record (PostgreSQL has it as a function of the store's own), text compared by code points, NULLs
placed where it is said, `rowid` for the order in which rows came.
"""

import functools
from typing import NamedTuple

from sqlalchemy import Connection, Engine, make_url
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from tocsin.errors import StoreError
from tocsin.store.dialects.base import Dialect
from tocsin.store.dialects.sqlite import SQLite
from tocsin.store.shown import without_password

DIALECTS = ("sqlite", "postgresql")


@functools.cache
def dialect_named(name: str) -> Dialect:
    """Return one of the dialects; that of a server is loaded where a store stands in one.

    Raises:
        KeyError: there is none of that name.
    """
    if name not in DIALECTS:
        raise KeyError(name)
    if name == "sqlite":
        return SQLite()
    from tocsin.store.dialects import by_casebook as by_casebook  # writes ON CONFLICT
    from tocsin.store.dialects.postgresql import PostgreSQL

    return PostgreSQL()


def dialect_of(place: Engine | Connection) -> Dialect:
    """Return the dialect of an open store."""
    return dialect_named(place.dialect.name)


class Address(NamedTuple):
    """Where a store stands, and in what."""

    url: URL
    dialect: Dialect


def address_of(url: str) -> Address:
    """Return the address of a store and its dialect; a bare path is a SQLite file.

    Raises:
        StoreError: it is no address, or that of another database.
    """
    try:
        address = make_url(url if "://" in url else f"sqlite:///{url}")
    except (ArgumentError, ValueError):
        raise StoreError(
            f"{without_password(url)!r} is not a store; give a file such as work.sqlite, "
            "sqlite:///work.sqlite, or postgresql://user@host/database."
        ) from None
    if address.get_backend_name() not in DIALECTS:
        raise StoreError(
            f"{without_password(url)!r}: a store stands in SQLite or PostgreSQL; give a file such "
            "as work.sqlite, or postgresql://user@host/database."
        )
    return Address(address, dialect_named(address.get_backend_name()))


__all__ = ["Dialect", "address_of", "dialect_of", "insert", "without_password"]
