"""Whether anything in a store has changed since one looked, and whether it is
still the same store.
"""

import threading
from pathlib import Path

from sqlalchemy import Connection, Engine, select, text

from tocsin.errors import StoreError
from tocsin.store.connect import told
from tocsin.store.migrate import steps_taken
from tocsin.store.schema import AREAS
from tocsin.store.shelves import JUDGED, READ


class Pulse:
    """Looks at a store's own count of changes, which costs some microseconds; asked from any
    thread.
    """

    def __init__(self, url: str, engine: Engine) -> None:
        """Look at the same file as the store."""
        self._url = url
        self._engine = engine
        self._lock = threading.Lock()
        self._connection: Connection | None = None
        self._steps = 0
        self._file = (
            Path(engine.url.database)
            if engine.url.database and engine.url.database != ":memory:"
            else None
        )
        self._number = self._now()

    def version(self) -> int:
        """Return a number that is another one after anybody, this program included, has written to
        the store.

        Raises:
            StoreError: the store is gone, another file stands at its place, or a newer program has
                migrated it.
        """
        if self._file is not None and self._now() != self._number:
            raise StoreError(
                (
                    "{url}: the store is gone, or another file stands there now; put it back, or "
                    "start again."
                ),
                code="error-store-gone",
                url=str(self._url),
            )
        with self._lock, told(self._url):
            if self._connection is None:
                self._connection = self._engine.connect()
            seen = int(self._connection.exec_driver_sql("PRAGMA data_version").scalar_one())
            steps = int(
                self._connection.execute(text("SELECT count(*) FROM migrations")).scalar_one()
            )
        if steps != self._steps:
            self._steps = len(steps_taken(self._engine))
        return seen

    def areas(self) -> tuple[int, int]:
        """Return how often anything was written of documents, and of what was judged or said of
        them.
        """
        with told(self._url), self._engine.connect() as connection:
            found = {r.name: r.changes for r in connection.execute(select(AREAS))}
        return found.get(READ, 0), found.get(JUDGED, 0)

    def _now(self) -> int | None:
        """Return the number by which the system knows the file."""
        try:
            return self._file.stat().st_ino if self._file is not None else None
        except OSError:
            return None

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
