"""The visible list of stages, and how they are joined. This is the only place that knows them all.

Reading goes capture by capture, each kept in one transaction, so that a run that was stopped anywhere goes on where it
was. Judging looks at everything known at as-of and is computed anew each time.
"""

import datetime as dt
import functools
import hashlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from typing import NamedTuple

import msgspec

import tocsin
from tocsin.annotate import Annotator
from tocsin.assess import Assessor
from tocsin.casebook import known_on
from tocsin.documents import Extractor, lineage_of
from tocsin.errors import TocsinError
from tocsin.gate import Gate, watched_reasons
from tocsin.match import Matcher
from tocsin.records import (
    Alarm,
    Annotations,
    Assessment,
    Capture,
    Casebook,
    Claim,
    Document,
    Dropped,
    Event,
    Facts,
    FetchMark,
    Match,
    Mention,
    Quote,
    Record,
)  # fmt: skip
from tocsin.sources import Fetcher, FetchSettings, SourceNames, Stated, collect, fetch_pages, read_inputs
from tocsin.sources.decode import decode
from tocsin.store import Kept, Store
from tocsin.warn import Decider
from tocsin.watch import count_touches, find_silences, read_all
from tocsin.watch.counts import Touch

# How many captures are kept in one transaction: a stop loses at most the work on so many.
BATCH = 16
REFUSED_STAGES = ("sources", "documents", "pipeline")
# What is dropped because it lies after as-of is not kept at all: a later run takes it in.
LATER = "after_as_of"


class Step(NamedTuple):
    """A stage by name, what it needs and what it adds."""

    name: str
    needs: frozenset[str]
    adds: frozenset[str]


STEPS = (
    Step("sources", frozenset(), frozenset({"captures"})),
    Step("documents", frozenset({"captures"}), frozenset({"documents"})),
    Step("gate", frozenset({"documents"}), frozenset({"hits"})),
    Step("annotate", frozenset({"documents", "hits"}), frozenset({"mentions", "quotes", "claims", "events"})),
    Step("match", frozenset({"claims", "mentions"}), frozenset({"matches"})),
    Step("lineage", frozenset({"documents"}), frozenset({"lineage"})),
    Step("watch", frozenset({"matches", "mentions", "lineage"}), frozenset({"readings", "silences"})),
    Step("assess", frozenset({"claims", "events", "matches", "readings", "lineage"}), frozenset({"assessments"})),
    Step("warn", frozenset({"assessments", "claims", "silences"}), frozenset({"alarms"})),
)


def check_order(steps: Sequence[Step]) -> None:
    """Check that every stage finds what it needs.

    Raises:
        TocsinError: a stage stands before the one that makes what it needs.
    """
    there: set[str] = set()
    for step in steps:
        missing = sorted(step.needs - there)
        if missing:
            raise TocsinError(f"stage {step.name} needs {', '.join(missing)}, which no stage before it adds.")
        there |= step.adds


@functools.lru_cache(maxsize=1)
def program_digest() -> str:
    """Return the sha256 of the rooms that read: what an older reading left in a store is read again, never mixed in."""
    package = resources.files("tocsin")
    digest = hashlib.sha256()
    for room in ("sources", "documents", "language", "annotate", "match", "gate.py"):
        for name, body in sorted(_files_of(package / room, room)):
            digest.update(name.encode() + b"\0" + body)
    return digest.hexdigest()


def _files_of(place: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the source and data files of a room."""
    if place.is_file():
        if name.endswith((".py", ".yml")):
            yield name, place.read_bytes()
        return
    for inner in place.iterdir():
        yield from _files_of(inner, f"{name}/{inner.name}")


class Judged(Record, frozen=True):
    """Everything known and judged at one moment."""

    facts: Facts
    assessments: tuple[Assessment, ...]
    alarms: tuple[Alarm, ...]


class Progress(NamedTuple):
    """What is told while reading goes on: captures read, documents that touch something watched, refused inputs."""

    read: int
    touched: int
    refused: int


class Reader:
    """Carries captures through reading, gate, annotation and matching, as of one moment."""

    def __init__(self, casebook: Casebook, as_of: dt.datetime) -> None:
        """Build the stages from the casebook as it was known then."""
        check_order(STEPS)
        known = known_on(casebook, as_of.date())
        self._names = SourceNames(known.sources)
        self._extract = Extractor(as_of=as_of, decode=decode, find_source=self._names.find)
        self._gate = Gate(watched_reasons(known))
        self._annotate = Annotator(known.actors, known.sources, known.sites)
        self._match = Matcher(known.narratives, known.sites)
        parts = msgspec.json.encode([tocsin.__version__, program_digest(), known], order="sorted")
        self.fingerprint = hashlib.sha256(parts).hexdigest()

    def carry(self, capture: Capture) -> Kept:
        """Carry one capture as far as it goes. This is the per-record boundary: one bad record stops nobody else."""
        source = self._names.find(capture.source_id, capture.url)
        try:
            return self._carry(capture, source)
        except TocsinError as error:
            if error.exit_code != 1:
                raise
            return self._failed(capture, source, str(error))
        except Exception as error:  # noqa: BLE001  (the per-record boundary of the design)
            return self._failed(capture, source, f"{type(error).__name__}: {error}")

    def _failed(self, capture: Capture, source: str | None, detail: str) -> Kept:
        """Keep a capture that could not be carried, and why."""
        dropped = Dropped(stage="pipeline", record_id=capture.id, reason="error", detail=f"{capture.origin}: {detail}")
        return Kept(capture=capture, source_id=source, published_at=capture.published_at, dropped=(dropped,))

    def _carry(self, capture: Capture, source: str | None) -> Kept:
        """Carry one capture through the stages."""
        document = self._extract(capture)
        if isinstance(document, Dropped):
            return Kept(capture=capture, source_id=source, published_at=capture.published_at, dropped=(document,))
        if self._gate(document.text) is None:
            detail = f"{capture.origin}: no watched name or term stands in it"
            gone = Dropped(stage="gate", record_id=document.id, reason="nothing_watched", detail=detail)
            return Kept(capture=capture, source_id=source, published_at=document.published_at, dropped=(gone,))
        annotations = self._annotate(document)
        dropped: tuple[Dropped, ...] = ()
        if not self._annotate.can_claim(document.language):
            detail = (
                f"{capture.origin}: language {document.language or 'unknown'}: names are found, claims are not read"
            )
            dropped = (Dropped(stage="annotate", record_id=document.id, reason="language", detail=detail),)
        return Kept(
            capture=capture, source_id=source, published_at=document.published_at, document=document, annotations=annotations,
            matches=tuple(self._match(document, annotations)), dropped=dropped,
        )  # fmt: skip

    def annotate(self, capture: Capture) -> tuple[Document, Annotations] | Dropped:
        """Read one capture without gate or store (for proposals from a report)."""
        document = self._extract(capture)
        return document if isinstance(document, Dropped) else (document, self._annotate(document))


def read_into(
    store: Store, casebook: Casebook, inputs: Sequence[str], *, as_of: dt.datetime, stated: Stated,
    tell: Callable[[Progress], None], settings: FetchSettings | None = None,
) -> tuple[int, list[Dropped]]:  # fmt: skip
    """Read inputs into a store: files, folders, `-`, and addresses, which are fetched; return how many captures, and what was refused."""
    urls = [i for i in inputs if i.startswith(("http://", "https://"))]
    files = read_inputs([i for i in inputs if i not in urls], seen_at=as_of, stated=stated)
    if not urls:
        return take_in(store, casebook, files, as_of=as_of, tell=tell)
    with Fetcher(settings or FetchSettings(), now=lambda: as_of) as fetcher:
        pages = fetch_pages(urls, fetcher, seen_at=as_of, stated=stated)
        return take_in(store, casebook, itertools.chain(files, pages), as_of=as_of, tell=tell)


def collect_into(
    store: Store, casebook: Casebook, fetcher: Fetcher, *, only: Sequence[str], now: dt.datetime,
    tell: Callable[[Progress], None],
) -> tuple[int, list[Dropped]]:  # fmt: skip
    """Fetch what is due into a store; `only` names sources, none means all. What was fetched is remembered once it is kept."""
    sources = [s for s in known_on(casebook, now.date()).sources if not only or s.id in only]
    memory = _LateMemory(store)
    done = take_in(store, casebook, collect(sources, fetcher, memory, now), as_of=now, tell=tell)
    for mark in memory.marks:
        store.put_mark(mark)
    return done


class _LateMemory:
    """The store's memory of addresses; new marks wait here until what they stand for is kept."""

    def __init__(self, store: Store) -> None:
        """`store` is asked; it is written to by the caller."""
        self._store = store
        self.marks: list[FetchMark] = []

    def mark(self, url: str) -> FetchMark | None:
        """Return what is known of an address."""
        return self._store.mark(url)

    def put_mark(self, mark: FetchMark) -> None:
        """Keep what is known of an address for later."""
        self.marks.append(mark)

    def knows(self, source_id: str, entry_id: str) -> bool:
        """Tell whether an entry of a source was taken in before."""
        return self._store.knows(source_id, entry_id)


def take_in(
    store: Store,
    casebook: Casebook,
    items: Iterable[Capture | Dropped],
    *,
    as_of: dt.datetime,
    tell: Callable[[Progress], None],
) -> tuple[int, list[Dropped]]:
    """Carry captures into a store; return how many there were and what was refused. Captures done before are skipped."""
    reader = Reader(casebook, as_of)
    marks = store.marks()
    before = {d.record_id: d for d in store.dropped() if is_refusal(d)}
    refused: list[Dropped] = []
    read = touched = 0
    batch: list[Kept] = []
    for item in items:
        if isinstance(item, Dropped):
            refused.append(item)
            store.drop([item])
        else:
            read += 1
            kept = _carry_once(reader, item, marks)
            touched += kept is not None and kept.document is not None
            known = [before[item.id]] if item.id in before else []
            refused += [d for d in kept.dropped if is_refusal(d)] if kept else known
            if kept is not None and any(d.reason == LATER for d in kept.dropped):
                store.drop(kept.dropped)
            elif kept is not None:
                batch.append(kept)
            if len(batch) >= BATCH:
                store.keep(batch, reader.fingerprint)
                batch = []
        tell(Progress(read=read, touched=touched, refused=len(refused)))
    store.keep(batch, reader.fingerprint)
    return read, refused


def _carry_once(reader: Reader, capture: Capture, marks: Mapping[str, tuple[str, dt.datetime]]) -> Kept | None:
    """Carry a capture unless that was done under this very casebook and program; it stays seen when it was first seen."""
    fingerprint, seen = marks.get(capture.id, ("", capture.seen_at))
    if fingerprint == reader.fingerprint and seen <= capture.seen_at:
        return None
    return reader.carry(msgspec.structs.replace(capture, seen_at=min(seen, capture.seen_at)))


def is_refusal(dropped: Dropped) -> bool:
    """Tell whether a drop means that an input could not be used, rather than that it was not wanted."""
    return dropped.stage in REFUSED_STAGES and dropped.reason != LATER


def judge(store: Store, casebook: Casebook, as_of: dt.datetime, *, keep: bool = True) -> Judged:
    """Judge everything a store knows at a moment; nothing later is looked at."""
    facts = gather(store, known_on(casebook, as_of.date()), as_of)
    assess, decide = Assessor(facts.casebook.reference_classes), Decider(facts, as_of)
    assessments, alarms = [], []
    for problem in facts.casebook.problems:
        assessment = assess(problem, facts, as_of)
        alarm = decide(problem, assessment, store.before(problem.id, as_of))
        assessments.append(assessment)
        if alarm is not None:
            alarms.append(alarm)
    if keep:
        store.put_judged(assessments, alarms)
    return Judged(facts=facts, assessments=tuple(assessments), alarms=tuple(alarms))


def gather(store: Store, casebook: Casebook, as_of: dt.datetime) -> Facts:
    """Collect what a store knows at a moment, with lineage, readings and silences as believed then."""
    documents = [
        d for d in store.records(Document) if d.seen_at <= as_of and (d.published_at is None or d.published_at <= as_of)
    ]
    known = {d.id for d in documents}
    lineage = lineage_of(documents, as_of)
    mentions = [m for m in store.records(Mention) if m.document_id in known]
    claims = sorted(
        (c for c in store.records(Claim) if c.document_id in known), key=lambda c: (c.document_id, c.span, c.id)
    )
    matches = [m for m in store.records(Match) if m.document_id in known]
    touches = _touches(documents, {r.document_id: r.origin_id for r in lineage}, mentions, matches, casebook)
    store.put_counts(count_touches(touches, casebook.groups, store.volumes(as_of.date())))
    history = store.history(as_of.date())
    carried = {c.id for c in claims}
    return Facts(
        casebook=casebook,
        documents=tuple(sorted(documents, key=lambda d: (d.external_id, d.id))),
        lineage=tuple(lineage),
        mentions=tuple(sorted(mentions, key=lambda m: (m.document_id, m.span, m.id))),
        quotes=tuple(
            sorted((q for q in store.records(Quote) if q.document_id in known), key=lambda q: (q.document_id, q.span))
        ),
        claims=tuple(claims),
        events=tuple(e for e in store.records(Event) if carried.issuperset(e.claim_ids)),
        matches=tuple(matches),
        readings=tuple(read_all(history, casebook.groups, as_of.date())),
        silences=tuple(find_silences(history, casebook.sources, as_of.date())),
        dropped=tuple(store.dropped()),
    )


def _touches(
    documents: Iterable[Document],
    origins: dict[str, str],
    mentions: Iterable[Mention],
    matches: Iterable[Match],
    casebook: Casebook,
) -> Iterator[Touch]:
    """Yield what each dated document with a source touches."""
    watched = {s.id for s in casebook.sites}
    sites: dict[str, set[str]] = {}
    stories: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.entity_id in watched:
            sites.setdefault(mention.document_id, set()).add(mention.entity_id or "")
    for match in matches:
        if match.voice is not None:
            stories.setdefault(match.document_id, set()).add(match.narrative_id)
    for document in documents:
        if document.published_at is not None and document.source_id is not None:
            yield Touch(
                document_id=document.id, origin_id=origins[document.id], source_id=document.source_id,
                day=document.published_at.date(), sites=tuple(sorted(sites.get(document.id, ()))),
                narratives=tuple(sorted(stories.get(document.id, ()))),
            )  # fmt: skip
