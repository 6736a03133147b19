"""A lease that a server holds for as long as its holder is connected: when the holder ends, however
it ends, or its machine is gone, the server lets go. The store itself is not written.
"""

import contextlib
import re
from collections.abc import Callable

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from tocsin.errors import StoreError
from tocsin.store.dialects.base import Holder

_PLACE = "hashtext('tocsin ' || current_schema() || ' ' || current_casebook())"
_KEYS = f"{_PLACE}, hashtext(%(work)s::text)"
_TAKE = f"SELECT pg_try_advisory_lock({_KEYS})"
_RELEASE = f"SELECT pg_advisory_unlock({_KEYS})"
_HOLDER = f"""
SELECT a.application_name, a.pid, a.client_addr::text
FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND l.classid = {_PLACE}::oid
    AND l.objid = hashtext(%(work)s::text)::oid
"""
# How a program names itself to the server.
_NAMED = re.compile(r"tocsin (?P<process>\d+) (?P<machine>.*)")
_STILL_THERE = "SELECT 1"
Explained = Callable[[DatabaseError], str]


def _lease_error(engine: Engine, error: DatabaseError, explained: Explained) -> StoreError:
    """Say what happened to a store, without its password."""
    shown = engine.url.render_as_string(hide_password=True)
    return StoreError(f"{shown}: {explained(error)}")


class ServerLease:
    """The lease on one kind of work, as a lock of a session."""

    def __init__(self, engine: Engine, work: str, explained: Explained) -> None:
        """`work` names what one program does at a time; `explained` says what an error means."""
        self._engine = engine
        self._explained = explained
        self._work = {"work": work}
        self._held: Connection | None = None

    def take(self) -> Holder | None:
        """Take the lease, or keep it; return nothing where it is held now, else who holds it.

        A lease is lost with its connection: it is asked for anew then.

        Raises:
            StoreError: the server cannot be asked.
        """
        if self._held is not None and self._is_kept(self._held):
            return None
        try:
            return self._holder_instead()
        except DatabaseError as error:
            raise _lease_error(self._engine, error, self._explained) from error

    def _holder_instead(self) -> Holder | None:
        """Ask for the lease; return who holds it instead."""
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        try:
            if connection.exec_driver_sql(_TAKE, self._work).scalar_one():
                self._held = connection
                return None
            return self._holder(connection)
        finally:
            if self._held is not connection:
                connection.close()

    def release(self) -> None:
        """Let go of the lease, if it is held here."""
        connection, self._held = self._held, None
        if connection is None:
            return
        with contextlib.suppress(DatabaseError):
            if not connection.invalidated:  # a session that ended has let go of the lock
                connection.exec_driver_sql(_RELEASE, self._work)
        connection.close()

    def _is_kept(self, connection: Connection) -> bool:
        """Return whether the session that holds the lease is still there; let go of it if not."""
        try:
            connection.exec_driver_sql(_STILL_THERE)
        except DatabaseError:
            self.release()
            return False
        return True

    def _holder(self, connection: Connection) -> Holder:
        """Return who holds the lease, as far as the server says."""
        row = connection.exec_driver_sql(_HOLDER, self._work).first()
        if row is None:
            return Holder(machine="the server", process=0)
        named = _NAMED.fullmatch(row.application_name or "")
        if named is None:
            return Holder(machine=row.client_addr or "the server", process=row.pid)
        return Holder(machine=named["machine"], process=int(named["process"]))
