"""Entries of a casebook as STIX: actors and owners, sources, sites, narratives."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from tocsin.exchange.disarm import KILL_CHAIN, techniques
from tocsin.exchange.stix import ids
from tocsin.exchange.stix.shape import NEW_SDO, Object, domain, extension, filled, stamp, tie
from tocsin.records import Actor, Casebook, Entry, Group, Marking, Narrative, Site, Source

_PERSONS = ("public_official", "public_correspondent")
# What an entry counts as made on that is known always.
_ALWAYS = dt.date(1970, 1, 1)
_NEW = {NEW_SDO: {"extension_type": "new-sdo"}}
_UNPLACED = "unspecified"


class Entries:
    """The entries of a casebook; each gives its objects, those it points to first."""

    def __init__(self, book: Casebook, marking: Marking) -> None:
        """Take a casebook, and the marking of what is written in it."""
        self._marking = marking
        # What was given once need not be made again for each claim that points to it.
        self._yielded: set[str] = set()
        self._refs: dict[str, str | None] = {}
        self.actors: Mapping[str, Actor] = {entry.id: entry for entry in book.actors}
        self.sources: Mapping[str, Source] = {entry.id: entry for entry in book.sources}
        self.sites: Mapping[str, Site] = {entry.id: entry for entry in book.sites}
        self.narratives: Mapping[str, Narrative] = {entry.id: entry for entry in book.narratives}
        self.groups: Mapping[str, Group] = {entry.id: entry for entry in book.groups}
        self._names = {
            **_distinct_names((entry.id, entry.name) for entry in book.actors),
            **_distinct_names((entry.id, entry.name) for entry in book.sources),
            **_distinct_names((entry.id, entry.name) for entry in book.sites),
            **_distinct_names((entry.id, entry.title) for entry in book.narratives),
            **_distinct_names((entry.id, entry.name) for entry in book.groups),
        }

    @property
    def names(self) -> dict[str, str]:
        """Return how entries are called, by id."""
        return self._names

    def name(self, entry_id: str) -> str:
        """Return how an entry is called; two of one name carry their ids, for receivers merge by
        name.
        """
        return self._names.get(entry_id, entry_id)

    def ref(self, entry_id: str | None) -> str | None:
        """Return the STIX id of an actor, source or site; None where the casebook has no such."""
        if entry_id is None:
            return None
        if entry_id not in self._refs:
            self._refs[entry_id] = self._ref(entry_id)
        return self._refs[entry_id]

    def _ref(self, entry_id: str) -> str | None:
        """Make the STIX id of an actor, source or site."""
        if entry_id in self.actors:
            return self._actor_id(self.actors[entry_id])
        if entry_id in self.sources:
            return ids.named("channel", self.name(entry_id))
        if entry_id in self.sites:
            return self._site_id(self.sites[entry_id])
        return None

    def of(self, entry_id: str | None) -> Iterator[Object]:
        """Yield the objects of an actor, source or site, the first time it is asked for; nothing
        where the casebook has no such.
        """
        if entry_id is None or entry_id in self._yielded:
            return
        self._yielded.add(entry_id)
        if entry_id in self.actors:
            yield self._actor(self.actors[entry_id])
        elif entry_id in self.sources:
            yield from self._source(self.sources[entry_id])
        elif entry_id in self.sites:
            yield self._site(self.sites[entry_id])

    def _domain(self, kind: str, name: str, entry: Entry) -> Object:
        """Return the beginning of an object of an entry."""
        created = stamp(max(entry.known_from, _ALWAYS))
        return domain(kind, name, created, self._marking)

    def _actor_id(self, actor: Actor) -> str:
        """Return the id of an actor."""
        return ids.named("identity", self.name(actor.id), identity_class=_class_of(actor))

    def _actor(self, actor: Actor) -> Object:
        """Return an actor as an identity."""
        sdo = self._domain("identity", self._actor_id(actor), actor)
        sdo |= {
            "name": self.name(actor.id),
            "identity_class": _class_of(actor),
            "roles": list(actor.roles),
            "x_opencti_aliases": list(actor.aliases),
            "extensions": extension([actor]),
        }
        return filled(sdo)

    def organisation(self, name: str) -> Object:
        """Return an owner of sources, or a group of them, as an identity."""
        key = ids.named("identity", name, identity_class="organization")
        sdo = domain("identity", key, stamp(_ALWAYS), self._marking)
        return sdo | {"name": name, "identity_class": "organization"}

    def group(self, group_id: str) -> Object:
        """Return a group of sources as an identity."""
        name = self.name(group_id)
        key = ids.named("identity", name, identity_class="group")
        sdo = domain("identity", key, stamp(_ALWAYS), self._marking)
        carried = [self.groups[group_id]] if group_id in self.groups else []
        sdo |= {"name": name, "identity_class": "group"}
        return sdo | ({"extensions": extension(carried)} if carried else {})

    def _source(self, source: Source) -> Iterator[Object]:
        """Yield a source as a channel, with who owns it."""
        owner = self.organisation(source.owner)
        yield owner
        name = self.name(source.id)
        sdo = self._domain("channel", ids.named("channel", name), source)
        sdo |= {
            "name": name,
            "aliases": list(source.aliases),
            "channel_types": [source.kind],
            "extensions": _NEW | extension([source]),
        }
        yield filled(sdo)
        yield tie("belongs-to", sdo["id"], owner["id"], sdo["created"], self._marking)

    def unlisted(self, outlet: str) -> Object:
        """Return an outlet that the casebook does not list, as a channel."""
        sdo = domain("channel", ids.named("channel", outlet), stamp(_ALWAYS), self._marking)
        return sdo | {"name": outlet, "channel_types": ["unknown"], "extensions": _NEW}

    def _site_id(self, site: Site) -> str:
        """Return the id of a site: of its point, or of its name where it has none."""
        point = _point(site)
        return ids.position(*point) if point else ids.named("location", self.name(site.id))

    def _site(self, site: Site) -> Object:
        """Return a site as a position."""
        sdo = self._domain("location", self._site_id(site), site)
        sdo |= {
            "name": self.name(site.id),
            "x_opencti_location_type": "Position",
            "x_opencti_aliases": list(site.aliases),
            "extensions": extension([site]),
        }
        point = _point(site)
        if point:
            sdo["latitude"], sdo["longitude"] = point
            return filled(sdo)
        country = self._country(site)
        return filled(sdo | ({"country": country} if country else {"region": _UNPLACED}))

    def _country(self, site: Site) -> str | None:
        """Return the country of a site, or of the nearest place it lies in that says one."""
        passed: set[str] = set()
        above = self.sites.get(site.parent or "")
        while site.country is None and above is not None and above.id not in passed:
            passed.add(above.id)
            site, above = above, self.sites.get(above.parent or "")
        return site.country

    def narrative_id(self, narrative_id: str) -> str:
        """Return the STIX id of a narrative."""
        return ids.named("narrative", self.name(narrative_id))

    def narrative(
        self, narrative_id: str, passed: frozenset[str] = frozenset()
    ) -> Iterator[Object]:
        """Yield a narrative, those it is a part of, and the techniques it is told with, the first
        time it is asked for.
        """
        if narrative_id in self._yielded:
            return
        self._yielded.add(narrative_id)
        narrative = self.narratives.get(narrative_id)
        if narrative is None:
            return
        sdo = self._domain("narrative", self.narrative_id(narrative_id), narrative)
        sdo |= {
            "name": self.name(narrative_id),
            "description": narrative.summary,
            "aliases": list(narrative.titles.values()),
            "narrative_types": [],
            "extensions": _NEW | extension([narrative]),
        }
        yield filled(sdo)
        parent = narrative.parent or ""
        if parent in self.narratives and parent not in passed:
            yield from self.narrative(parent, passed | {narrative_id})
            target = self.narrative_id(parent)
            yield tie("subnarrative-of", sdo["id"], target, sdo["created"], self._marking)
        for technique in narrative.disarm:
            yield self._technique(technique)
            target = _technique_id(technique)
            yield tie("related-to", sdo["id"], target, sdo["created"], self._marking)

    def _technique(self, technique: str) -> Object:
        """Return a technique of DISARM as an attack pattern."""
        sdo = domain("attack-pattern", _technique_id(technique), stamp(_ALWAYS), self._marking)
        known = techniques().get(technique)
        named = {
            "name": known.name if known else f"DISARM {technique}",
            "x_mitre_id": technique,
            "external_references": [{"source_name": "DISARM", "external_id": technique}],
        }
        if known:
            phase = {"kill_chain_name": KILL_CHAIN, "phase_name": known.phase}
            named["kill_chain_phases"] = [phase]
        return sdo | named


def _technique_id(technique: str) -> str:
    """Return the id of a technique."""
    return ids.keyed("attack-pattern", {"x_mitre_id": technique.lower().strip()})


def _class_of(actor: Actor) -> str:
    """Return the class of identity that an actor is."""
    if actor.kind in _PERSONS:
        return "individual"
    return "group" if actor.kind == "group" else "organization"


def _point(site: Site) -> tuple[float, float] | None:
    """Return the point of a site to six places."""
    if site.latitude is None or site.longitude is None:
        return None
    return round(site.latitude, ids.PLACES), round(site.longitude, ids.PLACES)


def _distinct_names(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return names by id; where several share a name, each has its id behind it."""
    names = list(pairs)
    often = Counter(name.lower().strip() for _, name in names)
    return {
        key: name if often[name.lower().strip()] == 1 else f"{name} ({key})" for key, name in names
    }
