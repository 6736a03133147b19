"""Who a claim's originator is towards a problem.

An official, one of its parties, its host, the operator of its site, one of the sources it watches,
or an observer who is none of these.

Roles come from the casebook (kinds, roles, parents, members) and, for those it does not know, from
the words by which the text itself introduces them ("a ministry spokesman").
"""

import functools
from collections.abc import Iterable, Iterator, Mapping

from tocsin.language.fold import fold
from tocsin.language.letters import as_compared, index_of
from tocsin.language.lexicon import lexicon, word_set
from tocsin.language.offices import ends_as_office, is_bent_office
from tocsin.language.patterns import TermIndex
from tocsin.language.plans import tells_a_plan
from tocsin.language.states import capital_in, code_of, state_named, state_of
from tocsin.language.stems import stem
from tocsin.language.words import words
from tocsin.records import Actor, Casebook, Claim, Hop, Problem, Site, Source, SpeakerRole

# Actors that speak for a state or a force by what they are.
_OFFICIAL_KINDS = ("state", "state_body", "public_official", "military_contingent")

# Whom an official may serve.
_SERVED_KINDS = ("state", "state_body")
# Parties by which a state itself is one: it speaks for them.
_OF_STATE = ("state_body", "military_contingent")
# A state that no casebook lists is known by its code.
_COUNTRY = "iso:"
# Whom a station of a chain names (entity, words, whether it is the document's own voice), in which
# language, and the state at home.
_HopKey = tuple[str | None, str, bool, str | None, str | None]
# A chain of so many stations has somebody before the document's own voice.
_SAID_BY_SOMEBODY = 2


class Speakers:
    """Resolves originators to roles for one problem."""

    def __init__(self, problem: Problem, casebook: Casebook) -> None:
        """Index the actors and sources of the casebook, and who is party, host and operator of the
        problem.
        """
        self._actors: Mapping[str, Actor] = {a.id: a for a in casebook.actors}
        self._sources: Mapping[str, Source] = {s.id: s for s in casebook.sources}
        sites = _sites_of(problem, casebook.sites)
        served = [a for a in casebook.actors if a.kind in _SERVED_KINDS]
        self._served_names = tuple((name, a.id) for a in served for name in (a.name, *a.aliases))
        self._states = {
            code: a.id
            for a in reversed(casebook.actors)
            if a.kind == "state" and (code := code_of((a.name, *a.aliases))) is not None
        }
        self._known_roles: dict[_HopKey, frozenset[SpeakerRole]] = {}
        self._known_whose: dict[_HopKey, str] = {}
        self._parties = frozenset(problem.parties)
        self._behind_parties = frozenset(self._states_behind(problem.parties))
        self._hosts = frozenset(hosts_of(problem, casebook))
        self._operators = frozenset(fold(s.operator) for s in sites if s.operator)
        groups = [g for g in casebook.groups if not problem.groups or g.id in problem.groups]
        self._watched = frozenset(m for g in groups for m in g.members)

    def roles_of(
        self, claim: Claim, language: str | None, home: str | None = None
    ) -> frozenset[SpeakerRole]:
        """Return everything the originator of a claim is, or whoever tells of its plan; `language`
        is that of its document, `home` the state whose "ministry" that means.

        An observer only where it is nothing else.
        """
        hop = _speaker(claim)
        key = (hop.entity_id, hop.surface, hop.voice, language, home)
        known = self._known_roles.get(key)
        if known is None:
            roles = frozenset(self._roles(hop, language, home))
            known = self._known_roles[key] = roles or frozenset({"observer"})
        return known

    def speaks_for(self, claim: Claim, language: str | None, home: str | None = None) -> str:
        """Return for whom the originator of a claim speaks, by a name that is the same in whatever
        outlet the claim stands; `language` is that of its document, `home` the state whose
        "ministry" that means.

        An official and a body speak for the state or body above them. Empty where the text names
        nobody ("residents").
        """
        hop = _speaker(claim)
        key = (hop.entity_id, hop.surface, hop.voice, language, home)
        known = self._known_whose.get(key)
        if known is None:
            known = self._known_whose[key] = self._whose(hop, language, home)
        return known

    def _whose(self, hop: Hop, language: str | None, home: str | None) -> str:
        """Return for whom one station of a chain speaks."""
        is_official = self._is_introduced_as_official(hop, language)
        entity = self._belongs_to(hop, language, home, is_introduced=is_official)
        state = self._state_called(hop, language, is_official=is_official)
        if state is not None and entity not in self._actors:
            return f"state {state}"
        if entity:
            return list(self._line(entity))[-1]
        is_named = any(w.text[0].isupper() for w in words(hop.surface))
        return fold(hop.surface) if is_named else ""

    def _belongs_to(
        self, hop: Hop, language: str | None, home: str | None, *, is_introduced: bool
    ) -> str | None:
        """Return the actor a speaker is or speaks for: whom somebody introduced as official serves,
        the state whose capital speaks, who the text is linked to, or the state at home for a body
        without its country.
        """
        served = self._served(hop.surface, language) if is_introduced else None
        state = self._state_called(hop, language, is_official=is_introduced)
        known = served or self._states.get(state or "") or hop.entity_id
        if known is None and state is None and _is_body_alone(hop.surface, language or ""):
            return home
        return known

    def _state_called(self, hop: Hop, language: str | None, *, is_official: bool) -> str | None:
        """Return the ISO 3166-1 code of the state that the words for a speaker mean: by its name or
        the capital that speaks, by the country a text is linked to, or by an official's own state.
        """
        entity = hop.entity_id or ""
        if entity in self._sources:
            return None
        if entity.startswith(_COUNTRY):
            return entity.removeprefix(_COUNTRY)
        capital = capital_in(hop.surface, language or "")
        if capital is None and is_official:
            return state_of(_before_joint(hop.surface), language or "")
        return capital or state_named(hop.surface, language or "")

    def is_of_own_side(self, claim: Claim, language: str | None, home: str | None = None) -> bool:
        """Return whether who does what a claim tells belongs to the same state or body as who says
        it; `language` is that of its document, `home` the state whose "ministry" that means.
        """
        if claim.actor_id is None or len(claim.chain) < _SAID_BY_SOMEBODY:
            return False
        speaker = claim.chain[0]
        known = speaker.entity_id if speaker.entity_id in self._actors else None
        belongs = known or self._belongs_to(speaker, language, home, is_introduced=True)
        speaks = frozenset(self._line(belongs))
        return not speaks.isdisjoint(self._line(claim.actor_id))

    def _roles(self, hop: Hop, language: str | None, home: str | None) -> Iterator[SpeakerRole]:
        """Yield every role of one station of a chain."""
        is_introduced = self._is_introduced_as_official(hop, language)
        entity = self._belongs_to(hop, language, home, is_introduced=is_introduced)
        source = self._sources.get(entity or "")
        if entity in self._watched:
            yield "watched_group"
        if source is not None and source.actor:
            entity = source.actor
        line = tuple(self._line(entity))
        actor = self._actors.get(entity or "")
        is_official = actor is not None and actor.kind in _OFFICIAL_KINDS
        if is_official or (source is not None and source.kind == "official") or is_introduced:
            yield "official"
        is_behind = entity in self._behind_parties
        if self._parties.intersection(line) or is_behind or self._is_member_of_party(entity):
            yield "party"
        if self._hosts.intersection(line):
            yield "host"
        if self._operators and self._operators.intersection(self._names_of(hop, line)):
            yield "operator"

    def _states_behind(self, parties: Iterable[str]) -> Iterator[str]:
        """Yield the states whose ministries or forces are parties: "Iran denied it" is the word of
        its foreign ministry.
        """
        for party in parties:
            actor = self._actors.get(party)
            if actor is not None and actor.kind in _OF_STATE:
                yield from (a for a in self._line(party) if self._is_state(a))

    def _is_state(self, entity: str) -> bool:
        """Return whether an actor is a whole state."""
        actor = self._actors.get(entity)
        return actor is not None and actor.kind == "state"

    def _line(self, entity: str | None) -> Iterator[str]:
        """Yield an actor and whatever it belongs to, upwards."""
        seen: set[str] = set()
        while entity is not None and entity not in seen:
            seen.add(entity)
            yield entity
            actor = self._actors.get(entity)
            entity = actor.parent if actor else None

    def _is_member_of_party(self, entity: str | None) -> bool:
        """Return whether an actor is listed as a member of one of the parties."""
        return any(entity in self._actors[p].members for p in self._parties if p in self._actors)

    def _names_of(self, hop: Hop, line: Iterable[str]) -> set[str]:
        """Return the folded names under which a station of a chain may be given as an operator."""
        names = {fold(hop.surface)}
        for entity in line:
            actor = self._actors.get(entity)
            if actor is not None:
                names |= {fold(n) for n in (actor.id, actor.name, *actor.aliases)}
        return names

    def _is_introduced_as_official(self, hop: Hop, language: str | None) -> bool:
        """Return whether a text introduces somebody the casebook does not know by an office."""
        if hop.voice or hop.entity_id in self._actors or hop.entity_id in self._sources:
            return False
        if self._state_called(hop, language, is_official=False) is not None:
            return True
        if _is_body_alone(hop.surface, language or "") or _opens_short(hop.surface):
            return True
        spoken = as_compared(_before_joint(hop.surface), language or "")
        is_listed = any(offices.find(spoken) for offices in _offices(language or ""))
        bent = ends_as_office(spoken, language or "") or is_bent_office(spoken, language or "")
        return is_listed or bent

    def _served(self, surface: str, language: str | None) -> str | None:
        """Return the state or body whose name stands in the words for an official ("Kosovo's
        interior minister"), or the state whose adjective does in a language ("le ministre serbe").
        """
        phrase = _before_joint(surface)
        keys = (f.key for index in _by_name(self._served_names) for f in index.find(phrase))
        return next(keys, None) or self._states.get(state_of(phrase, language or "") or "")


def _speaker(claim: Claim) -> Hop:
    """Return who a claim begins with, or whoever tells of the plan it is."""
    tells = 1 if len(claim.chain) > 1 and tells_a_plan(claim.chain[0].cue) else 0
    return claim.chain[tells]


def _is_body_alone(surface: str, language: str) -> bool:
    """Return whether a noun phrase is nothing but words for a body of a state ("the Defence
    Ministry"), without whose it is.
    """
    listed = _body_words(language)
    called = [stem(w.text) for w in words(as_compared(surface, language))]
    return bool(called) and listed.issuperset(called) and not _filler(language).issuperset(called)


@functools.cache
def _body_words(language: str) -> frozenset[str]:
    """Return the stems of all words of which the name of a body without its state is made."""
    named = ("home_body", "home_body_filler")
    return frozenset(
        stem(as_compared(w, language)) for name in named for w in lexicon(language).get(name, ())
    )


@functools.cache
def _filler(language: str) -> frozenset[str]:
    """Return the stems of the words of which alone no body is named."""
    return frozenset(
        stem(as_compared(w, language)) for w in lexicon(language).get("home_body_filler", ())
    )


def _opens_short(surface: str) -> bool:
    """Return whether a noun phrase opens with a short word for an office, in capitals ("FM")."""
    first = next(iter(words(surface)), None)
    return (
        first is not None and first.text.isupper() and fold(first.text) in word_set("short_office")
    )


def _before_joint(surface: str) -> str:
    """Return a noun phrase as far as a preposition of place: "rallies at the parliament" are no
    office.
    """
    joints = word_set("place_preposition")
    listed = list(words(surface))
    cut = (w.start for n, w in enumerate(listed) if n and fold(w.text) in joints)
    return surface[: next(cut, len(surface))]


@functools.lru_cache(maxsize=16)
def _by_name(names: tuple[tuple[str, str], ...]) -> tuple[TermIndex, TermIndex]:
    """Index actors by their names, and by the adjectives of these; problems of one casebook
    share it.
    """
    return TermIndex(names, names=True), TermIndex.of_adjectives(names)


@functools.cache
def _offices(language: str) -> tuple[TermIndex, ...]:
    """Index the words for offices and public bodies: those of a language, and of the languages
    whose lists are read together.
    """
    own, shared = lexicon(language).get("office", ()), sorted(word_set("office"))
    return index_of(own, language), index_of(shared, language)


def _sites_of(problem: Problem, sites: Iterable[Site]) -> list[Site]:
    """Return the sites of a problem."""
    return [s for s in sites if s.id in problem.sites]


def hosts_of(problem: Problem, casebook: Casebook) -> Iterator[str]:
    """Yield the host of a problem's sites.

    The one it names, else the states that share a name with a country the sites lie in, or are.
    """
    if problem.host:
        yield problem.host
        return
    by_id = {s.id: s for s in casebook.sites}
    countries: set[str] = set()
    for site in _sites_of(problem, casebook.sites):
        place: Site | None = site
        while place is not None:
            if place.kind == "country":
                countries |= {fold(n) for n in (place.name, *place.aliases)}
            place = by_id.get(place.parent or "")
    for actor in casebook.actors:
        if actor.kind == "state" and countries.intersection(
            fold(n) for n in (actor.name, *actor.aliases)
        ):
            yield actor.id
