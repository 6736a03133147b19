"""The file of a store, and the two that SQLite keeps beside it: what is wrong when one is gone or
damaged, and what to do.
"""

import sqlite3
import time
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from tocsin.errors import StoreError
from tocsin.store.shown import without_password

# So long a program that opens or closes the store may take between its two files, in seconds.
_BETWEEN_FILES = 0.05
# What SQLite writes beside a store: the log of what is not yet in it, and the index of that log.
LOG, INDEX = "-wal", "-shm"
# What SQLite says of a file that it cannot make sense of.
_SAID_OF_DAMAGE = ("malformed", "disk I/O", "decode")


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


def is_damage(error: DatabaseError) -> bool:
    """Return whether an error of SQLite tells that the file is no store, or damaged."""
    if not isinstance(error, OperationalError):
        return True
    return any(words in str(error.orig) for words in _SAID_OF_DAMAGE)
