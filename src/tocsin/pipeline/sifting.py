"""One stretch of an archive on its way through reading, gate, annotation and matching.

This is the whole of what any engine does with a stretch, in whatever process and on whatever
machine: nothing is asked of a store, and the same stretch gives the same result anywhere. Texts in
which nothing watched stands are counted in what their source published, and not kept.
"""

import datetime as dt
import functools
import hashlib
import time
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from tocsin.documents.page_glance import date_at_a_glance, words_at_a_glance
from tocsin.errors import InputError
from tocsin.pipeline.intake import LATER
from tocsin.pipeline.reader import Reader
from tocsin.pipeline.reasons import NOTHING_WATCHED
from tocsin.pipeline.steps import digest_of
from tocsin.records import (
    HTML,
    Capture,
    Casebook,
    Dropped,
    Kept,
    Record,
    Sifted,
    Stretch,
    Tally,
    Volume,
)
from tocsin.sources import Reading, Stated
from tocsin.sources.decode import decode
from tocsin.sources.stretches import StretchReader

# So many texts go through the parsers together, and so many bytes of pages at most wait for it.
_HANDFUL, _MOST_BYTES = 128, 16_000_000
Moment = tuple[str | None, dt.datetime | None]
"""The source of a text, and when it was published."""


class Sifter:
    """Carries stretches of archives as far as they go, as of one moment."""

    def __init__(self, casebook: Casebook, as_of: dt.datetime) -> None:
        """Build the stages from the casebook as it was known then."""
        self._reader = Reader(casebook, as_of)
        self._as_of = as_of
        own = f"{self._reader.fingerprint} {sifting_digest()}"
        self.fingerprint = hashlib.sha256(own.encode()).hexdigest()

    @property
    def reader(self) -> Reader:
        """Return what carries single captures."""
        return self._reader

    def __call__(self, stretch: Stretch) -> Sifted:
        """Return what comes of a stretch."""
        begun = time.process_time()
        reading = Reading(name=stretch.archive, seen_at=self._as_of, stated=Stated())
        source = StretchReader(stretch, reading)
        work = _Work(self._reader, self._as_of)
        for item in source:
            work.take(item)
        work.carry()
        tally = msgspec.structs.replace(
            work.tally, records=source.records, no_page=source.no_page + work.tally.no_page
        )
        return Sifted(
            stretch=stretch,
            kept=tuple(work.kept),
            dropped=tuple(work.dropped),
            volumes=tuple(work.volumes()),
            tally=tally,
            cpu_seconds=time.process_time() - begun,
        )

    def lost(self, stretch: Stretch) -> Sifted:
        """Return what is said of a stretch that ended the process which read it, time and again."""
        where = f"{stretch.archive}#{stretch.begin}"
        detail = (
            f"{where}: the process that read it was ended twice; it may need more memory than "
            "there is. It is not read."
        )
        gone = Dropped(stage="pipeline", record_id=where, reason="error", detail=detail)
        return Sifted(stretch=stretch, dropped=(gone,), tally=Tally(refused=1))


class _Work:
    """What has come of a stretch so far."""

    def __init__(self, reader: Reader, as_of: dt.datetime) -> None:
        self._reader = reader
        self._as_of = as_of
        self._waiting: list[Capture] = []
        self._bytes = 0
        self._published: Counter[Moment] = Counter()
        self.kept: list[Kept] = []
        self.dropped: list[Dropped] = []
        self.tally = Tally()

    def take(self, item: Record) -> None:
        """Take the next item of the stretch: ask the gate of a text, keep what could not be
        read.
        """
        if isinstance(item, Dropped):
            self._refuse([item])
        elif isinstance(item, Capture):
            self.tally += Tally(asked=1)
            if self._may_pass(item):
                self._waiting.append(item)
                self._bytes += len(item.body)
        else:
            self.tally += Tally(no_page=1)  # an event others have coded is no text
        if len(self._waiting) >= _HANDFUL or self._bytes >= _MOST_BYTES:
            self.carry()

    def carry(self) -> None:
        """Read what waits."""
        waiting, self._waiting, self._bytes = self._waiting, [], 0
        for carried in self._reader.carry_all(waiting):
            self.tally += Tally(opened=1)
            self._settle(carried)

    def _settle(self, carried: Kept) -> None:
        """Keep what came of a text that was opened, or count it."""
        if carried.document is not None:
            self.kept.append(carried)
            self.tally += Tally(kept=1)
        elif any(dropped.reason == NOTHING_WATCHED for dropped in carried.dropped):
            self._published[carried.source_id, carried.published_at] += 1
        elif any(dropped.reason == LATER for dropped in carried.dropped):
            self.tally += Tally(later=1)
        else:
            self._refuse(carried.dropped)

    def _refuse(self, dropped: Sequence[Dropped]) -> None:
        """Keep why something could not be read."""
        self.dropped += dropped
        self.tally += Tally(refused=len(dropped))

    def _may_pass(self, capture: Capture) -> bool:
        """Return whether a text may hold anything watched; one that cannot is counted here.

        A page is asked about before it is taken apart. Of other texts the reader's own look costs
        no more than this one.
        """
        if capture.media_type != HTML:
            return True
        try:
            page = decode(capture.body, capture.origin)
        except InputError:
            return True  # the reader says what is wrong with it
        if self._reader.touches(words_at_a_glance(page)):
            return True
        published = capture.published_at or date_at_a_glance(page, capture.url)
        if published is not None and published > self._as_of:
            self.tally += Tally(later=1)
        else:
            self._published[self._reader.source_of(capture), published] += 1
        return False

    def volumes(self) -> Iterator[Volume]:
        """Yield how much was published beside what is kept, by source and moment.

        What no source of the casebook published is counted by day.
        """
        counted: Counter[Moment] = Counter()
        for (source, at), number in self._published.items():
            counted[source, at if source or at is None else _day_of(at)] += number
        for (source, at), number in sorted(counted.items(), key=lambda item: repr(item[0])):
            yield Volume(source_id=source, published_at=at, seen_at=self._as_of, captures=number)


def _day_of(moment: dt.datetime) -> dt.datetime:
    """Return the begin of the day of a moment."""
    return moment.astimezone(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0)


@functools.lru_cache(maxsize=1)
def sifting_digest() -> str:
    """Return the sha256 of what decides what is read of an archive, beside how it is read."""
    return digest_of(("pipeline/sifting.py", "records"))
