"""From results to STIX objects, one by one, each once and after those it points to."""

import uuid
from collections import defaultdict
from collections.abc import Iterator

import msgspec

from tocsin.exchange.exporters import Results
from tocsin.exchange.files import File
from tocsin.exchange.resting import Resting
from tocsin.exchange.stix import facts, judged
from tocsin.exchange.stix.entries import Entries
from tocsin.exchange.stix.shape import Object, first_objects, marking_objects
from tocsin.records import (
    Alarm,
    Assessment,
    Claim,
    Event,
    Marking,
    Match,
    Problem,
    Reading,
    Record,
    strictest,
)

FILE = "tocsin.stix.json"
# So many letters tell the kinds of objects from each other.
_KIND = 6
_HEAD = b'{"type":"bundle","id":"bundle--'


def stix_files(results: Results) -> Iterator[File]:
    """Yield the bundle."""
    yield File(FILE, _bundle(results))


def _bundle(results: Results) -> Iterator[bytes]:
    """Yield a bundle piece by piece; its id is of the casebook and the moment."""
    key = f"{results.facts.casebook.id} {results.facts.casebook.digest} {results.as_of.isoformat()}"
    yield _HEAD + str(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:tocsin:{key}")).encode()
    between = b'","objects":[\n'
    for item in objects(results):
        yield between + msgspec.json.encode(item)
        between = b",\n"
    yield b"\n]}\n"


def objects(results: Results) -> Iterator[Object]:
    """Yield results as STIX 2.1 objects: each id once, what is pointed to first, in an order that
    depends on the records alone.

    What leaves is what `results` hold; `exchange.choosing` takes out what may not.
    """
    sent: set[bytes] = set()
    for item in _all(results):
        # A claim stands once in any results; so many ids need not be remembered.
        if item["type"] == "note":
            yield item
        elif (own := _short(item["id"])) not in sent:
            sent.add(own)
            yield item


def _short(name: str) -> bytes:
    """Return an id in few bytes, for many are remembered: its kind cut short, and its digest. A
    channel and a narrative of one name have one digest.
    """
    kind, digest = name.split("--")
    return kind[:_KIND].encode() + bytes.fromhex(digest.replace("-", ""))


def _all(results: Results) -> Iterator[Object]:
    """Yield all objects, some of them again and again."""
    yield from marking_objects()
    yield from first_objects()
    maker = _Making(results)
    yield from maker.documents()
    yield from maker.events()
    yield from maker.claims()
    yield from maker.readings()
    for problem in results.facts.casebook.problems:
        yield from maker.problem(problem)


class _Making:
    """What is needed to turn the records of one run into objects."""

    def __init__(self, results: Results) -> None:
        """Take the results."""
        self._results, self._facts = results, results.facts
        self._known = facts.Media(results)
        self._entries = Entries(results.facts.casebook, results.unmarked)
        self._matches: defaultdict[str, list[Match]] = defaultdict(list)
        for match in results.facts.matches:
            self._matches[match.claim_id].append(match)
        self._resting = Resting(results)
        self._events: defaultdict[str, list[str]] = defaultdict(list)
        for event in results.facts.events:
            for claim in event.claim_ids:
                self._events[claim].append(facts.event_id(event, self._entries))

    def documents(self) -> Iterator[Object]:
        """Yield documents with their channels, and what they were copied from."""
        beside: defaultdict[str, list[Record]] = defaultdict(list)
        for records in (self._facts.mentions, self._facts.quotes, self._facts.attributions):
            for record in records:
                beside[record.document_id].append(record)
        for document in self._facts.documents:
            yield from facts.media(document, beside[document.id], self._known, self._entries)
        for lineage in self._facts.lineage:
            yield from facts.copied(lineage, self._known)

    def events(self) -> Iterator[Object]:
        """Yield events with their places."""
        for event in self._facts.events:
            homes = self._documents_of(event)
            if homes:
                yield from facts.events(event, homes, self._known, self._entries)

    def _documents_of(self, event: Event) -> list[str]:
        """Return the documents an event stands in."""
        return [document.id for document in self._resting.documents(event.claim_ids)]

    def claims(self) -> Iterator[Object]:
        """Yield claims as notes, and behind those of a document what it makes of narratives."""
        group: list[Claim] = []
        for claim in self._facts.claims:
            if claim.document_id not in self._known:
                continue
            if group and group[0].document_id != claim.document_id:
                yield from facts.narrative_ties(group, self._matches, self._known, self._entries)
                group = []
            group.append(claim)
            about, matches = self._events.get(claim.id, ()), self._matches.get(claim.id, ())
            yield from facts.note(claim, matches, about, self._known, self._entries)
        yield from facts.narrative_ties(group, self._matches, self._known, self._entries)

    def readings(self) -> Iterator[Object]:
        """Yield the readings that crossed their level."""
        crossed = [reading for reading in self._facts.readings if reading.crossed]
        for reading in crossed:
            if reading.narrative_id in self._entries.narratives:
                yield from judged.sighting(reading, self._results.unmarked, self._entries)
            elif reading.narrative_id is None:
                media = [self._known.ref(name) for name in self._counted(reading)]
                marking = self._strictest(self._counted(reading))
                yield from judged.observed(reading, media, marking)

    def _counted(self, reading: Reading) -> list[str]:
        """Return the documents that a reading of a site counted."""
        group = self._entries.groups.get(reading.group)
        members = frozenset(group.members) if group else frozenset()
        named = {m.document_id for m in self._facts.mentions if m.entity_id == reading.site_id}
        return [
            document.id
            for document in self._facts.documents
            if document.id in named
            and document.source_id in members
            and document.published_at is not None
            and document.published_at.date() == reading.day
        ]

    def _strictest(self, documents: list[str]) -> Marking:
        """Return the strictest marking of some documents, at least that of what states none."""
        own = self._results.unmarked
        return strictest([own, *map(self._known.marking, documents)]) or own

    def problem(self, problem: Problem) -> Iterator[Object]:
        """Yield a problem with its alarms and what people say of them."""
        entries, unmarked = self._entries, self._results.unmarked
        *before, grouping = judged.grouping(problem, unmarked, entries)
        yield from before
        if grouping["object_refs"]:
            yield grouping
        assessments = {a.as_of: a for a in self._results.assessments if a.problem_id == problem.id}
        for alarm in self._results.alarms:
            if alarm.problem_id == problem.id:
                refs = [grouping["id"]] if grouping["object_refs"] else []
                yield from self._alarm(alarm, assessments.get(alarm.as_of), problem, refs)

    def _alarm(
        self, alarm: Alarm, assessment: Assessment | None, problem: Problem, refs: list[str]
    ) -> Iterator[Object]:
        """Yield an alarm as a report, with its watch-list and opinions."""
        marking = self._resting.marking(alarm)
        refs = refs + [self._known.ref(home.id) for home in self._resting.of_alarm(alarm)]
        for item in alarm.watch_list:
            step = judged.action(item, self._results.unmarked)
            yield step
            refs.append(step["id"])
        for site in problem.sites:
            refs += [ref for ref in [self._entries.ref(site)] if ref]
        report = judged.report(alarm, assessment, problem, refs, marking, self._results)
        yield report
        words = [w for w in self._facts.signatures if w.problem_id == alarm.problem_id]
        yield from judged.opinions(alarm, words, report["id"], marking)
