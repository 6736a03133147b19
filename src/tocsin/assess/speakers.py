"""Who a claim's originator is towards a problem.

An official, one of its parties, its host, the operator of its site, one of the sources it watches,
or an observer who is none of these.

Roles come from the casebook (kinds, roles, parents, members) and, for those it does not know, from
the words by which the text itself introduces them ("a ministry spokesman").
"""

from collections.abc import Iterable, Iterator

from tocsin.assess.voices import HopKey, Voices, hop_key
from tocsin.language.fold import fold
from tocsin.language.plans import tells_a_plan
from tocsin.records import Casebook, Claim, Hop, Problem, Site, SpeakerRole

# Actors that speak for a state or a force by what they are.
_OFFICIAL_KINDS = ("state", "state_body", "public_official", "military_contingent")

# Parties by which a state itself is one: it speaks for them.
_OF_STATE = ("state_body", "military_contingent")
# A chain of so many stations has somebody before the document's own voice.
_SAID_BY_SOMEBODY = 2


class Speakers:
    """Resolves originators to roles for one problem."""

    def __init__(self, problem: Problem, casebook: Casebook, voices: Voices | None = None) -> None:
        """Index who is party, host and operator of the problem, beside whom the words for speakers
        mean.
        """
        self._voices = voices or Voices(casebook)
        self._actors, self._sources = self._voices.actors, self._voices.sources
        sites = _sites_of(problem, casebook.sites)
        self._known_roles: dict[HopKey, frozenset[SpeakerRole]] = {}
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
        key = hop_key(hop, language, home)
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
        return self._voices.speaks_for(_speaker(claim), language, home)

    def is_of_own_side(self, claim: Claim, language: str | None, home: str | None = None) -> bool:
        """Return whether who does what a claim tells belongs to the same state or body as who says
        it; `language` is that of its document, `home` the state whose "ministry" that means.
        """
        if claim.actor_id is None or len(claim.chain) < _SAID_BY_SOMEBODY:
            return False
        speaker = claim.chain[0]
        known = speaker.entity_id if speaker.entity_id in self._actors else None
        belongs = known or self._voices.belongs_to(speaker, language, home, is_introduced=True)
        speaks = frozenset(self._voices.line(belongs))
        return not speaks.isdisjoint(self._voices.line(claim.actor_id))

    def _roles(self, hop: Hop, language: str | None, home: str | None) -> Iterator[SpeakerRole]:
        """Yield every role of one station of a chain."""
        entity, is_introduced = self._voices.meant(hop, language, home)
        source = self._sources.get(entity or "")
        if entity in self._watched:
            yield "watched_group"
        if source is not None and source.actor:
            entity = source.actor
        line = tuple(self._voices.line(entity))
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
                yield from (a for a in self._voices.line(party) if self._is_state(a))

    def _is_state(self, entity: str) -> bool:
        """Return whether an actor is a whole state."""
        actor = self._actors.get(entity)
        return actor is not None and actor.kind == "state"

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


def _speaker(claim: Claim) -> Hop:
    """Return who a claim begins with, or whoever tells of the plan it is."""
    tells = 1 if len(claim.chain) > 1 and tells_a_plan(claim.chain[0].cue) else 0
    return claim.chain[tells]


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
