"""Whether anything in a store has changed since one looked, and whether it is
still the same store.
"""

import threading

from sqlalchemy import Connection, Engine, func, select

from tocsin.errors import StoreError
from tocsin.records.areas import AREAS, Area
from tocsin.store import schema
from tocsin.store.connect import errors_explained
from tocsin.store.dialects import dialect_of, without_password
from tocsin.store.migrate import steps_taken
from tocsin.store.schema import MIGRATIONS


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
        self._dialect = dialect_of(engine)
        self._place = self._dialect.place(engine)

    def version(self) -> int:
        """Return a number that is another one after anybody, this program included, has written to
        the store.

        Raises:
            StoreError: the store is gone, another file stands at its place, or a newer program has
                migrated it.
        """
        with errors_explained(self._url):
            place = self._dialect.place(self._engine)
        if place != self._place:
            raise StoreError(
                (
                    "{url}: the store is gone, or another file stands there now; put it back, or "
                    "start again."
                ),
                code="error-store-gone",
                url=without_password(self._url),
            )
        with self._lock, errors_explained(self._url):
            seen, steps = self._state()
        if steps != self._steps:
            self._steps = len(steps_taken(self._engine))
        return seen

    def areas(self) -> dict[Area, int]:
        """Return how often anything was written in each area."""
        with errors_explained(self._url), self._engine.connect() as connection:
            changes = {r.name: r.changes for r in connection.execute(select(schema.AREAS))}
        return {area: changes.get(area, 0) for area in AREAS}

    def _state(self) -> tuple[int, int]:
        """Return the version, and how many migrations the store has had."""
        if not self._dialect.stays_connected():
            with self._engine.connect() as connection:
                return self._read(connection)
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._read(self._connection)

    def _read(self, connection: Connection) -> tuple[int, int]:
        """Read both over a connection."""
        steps = connection.scalar(select(func.count()).select_from(MIGRATIONS))
        return self._dialect.version(connection), int(steps or 0)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
