"""What every page of a desk looks through: one store, one casebook, one person who signs, and what was worked out since the last change."""

import datetime as dt
import secrets
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

from tocsin.casebook import known_on, load_casebook
from tocsin.errors import UsageError
from tocsin.records import Casebook
from tocsin.store import Store

T = TypeVar("T")


class NoSuchError(UsageError):
    """A page or record is asked for that is not there."""


class Desk:
    """One store and casebook, opened for one person (or, without a signer, for reading only)."""

    def __init__(self, store: str, casebook: Path, signer: str | None = None) -> None:
        """Open the store; the casebook is read again when a file of it has changed."""
        self.store = Store(store)
        self.signer = signer
        self.token = secrets.token_urlsafe(24)
        self._path = casebook
        self._lock = threading.Lock()
        self._kept: dict[object, object] = {}
        self._version: object = None

    def book(self) -> Casebook:
        """Return the casebook as it stands now."""
        return load_casebook(self._path)

    @property
    def casebook(self) -> Path:
        """Return where the casebook stands."""
        return self._path

    def version(self) -> str:
        """Return a word that is another one after anything changed in the store or the casebook."""
        return f"{self.store.pulse.version()}-{self.book().digest[:12]}"

    def latest(self) -> dt.datetime:
        """Return the latest moment the store knows: of the last capture, or of the last judgement; now, where there is neither."""
        known = [m for m in (self.store.rollups.latest(), self.store.judged_at()) if m is not None]
        return max(known, default=clock())

    def once(self, key: object, make: Callable[[], T]) -> T:
        """Return what was made under a key since anything changed, or make it: a page costs its work once."""
        version = self.version()
        with self._lock:
            if version != self._version:
                self._kept, self._version = {}, version
            if key in self._kept:
                return cast("T", self._kept[key])
        made = make()
        with self._lock:
            if self._version == version:
                self._kept[key] = made
        return made


class Look(NamedTuple):
    """One look at a page: the desk, the moment looked from, whether it was asked for, what else was asked, and the reader's language."""

    desk: Desk
    book: Casebook
    as_of: dt.datetime
    given: bool
    asked: Mapping[str, str]
    language: str

    @property
    def store(self) -> Store:
        """Return the store."""
        return self.desk.store

    def once(self, name: object, make: Callable[[], T]) -> T:
        """Return what was worked out for this moment since anything changed, or work it out."""
        return self.desk.once((name, self.as_of), make)

    def known(self) -> Casebook:
        """Return the casebook as it was known then."""
        return self.once("book", lambda: known_on(self.book, self.as_of.date()))

    def names(self) -> Mapping[str, str]:
        """Return the names of what the casebook lists, by id."""
        return self.once("names", lambda: names_of(self.book))


def names_of(book: Casebook) -> Mapping[str, str]:
    """Return the names of what a casebook lists, by id."""
    entries: tuple[Any, ...] = (
        *book.sources,
        *book.actors,
        *book.sites,
        *book.narratives,
        *book.groups,
        *book.problems,
    )
    return {e.id: str(getattr(e, "name", None) or getattr(e, "title", e.id)) for e in entries}


def clock() -> dt.datetime:
    """Return the moment, to the second."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)
