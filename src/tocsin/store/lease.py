"""A lease on a store: of several programs that could do the same work, one does it at a time.

It is kept in the store itself and renewed while its holder lives; where the holder ended without a
word, it runs out, or is taken over at once where this machine knows that the process is gone.
"""

import datetime as dt
import os
import secrets
import socket
import threading

import msgspec
from sqlalchemy import Engine, delete, select
from sqlalchemy.dialects.sqlite import insert

from tocsin.errors import StoreError
from tocsin.records.base import Record
from tocsin.store import schema
from tocsin.store.connect import begin_writing, told

_SECONDS, _RENEWED_EVERY = 60, 15.0


class Holder(Record, frozen=True):
    """Who holds a lease, and until when unless it is renewed."""

    machine: str
    process: int
    token: str
    until: dt.datetime

    def __str__(self) -> str:
        """Say who it is, for people."""
        return f"process {self.process} on {self.machine}"


class Lease:
    """The lease on one kind of work."""

    def __init__(self, url: str, engine: Engine, work: str) -> None:
        """`work` names what is done by one program at a time."""
        self._url, self._engine, self._name = url, engine, f"lease:{work}"
        self._token = secrets.token_hex(8)
        self._machine = socket.gethostname()
        self._renewing: threading.Thread | None = None
        self._over = threading.Event()

    def take(self) -> Holder | None:
        """Take the lease, or keep it; return nothing where it is held now, else who holds it."""
        with told(self._url), self._engine.begin() as connection:
            begin_writing(connection)
            about = schema.ABOUT
            row = connection.scalar(select(about.c.value).where(about.c.name == self._name))
            holder = _read(row)
            if holder is not None and holder.token != self._token and self._is_alive(holder):
                return holder
            own = Holder(
                machine=self._machine,
                process=os.getpid(),
                token=self._token,
                until=_now() + dt.timedelta(seconds=_SECONDS),
            )
            value = msgspec.json.encode(own).decode()
            statement = insert(about).values(name=self._name, value=value)
            again = statement.on_conflict_do_update(index_elements=["name"], set_={"value": value})
            connection.execute(again)
        self._keep_renewing()
        return None

    def release(self) -> None:
        """Let go of the lease, if it is held here."""
        self._over.set()
        about = schema.ABOUT
        with told(self._url), self._engine.begin() as connection:
            begin_writing(connection)
            row = connection.scalar(select(about.c.value).where(about.c.name == self._name))
            holder = _read(row)
            if holder is not None and holder.token == self._token:
                connection.execute(delete(about).where(about.c.name == self._name))

    def _is_alive(self, holder: Holder) -> bool:
        """Return whether a holder still counts."""
        if holder.until <= _now():
            return False
        return holder.machine != self._machine or _runs(holder.process)

    def _keep_renewing(self) -> None:
        """Renew the lease in the background while this program lives."""
        if self._renewing is None:
            self._renewing = threading.Thread(target=self._renew, daemon=True)
            self._renewing.start()

    def _renew(self) -> None:
        """Renew the lease now and then; a store that cannot be written now may be later."""
        while not self._over.wait(_RENEWED_EVERY):
            try:
                if self.take() is not None:
                    return  # it ran out and another took it: the next round will say so
            except StoreError:
                continue


def _read(row: str | None) -> Holder | None:
    """Return the holder a row names; None where it names none."""
    try:
        return msgspec.json.decode(row, type=Holder) if row is not None else None
    except msgspec.MsgspecError:
        return None


def _runs(process: int) -> bool:
    """Return whether a process of this machine runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _now() -> dt.datetime:
    """Return the moment."""
    return dt.datetime.now(dt.UTC)
