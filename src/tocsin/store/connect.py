"""Opening a store by URL or path."""

import re
import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError

from tocsin.errors import StoreError

# So long a program waits for another one that writes.
_WAIT_MILLISECONDS = 60_000
# So long a program that opens or closes the store may take between its two files, in seconds.
_BETWEEN_FILES = 0.05
# What SQLite writes beside a store: the log of what is not yet in it, and the index of that log.
LOG, INDEX = "-wal", "-shm"
_CREDENTIALS = re.compile(r"(?<=://)[^/]*@")


def connect(url: str) -> Engine:
    """Open a store; a bare path is a SQLite file.

    Raises:
        StoreError: the URL is not one, its driver is missing, or its folder cannot be written.
    """
    address = url if "://" in url else f"sqlite:///{url}"
    url = without_password(url)
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
    except ArgumentError:
        raise StoreError(
            f"{url!r}: SQLite has no hosts; give a file such as work.sqlite."
        ) from None
    if parsed.database and has_lost_log(Path(parsed.database)):
        raise StoreError(lost_log(url))
    event.listen(engine, "connect", _pragmas)
    return engine


def without_password(url: str) -> str:
    """Return the address of a store as it may be told: without a password."""
    return _CREDENTIALS.sub("", url)


def file_of(url: str) -> Path:
    """Return the file of a store.

    Raises:
        StoreError: the store is no file.
    """
    try:
        parsed = make_url(url) if "://" in url else None
    except ArgumentError:
        raise StoreError(f"{without_password(url)}: not a store.") from None
    if parsed is not None and parsed.get_backend_name() != "sqlite":
        raise StoreError(f"{without_password(url)}: only a store in a file can be looked after.")
    name = parsed.database if parsed is not None else url
    if not name or name == ":memory:":
        raise StoreError(f"{without_password(url)}: this store has no file.")
    return Path(name)


def opened_to_look(path: Path) -> sqlite3.Connection:
    """Open the file of a store that is not to be changed.

    Raises:
        StoreError: it is not there, or cannot be opened.
    """
    try:
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.OperationalError as error:
        raise StoreError(f"{path}: no such store, or it cannot be read ({error}).") from None


def has_lost_log(path: Path) -> bool:
    """Return whether the log of a store is gone while its index is there: SQLite makes the log
    first and removes it last, so somebody else took it away.
    """
    if not _is_index_alone(path):
        return False
    time.sleep(_BETWEEN_FILES)
    return _is_index_alone(path)


def _is_index_alone(path: Path) -> bool:
    """Return whether an index stands beside a store without its log."""
    log, index = (path.with_name(path.name + end) for end in (LOG, INDEX))
    return path.exists() and not log.exists() and index.exists()


def lost_log(url: str | Path) -> str:
    """Say that the log of a store is gone, and what to do."""
    return (
        f"{url}: its log ({Path(url).name}{LOG}) was taken away, and with it what was written "
        "last. "
        "Put that file back where you have it. Without it, restore a backup, or remove "
        f"{Path(url).name}{INDEX} to go on with what the store itself holds; then run "
        f"`tocsin store check --store {url}`."
    )


def damaged(url: str, why: object) -> StoreError:
    """Return the error of a store that cannot be read, with what to do."""
    return StoreError(
        f"{url}: not a store, or damaged ({why}). Keep the file; see what is wrong with `tocsin "
        f"store check --store {url}`, then restore a backup, save what can be read with `tocsin "
        f"store repair --store {url} --out FILE`, or give --store another file."
    )


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
    url = without_password(url)
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
        if "malformed" in text or "disk I/O" in text or "decode" in text:
            raise damaged(url, text) from error
        raise StoreError(f"{url}: {text}") from error
    except DatabaseError as error:
        raise damaged(url, error.orig) from error
    except (zlib.error, UnicodeDecodeError, msgspec.MsgspecError) as error:
        raise damaged(url, error) from error
