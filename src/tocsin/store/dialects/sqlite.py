"""SQLite: one file, for one person or one machine."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Table,
    create_engine,
    event,
    func,
    select,
    text,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

from tocsin.errors import StoreError
from tocsin.records.asking import SearchQuery
from tocsin.records.working import Worker
from tocsin.store.dialects.alone import Alone
from tocsin.store.dialects.base import Lease
from tocsin.store.dialects.file_lease import FileLease
from tocsin.store.files import has_lost_log, lost_log
from tocsin.store.search import match_of

# So long a program waits for another one that writes.
_WAIT_MILLISECONDS = 60_000


class SQLite:
    """A file, in which one writer writes at a time."""

    def open(self, address: URL) -> Engine:
        """Open a file; its folder is made where there is none.

        Raises:
            StoreError: the driver is missing, the folder cannot be written, or the log is gone.
        """
        if address.database and address.database != ":memory:":
            folder = Path(address.database).parent
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreError(f"{folder}: cannot be made ({error.strerror}).") from None
        try:
            engine = create_engine(address)
        except (NoSuchModuleError, ImportError) as error:
            raise StoreError(f"{str(address)!r}: the driver is missing ({error}).") from None
        except ArgumentError:
            raise StoreError(
                f"{str(address)!r}: SQLite has no hosts; give a file such as work.sqlite."
            ) from None
        if address.database and has_lost_log(Path(address.database)):
            raise StoreError(lost_log(address.database))
        event.listen(engine, "connect", _pragmas)
        return engine

    def wait_to_write(self, connection: Connection) -> None:
        """Become the one writer: whoever comes second waits from here on."""
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def begin_writing(self, connection: Connection) -> None:
        """Become the one writer: whoever comes second waits from here on."""
        self.wait_to_write(connection)

    def begin_reading(self, connection: Connection) -> None:
        """Read the file as it stands now, while others may write to it."""
        connection.exec_driver_sql("BEGIN")

    def go_on_counting(self, connection: Connection, tables: Sequence[Table]) -> None:
        """Do nothing: SQLite looks at the highest number."""

    def explained(self, error: DatabaseError) -> str:
        """Say what an error means, and what to do."""
        said = str(error.orig)
        if "full" in said:
            return "the disk is full; make room and run again, nothing half-written stays."
        if "unable to open" in said or "readonly" in said:
            return "cannot be opened for writing; check the folder and its permissions."
        if "locked" in said:
            return "another program is writing to it; wait or give --store another file."
        return said

    def version(self, connection: Connection) -> int:
        """Return the file's own number of changes by others, as this connection sees it."""
        return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())

    def place(self, engine: Engine) -> object:
        """Return the number by which the system knows the file; None where it is gone, and zero
        where there is none.
        """
        name = engine.url.database
        if not name or name == ":memory:":
            return 0
        try:
            return Path(name).stat().st_ino
        except OSError:
            return None

    def check_user(self, connection: Connection, shown: str) -> None:
        """Do nothing: a file holds the rows of one casebook."""

    def may_write(self, connection: Connection) -> bool:
        """Return that a file knows no users; whether it can be written shows when it is."""
        return True

    def turns(self, work: str) -> Sequence[str]:
        """Return the work itself: in a file one program does it at a time."""
        return (work,)

    def worker(self, engine: Engine) -> Worker:
        """Return a program that works alone."""
        return Alone()

    def stays_connected(self) -> bool:
        """Return that changes are counted by connection."""
        return True

    def words_entered(self, keys: Sequence[str]) -> str:
        """Return keys as a text, of which the index makes its words."""
        return " ".join(keys)

    def holds(self, query: SearchQuery) -> ColumnElement[bool]:
        """Return the condition of the full-text index."""
        condition: Any = text("stems MATCH :match").bindparams(match=match_of(query))
        return condition  # type: ignore[no-any-return]

    def among(self, place: ColumnElement[Any], values: Sequence[Any]) -> ColumnElement[bool]:
        """Return the condition that a column holds one of the values of a JSON list."""
        listed = func.json_each(json.dumps(list(values))).table_valued("value")
        return place.in_(select(listed.c.value))

    def lease(self, engine: Engine, work: str) -> Lease:
        """Return a lease that is a small file beside the store."""
        return FileLease(engine, work)

    def columns_of(self, connection: Connection, table: str) -> set[str]:
        """Return the names of a table's columns."""
        rows = connection.exec_driver_sql(f"PRAGMA table_xinfo({table})")
        return {row.name for row in rows}

    def in_own_words(self, statement: str) -> str:
        """Return a statement as it is."""
        return statement


def _pragmas(connection: Any, _record: Any) -> None:
    """Set SQLite up to lose nothing that was acknowledged."""
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_WAIT_MILLISECONDS}")  # first: the next may wait
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
