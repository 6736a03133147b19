"""Whether another casebook would find other names in a text: what differs between two sets of
entries, looked for in it.
"""

from collections.abc import Iterable, Sequence

import msgspec

from tocsin.annotate.names.mentions import MentionFinder
from tocsin.annotate.names.places import PlaceMentions
from tocsin.records import Actor, Gazetteer, Site, Source


class NameChange:
    """What differs between two sets of actors, sources and sites, ready to be looked for in
    texts.
    """

    def __init__(
        self,
        actors: tuple[Sequence[Actor], Sequence[Actor]],
        sources: tuple[Sequence[Source], Sequence[Source]],
        sites: tuple[Sequence[Site], Sequence[Site]],
        gazetteer: Gazetteer,
    ) -> None:
        """Each is a pair: the entries before, and the entries now."""
        self._finders = [
            MentionFinder(*entries)
            for entries in zip(_actors(*actors), _sources(*sources), _sites(*sites), strict=True)
            if any(entries)
        ]
        before, now = (PlaceMentions.states_of(a, gazetteer) for a in actors)
        # A capital speaks for its state: where another actor stands for a state, any text may name
        # it.
        self.everywhere = before != now
        homes = [{s.id: s.country for s in each} for each in sources]
        # Where a source publishes from says which of two places of one name is meant.
        self.moved = frozenset(
            s for s in homes[0].keys() | homes[1].keys() if homes[0].get(s) != homes[1].get(s)
        )

    def __call__(self, text: str) -> bool:
        """Return whether a text holds anything of what differs."""
        return self.everywhere or any(finder.could_stand_in(text) for finder in self._finders)


def _actors(before: Sequence[Actor], now: Sequence[Actor]) -> tuple[list[Actor], list[Actor]]:
    """Return, of either side, the actors that differ with what differs of them: their new or lost
    names, or all of them.
    """
    old, new = ({a.id: a for a in each} for each in (before, now))

    def changed(mine: dict[str, Actor], other: dict[str, Actor]) -> list[Actor]:
        differences = []
        for actor in mine.values():
            beside = other.get(actor.id)
            if beside is None or (beside.kind, beside.name) != (actor.kind, actor.name):
                differences.append(actor)
            elif (beside.aliases, beside.roles) != (actor.aliases, actor.roles):
                aliases, roles = (
                    _without(actor.aliases, beside.aliases),
                    _without(actor.roles, beside.roles),
                )
                differences.append(
                    msgspec.structs.replace(actor, name="", aliases=aliases, roles=roles)
                )
        return differences

    return changed(old, new), changed(new, old)


def _sources(before: Sequence[Source], now: Sequence[Source]) -> tuple[list[Source], list[Source]]:
    """Return, of either side, the sources whose names differ, with the names that do."""
    old, new = ({s.id: s for s in each} for each in (before, now))

    def changed(mine: dict[str, Source], other: dict[str, Source]) -> list[Source]:
        differences = []
        for source in mine.values():
            beside = other.get(source.id)
            if beside is None or beside.name != source.name:
                differences.append(source)
            elif beside.aliases != source.aliases:
                differences.append(
                    msgspec.structs.replace(
                        source, aliases=_without(source.aliases, beside.aliases)
                    )
                )
        return differences

    return changed(old, new), changed(new, old)


def _sites(before: Sequence[Site], now: Sequence[Site]) -> tuple[list[Site], list[Site]]:
    """Return, of either side, the sites that differ, and those that lie in one that does."""
    old, new = ({s.id: s for s in each} for each in (before, now))
    differing = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}

    def lies_in(site: Site, mine: dict[str, Site]) -> bool:
        seen: set[str] = set()
        while site.id not in seen:
            if site.id in differing:
                return True
            seen.add(site.id)
            if site.parent is None or site.parent not in mine:
                return False
            site = mine[site.parent]
        return False

    def changed(mine: dict[str, Site], other: dict[str, Site]) -> list[Site]:
        differences = []
        for site in mine.values():
            beside = other.get(site.id)
            same = (
                beside is not None and msgspec.structs.replace(beside, aliases=site.aliases) == site
            )
            if (
                beside is not None
                and same
                and beside.aliases != site.aliases
                and not _is_parent(site, mine)
            ):
                fewer = _without(site.aliases, beside.aliases)
                differences.append(msgspec.structs.replace(site, aliases=fewer, type=None))
            elif lies_in(site, mine):
                differences.append(site)
        return differences

    return changed(old, new), changed(new, old)


def _is_parent(site: Site, sites: dict[str, Site]) -> bool:
    """Return whether other sites lie in a site."""
    return any(s.parent == site.id for s in sites.values())


def _without(mine: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    """Return the names only one side has."""
    known = set(other)
    return tuple(name for name in mine if name not in known)
