"""The facts of one moment, indexed once for all problems that look for signs in them."""

import bisect
import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from tocsin.assess.origins import Origins
from tocsin.assess.remembered import Names, Ways
from tocsin.assess.voices import Voices
from tocsin.language.lines import logical_lines
from tocsin.records import Claim, Event, Facts, Indicator, Match, Mention, Span

_NOWHERE = Span(start=0, end=0)
# The sites, narratives, parties and hosts of a problem.
Watched = tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]


class Touching(NamedTuple):
    """The claims of documents that name one of some things, or that carry an event at one of some
    places: all of them in the order of the facts, and by their types.
    """

    claims: Sequence[Claim]
    by_type: Mapping[str, Sequence[Claim]]
    ids: frozenset[str]

    def of_types(self, types: Sequence[str]) -> Sequence[Claim]:
        """Return those of some types, or all."""
        if not types:
            return self.claims
        return [c for t in dict.fromkeys(types) for c in self.by_type.get(t, ())]


class Shown:
    """Of which claims it is known whether they meet what an indicator asks of a claim by itself,
    and their words show what it looks for.
    """

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._known: dict[str, bool] = {}
        self._failed = 0
        self._left: dict[tuple[int, tuple[str, ...]], tuple[int, Sequence[Claim]]] = {}

    def get(self, claim: Claim) -> bool | None:
        """Return what is known of a claim."""
        return self._known.get(claim.id)

    def put(self, claim: Claim, *, shows: bool) -> bool:
        """Keep what is found out of a claim, and return it."""
        self._known[claim.id] = shows
        self._failed += not shows
        return shows

    def left(self, touching: Touching, types: tuple[str, ...]) -> Sequence[Claim]:
        """Return the claims of some types of which it is not known that they fail; problems that
        look at the same claims go through those that fail once.
        """
        key = id(touching), types
        failed, left = self._left.get(key) or (0, touching.of_types(types))
        if failed < self._failed:
            left = [claim for claim in left if self._known.get(claim.id, True)]
        self._left[key] = self._failed, left
        return left


class FactsIndex:
    """Where the records of some facts stand."""

    def __init__(self, facts: Facts) -> None:
        """Index documents, claims by id and by document, what each document names and who names
        each thing, and what each claim carries.
        """
        self.facts = facts
        self.origins = Origins(facts)
        self.documents = {d.id: d for d in facts.documents}
        self.claims = {c.id: c for c in facts.claims}
        self._claims_of: dict[str, list[str]] = defaultdict(list)
        for claim in facts.claims:
            self._claims_of[claim.document_id].append(claim.id)
        self._order = {c.id: number for number, c in enumerate(facts.claims)}
        self._touching: dict[tuple[frozenset[str], frozenset[str]], Touching] = {}
        self.named: dict[str, set[str]] = defaultdict(set)
        self._mentions: dict[str, list[Mention]] = defaultdict(list)
        for mention in facts.mentions:
            self._mentions[mention.document_id].append(mention)
            if mention.entity_id is not None:
                self.named[mention.document_id].add(mention.entity_id)
        self._naming: dict[str, list[str]] = defaultdict(list)
        for document, entities in self.named.items():
            for entity in entities:
                self._naming[entity].append(document)
        for mentions in self._mentions.values():
            mentions.sort(key=lambda m: m.span)
        self._matches: dict[str, list[Match]] = defaultdict(list)
        for match in facts.matches:
            self._matches[match.claim_id].append(match)
        self._events: dict[str, list[Event]] = defaultdict(list)
        self._events_at: dict[str, list[Event]] = defaultdict(list)
        for event in facts.events:
            for claim_id in event.claim_ids:
                self._events[claim_id].append(event)
            if event.site_id is not None:
                self._events_at[event.site_id].append(event)
        self._paragraphs: dict[str, list[Span]] = {}
        self._recent: dict[tuple[dt.datetime, int], frozenset[str]] = {}
        self._shown: dict[bytes, Shown] = defaultdict(Shown)
        self._ways: dict[Watched, Ways] = defaultdict(dict)
        self.names = Names()
        self.voices = Voices(facts.casebook)

    def ways_of(self, watched: Watched) -> Ways:
        """Return in which ways claims are about what a problem watches, as far as that is known;
        problems that watch the same ask it once.
        """
        return self._ways[watched]

    def shown_by(self, indicator: Indicator) -> Shown:
        """Return of which claims it is known whether they show what an indicator looks for. Of
        indicators with one name and the same conditions, whatever problem they stand in, that is
        asked once.
        """
        return self._shown[msgspec.json.encode((indicator.name, indicator.observe))]

    def touching(self, names: frozenset[str], places: frozenset[str]) -> Touching:
        """Return the claims of documents that name one of some things, and those that carry an
        event at one of some places: no other claim is looked at. Problems that ask for the same
        share it.
        """
        key = (names, places)
        if key not in self._touching:
            documents = {d for name in names for d in self._naming.get(name, ())}
            ids = {c for document in documents for c in self._claims_of.get(document, ())}
            events = (e for place in places for e in self._events_at.get(place, ()))
            ids |= {c for event in events for c in event.claim_ids if c in self.claims}
            claims = [self.claims[c] for c in sorted(ids, key=self._order.__getitem__)]
            by_type: dict[str, list[Claim]] = defaultdict(list)
            for claim in claims:
                by_type[claim.type].append(claim)
            self._touching[key] = Touching(claims, by_type, frozenset(ids))
        return self._touching[key]

    def recent(self, as_of: dt.datetime, days: int) -> frozenset[str]:
        """Return the documents of the last days; one without a date counts as seen now."""
        key = (as_of, days)
        if key not in self._recent:
            first = as_of - dt.timedelta(days=days)
            moments = ((d.id, d.published_at or d.seen_at) for d in self.facts.documents)
            self._recent[key] = frozenset(
                name for name, moment in moments if first <= moment <= as_of
            )
        return self._recent[key]

    def matches_of(self, claim_id: str) -> Sequence[Match]:
        """Return the narratives a claim was matched with."""
        return self._matches.get(claim_id, ())

    def events_of(self, claim_id: str) -> Sequence[Event]:
        """Return the events a claim carries."""
        return self._events.get(claim_id, ())

    def mentions_in(self, document_id: str, span: Span) -> list[Mention]:
        """Return the mentions that lie within a stretch of a document, in order."""
        mentions = self._mentions.get(document_id, [])
        first = bisect.bisect_left(mentions, span.start, key=lambda m: m.span.start)
        inside = []
        for mention in mentions[first:]:
            if mention.span.start >= span.end:
                break
            if mention.span.end <= span.end:
                inside.append(mention)
        return inside

    def sentence_of(self, claim: Claim) -> Span:
        """Return the sentence (or sentences) a claim stands in."""
        document = self.documents[claim.document_id]
        touched = [s for s in document.sentences if s.overlaps(claim.span)]
        if not touched:
            return claim.span
        return Span(start=min(s.start for s in touched), end=max(s.end for s in touched))

    def place_of(self, claim: Claim) -> int | None:
        """Return the number of the sentence a claim begins in.

        None where it stands outside all of them.
        """
        sentences = self.documents[claim.document_id].sentences
        number = bisect.bisect_right(sentences, claim.span.start, key=lambda s: s.start) - 1
        return number if number >= 0 and sentences[number].overlaps(claim.span) else None

    def paragraph_of(self, document_id: str, span: Span) -> Span:
        """Return the paragraph in which a stretch of text begins."""
        if document_id not in self._paragraphs:
            self._paragraphs[document_id] = logical_lines(self.documents[document_id].text)
        lines = self._paragraphs[document_id]
        return next((p for p in lines if p.start <= span.start < p.end), span)

    def headline_of(self, claim: Claim) -> Span:
        """Return the headline of a claim's document; an empty span where it has none."""
        return self.documents[claim.document_id].title_span or _NOWHERE
