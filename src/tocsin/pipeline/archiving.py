"""Archives too large to keep whole, read into a store: what touches something watched is kept like
any document, the rest is counted; a stop anywhere loses no record and doubles none.
"""

import datetime as dt
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from tocsin.casebook import known_on
from tocsin.engines import in_order
from tocsin.pipeline.gists import catch_up
from tocsin.pipeline.intake import Carried, Intake
from tocsin.pipeline.sifting import Sifter
from tocsin.pipeline.turns import in_turn
from tocsin.records import ArchiveMark, Casebook, Dropped, Sifted, Stretch, Tally, ToKeep
from tocsin.records.ports import Captures
from tocsin.sources.captures import STAGE
from tocsin.sources.stretches import STRETCH, stretches_of

# So many refusals are handed back by name; all of them stand in the drop log.
_NAMED = 1_000
_MILLION = 1_000_000
# One program at a time reads archives into a store, beside those that read other things.
ARCHIVING = "archive"


class ArchiveFile(NamedTuple):
    """A file of an archive: what the listing calls it, and where it is opened."""

    archive: str
    path: str


class Archived(NamedTuple):
    """How far an archive is read: what was met, the seconds of a processor it took, files that were
    begun, and those that were done before. `waits_for` is who is waited for.
    """

    tally: Tally
    cpu_seconds: float
    files: int = 0
    before: int = 0
    refused: tuple[Dropped, ...] = ()
    waits_for: str = ""

    @property
    def per_million(self) -> float | None:
        """Return the processor seconds of a million records; None before any was read."""
        records = self.tally.records
        return self.cpu_seconds * _MILLION / records if records else None


TellArchived = Callable[[Archived], None]
"""Takes how far an archive is read, now and then."""


def sift_into(
    store: Captures,
    casebook: Casebook,
    files: Sequence[ArchiveFile],
    *,
    as_of: dt.datetime,
    tell: TellArchived,
    workers: int = 1,
    size: int = STRETCH,
) -> Archived:
    """Read files of an archive into a store, and return what came of it.

    Files that are done are passed over, one that was begun goes on where it stood. `size` is how
    many bytes are read as one piece of work.
    """
    with in_turn(store, [ARCHIVING], lambda holder: tell(Archived(Tally(), 0.0, waits_for=holder))):
        sifting = _Sifting(store, Sifter(casebook, as_of), casebook, as_of, tell)
        sifting.read(files, workers, size)
        return sifting.finish()


def take_sifted(
    store: Captures,
    casebook: Casebook,
    sifted: Iterable[Sifted],
    *,
    sifter: Sifter,
    as_of: dt.datetime,
    tell: TellArchived,
) -> Archived:
    """Take in what was read of an archive elsewhere, and return what came of it."""
    with in_turn(store, [ARCHIVING], lambda holder: tell(Archived(Tally(), 0.0, waits_for=holder))):
        sifting = _Sifting(store, sifter, casebook, as_of, tell)
        for part in sifted:
            sifting.take(part)
        return sifting.finish()


class _Sifting:
    """Stretches on their way into a store."""

    def __init__(
        self,
        store: Captures,
        sifter: Sifter,
        casebook: Casebook,
        as_of: dt.datetime,
        tell: TellArchived,
    ) -> None:
        self._store = store
        self._sifter = sifter
        self._as_of = as_of
        self._sources = known_on(casebook, as_of.date()).sources
        self._intake = Intake(store, sifter.reader, as_of, self._sources)
        store.about.remember(casebook, as_of)
        self._tell = tell
        self._tally = Tally()
        self._begun = time.process_time()
        self._elsewhere = 0.0
        self._owner = os.getpid()
        self._files: set[str] = set()
        self._before = 0
        self._refused: list[Dropped] = []

    def read(self, files: Sequence[ArchiveFile], workers: int, size: int) -> None:
        """Read the stretches of files, in their order."""
        handfuls = ([stretch] for file in files for stretch in self._stretches(file, size))
        done = in_order(self._sift, handfuls, workers=workers, give_up=self._sifter.lost)
        for stretch_and_result in done:
            sifted = stretch_and_result[1]
            self._elsewhere += sifted.cpu_seconds
            self.take(sifted)

    def _sift(self, stretches: Sequence[Stretch]) -> list[Sifted]:
        """Read stretches; this may run in another process."""
        done = [self._sifter(stretch) for stretch in stretches]
        if os.getpid() == self._owner:  # what it took is in this process's own time
            done = [msgspec.structs.replace(sifted, cpu_seconds=0.0) for sifted in done]
        return done

    def _stretches(self, file: ArchiveFile, size: int) -> Iterator[Stretch]:
        """Yield the stretches of a file that are still to be read."""
        mark = self._mark(file.archive)
        upto = mark.upto if mark is not None else 0
        if mark is not None and mark.ended:
            self._before += 1
            return
        for item in stretches_of(file.archive, file.path, size):
            if isinstance(item, Dropped):
                self._refuse([item])
            elif mark is not None and item.size != mark.size:
                self._refuse([_changed(item, mark)])
                return
            elif item.begin >= upto:
                yield item

    def _mark(self, archive: str) -> ArchiveMark | None:
        """Return how far a file is read with what it is read with now."""
        mark = self._store.archives.mark(archive)
        same = mark is not None and mark.holds(self._sifter.fingerprint, self._as_of)
        return mark if same else None

    def take(self, sifted: Sifted) -> None:
        """Take what came of a stretch; its counts and its mark are kept in one transaction."""
        stretch = sifted.stretch
        mark = self._store.archives.mark(stretch.archive)
        mark = self._mark(stretch.archive)
        if mark is not None and (mark.ended or stretch.begin < mark.upto):
            return  # it was taken in before
        for kept in sifted.kept:
            self._intake.take_carried(kept)
        self._refuse(sifted.dropped)
        counted = mark.counted if mark is not None else 0
        upto = stretch.size if stretch.end is None else stretch.end
        volumes: Sequence[ToKeep] = sifted.volumes if stretch.begin >= counted else ()
        own = ArchiveMark(
            archive=stretch.archive,
            size=stretch.size,
            upto=upto,
            ended=stretch.end is None,
            fingerprint=self._sifter.fingerprint,
            as_of=self._as_of,
            later=sifted.tally.later + (mark.later if mark is not None else 0),
            counted=max(counted, upto),
        )
        self._intake.keep_with([*volumes, own])
        self._files.add(stretch.archive)
        self._tally += sifted.tally
        self._tell(self._state())

    def _refuse(self, dropped: Sequence[Dropped]) -> None:
        """Keep why something could not be read."""
        for item in dropped:
            self._intake.take(item, Carried())
        self._refused += dropped[: _NAMED - len(self._refused)]

    def _state(self) -> Archived:
        """Return how far it has come."""
        spent = time.process_time() - self._begun + self._elsewhere
        return Archived(self._tally, spent, len(self._files), self._before, tuple(self._refused))

    def finish(self) -> Archived:
        """Enter what was kept into the full text, tie it to the rest, and return what came of
        it.
        """
        self._intake.finish()
        catch_up(self._store, self._sources)
        return self._state()


def _changed(stretch: Stretch, mark: ArchiveMark) -> Dropped:
    """Say that a file is another than the one that was begun."""
    detail = (
        f"{stretch.archive}: has {stretch.size} bytes, and had {mark.size} when its reading began; "
        "it is not read on. Give it another name, or read it into another store."
    )
    return Dropped(stage=STAGE, record_id=stretch.archive, reason="changed", detail=detail)
