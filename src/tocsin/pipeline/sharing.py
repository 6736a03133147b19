"""Programs that read into one store share the captures: each is read by one of them.

A capture is leased by the place where it stands, or by itself: of two texts of one place the second
is set beside the first. Whoever finds a capture leased goes on with the next ones and comes back to
it: by then it is read, or its reader is dead and it is read here.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

import msgspec

from tocsin.annotate.parsers import russian
from tocsin.gazetteer import find_gazetteer
from tocsin.language.lexicon import installed_languages
from tocsin.pipeline.meaning import embedder_at_hand
from tocsin.pipeline.steps import digest_of_text, program_digest
from tocsin.pipeline.turns import FETCHING, READING
from tocsin.records import Capture, Casebook
from tocsin.records.ports import Captures
from tocsin.records.working import ReadingVersion, Worker
from tocsin.sources import Item

# So many captures that others read may wait to be looked at again.
MOST_LATE = 256
# So often is looked whether they are read, in seconds.
_EVERY = 0.05

WaitsFor = Callable[[str], None]


class Shared(Protocol):
    """The intake whose captures are shared."""

    def is_read(self, capture: Capture) -> bool:
        """Return whether a capture was carried before this began."""
        ...

    def resolve(self, captures: Sequence[Capture]) -> Sequence[Capture | None]:
        """Return captures as they are to be carried; None for what was carried in the meantime."""
        ...

    def flush(self) -> None:
        """Keep everything that waits to be kept, and let go of it."""
        ...


def version_of(casebook: Casebook) -> ReadingVersion:
    """Return what this program reads with, as others compare it with theirs."""
    embedder = embedder_at_hand().embedder
    models = [
        find_gazetteer().digest,
        russian.is_installed(),
        embedder.name if embedder is not None else "words only",
        *installed_languages(),
    ]
    entries = msgspec.structs.replace(casebook, targets=())
    return ReadingVersion(
        casebook_id=casebook.id,
        casebook=digest_of_text(msgspec.json.encode(entries, order="sorted").decode()),
        program=program_digest(),
        models=digest_of_text(msgspec.json.encode(models).decode()),
    )


class Membership:
    """Being one of those that read into a store for a long time, through edits of a casebook."""

    def __init__(self, store: Captures) -> None:
        """Begin as none of them."""
        self._worker = store.worker
        self._version: ReadingVersion | None = None

    def renew(self, casebook: Casebook) -> None:
        """Be one of them with a casebook as it is now.

        Raises:
            StoreError: another program reads with another version; this one is none of them then.
        """
        version = version_of(casebook) if self._worker.is_one_of_many else None
        if version == self._version:
            return
        self.end()
        if version is not None:
            self._worker.enlist(version)
            self._version = version

    def end(self) -> None:
        """Be none of them any more."""
        if self._version is not None:
            self._worker.leave()
            self._version = None


@contextmanager
def enlisted(store: Captures, casebook: Casebook) -> Iterator[Worker]:
    """Be one of those that read into a store.

    Raises:
        StoreError: another program reads for the same casebook with another version of it, of the
            program or of its models.
    """
    worker = store.worker
    if not worker.is_one_of_many:
        yield worker
        return
    worker.enlist(version_of(casebook))
    try:
        yield worker
    finally:
        worker.leave()


@contextmanager
def sources_of(worker: Worker) -> Iterator[Callable[[str], bool]]:
    """Give what leases a source by its id, until everything that came of them is kept."""
    leased: list[str] = []

    def takes(source_id: str) -> bool:
        if not worker.take(FETCHING, [source_id]):
            return False
        leased.append(source_id)
        return True

    try:
        yield takes
    finally:
        worker.release(FETCHING, leased)


def part_of(capture: Capture) -> str:
    """Return what a capture is leased by: its place, or itself where it has none."""
    return capture.locator if capture.locator is not None else capture.id


class Sharing:
    """The captures that this program has leased, of those it was given."""

    def __init__(
        self,
        worker: Worker,
        intake: Shared,
        waits_for: WaitsFor,
        *,
        most_late: int = MOST_LATE,
        patience: float | None = None,
    ) -> None:
        """With `most_late` of 0 captures come in the order in which they were given. After
        `patience` seconds, if any, a capture is read beside the other program.
        """
        self._worker = worker
        self._intake = intake
        self._waits_for = waits_for
        self._most_late = most_late
        self._patience = patience
        self._late: deque[Capture] = deque()
        self._waiting_since = 0.0

    def handfuls(self, handfuls: Iterable[Sequence[Item]]) -> Iterator[Sequence[Item]]:
        """Yield what this program is to read, handful by handful.

        While it waits for others it yields nothing, again and again, so that what is under way
        comes to its end: nobody waits for what this program holds.
        """
        if not self._worker.is_one_of_many:
            yield from handfuls
            return
        for handful in handfuls:
            yield from self._shared(handful)
            yield from self._until(self._most_late)
        yield from self._until(0)

    def _shared(self, handful: Sequence[Item]) -> Iterator[Sequence[Item]]:
        """Lease what can be leased of a handful, and yield it."""
        captures = self._unread(handful)
        taken = self._taken(captures)
        late = [capture for capture in captures if part_of(capture) not in taken]
        others = {id(capture) for capture in late}
        if late and not self._most_late:
            self._late.extend(late)
            yield from self._until(0)
            late = []
        self._late.extend(late)
        own = [item for item in handful if id(item) not in others]
        if own:
            yield self._resolved(own)

    def _unread(self, items: Sequence[Item]) -> list[Capture]:
        """Return the captures among some items that were not carried before this began."""
        captures = [item for item in items if isinstance(item, Capture)]
        return [capture for capture in captures if not self._intake.is_read(capture)]

    def _taken(self, captures: Sequence[Capture]) -> set[str]:
        """Lease captures; return the parts that are leased here."""
        return self._worker.take(READING, [part_of(capture) for capture in captures])

    def _resolved(self, items: Sequence[Item]) -> Sequence[Item]:
        """Return items, with captures as they are to be carried; those that another program has
        read in the meantime are left out and let go of.
        """
        captures = self._unread(items)
        resolved_by_id = dict(zip(map(id, captures), self._intake.resolve(captures), strict=True))
        done = [part_of(capture) for capture in captures if resolved_by_id[id(capture)] is None]
        if done:
            self._worker.release(READING, done)
        resolved = [resolved_by_id.get(id(item), item) for item in items]
        return [item for item in resolved if item is not None]

    def _until(self, most: int) -> Iterator[Sequence[Item]]:
        """Come back to what others had leased, until at most so many captures are left."""
        self._waiting_since = time.monotonic()
        while len(self._late) > most:
            again = list(self._late)
            taken = self._taken(again)
            is_enough = (
                self._patience is not None
                and time.monotonic() - self._waiting_since > self._patience
            )
            own = [late for late in again if part_of(late) in taken or is_enough]
            mine = set(map(id, own))
            self._late = deque(late for late in again if id(late) not in mine)
            yield self._resolved(own)
            if self._late and not own:
                self._waits_for(self._worker.holder_of(READING, part_of(self._late[0])))
                self._intake.flush()
                time.sleep(_EVERY)
