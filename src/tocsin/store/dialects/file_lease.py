"""A lease on a store that is a file: of several programs that could do the same work, one does
it at a time.

It is a small SQLite file beside the store, in which its holder keeps a transaction open: SQLite
lets nobody else begin one, and lets go when the holder ends, however it ends. The store itself is
not written, so that nobody who looks at it takes a lease for news.
"""

import os
import socket
import sqlite3
from pathlib import Path

from sqlalchemy import Engine

from tocsin.errors import StoreError
from tocsin.store.dialects.base import Holder

_UNKNOWN = Holder(machine="this store", process=0)


class FileLease:
    """The lease on one kind of work."""

    def __init__(self, engine: Engine, work: str) -> None:
        """`work` names what one program does at a time; a store in memory is nobody else's."""
        name = engine.url.database
        is_file = bool(name) and name != ":memory:"
        self._path = Path(f"{name}-{work}") if is_file else None
        self._held: sqlite3.Connection | None = None

    def take(self) -> Holder | None:
        """Take the lease, or keep it; return nothing where it is held now, else who holds it.

        Raises:
            StoreError: the folder of the store cannot be written.
        """
        if self._path is None or self._held is not None:
            return None
        connection = self._opened(self._path)
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("CREATE TABLE IF NOT EXISTS holder (machine TEXT, process INTEGER)")
            connection.execute("DELETE FROM holder")
            own = (socket.gethostname(), os.getpid())
            connection.execute("INSERT INTO holder VALUES (?, ?)", own)
            connection.execute("COMMIT")
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            holder = _holder(connection)
            connection.close()
            return holder
        self._held = connection
        return None

    def release(self) -> None:
        """Let go of the lease, if it is held here."""
        if self._held is not None:
            self._held.close()
            self._held = None

    @staticmethod
    def _opened(path: Path) -> sqlite3.Connection:
        """Open the file of a lease.

        Raises:
            StoreError: it cannot be opened.
        """
        try:
            connection = sqlite3.connect(
                path, timeout=0, isolation_level=None, check_same_thread=False
            )
            connection.execute("PRAGMA synchronous=OFF")  # who held it does not outlive the power
            return connection
        except sqlite3.OperationalError as error:
            raise StoreError(
                f"{path}: cannot be opened for writing ({error}); check the folder and its "
                "permissions."
            ) from None


def _holder(connection: sqlite3.Connection) -> Holder:
    """Return who holds a lease, as far as the file says."""
    try:
        row = connection.execute("SELECT machine, process FROM holder").fetchone()
    except sqlite3.OperationalError:
        return _UNKNOWN
    return Holder(machine=row[0], process=row[1]) if row else _UNKNOWN
