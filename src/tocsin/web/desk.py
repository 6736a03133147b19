"""What every page of a desk looks through: one store, one casebook, one person who signs, and what
was worked out since the last change.
"""

import datetime as dt
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeVar, cast

from tocsin.casebook import known_on, load_casebook
from tocsin.casebook.languages import in_language
from tocsin.errors import UsageError
from tocsin.language.catalogues import ENGLISH
from tocsin.records import Actor, Casebook, Narrative
from tocsin.records.areas import AREAS, Area
from tocsin.records.workspace_ports import OpenStore
from tocsin.web.done import Done
from tocsin.web.visitors import Visitor, visitor_in
from tocsin.web.words import PageWords, words_in
from tocsin.workspace.clock import latest_of
from tocsin.workspace.clock import now as clock
from tocsin.workspace.naming import Names, hint
from tocsin.workspace.opening import open_store

T = TypeVar("T")
EntryT = TypeVar("EntryT", Actor, Narrative)
# What something is worked out from: it stays good until that changes.
Basis = Literal["casebook", "read", "standing", "duty", "discussed", "everything"]
# The areas of the store that belong to each, beside the casebook.
_AREAS: Mapping[Basis, tuple[Area, ...]] = {
    "casebook": (),
    "read": ("read", "judged", "corrected"),
    "standing": ("judged", "signed"),
    "duty": ("judged", "signed", "duty"),
    "discussed": ("discussed",),
    "everything": AREAS,
}
# Of these the moment they are worked out for is another one only where they are worked out anew.
_DATED: tuple[Basis, ...] = ("read", "everything")
_MOST_KEPT = 2_000
# A number of more digits is none that a page asks for.
_DIGITS, _SHOWN = 18, 40
MOST_NUMBER = 10**_DIGITS - 1
# A form sent twice within so many seconds was clicked twice; so many forms are remembered.
_REPEATED, _MOST_DONE = 30.0, 500


__all__ = ["MOST_NUMBER", "Desk", "Look", "NoSuchError", "clock", "known_entry", "names_of"]


class NoSuchError(UsageError):
    """A page or record is asked for that is not there."""


_StateNow = Callable[[], tuple[object, ...]]
"""Returns the state of what something is worked out from."""


class _Kept(NamedTuple):
    """Something worked out, the state of what it was worked out from, and when that was begun."""

    state: tuple[object, ...]
    value: object
    begun: float


class Desk:
    """One store and casebook, opened for one person (or, without a signer, for reading only), or
    for people who log in.
    """

    def __init__(
        self, store: str, casebook: Path, signer: str | None = None, *, has_accounts: bool = False
    ) -> None:
        """Open the store; the casebook is read again when a file of it has changed."""
        self.store = open_store(store)
        self.casebook = casebook
        self.signer = signer
        self.has_accounts = has_accounts
        self.provider = ""  # how people know the provider through which they may log in
        self.token = secrets.token_urlsafe(24)
        self._start = secrets.token_hex(4)  # the store's own count begins anew with each start
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._alone: dict[Hashable, threading.Lock] = {}
        self._behind = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._making: set[Hashable] = set()
        self._reading = threading.Lock()
        self.book()  # what is wrong with it is told before anybody looks
        self._caught_up = 0
        self._published = self.store.by_published()
        self._done: OrderedDict[Hashable, tuple[float, Done]] = OrderedDict()
        self._acting = threading.Lock()
        self.heavy = threading.Lock()
        """Held while the whole store is assessed for somebody: one at a time has it in memory."""

    def visitor(self, scope: Mapping[str, Any]) -> Visitor | None:
        """Return who sends a request: whoever is logged in, or whom the desk was opened for; None
        where people log in and nobody has.
        """
        if self.has_accounts:
            return visitor_in(scope)
        return Visitor(self.signer, "analyst" if self.signer else "reader", self.token)

    def book(self) -> Casebook:
        """Return the casebook as it stands now; where it has changed, one thread reads it and the
        others wait.
        """
        with self._reading:
            return load_casebook(self.casebook)

    def version(self) -> str:
        """Return a word that is another one after anything changed in the store or the casebook, or
        was worked out anew.

        Raises:
            StoreError: the store is gone, or a newer program's.
        """
        changes, digest = self.store.pulse.version(), self.book().digest
        return f"{self._start}-{changes}-{self._caught_up}-{digest[:12]}"

    def latest(self) -> dt.datetime:
        """Return the latest moment the store knows: of the last capture, or of the last judgement;
        now, where there is neither.
        """
        return latest_of(self.store) or clock()

    def looked_back(self, as_of: dt.datetime) -> OpenStore:
        """Return the store as it is looked back at: a replayed case by what was published by then,
        any other by what was captured.
        """
        return (
            self._published
            if as_of < self.latest() and self.store.about.is_replayed()
            else self.store
        )

    def act(self, once: Hashable, do: Callable[[], Done]) -> Done:
        """Do something, one at a time; the very same form sent again within seconds is answered as
        before, and does nothing.
        """
        with self._acting:
            before = self._done.get(once)
            if before is not None and before[1].word in self.store.words.withdrawals():
                before = None  # what was taken back may be done anew
            if once is not None and before is not None and time.monotonic() - before[0] < _REPEATED:
                return before[1]
            done = do()
            self._done[once] = (time.monotonic(), done)
            while len(self._done) > _MOST_DONE:
                self._done.popitem(last=False)
            return done

    def alone(self, do: Callable[[], T]) -> T:
        """Do something one at a time with everything else that is done here."""
        with self._acting:
            return do()

    def once(
        self,
        key: Hashable,
        make: Callable[[], T],
        basis: Basis = "everything",
        *,
        mark: Hashable = None,
        may_lag: bool = False,
        book: Casebook | None = None,
    ) -> T:
        """Return what was made under a key since its basis changed, or make it: a page costs its
        work once.

        `book` is the casebook it is made from, by default the one that stands now, `mark` what else
        it was made from; with another one it is made anew, in place of what was made before.
        What may lag is shown as it was while it is made anew behind; then `version` is another one,
        and open pages ask again. Of those who wait for each other, nobody makes again what was
        begun after they asked.
        """
        arrival = time.monotonic()
        digest = (book or self.book()).digest

        def state_now() -> tuple[object, ...]:
            return (digest, *self._changes(basis), mark)

        state = state_now()
        kept = self._kept_under(key)
        if kept is not None and kept.state == state:
            return cast("T", kept.value)
        if kept is not None and may_lag:
            self._make_behind(key, make, state_now)
            return cast("T", kept.value)
        with self._lock:
            alone = self._alone.setdefault(key, threading.Lock())
        with alone:  # many open pages ask at once for what one of them makes
            kept = self._kept_under(key)
            is_new = kept is not None and (kept.state == state or kept.begun >= arrival)
            if kept is not None and is_new and kept.state[-1] == mark:
                return cast("T", kept.value)
            return self._make(key, make, state_now)

    def _make(self, key: Hashable, make: Callable[[], T], state_now: _StateNow) -> T:
        """Make something from what there is now, and keep it."""
        begun, state = time.monotonic(), state_now()
        value = make()
        self._keep(key, _Kept(state, value, begun))
        return value

    def _kept_under(self, key: Hashable) -> _Kept | None:
        """Return what was made under a key, which is now the last that was asked for."""
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
            return kept

    def _make_behind(self, key: Hashable, make: Callable[[], object], state_now: _StateNow) -> None:
        """Have something made anew behind, unless it is being made."""
        with self._lock:
            if key not in self._making:
                self._making.add(key)
                self._behind.submit(self._catch_up, key, make, state_now)

    def _changes(self, basis: Basis) -> tuple[int, ...]:
        """Return how often anything was written that something is worked out from."""
        areas = _AREAS[basis]
        changes = self.store.pulse.areas() if areas else {}
        return tuple(changes[area] for area in areas)

    def _keep(self, key: Hashable, kept: _Kept) -> None:
        """Keep what was made; what was not asked for longest is let go."""
        with self._lock:
            self._kept[key] = kept
            while len(self._kept) > _MOST_KEPT:
                self._alone.pop(self._kept.popitem(last=False)[0], None)

    def _catch_up(self, key: Hashable, make: Callable[[], object], state_now: _StateNow) -> None:
        """Make something anew behind; what goes wrong there shows when it is asked for again."""
        try:
            self._make(key, make, state_now)
            self._caught_up += 1
        except Exception:  # noqa: BLE001  (whoever asks next makes it anew, and reads why)
            with self._lock:
                self._kept.pop(key, None)
        finally:
            self._making.discard(key)


class Look(NamedTuple):
    """One look at a page: the desk, the moment looked from, whether it was asked for, what else was
    asked, the reader's language, and who looks.
    """

    desk: Desk
    book: Casebook
    as_of: dt.datetime
    has_moment: bool
    query: Mapping[str, str]
    language: str
    visitor: Visitor | None = None

    @property
    def signer(self) -> str | None:
        """Return the name that signs what is done from this page; None where it is for reading."""
        return self.visitor.signer if self.visitor is not None else self.desk.signer

    @property
    def words(self) -> PageWords:
        """Return the program's words in the reader's language."""
        return words_in(self.language)

    @property
    def store(self) -> OpenStore:
        """Return the store, as it is looked at from this moment."""
        return self.desk.looked_back(self.as_of) if self.has_moment else self.desk.store

    def once(
        self,
        name: Hashable,
        make: Callable[[], T],
        *,
        basis: Basis = "everything",
        mark: Hashable = None,
        may_lag: bool = False,
    ) -> T:
        """Return what was worked out for this moment since its basis or `mark` changed, or work it
        out.
        """
        latest = None if basis in _DATED else self.as_of.date()
        key = (name, self.as_of if self.has_moment else latest)
        may_lag = may_lag and not self.has_moment
        return self.desk.once(key, make, basis, mark=mark, may_lag=may_lag, book=self.book)

    def number(self, name: str, least: int, most: int, what: str) -> int | None:
        """Return a whole number that is asked for; None where it is not. `what` says what any other
        word is not.

        Raises:
            UsageError: it is none, or lies outside its bounds.
        """
        written = self.query.get(name)
        if not written:
            return None
        if not (written.isdecimal() and len(written) <= _DIGITS and least <= int(written) <= most):
            raise UsageError(
                "{given!r} is {what}; give a whole number from {least} to {most}.",
                code="error-whole-number",
                given=written[:_SHOWN],
                what=what,
                least=least,
                most=most,
            )
        return int(written)

    def known(self) -> Casebook:
        """Return the casebook as it was known then."""
        day = self.as_of.date()
        return self.desk.once(
            ("book", day), lambda: known_on(self.book, day), "casebook", book=self.book
        )

    def names(self) -> Mapping[str, str]:
        """Return the names of what the casebook lists, by id, in the reader's language."""
        return self.desk.once(
            ("names", self.language),
            lambda: names_of(self.book, self.language),
            "casebook",
            book=self.book,
        )


_UNKNOWN = {
    "actor": "{name!r} is no actor of {book}, or was not known on {day}{near}.",
    "narrative": "{name!r} is no narrative of {book}, or was not known on {day}{near}.",
}


def known_entry(
    look: Look, kind: str, known: Sequence[EntryT], every: Sequence[EntryT], name: str
) -> EntryT:
    """Return an actor or narrative by its id, of those known then; of `every` one, those near a
    name that is none are named.

    Raises:
        NoSuchError: there is none.
    """
    entry = next((entry for entry in known if entry.id == name), None)
    if entry is None:
        raise NoSuchError(
            _UNKNOWN[kind],
            code=f"error-no-{kind}",
            name=name,
            book=look.book.id,
            day=look.as_of.date(),
            near=hint(Names(kind, every).near(name)),
        )
    return entry


def names_of(book: Casebook, language: str = ENGLISH) -> Mapping[str, str]:
    """Return the names of what a casebook lists, by id, in a language where it has them in it."""
    entries: tuple[Any, ...] = (
        *book.sources,
        *book.actors,
        *book.sites,
        *book.narratives,
        *book.groups,
        *book.problems,
    )
    return {
        entry.id: getattr(entry, "name", None) or in_language(entry, "title", language)
        for entry in entries
    }
