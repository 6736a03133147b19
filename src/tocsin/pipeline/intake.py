"""Taking in: captures from files and the net, carried into a store one by one; edits and deletions
noticed on the way.
"""

import datetime as dt
import itertools
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from tocsin.casebook import known_on
from tocsin.documents.changes import deleted, edited
from tocsin.documents.faults import GONE
from tocsin.documents.volatile import same_but_for_counters, without_counters
from tocsin.engines import in_order
from tocsin.errors import StoreError
from tocsin.pipeline.gists import catch_up, make_gists
from tocsin.pipeline.handfuls import HANDFUL, handfuls
from tocsin.pipeline.kept_markings import KeptMarkings
from tocsin.pipeline.reader import Reader
from tocsin.pipeline.sharing import MOST_LATE, Sharing, enlisted, part_of, sources_of
from tocsin.pipeline.turns import FETCHING, READING, in_turn
from tocsin.records import (
    HTML,
    LEFT_OUT,
    Capture,
    Casebook,
    Change,
    Dropped,
    Kept,
    Occurrence,
    Source,
    TextVersion,
    ToKeep,
    Vanished,
)
from tocsin.records.ports import Captures
from tocsin.sources import FetchSettings, Item, Stated, read_inputs

if TYPE_CHECKING:
    from tocsin.sources import Fetcher

# How many captures are kept in one transaction, unless it gets old before: a stop loses at most
# the work on so many.
BATCH, LONGEST_WAIT = 256, 2.0
REFUSED_STAGES = ("sources", "documents", "pipeline")
# What is dropped because it lies after as-of is not kept at all: a later run takes it in.
LATER = "after_as_of"
# A page that was fetched again and says the same: its new bytes are not kept.
SAME_TEXT = "same_text"


class Progress(NamedTuple):
    """What is told while reading goes on: captures read, documents that touch something watched,
    refused inputs.

    `later` counts what was left out because it lies after as-of; `waits_for` is who is waited for
    before reading begins.
    """

    read: int
    touched: int
    refused: int
    later: int = 0
    waits_for: str = ""


Tell = Callable[[Progress], None]
"""Takes how far reading has come, now and then."""


def silent(_state: Progress) -> None:
    """Tell nobody how far reading has come."""


def read_into(
    store: Captures,
    casebook: Casebook,
    inputs: Sequence[str],
    *,
    as_of: dt.datetime,
    stated: Stated,
    tell: Tell,
    settings: FetchSettings | None = None,
    read_all: bool = False,
    workers: int = 1,
    patience: float | None = None,
) -> tuple[int, list[Dropped]]:
    """Read inputs into a store; return how many captures, and what was refused.

    Where programs share the reading, each capture is read by one of them; in a file this one waits
    while another reads: for `patience` seconds, or as long as it takes. Inputs are files, folders,
    `-`, and addresses, which are fetched. With `read_all` every text is read whole, watched or not;
    `workers` processes read, with the same result as one.
    """
    urls = [i for i in inputs if i.startswith(("http://", "https://"))]
    files = read_inputs([i for i in inputs if i not in urls], seen_at=as_of, stated=stated)
    with in_turn(store, store.turns(READING), waiting(tell), patience):
        if not urls:
            return take_in(
                store,
                casebook,
                files,
                as_of=as_of,
                tell=tell,
                read_all=read_all,
                workers=workers,
                handful=HANDFUL,
                patience=patience,
            )
        from tocsin.sources import Fetcher, fetch_pages  # with a client, which files do not need

        with Fetcher(
            settings or FetchSettings(), now=lambda: dt.datetime.now(dt.UTC).replace(microsecond=0)
        ) as fetcher:
            pages = fetch_pages(urls, fetcher, seen_at=as_of, stated=stated)
            items = itertools.chain(files, pages)
            return take_in(
                store,
                casebook,
                items,
                as_of=as_of,
                tell=tell,
                read_all=read_all,
                patience=patience,
            )


def waiting(tell: Tell) -> Callable[[str], None]:
    """Return what tells whom this program waits for."""
    return lambda holder: tell(Progress(0, 0, 0, waits_for=holder))


def collect_into(
    store: Captures,
    casebook: Casebook,
    fetcher: "Fetcher",
    *,
    only: Sequence[str],
    now: dt.datetime,
    tell: Tell,
    back: int = 0,
    without: Collection[str] = (),
) -> tuple[int, list[Dropped]]:
    """Fetch what is due into a store; return how many captures, and what was refused.

    `only` names sources, none means all, `without` those that are not to be fetched; `back` pages
    further back than the newest. Where programs share the fetching, a source that another one is
    at is left to it.
    """
    from tocsin.sources.collect import Round, collect

    wanted = [s for s in known_on(casebook, now.date()).sources if not only or s.id in only]
    sources = [source for source in wanted if source.id not in without]
    with (
        in_turn(store, store.turns(FETCHING), waiting(tell)),
        enlisted(store, casebook) as worker,
        sources_of(worker) as takes,
    ):
        look = Round(fetcher=fetcher, memory=store, now=now, back=back, takes=takes)
        captures = collect(sources, look)
        return take_in(store, casebook, captures, as_of=now, tell=tell, most_late=0)


def take_in(
    store: Captures,
    casebook: Casebook,
    items: Iterable[Item],
    *,
    as_of: dt.datetime,
    tell: Tell,
    read_all: bool = False,
    workers: int = 1,
    handful: int = 1,
    most_late: int = MOST_LATE,
    patience: float | None = None,
) -> tuple[int, list[Dropped]]:
    """Carry captures into a store; return how many there were and what was refused.

    Captures done before are skipped, and those that other programs read are waited for, at most
    `most_late` at a time and, if given, for `patience` seconds. Up to `handful` items are read
    together, and with `workers` above 1 a few handfuls are asked for before the first is kept: one
    at a time, by one worker, for items that depend on what was kept.
    """
    sources = known_on(casebook, as_of.date()).sources
    with enlisted(store, casebook) as worker:
        reader = Reader(casebook, as_of, store, read_all=read_all)
        intake = Intake(store, reader, as_of, sources, elsewhere=workers > 1)
        store.about.remember(casebook, as_of)
        sharing = Sharing(worker, intake, waiting(tell), most_late=most_late, patience=patience)
        batches = sharing.handfuls(handfuls(items, handful))
        for item, kept in in_order(intake.carry, batches, workers=workers, give_up=intake.lost):
            intake.take(item, kept)
            tell(Progress(intake.read, intake.touched, len(intake.refused), intake.later))
        intake.finish()
    catch_up(store, sources)
    return intake.read, intake.refused


def take_kept(
    store: Captures, reader: Reader, captures: Iterable[Capture], as_of: dt.datetime
) -> list[Dropped]:
    """Carry captures that a store keeps anew; return what was refused."""
    intake = Intake(store, reader, as_of, reader.basis.sources, anew=True)
    for handful in handfuls(captures):
        for capture, carried in zip(handful, intake.carry(handful), strict=True):
            intake.take(capture, carried)
    intake.finish()
    return intake.refused


class Carried(NamedTuple):
    """What carrying one item gave: nothing for what needs no carrying, and the vectors that a
    worker made on the way, by model.
    """

    kept: Kept | None = None
    vectors: Mapping[str, Mapping[str, bytes]] = {}


class Intake:
    """Items on their way into a store; what belongs together is kept in one
    transaction, in order.
    """

    def __init__(
        self,
        store: Captures,
        reader: Reader,
        as_of: dt.datetime,
        sources: Sequence[Source],
        *,
        anew: bool = False,
        elsewhere: bool = True,
    ) -> None:
        """`reader` carries captures; `store` keeps what comes of them; nothing after `as_of` is
        kept; `sources` are who may be credited.

        What was carried before is skipped, unless it is to be carried `anew`; where nothing is
        carried `elsewhere`, by other processes, the store is asked for each handful.
        """
        self._store = store
        self._as_of = as_of
        self._sources = sources
        self._reader = reader
        self._markings = KeptMarkings(store)
        self._seen = None if anew or elsewhere else set[str]()
        self._marks = dict(store.marks()) if elsewhere and not anew else {}
        self._before = (
            {} if anew else {d.record_id: d for d in store.dropped(REFUSED_STAGES) if is_refusal(d)}
        )
        store.rereading.put_basis(reader.basis)
        self._batch: list[ToKeep] = []
        self._leased: list[str] = []
        self._pending: set[str] = set()
        self._flushed, self._waiting = time.monotonic(), 0
        self._without_gist: list[str] = []
        self.refused: list[Dropped] = []
        self.read = self.touched = self.later = 0

    def carry(self, items: Sequence[Item]) -> list[Carried]:
        """Carry those of some items that are captures not carried before.

        Nothing of the store is written, nor, where that is done elsewhere, read.
        """
        if not items:
            return []
        self._ask([item for item in items if isinstance(item, Capture)])
        captures = [self._to_carry(item) if isinstance(item, Capture) else None for item in items]
        annotated = iter(self._reader.carry_all([capture for capture in captures if capture]))
        carried = [Carried(next(annotated) if capture else None) for capture in captures]
        vectors = self._reader.vectors_made()
        return [*carried[:-1], carried[-1]._replace(vectors=vectors)] if vectors else carried

    def is_read(self, capture: Capture) -> bool:
        """Return whether a capture was carried before this began."""
        return self._to_carry(capture) is None

    def resolve(self, captures: Sequence[Capture]) -> list[Capture | None]:
        """Return captures as they are to be carried, as the store stands now; what another program
        has carried in the meantime counts as read, and is None.
        """
        known = self._store.marks([capture.id for capture in captures])
        self._marks = {**self._marks, **known} if known else self._marks
        chosen = [self._to_carry(capture) for capture in captures]
        for capture, capture_now in zip(captures, chosen, strict=True):
            if capture_now is None:
                self._take_capture(capture, None)
        return chosen

    def _to_carry(self, capture: Capture) -> Capture | None:
        """Return a capture as it is to be carried: seen when it was first seen; None where that was
        done under this very casebook and program.
        """
        self._ask([capture])
        fingerprint, seen = self._marks.get(capture.id, ("", capture.seen_at))
        if fingerprint == self._reader.fingerprint and seen <= capture.seen_at:
            return None
        return msgspec.structs.replace(capture, seen_at=min(seen, capture.seen_at))

    def _ask(self, captures: Sequence[Capture]) -> None:
        """Ask once what was carried of some captures before they came here."""
        names = {c.id for c in captures} - self._seen if self._seen is not None else set[str]()
        if names and self._seen is not None:
            self._seen |= names
            self._marks.update(self._store.marks(sorted(names)))

    def lost(self, item: Item) -> Carried:
        """Return what is kept of an item that ended the process which read it, time and again."""
        return Carried(self._reader.lost(item) if isinstance(item, Capture) else None)

    def take(self, item: Item, carried: Carried) -> None:
        """Take one item with what carrying it gave."""
        for model, rows in carried.vectors.items():
            self._store.put_vectors(model, rows)
        if isinstance(item, Dropped):
            self.refused += [item] if is_refusal(item) else []
            self._batch.append(item)
        elif isinstance(item, Capture):
            self._leased.append(part_of(item))
            self._take_capture(item, carried.kept)
        elif isinstance(item, Occurrence):
            self._take_occurrence(item)
        elif isinstance(item, Vanished):
            self.flush()
            self._batch += self._deletion(item)
        else:
            self._batch.append(item)
        if len(self._batch) >= BATCH or time.monotonic() - self._flushed > LONGEST_WAIT:
            self.flush()

    def take_carried(self, kept: Kept) -> None:
        """Take what a capture led to that was carried elsewhere, unless it is kept already."""
        capture = self._to_carry(kept.capture)
        if capture is not None and capture.seen_at != kept.capture.seen_at:
            kept = self._reader.carry(capture)  # it was seen earlier than the archive was read
        self.take(kept.capture, Carried(kept if capture is not None else None))

    def keep_with(self, marks: Sequence[ToKeep]) -> None:
        """Keep what waits together with some marks, or nothing of it."""
        self._batch += marks
        self.flush()

    def _take_occurrence(self, item: Occurrence) -> None:
        """Take in an event somebody else has coded; one after as-of is left for a later run."""
        self.read += 1
        if item.day > self._as_of.date():
            detail = f"{item.origin}: of {item.day}, after as-of"
            self._leave_out(
                [Dropped(stage="sources", record_id=item.origin, reason=LATER, detail=detail)]
            )
            return
        located = self._reader.located(item)
        if isinstance(located, Dropped):
            self.refused.append(located)
            self._batch.append(located)
        else:
            self._batch.append(located)

    def flush(self) -> None:
        """Keep what waits."""
        self._store.keep(self._batch, self._reader.fingerprint, self._as_of)
        self._waiting += len(self._batch)
        kept = (item.document for item in self._batch if isinstance(item, Kept))
        self._without_gist += [document.id for document in kept if document is not None]
        self._batch, self._pending = [], set()
        self._flushed = time.monotonic()
        self._store.worker.release(READING, self._leased)
        self._leased = []
        if self._waiting >= BATCH:
            self._enter()

    def finish(self) -> None:
        """Keep what waits, and let it be found by a search and be looked at together."""
        self.flush()
        self._enter()

    def _enter(self) -> None:
        """Enter into the full text what was kept, and keep its gists."""
        self._store.full_text.catch_up()
        make_gists(self._store, self._sources, self._without_gist)
        self._waiting, self._without_gist = 0, []

    def _take_capture(self, capture: Capture, kept: Kept | None) -> None:
        """Take what came of a capture; nothing did where it was carried before."""
        self.read += 1
        if kept is None:
            self.refused += [self._before[capture.id]] if capture.id in self._before else []
            return
        if capture.locator in self._pending:
            self.flush()
        kept = self._markings.obeyed(self._versioned(kept))
        self.touched += bool(kept.watched)
        self.refused += [
            d for d in kept.dropped if is_refusal(d) and not (d.reason == GONE and kept.changes)
        ]
        if any(d.reason == LATER for d in kept.dropped):
            self._leave_out(kept.dropped)
            return
        self._batch.append(kept)
        self._pending |= {capture.locator} if capture.locator else set()

    def _leave_out(self, dropped: Sequence[Dropped]) -> None:
        """Write down what lies after as-of: it is not kept, and a later run takes it in."""
        self._batch += dropped
        self.later += 1

    def _versioned(self, kept: Kept) -> Kept:
        """Set a capture beside the texts that stood at its place before: the same again, or edited.
        Of two that were found in the same second, the one that came first stood before.
        """
        capture = kept.capture
        if capture.locator is None:
            return kept
        if any(d.reason == GONE for d in kept.dropped):
            return self._gone(kept, capture.locator)
        if kept.text_sha256 is None:
            return kept
        own = TextVersion(
            found_at=capture.as_found, capture_id=capture.id, text_sha256=kept.text_sha256
        )
        others = [v for v in self._store.versions(capture.locator) if v.capture_id != capture.id]
        before = max((v for v in others if v.found_at <= own.found_at), default=None)
        after = min((v for v in others if v.found_at > own.found_at), default=None)
        if any(v is not None and self._reads_alike(v, own, capture) for v in (before, after)):
            detail = f"{capture.origin}: reads as it did before"
            same = Dropped(stage="documents", record_id=capture.id, reason=SAME_TEXT, detail=detail)
            return Kept(capture=capture, repeats=True, dropped=(same,))
        changes = [self._edit(self._kept(before), capture)] if before else []
        changes += [self._edit(capture, self._kept(after))] if after else []
        return msgspec.structs.replace(kept, changes=tuple(changes))

    def _reads_alike(self, version: TextVersion, own: TextVersion, capture: Capture) -> bool:
        """Return whether a capture says what a version says.

        A page's counters and the order of its lists do not count.
        """
        if version.text_sha256 == own.text_sha256:
            return True
        if capture.media_type != HTML:
            return False
        return same_but_for_counters(
            self._reader.text_of(self._kept(version)), self._reader.text_of(capture)
        )

    def _gone(self, kept: Kept, locator: str) -> Kept:
        """Record the deletion that a page itself tells of, where a text of it was kept before."""
        capture = kept.capture
        before = max(
            (v for v in self._store.versions(locator) if v.found_at <= capture.as_found),
            default=None,
        )
        if before is None:
            return kept
        basis = next(d.detail for d in kept.dropped if d.reason == GONE)
        change = deleted(
            locator,
            before.capture_id,
            capture.source_id or kept.source_id or "",
            capture.as_found,
            basis,
        )
        return msgspec.structs.replace(kept, changes=(change,))

    def _kept(self, version: TextVersion) -> Capture:
        """Return the capture of a version.

        Raises:
            StoreError: the store has lost it.
        """
        capture = self._store.capture(version.capture_id)
        if capture is None:
            raise StoreError(
                f"{self._store.url}: damaged: the capture {version.capture_id} is not there."
            )
        return capture

    def _edit(self, earlier: Capture, later: Capture) -> Change:
        """Return the record of the edit between two captures of one place."""
        old, new = self._reader.text_of(earlier), self._reader.text_of(later)
        if later.media_type == HTML:
            old, new = without_counters(old), without_counters(new)
        return edited(earlier, later, old, new)

    def _deletion(self, item: Vanished) -> list[Change]:
        """Return the record of a deletion, if what vanished was ever kept."""
        known = self._store.entry(item.source_id, item.entry_id)
        versions = self._store.versions(known.locator) if known else []
        return [
            deleted(known.locator, v.capture_id, item.source_id, item.at, item.basis)
            for v in versions[-1:]
            if known
        ]


def is_refusal(dropped: Dropped) -> bool:
    """Return whether a drop means that an input could not be used, not that it was not wanted."""
    return dropped.stage in REFUSED_STAGES and dropped.reason not in (LATER, SAME_TEXT, *LEFT_OUT)
