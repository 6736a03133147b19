"""How a claim is bound to a warning problem.

What in its own words, its sentence or its paragraph makes it about the question. That a document
names the site somewhere binds none of its claims. A claim is bound by the site it names or refers
to ("the plant" is linked to its site when mentions are resolved), by an event at the site that it
carries, by a watched narrative it tells, by the sentence or the paragraph it stands in, or by a
party of the problem that acts in the area of the sites. Every way has a weight, shown beside the
evidence; the weight is a discount on the log likelihood ratio, the strongest way counts, and it
depends on nothing else that was seen (docs/decisions/0021).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from tocsin.assess.facts_index import FactsIndex, Touching
from tocsin.assess.place_lists import PlaceLists
from tocsin.assess.references import going_on
from tocsin.assess.remembered import Remembered, Sentences, WayKey
from tocsin.assess.site_tree import ancestors, with_children
from tocsin.assess.speakers import hosts_of
from tocsin.assess.whose import speaks_of_own_land, tells_whose
from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.patterns import Found, TermIndex
from tocsin.language.place_adjectives import adjective_roots, place_roots
from tocsin.language.words import word_list
from tocsin.records import (
    BindingWay,
    Bound,
    Claim,
    Event,
    Mention,
    Problem,
    Span,
    SpeakerRole,
    opens_as_power,
)

# How much of an indicator's weight a claim carries that is bound in one of these ways.
WEIGHTS: Final[Mapping[BindingWay, float]] = {
    "measured": 1.0,
    "site_in_claim": 1.0,
    "event_at_site": 0.9,
    "site_in_sentence": 0.8,
    "narrative": 0.7,
    "site_in_paragraph": 0.6,
    "party_in_area": 0.6,
    "document_about_site": 0.4,
}
# Ways in which a claim is about the site or a narrative itself, and not only about a party in the
# area.
CORE: Final[frozenset[BindingWay]] = frozenset(WEIGHTS) - {"party_in_area", "document_about_site"}
# A sentence that names so many places is a list: it is about none of them.
_LIST = 8
# So many sentences before a claim, in its paragraph, are looked at for the site it goes on about.
_SENTENCES_BACK = 2
# A document is about a site that so many of its sentences name, and this share of those that name
# any place.
_FEWEST_SENTENCES, _LEAST_SHARE = 3, 0.4
_PLACES = ("site", "place")
# Words right behind a site that make it the name of a past event, and right before it that only
# compare with it.
_PAST_EVENTS, _COMPARING = word_set("past_event"), word_set("comparing")
_BESIDE = 24
# What joins the names of several who say something together.
_JOINED = re.compile(r"\s*(?:,\s*)?(?:(?:and|и|та|й|і|және)\s+)?")
# Nouns before a state that tell where somebody comes from, and nothing of what happens there; and
# the words between.
_PEOPLE_OF = word_set("citizen_words")
_OF = ("of", "the")
# Behind one of these stands what an act is for, and not where it is.
_PURPOSES = TermIndex([(t, t) for t in sorted(word_set("purpose_word"))], exact=True)
# Behind one of these begins a clause about what was named before it.
_RELATIVES = TermIndex([(t, t) for t in sorted(word_set("behind_act"))], exact=True)
# Acts of forces: of a state that has a contingent among the parties, they are acts of that
# contingent.
OF_FORCES = ("mobilize", "retreat", "capability")


class Binder:
    """Binds claims to one problem."""

    def __init__(
        self, problem: Problem, index: FactsIndex, remembered: Remembered | None = None
    ) -> None:
        """Index the problem's sites, their surroundings and its parties; what is remembered of an
        earlier moment is not looked at again.
        """
        casebook = index.facts.casebook
        by_id = {s.id: s for s in casebook.sites}
        self._index = index
        self._narratives = frozenset(problem.narratives)
        self._lists = PlaceLists(index)
        self.sites = with_children(frozenset(problem.sites), casebook.sites)
        hosts = frozenset(hosts_of(problem, casebook))
        self._surroundings = hosts | frozenset(a for s in self.sites for a in ancestors(s, by_id))
        self._parties = _with_members(frozenset(problem.parties), index)
        self._countries = frozenset(s.id for s in casebook.sites if s.kind == "country")
        self._states = frozenset(a.id for a in casebook.actors if a.kind == "state")
        self._wide = self._countries | (self._states & self._surroundings)
        self._local = frozenset(a.id for a in casebook.actors if a.parent in hosts)
        is_whole = any(by_id[s].kind == "country" for s in problem.sites if s in by_id)
        self._at_home = hosts | self._local if is_whole else frozenset[str]()
        self._sending = self._line_of_senders(problem)
        senders = [a for a in casebook.actors if a.id in self._sending & self._states]
        names = [n for a in senders for n in (a.name, *a.aliases) if " " not in n]
        self._sending_roots = frozenset(r for n in names for r in place_roots(n))
        watched = (self.sites, self._narratives, frozenset(problem.parties), hosts)
        self._ways = index.ways_of(watched) if remembered is None else remembered.ways
        self._about: Sentences = {} if remembered is None else remembered.about
        self._named_for = index.names if remembered is None else remembered.names
        self._last_around: tuple[Claim, list[Mention]] | None = None

    @property
    def surroundings(self) -> frozenset[str]:
        """Return what the problem's sites lie in."""
        return self._surroundings

    @property
    def near(self) -> frozenset[str]:
        """Return what a document names that is set in the area of the problem."""
        return self.sites | self._surroundings | (self._parties - self._states)

    def touching(self, wanted: frozenset[str] | None = None) -> Touching:
        """Return the claims among which are all that are about the problem, or about one of some
        sites that are wanted. Of a document that names nothing of them, only a claim that carries
        an event there can be: each way in which a claim is bound rests on a name in its document,
        or on an event.
        """
        if wanted is None:
            return self._index.touching(self.near, self.sites)
        return self._index.touching(wanted, wanted)

    @property
    def acting(self) -> frozenset[str]:
        """Return whose acts in the area are about the problem, or of forces may be."""
        return (self._parties - self._states) | self._local

    @property
    def sends_forces(self) -> bool:
        """Return whether a state sent forces that are a party."""
        return bool(self._sending)

    def way_of(self, claim: Claim) -> BindingWay | None:
        """Return the strongest way in which a claim is about the problem; None where it is not."""
        key = WayKey(claim.id, None, self._carries_event_at(claim, self.sites))
        if key not in self._ways:
            self._ways[key] = _strongest(self._all_ways(claim, self.sites))
        return self._ways[key]

    def way_to(self, claim: Claim, sites: frozenset[str]) -> BindingWay | None:
        """Return the strongest way in which a claim is about one of some sites.

        None where it is not.
        """
        key = WayKey(claim.id, sites, self._carries_event_at(claim, sites))
        if key not in self._ways:
            held = self._lists.hold(claim)
            self._ways[key] = None if held else _strongest(self._site_ways(claim, sites))
        return self._ways[key]

    def is_where(
        self, claim: Claim, event: Event, wanted: frozenset[str], act: Sequence[Found] = ()
    ) -> bool:
        """Return whether an act that a claim tells may be at one of some sites; `act` are its words
        in the claim.

        A site that its sentence names only in a purpose ("in order to hold the port"), or in a
        relative clause behind the act ("fired guns, which they sold to the port"), is not where the
        act is. A whole country is in many names: an act of one of its bodies, or on another
        country, is not there.
        """
        around = [m for m in self._around(claim) if m.entity_id in wanted]
        last = max((claim.span.start + word.end for word in act), default=None)
        return not around or any(self._may_be_where(m, event, wanted, last) for m in around)

    def _may_be_where(
        self, mention: Mention, event: Event, wanted: frozenset[str], act_end: int | None
    ) -> bool:
        """Return whether a site stands in a text as where an act may be, whose last word ends at
        some place.
        """
        document = self._index.documents[mention.document_id]
        sentence = next((s for s in document.sentences if s.overlaps(mention.span)), mention.span)
        if _PURPOSES.find(document.text[sentence.start : mention.span.start]):
            return False
        if act_end is not None and act_end < mention.span.start:
            between = document.text[act_end : mention.span.start]
            if _RELATIVES.find(between):
                return False
        if mention.entity_id not in self._countries:
            return True
        if event.site_id is not None and event.site_id not in wanted | self._surroundings:
            return False
        beside = self._index.mentions_in(mention.document_id, sentence)
        return not any(m.kind not in _PLACES and _is_wider(m.span, mention.span) for m in beside)

    def _all_ways(self, claim: Claim, sites: frozenset[str]) -> Iterator[BindingWay]:
        """Yield every way in which a claim is about the problem.

        An item of a list of places is about none.
        """
        if self._lists.hold(claim):
            return
        yield from self._site_ways(claim, sites)
        narratives = (
            m.narrative_id for m in self._index.matches_of(claim.id) if m.voice is not None
        )
        if self._narratives.intersection(narratives) and self.is_near(claim.document_id):
            yield "narrative"
        if self._party_acts_in_area(claim):
            yield "party_in_area"

    def is_near(self, document_id: str) -> bool:
        """Return whether a document names a site of the problem, a place these lie in, or a party
        that is no whole state.
        """
        return not self.near.isdisjoint(self._index.named.get(document_id, ()))

    def _site_ways(self, claim: Claim, sites: frozenset[str]) -> Iterator[BindingWay]:
        """Yield the ways in which a claim is about one of some sites."""
        inside = self._index.mentions_in(claim.document_id, claim.span)
        inside = [m for m in self._places_of(claim, inside) if not self._is_comparison(m)]
        if not _is_list(inside) and _names(inside, sites):
            yield "site_in_claim"
        around = self._around(claim)
        if self._carries_event_at(claim, sites) and not _is_list(around):
            yield "event_at_site"
        if self._is_elsewhere(inside, sites):
            return
        if _names(around, sites) and not _is_list(around):
            yield "site_in_sentence"
        if self._is_elsewhere(around, sites):
            return
        if self._goes_on(claim, sites):
            yield "site_in_paragraph"
        if self._is_document_about(claim.document_id, sites) and self._acts(claim, around):
            yield "document_about_site"

    def _carries_event_at(self, claim: Claim, sites: frozenset[str]) -> bool:
        """Return whether a claim carries an event at one of some sites."""
        return any(e.site_id in sites for e in self._index.events_of(claim.id))

    def _goes_on(self, claim: Claim, sites: frozenset[str]) -> bool:
        """Return whether a claim's sentence points back to one about the sites, or follows one in
        its paragraph and tells of a party.
        """
        place = self._index.place_of(claim)
        if place is None:
            return False
        about = self._sentences_about(claim.document_id, sites)
        sentences = self._index.documents[claim.document_id].sentences
        around = self._around(claim)
        if self._names_some(claim.document_id, sentences[place], sites):
            return _names(around, sites)  # where it only says who speaks, it goes on about nothing
        if about[place]:
            return True
        paragraph = self._index.paragraph_of(claim.document_id, sentences[place])
        before = range(max(0, place - _SENTENCES_BACK), place)
        follows = any(about[b] and sentences[b].start >= paragraph.start for b in before)
        return follows and self._acts(claim, around)

    def _sentences_about(self, document_id: str, sites: frozenset[str]) -> list[bool]:
        """Return for every sentence of a document whether it names one of some sites or goes on
        about one that does.
        """
        key = document_id, sites
        if key not in self._about:
            document = self._index.documents[document_id]
            naming = [self._names_some(document_id, s, sites) for s in document.sentences]
            self._about[key] = going_on(document.text, document.sentences, naming)
        return self._about[key]

    def _names_some(self, document_id: str, sentence: Span, sites: frozenset[str]) -> bool:
        """Return whether a sentence names one of some sites, outside a list."""
        mentions = [
            m for m in self._index.mentions_in(document_id, sentence) if not self._is_comparison(m)
        ]
        return _names(mentions, sites) and not _is_list(mentions)

    def _is_document_about(self, document_id: str, sites: frozenset[str]) -> bool:
        """Return whether a document is about some sites.

        Most of what it says of any place it says of them.
        """
        document = self._index.documents[document_id]
        naming = [self._index.mentions_in(document_id, s) for s in document.sentences]
        of_sites = sum(_names(m, sites) for m in naming)
        placed = sum(any(x.kind in _PLACES for x in m) for m in naming)
        return of_sites >= _FEWEST_SENTENCES and of_sites >= _LEAST_SHARE * placed

    def _acts(self, claim: Claim, around: list[Mention]) -> bool:
        """Return whether a party, or a body of the host, says or does what a claim tells.

        Of forces, also the state that sent them.
        """
        named = (
            {m.entity_id for m in around}
            | {claim.actor_id}
            | {h.entity_id for h in claim.chain[:-1]}
        )
        if named & (self._parties - self._states) or named & self._local:
            return True
        if claim.type not in OF_FORCES:
            return False
        if not self._sending.isdisjoint(n for n in named if n):
            return True
        return any(
            not self._sending_roots.isdisjoint(adjective_roots(w.removesuffix("s")))
            for w in word_list(claim.text)
        )

    def _around(self, claim: Claim) -> list[Mention]:
        """Return the mentions of a claim's sentence, without those that only compare, and without
        countries that say it: "Ruritania acknowledged that elsewhere ...". They are asked for
        several times, one claim after another.
        """
        if self._last_around is None or self._last_around[0] is not claim:
            self._last_around = claim, self._mentions_around(claim)
        return self._last_around[1]

    def _mentions_around(self, claim: Claim) -> list[Mention]:
        """Return the mentions of a claim's sentence that count for what it is about."""
        mentions = self._index.mentions_in(claim.document_id, self._index.sentence_of(claim))
        said_by = self._speaking(claim, mentions)
        return [
            m
            for m in self._places_of(claim, mentions)
            if m.span not in said_by and not self._is_comparison(m)
        ]

    def _speaking(self, claim: Claim, mentions: Sequence[Mention]) -> frozenset[Span]:
        """Return where a sentence names the countries that say a claim, one of them or several
        together, outside its words.
        """
        said = {fold(h.surface) for h in claim.chain[:-1]}
        text = self._index.documents[claim.document_id].text
        speaking: list[Span] = []
        for mention in sorted(mentions, key=lambda m: m.span):
            if mention.entity_id not in self._wide | self._states or mention.span.overlaps(
                claim.span
            ):
                continue
            joins = bool(speaking) and bool(
                _JOINED.fullmatch(text[speaking[-1].end : mention.span.start])
            )
            if joins or mention.span in speaking or fold(mention.surface) in said:
                speaking.append(mention.span)
        if not speaking or speaks_of_own_land(claim.text):
            return frozenset()
        return frozenset(speaking)

    def _places_of(self, claim: Claim, mentions: Sequence[Mention]) -> list[Mention]:
        """Return mentions without the place whose name stands for a state that acts in a claim."""
        return [m for m in mentions if not opens_as_power(m, mentions, claim.span, claim.type)]

    def _is_comparison(self, mention: Mention) -> bool:
        """Return whether a site is named for what happened there once, to compare, or as where
        somebody comes from.

        "the Chernobyl disaster", "another Chernobyl", "citizens of Belarus".
        """
        if mention.entity_id in self._wide:
            known = self._named_for.only_whose
            if mention.id not in known:
                known[mention.id] = self._is_only_whose(mention)
            if known[mention.id]:
                return True
        if mention.kind not in _PLACES:
            return False
        compared = self._named_for.compared
        if mention.id not in compared:
            compared[mention.id] = self._is_compared(mention)
        return compared[mention.id]

    def _is_compared(self, mention: Mention) -> bool:
        """Return whether the words beside a place make it one of the past, one to compare with, or
        where somebody comes from.
        """
        text = self._index.documents[mention.document_id].text
        before = word_list(text[max(0, mention.span.start - _BESIDE) : mention.span.start])
        behind = word_list(text[mention.span.end : mention.span.end + _BESIDE])
        likened = bool(before) and fold(before[-1]) in _COMPARING
        owners = [fold(w) for w in before if fold(w) not in _OF]
        if owners and owners[-1] in _PEOPLE_OF:
            return True
        return likened or (bool(behind) and fold(behind[0]) in _PAST_EVENTS)

    def _is_only_whose(self, mention: Mention) -> bool:
        """Return whether a country is named only for an office, body or ally of it, in a sentence
        in which nobody speaks of his own country.
        """
        at, document = mention.span, self._index.documents[mention.document_id]
        text, sentences = document.text, document.sentences
        sentence = next((s for s in sentences if s.overlaps(at)), at)
        if speaks_of_own_land(text[sentence.start : sentence.end]):
            return False
        beside = self._index.mentions_in(mention.document_id, sentence)
        is_part = any(m.kind not in _PLACES and _is_wider(m.span, at) for m in beside)
        return is_part or tells_whose(text, at.start, at.end)

    def _is_elsewhere(self, mentions: list[Mention], sites: frozenset[str]) -> bool:
        """Return whether places are named, and all of them lie outside the problem's sites and what
        these lie in.
        """
        places = [m for m in mentions if m.kind in _PLACES and m.entity_id is not None]
        return bool(places) and not any(m.entity_id in sites | self._surroundings for m in places)

    def _party_acts_in_area(self, claim: Claim) -> bool:
        """Return whether a party says or does what a claim tells, and its words or sentence are set
        in the area of the sites; where the claim itself names only other places, it is of these.

        A whole state is named in most news: what it says or does counts only where the site itself
        is named. Where a whole country is watched, its own authorities speak of it, unless they
        name another place.
        """
        around = self._around(claim)
        inside = self._index.mentions_in(claim.document_id, claim.span)
        if _is_list(around) or self._is_elsewhere(inside, self.sites):
            return False
        parties = (
            {m.entity_id for m in around}
            | {claim.actor_id}
            | {h.entity_id for h in claim.chain[:-1]}
        )
        if _names(around, self.sites) and not parties.isdisjoint(self._parties):
            return True
        if not self._at_home.isdisjoint(h.entity_id for h in claim.chain[:-1] if h.entity_id):
            return True
        return _names(around, self._surroundings) and self._acts(claim, around)

    def _line_of_senders(self, problem: Problem) -> frozenset[str]:
        """Return the states that sent the contingents among the parties, with their bodies and
        officials.
        """
        actors = self._index.facts.casebook.actors
        sent = {
            a.parent
            for a in actors
            if a.id in problem.parties and a.kind == "military_contingent" and a.parent
        }
        return frozenset(sent) | frozenset(a.id for a in actors if a.parent in sent)


def bound(
    record_id: str,
    origin_id: str,
    way: BindingWay,
    roles: tuple[SpeakerRole, ...] = (),
    speaks_for: str = "",
) -> Bound:
    """Return the record that says how a piece of evidence is bound, with the weight of that way,
    who speaks, and for whom.
    """
    return Bound(
        record_id=record_id,
        origin_id=origin_id,
        way=way,
        weight=WEIGHTS[way],
        roles=roles,
        speaks_for=speaks_for,
    )


def _is_wider(name: Span, part: Span) -> bool:
    """Return whether a name holds more than a part of it."""
    return name != part and name.start <= part.start and part.end <= name.end


def _strongest(ways: Iterable[BindingWay]) -> BindingWay | None:
    """Return the way with the largest weight; None where there is none."""
    return max(ways, key=WEIGHTS.__getitem__, default=None)


def _names(mentions: list[Mention], ids: frozenset[str]) -> bool:
    """Return whether one of some mentions is of one of some entities."""
    return any(m.entity_id in ids for m in mentions)


def _is_list(mentions: list[Mention]) -> bool:
    """Return whether a stretch of text names so many places that it is a list of them."""
    return len({m.entity_id or m.surface for m in mentions if m.kind in _PLACES}) >= _LIST


def _with_members(parties: frozenset[str], index: FactsIndex) -> frozenset[str]:
    """Return some actors with their members, and with the bodies and persons that belong to those
    that are no whole state.
    """
    actors = index.facts.casebook.actors
    members = {m for a in actors if a.id in parties for m in a.members}
    states = {a.id for a in actors if a.kind == "state"}
    return parties | members | {a.id for a in actors if a.parent in (parties - states)}
