"""A program among others that work on one store in PostgreSQL.

What a program works on stands in the table `leases`, a row for each part; who works, and with which
version, in the table `workers`. A program is alive for as long as the server holds the lock of its
session: a lease of a dead one is anybody's. Of two that would take it over at once, one passes by
what the other is about to take (FOR UPDATE SKIP LOCKED). No clock is compared, and no transaction
stays open while texts are read.
"""

import contextlib
import os
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from tocsin.errors import StoreError
from tocsin.records.working import ReadingVersion

# The first key of the locks by which sessions show that they are alive; the second is a number.
_ALIVE_KEY = "hashtext('tocsin worker ' || current_schema())"
_HOLD = f"SELECT pg_advisory_lock({_ALIVE_KEY}, %(number)s::int)"
_LET_GO = f"SELECT pg_advisory_unlock({_ALIVE_KEY}, %(number)s::int)"
_LIVING = f"""
    SELECT objid::bigint FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND objsubid = 2
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND classid::bigint = ({_ALIVE_KEY}::bigint & 4294967295)
"""
# One program enters or leaves at a time: each sees everybody who works.
_ENTER = "LOCK TABLE workers IN SHARE ROW EXCLUSIVE MODE"
_FORGET_THE_DEAD = f"DELETE FROM workers WHERE number NOT IN ({_LIVING})"
_NEW = """
    INSERT INTO workers (machine, process) VALUES (%(machine)s, %(process)s) RETURNING number
"""
_OTHERS = """
    SELECT machine, process, casebook, program, models FROM workers
    WHERE casebook_id = %(casebook_id)s AND number <> %(number)s
    ORDER BY number
"""
_ENLIST = """
    UPDATE workers SET casebook_id = %(casebook_id)s, casebook = %(casebook)s,
        program = %(program)s, models = %(models)s
    WHERE number = %(number)s
"""
_LEAVE = """
    UPDATE workers SET casebook_id = NULL, casebook = NULL, program = NULL, models = NULL
    WHERE number = %(number)s
"""
_RELEASE_ALL = "DELETE FROM leases WHERE worker = %(number)s"
_END = "DELETE FROM workers WHERE number = %(number)s"
_TAKE = """
    INSERT INTO leases (work, part, worker)
    SELECT %(work)s, part, %(number)s FROM unnest(%(parts)s::text[]) AS part
    ON CONFLICT DO NOTHING RETURNING part
"""
_TAKE_OVER = f"""
    UPDATE leases SET worker = %(number)s
    WHERE work = %(work)s AND part IN (
        SELECT part FROM leases
        WHERE work = %(work)s AND part = ANY(%(parts)s::text[])
            AND (worker = %(number)s OR worker NOT IN ({_LIVING}))
        ORDER BY part FOR UPDATE SKIP LOCKED
    ) RETURNING part
"""
_RELEASE = """
    DELETE FROM leases
    WHERE work = %(work)s AND part = ANY(%(parts)s::text[]) AND worker = %(number)s
"""
_AT_WORK = f"""
    SELECT count(*) FROM workers WHERE casebook_id IS NOT NULL AND number IN ({_LIVING})
"""
_HOLDER = """
    SELECT machine, process FROM workers JOIN leases ON worker = number
    WHERE work = %(work)s AND part = %(part)s
"""
# What two programs may differ in, and how that is called.
_DIFFERENCES = {"casebook": "casebook", "program": "program", "models": "language models"}
_SHOWN = 12
Explained = Callable[[DatabaseError], str]


class ServerWorker:
    """This program among those that work on a store; several threads may use it."""

    is_one_of_many = True

    def __init__(self, engine: Engine, explained: Explained) -> None:
        """Nothing is asked of the server before the first call; `explained` says what an error
        means.
        """
        self._engine = engine
        self._explained = explained
        self._guard = threading.RLock()
        self._session: Connection | None = None
        self._number = 0
        self._enlisted: list[ReadingVersion] = []
        self._held: dict[str, Counter[str]] = {}

    def enlist(self, version: ReadingVersion) -> None:
        """Begin to read with a version of casebook, program and models; may be called again before
        `leave`, once for each.

        Raises:
            StoreError: another program reads for the same casebook with another version, or the
                server cannot be asked.
        """
        with self._asking() as session:
            self._enter(session, version)
            self._enlisted.append(version)

    def leave(self) -> None:
        """End what was begun last; behind the first, every lease is let go of."""
        with self._guard:
            if self._enlisted:
                self._enlisted.pop()
            if self._enlisted or self._session is None:
                return
            self._held.clear()
            with contextlib.suppress(DatabaseError):
                values = {"number": self._number}
                with self._session.begin():
                    self._session.exec_driver_sql(_RELEASE_ALL, values)
                    self._session.exec_driver_sql(_LEAVE, values)

    def take(self, work: str, parts: Sequence[str]) -> set[str]:
        """Return those of some parts of a work that are this program's from now on, or were.

        Raises:
            StoreError: the server cannot be asked.
        """
        if not parts:
            return set()
        wanted = sorted(set(parts))
        with self._asking() as session:
            counts = self._held.setdefault(work, Counter())
            taken = {part for part in wanted if counts[part]}
            rest = [part for part in wanted if part not in taken]
            if rest:
                taken |= self._taken(session, work, rest)
            counts.update(part for part in parts if part in taken)
        return taken

    def release(self, work: str, parts: Iterable[str]) -> None:
        """Let go of parts, each as often as it was taken.

        Raises:
            StoreError: the server cannot be asked.
        """
        with self._guard:
            counts, free = self._held.setdefault(work, Counter()), []
            for part in parts:
                if counts[part] > 1:
                    counts[part] -= 1
                elif counts.pop(part, 0):
                    free.append(part)
        if free:
            with self._asking() as session:
                values = {"work": work, "parts": sorted(free), "number": self._number}
                session.exec_driver_sql(_RELEASE, values)

    def at_work(self) -> int:
        """Return how many programs read into the store now; this asks over no session of its own.

        Raises:
            StoreError: the server cannot be asked.
        """
        try:
            with self._engine.connect() as connection:
                return int(connection.exec_driver_sql(_AT_WORK).scalar_one())
        except DatabaseError as error:
            raise self._said(error) from error

    def holder_of(self, work: str, part: str) -> str:
        """Return who holds a part, for people; nothing where nobody does."""
        with self._asking() as session:
            row = session.exec_driver_sql(_HOLDER, {"work": work, "part": part}).first()
        return f"process {row.process} on {row.machine}" if row is not None else ""

    def close(self) -> None:
        """Let go of everything, and of the session."""
        with self._guard:
            self._enlisted.clear()
            self.leave()
            session, self._session = self._session, None
            if session is None:
                return
            with contextlib.suppress(DatabaseError), session.begin():
                session.exec_driver_sql(_END, {"number": self._number})
                session.exec_driver_sql(_LET_GO, {"number": self._number})
            session.close()

    @contextlib.contextmanager
    def _asking(self) -> Iterator[Connection]:
        """Ask the server, in one transaction of this program's session.

        A session that was lost took every lease with it: a new one begins with none.
        """
        with self._guard:
            try:
                session = self._kept_or_new()
                with session.begin():
                    yield session
            except DatabaseError as error:
                self._forget_session()
                raise self._said(error) from error

    def _said(self, error: DatabaseError) -> StoreError:
        """Say what happened to the store, without its password."""
        shown = self._engine.url.render_as_string(hide_password=True)
        return StoreError(f"{shown}: {self._explained(error)}")

    def _kept_or_new(self) -> Connection:
        """Return the session, opened anew where it was lost."""
        if self._session is not None:
            try:
                with self._session.begin():
                    self._session.exec_driver_sql("SELECT 1")
                return self._session
            except DatabaseError:
                self._forget_session()
        session = self._engine.connect()
        try:
            with session.begin():
                self._number = _begun(session)
                session.exec_driver_sql(_HOLD, {"number": self._number})
                session.exec_driver_sql(_FORGET_THE_DEAD)
                for version in self._enlisted[-1:]:
                    self._enter(session, version)
        except BaseException:
            session.invalidate()
            session.close()
            raise
        self._session = session
        return session

    def _forget_session(self) -> None:
        """Forget a session that was lost."""
        session, self._session = self._session, None
        self._held.clear()
        if session is not None:
            with contextlib.suppress(DatabaseError):
                session.invalidate()
                session.close()

    def _enter(self, session: Connection, version: ReadingVersion) -> None:
        """Enter the version this program reads with.

        Raises:
            StoreError: another program reads with another one.
        """
        values: dict[str, Any] = {
            "number": self._number,
            "casebook_id": version.casebook_id,
            "casebook": version.casebook,
            "program": version.program,
            "models": version.models,
        }
        session.exec_driver_sql(_ENTER)
        session.exec_driver_sql(_FORGET_THE_DEAD)
        for other in session.exec_driver_sql(_OTHERS, values).all():
            for name, called in _DIFFERENCES.items():
                theirs, own = getattr(other, name), values[name]
                if theirs != own:
                    raise _other_version(other, called, theirs, own, version.casebook_id)
        session.exec_driver_sql(_ENLIST, values)

    def _taken(self, session: Connection, work: str, parts: Sequence[str]) -> set[str]:
        """Take parts that nobody holds, or nobody who is alive."""
        values = {"work": work, "parts": list(parts), "number": self._number}
        taken = set(session.exec_driver_sql(_TAKE, values).scalars())
        left = [part for part in parts if part not in taken]
        if left:
            taken |= set(session.exec_driver_sql(_TAKE_OVER, values | {"parts": left}).scalars())
        return taken


def _begun(session: Connection) -> int:
    """Enter this program among the workers; return its number."""
    own = {"machine": socket.gethostname(), "process": os.getpid()}
    return int(session.exec_driver_sql(_NEW, own).scalar_one())


def _other_version(other: Any, called: str, theirs: str, own: str, casebook: str) -> StoreError:
    """Say that another program works with another version."""
    return StoreError(
        (
            "{holder} reads for {casebook} with another version of the {what} ({theirs}; this "
            "program has {own}). Bring both to one version, or stop that program first."
        ),
        code="error-other-version",
        holder=f"process {other.process} on {other.machine}",
        casebook=casebook,
        what=called,
        theirs=theirs[:_SHOWN],
        own=own[:_SHOWN],
    )
