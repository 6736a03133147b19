"""Opening a store by URL or path."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError

from tocsin.errors import StoreError

# So long a program waits for another one that writes.
_WAIT_MILLISECONDS = 60_000


def connect(url: str) -> Engine:
    """Open a store; a bare path is a SQLite file.

    Raises:
        StoreError: the URL is not one, its driver is missing, or its folder cannot be written.
    """
    address = url if "://" in url else f"sqlite:///{url}"
    try:
        parsed = make_url(address)
    except ArgumentError:
        raise StoreError(
            f"{url!r} is not a store; give a file such as work.sqlite, or sqlite:///work.sqlite."
        ) from None
    if parsed.get_backend_name() != "sqlite":
        raise StoreError(
            f"{url!r}: only SQLite stores are built yet; give a file such as work.sqlite."
        )
    if parsed.database and parsed.database != ":memory:":
        try:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"{Path(parsed.database).parent}: cannot be made ({error.strerror})."
            ) from None
    try:
        engine = create_engine(address)
    except (NoSuchModuleError, ImportError) as error:
        raise StoreError(f"{url!r}: the driver is missing ({error}).") from None
    event.listen(engine, "connect", _pragmas)
    return engine


def _pragmas(connection: Any, _record: Any) -> None:
    """Set SQLite up to lose nothing that was acknowledged."""
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_WAIT_MILLISECONDS}")  # first: the next may wait
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def begin_writing(connection: Connection) -> None:
    """Begin a transaction as the one writer: whoever comes second waits from here on."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def told(url: str) -> Iterator[None]:
    """Turn a database error into one that says what to do."""
    try:
        yield
    except OperationalError as error:
        text = str(error.orig)
        if "full" in text:
            raise StoreError(
                f"{url}: the disk is full; make room and run again, nothing half-written stays."
            ) from error
        if "unable to open" in text or "readonly" in text:
            raise StoreError(
                f"{url}: cannot be opened for writing; check the folder and its permissions."
            ) from error
        if "locked" in text:
            raise StoreError(
                f"{url}: another program is writing to it; wait or give --store another file."
            ) from error
        raise StoreError(f"{url}: {text}") from error
    except DatabaseError as error:
        raise StoreError(
            f"{url}: not a store, or damaged ({error.orig}); keep it, and give --store another "
            "file."
        ) from error
