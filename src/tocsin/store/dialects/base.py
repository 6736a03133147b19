"""What the store asks of a database."""

from collections.abc import Sequence
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection, Engine, Table
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError

from tocsin.records.asking import SearchQuery
from tocsin.records.base import Record
from tocsin.records.working import Worker


class Holder(Record, frozen=True):
    """Who holds a lease."""

    machine: str
    process: int

    def __str__(self) -> str:
        """Say who it is, for people."""
        return f"process {self.process} on {self.machine}"


class Lease(Protocol):
    """The lease on one kind of work in a store; it passes on when its holder ends."""

    def take(self) -> Holder | None:
        """Take the lease, or keep it; return nothing where it is held now, else who holds it."""
        ...

    def release(self) -> None:
        """Let go of the lease, if it is held here."""
        ...


class Dialect(Protocol):
    """One kind of database."""

    def open(self, address: URL) -> Engine:
        """Open a database.

        Raises:
            StoreError: its driver is missing, or its folder cannot be written.
        """
        ...

    def wait_to_write(self, connection: Connection) -> None:
        """Become the one writer of the store, before it has any tables."""
        ...

    def begin_writing(self, connection: Connection) -> None:
        """Become the one writer of the store until the transaction ends."""
        ...

    def begin_reading(self, connection: Connection) -> None:
        """Read the store as it stands at this moment, until the transaction ends."""
        ...

    def go_on_counting(self, connection: Connection, tables: Sequence[Table]) -> None:
        """Give the next rows of some tables numbers behind those that were written by hand."""
        ...

    def explained(self, error: DatabaseError) -> str:
        """Say what an error of the database means, and what to do."""
        ...

    def version(self, connection: Connection) -> int:
        """Return a number that is another one after anybody has written."""
        ...

    def place(self, engine: Engine) -> object:
        """Return what tells this store from another that stands at its place; None where there is
        none any more.
        """
        ...

    def check_user(self, connection: Connection, shown: str) -> None:
        """Check that the database shows this user the rows of one casebook.

        Raises:
            StoreError: it shows those of several at once; `shown` is what people call the store.
        """
        ...

    def may_write(self, connection: Connection) -> bool:
        """Return whether this user may write to the store, as far as the database limits users."""
        ...

    def turns(self, work: str) -> Sequence[str]:
        """Return the works that programs take turns at as a whole, to do one; none where they share
        it part by part.
        """
        ...

    def worker(self, engine: Engine) -> Worker:
        """Return this program among those that work on a store."""
        ...

    def stays_connected(self) -> bool:
        """Return whether versions must be asked for over one and the same connection."""
        ...

    def words_entered(self, keys: Sequence[str]) -> str:
        """Return the keys of a text's words as the full text takes them."""
        ...

    def holds(self, query: SearchQuery) -> ColumnElement[bool]:
        """Return the condition that a row of the full text holds what is asked."""
        ...

    def among(self, place: ColumnElement[Any], values: Sequence[Any]) -> ColumnElement[bool]:
        """Return the condition that a column holds one of many values, given as one parameter: the
        statement is the same however many there are.
        """
        ...

    def lease(self, engine: Engine, work: str) -> Lease:
        """Return the lease on one kind of work."""
        ...

    def columns_of(self, connection: Connection, table: str) -> set[str]:
        """Return the names of a table's columns, those that are read from records included."""
        ...

    def in_own_words(self, statement: str) -> str:
        """Return a statement that makes a table, written for SQLite, in this database's words."""
        ...
