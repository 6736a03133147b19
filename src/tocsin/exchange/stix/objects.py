"""From results to STIX objects, one by one, each once and after those it points to."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tocsin.exchange.exporters import Results
from tocsin.exchange.files import File
from tocsin.exchange.resting import Resting, homes_of_events
from tocsin.exchange.stix import facts, judged
from tocsin.exchange.stix.entries import Entries
from tocsin.exchange.stix.sent import Sent
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
    strictest,
)
from tocsin.records.paging import batches

# What a reading of a site counts: the documents of a group that name a site, on a day.
_Counted = tuple[str, str | None, dt.date]

FILE = "tocsin.stix.json"
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
    sent = Sent()
    for making in _all(results):
        # A claim stands once in any results; so many ids need not be remembered.
        if making["type"] == "note" or sent.is_new(making["id"]):
            yield making


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
        self._at_hand = results.lookup()
        self._resting = Resting(results)

    def documents(self) -> Iterator[Object]:
        """Yield documents with their channels, and what they were copied from."""
        for part in batches(self._facts.documents):
            names = [document.id for document in part]
            self._known.fetch(names)
            beside = self._at_hand.beside(names)
            for document in part:
                own = beside.get(document.id, ())
                yield from facts.media(document, own, self._known, self._entries)
        for rows in batches(self._facts.lineage):
            tied = ((row.document_id, row.copied_from, row.origin_id) for row in rows)
            self._known.fetch(name for names in tied for name in names if name is not None)
            for lineage in rows:
                yield from facts.copied(lineage, self._known)

    def events(self) -> Iterator[Object]:
        """Yield events with their places."""
        for part in batches(self._facts.events):
            homes = homes_of_events(self._at_hand, part)
            self._known.fetch(home.id for own in homes.values() for home in own)
            for event in part:
                names = [home.id for home in homes[event.id]]
                if names:
                    yield from facts.events(event, names, self._known, self._entries)

    def claims(self) -> Iterator[Object]:
        """Yield claims as notes, and behind those of a document what it makes of narratives."""
        group: list[Claim] = []
        matches: dict[str, Sequence[Match]] = {}
        for claim, own, events in self._with_matches():
            if group and group[0].document_id != claim.document_id:
                yield from facts.narrative_ties(group, matches, self._known, self._entries)
                group, matches = [], {}
            group.append(claim)
            matches[claim.id] = own
            about = [facts.event_id(event, self._entries) for event in events]
            yield from facts.note(claim, own, about, self._known, self._entries)
        yield from facts.narrative_ties(group, matches, self._known, self._entries)

    def _with_matches(self) -> Iterator[tuple[Claim, Sequence[Match], Sequence[Event]]]:
        """Yield the claims of documents that leave, each with its matches and its events."""
        for part in batches(self._facts.claims):
            homes = list(dict.fromkeys(claim.document_id for claim in part))
            self._known.fetch(homes)
            matches = self._at_hand.matches_of(homes)
            events = self._at_hand.events_of([claim.id for claim in part])
            for claim in part:
                if claim.document_id in self._known:
                    yield claim, matches.get(claim.id, ()), events.get(claim.id, ())

    def readings(self) -> Iterator[Object]:
        """Yield the readings that crossed their level."""
        crossed = [reading for reading in self._facts.readings if reading.crossed]
        counted = self._counted([each for each in crossed if each.narrative_id is None])
        for reading in crossed:
            if reading.narrative_id in self._entries.narratives:
                yield from judged.sighting(reading, self._results.unmarked, self._entries)
            elif reading.narrative_id is None:
                names = sorted(counted[reading.group, reading.site_id, reading.day])
                self._known.fetch(names)
                media = [self._known.ref(name) for name in names]
                yield from judged.observed(reading, media, self._strictest(names))

    def _counted(self, readings: Sequence[Reading]) -> Mapping[_Counted, set[str]]:
        """Return the documents that readings of sites counted, by their group, site and day."""
        by_reading: dict[_Counted, set[str]] = {
            (r.group, r.site_id, r.day): set() for r in readings
        }
        groups: defaultdict[str | None, set[str]] = defaultdict(set)
        for counted in by_reading:
            groups[counted[1]].add(counted[0])
        for part in batches(self._facts.mentions if by_reading else ()):
            naming = [mention for mention in part if mention.entity_id in groups]
            homes = self._at_hand.homes(dict.fromkeys(m.document_id for m in naming))
            for mention in naming:
                home = homes.get(mention.document_id)
                if home is None or home.published_at is None:
                    continue
                for group in groups[mention.entity_id]:
                    key = (group, mention.entity_id, home.published_at.date())
                    if key in by_reading and home.source_id in self._members(group):
                        by_reading[key].add(home.id)
        return by_reading

    def _members(self, group_id: str) -> Sequence[str]:
        """Return the sources of a group."""
        group = self._entries.groups.get(group_id)
        return group.members if group is not None else ()

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
