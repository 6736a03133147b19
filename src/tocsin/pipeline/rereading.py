"""Reading anew what a change of the casebook or of the program concerns, and nothing else; the
result is that of reading everything anew.

Each capture remembers under what it was read (`Basis`). Beside another program every text is read
anew. Beside other
entries: the texts that hold a name or term of what was added, taken out or changed, and those whose
source is another now. Where narratives or sites differ, the claims of all other documents are
matched anew, which costs little.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tocsin.annotate import NameChange
from tocsin.casebook import known_on
from tocsin.gate import Gate, Reason, watched_reasons
from tocsin.gazetteer import find_gazetteer
from tocsin.pipeline.gists import catch_up
from tocsin.pipeline.intake import Progress, Tell, take_kept, waiting
from tocsin.pipeline.reader import Reader, basis_of
from tocsin.pipeline.sharing import enlisted
from tocsin.pipeline.turns import READING, in_turn
from tocsin.records import Basis, Casebook, Dropped, Record, Stored
from tocsin.records.ports import Captures

# Why a capture is read anew: everything was asked for; another version of the program read it; its
# source is another entry of the casebook now; it holds a name or term that the casebook changed.
ASKED, PROGRAM, SOURCE, ENTRIES = "asked", "program", "source", "entries"


class Reread(Record, frozen=True):
    """What reading anew came to: captures looked at, read anew by reason, documents whose matches
    changed, and what was refused.
    """

    stored: int
    why: dict[str, int]
    rematched: int
    later: int
    refused: tuple[Dropped, ...]

    @property
    def read(self) -> int:
        """Return how many captures were read anew."""
        return sum(self.why.values())


def is_stale(store: Captures, casebook: Casebook, as_of: dt.datetime) -> bool:
    """Return whether any capture of a store was read under another casebook or program than it
    would be now.
    """
    under = store.rereading.read_under()
    if not under:
        return False
    return not under.keys() <= {
        basis_of(casebook, as_of, read_all=w).fingerprint for w in (False, True)
    }


def reread(
    store: Captures, casebook: Casebook, as_of: dt.datetime, *, tell: Tell, everything: bool = False
) -> Reread:
    """Read anew what differs from what this casebook and program would find; with `everything` all
    of it.

    What was found before and is not found again is kept as history, superseded at as-of. A stop
    anywhere loses nothing: started again, it goes on. While another program reads into the store,
    this one waits.
    """
    with in_turn(store, (READING,), waiting(tell)), enlisted(store, casebook):
        return _reread(store, casebook, as_of, tell=tell, everything=everything)


def _reread(
    store: Captures, casebook: Casebook, as_of: dt.datetime, *, tell: Tell, everything: bool
) -> Reread:
    """Read anew, while no other program reads into the store."""
    why: Counter[str] = Counter()
    refused: list[Dropped] = []
    stored = rematched = later = 0
    for whole, group in _by_mode(store).items():
        if not everything and group.keys() == {
            basis_of(casebook, as_of, read_all=whole).fingerprint
        }:
            continue
        reader = Reader(casebook, as_of, store, read_all=whole)
        anew = _Anew(store, reader, group, as_of, everything=everything)
        for handful in store.rereading.stored(anew.fingerprints):
            chosen = anew.chosen(handful)
            why.update(chosen.values())
            refused += anew.read([s for s in handful if s.capture.id in chosen])
            rematched += anew.settle([s for s in handful if s.capture.id not in chosen])
            stored += len(handful)
            tell(Progress(read=stored, touched=sum(why.values()), refused=len(refused)))
        anew.finish()
        later += anew.later
    catch_up(store, known_on(casebook, as_of.date()).sources)
    return Reread(
        stored=stored,
        why=dict(sorted(why.items())),
        rematched=rematched,
        later=later,
        refused=tuple(refused),
    )


def _by_mode(store: Captures) -> dict[bool, dict[str, Basis | None]]:
    """Return what captures were read under, by whether every text was read whole; None where that
    is not known.
    """
    known = store.rereading.bases()
    by_mode: dict[bool, dict[str, Basis | None]] = {}
    for fingerprint in sorted(store.rereading.read_under()):
        basis = known.get(fingerprint)
        by_mode.setdefault(basis.read_all if basis else False, {})[fingerprint] = basis
    return by_mode


class _Anew:
    """Captures read under some bases, on their way to one."""

    def __init__(
        self,
        store: Captures,
        reader: Reader,
        group: Mapping[str, Basis | None],
        as_of: dt.datetime,
        *,
        everything: bool,
    ) -> None:
        """`group` are the bases captures were read under, by fingerprint."""
        self._store, self._reader, self._as_of = store, reader, as_of
        self._everything = everything
        self.fingerprints = [f for f in group if everything or f != reader.fingerprint]
        self._concerns = {
            f: Concern(b, reader.basis)
            for f, b in group.items()
            if b is not None and f in self.fingerprints
        }
        self.later = 0
        if self.fingerprints:
            store.rereading.put_basis(reader.basis)

    def chosen(self, handful: Sequence[Stored]) -> dict[str, str]:
        """Return which captures are read anew, and why."""
        reasons = {s.capture.id: self._why(s) for s in handful if not self._is_later(s)}
        return {name: why for name, why in reasons.items() if why is not None}

    def _why(self, stored: Stored) -> str | None:
        """Return why a capture is read anew; None where it need not be."""
        if self._everything:
            return ASKED
        concern = self._concerns.get(stored.fingerprint)
        if concern is None or concern.other_program:
            return PROGRAM
        if self._reader.source_of(stored.capture) != stored.source_id:
            return SOURCE
        return ENTRIES if concern(stored) else None

    def _is_later(self, stored: Stored) -> bool:
        """Return whether a capture lies after as-of: it is left as it is."""
        published = stored.capture.published_at
        return stored.capture.seen_at > self._as_of or (
            published is not None and published > self._as_of
        )

    def read(self, handful: Sequence[Stored]) -> list[Dropped]:
        """Read captures anew; return what was refused."""
        whole = (self._store.capture(s.capture.id) for s in handful)
        captures = [
            msgspec.structs.replace(c, seen_at=s.capture.seen_at)
            for c, s in zip(whole, handful, strict=True)
            if c is not None
        ]
        return take_kept(self._store, self._reader, captures, self._as_of)

    def settle(self, handful: Sequence[Stored]) -> int:
        """Match the claims of documents anew where narratives or sites differ, and mark them;
        return how many changed.
        """
        later = [s for s in handful if self._is_later(s)]
        self.later += len(later)
        rest = [s for s in handful if not self._is_later(s)]
        changed = sum(self._rematch(s) for s in rest)
        self._store.rereading.mark_read([s.capture.id for s in rest], self._reader.fingerprint)
        return changed

    def _rematch(self, stored: Stored) -> bool:
        """Match the claims of one document anew where that can find anything else; return whether
        it did.
        """
        concern = self._concerns.get(stored.fingerprint)
        if stored.document is None or concern is None or not concern.matches_differ:
            return False
        annotations = self._store.rereading.annotations(stored.document.id)
        matches, touch = self._reader.match_again(stored.document, annotations)
        return self._store.rereading.rematch(stored.document, matches, touch, self._as_of)

    def finish(self) -> None:
        """Mark the captures that only repeat another's text."""
        self._store.rereading.mark_repeats(self.fingerprints, self._reader.fingerprint)


class Concern:
    """What differs between two bases, and whether it concerns a capture."""

    def __init__(self, before: Basis, now: Basis) -> None:
        """Make ready what differs."""
        self.other_program = before.program != now.program
        self.matches_differ = (before.narratives, before.sites) != (now.narratives, now.sites)
        self._gate = Gate(_differing(before, now))
        self._names = NameChange(
            (before.actors, now.actors),
            (before.sources, now.sources),
            (before.sites, now.sites),
            find_gazetteer(),
        )

    def __call__(self, stored: Stored) -> bool:
        """Return whether a capture may be read in another way now."""
        text = stored.text
        if text is None:
            return False
        title = stored.title
        passes = self._gate(text) is not None or (
            title is not None and self._gate(title) is not None
        )
        if stored.document is None:
            return passes
        moved = stored.document.source_id in self._names.moved
        return moved or passes or self._names(text)


def _differing(before: Basis, now: Basis) -> Iterator[Reason]:
    """Yield the reasons to pass the gate that only one basis has; of one name's many forms those
    that only one has.
    """
    old, new = (watched_reasons(_as_casebook(b), frozenset(b.countries)) for b in (before, now))
    for mine, other in ((old, new), (new, old)):
        beside = {r.name: r for r in other if len(r.parts) == 1}
        for reason in mine:
            if reason in other:
                continue
            same = beside.get(reason.name)
            if len(reason.parts) == 1 and same is not None and same.enough == reason.enough:
                terms = reason.parts[0] - same.parts[0]
                if terms:
                    yield msgspec.structs.replace(reason, parts=(terms,))
            else:
                yield reason


def _as_casebook(basis: Basis) -> Casebook:
    """Return the entries of a basis as a casebook."""
    return Casebook(
        id="basis",
        title="",
        digest="",
        sources=basis.sources,
        actors=basis.actors,
        sites=basis.sites,
        narratives=basis.narratives,
    )
