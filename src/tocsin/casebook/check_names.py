"""Names that mean something else in most texts, and names that two entries share: what will be
counted for them, and what will not.
"""

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tocsin.casebook.expand import LIBRARY
from tocsin.casebook.yaml_lines import Placed
from tocsin.language.fold import fold
from tocsin.language.lexicon import LANGUAGES, lexicon
from tocsin.language.place_names import written_as
from tocsin.language.words import word_list
from tocsin.language.yaml_text import read_text
from tocsin.records import Actor, Entry, Gazetteer, Issue, Problem, Site, Source

_PERSONS = ("public_official", "public_correspondent")
# Lists of the lexicons that hold ordinary words for acts and kinds of sites.
_WORD_LISTS = ("event_", "type_", "site_")
_SHORTEST = 2


def check_names(placed: Sequence[Placed], gazetteer: Gazetteer | None) -> list[Issue]:
    """Check the names of sites, actors and sources against each other, and against words and names
    of the world.
    """
    issues: list[Issue] = []
    watched = {s for p in placed if isinstance(p.entry, Problem) for s in p.entry.sites}
    parents = {p.entry.parent for p in placed if isinstance(p.entry, Site)}
    issues += _shared_by_sites(placed)
    issues += _shared_with_actors(placed, watched)
    for item in placed:
        issues += _too_short(item)
        issues += _ordinary(item)
        if isinstance(item.entry, Site):
            issues += _country(item, item.entry, watched, parents, gazetteer)
            issues += _river(item, item.entry)
            issues += _person(item, item.entry)
    return issues


def _too_short(item: Placed) -> Iterator[Issue]:
    """Refuse names of a single letter."""
    for index, alias in enumerate(getattr(item.entry, "aliases", ())):
        if len(alias.strip()) < _SHORTEST:
            message = f"the alias {alias!r} is too short to be told from common letters"
            yield item.issue(("aliases", index), message)


def _shared_by_sites(placed: Sequence[Placed]) -> Iterator[Issue]:
    """Warn of sites that share a name: where a text gives it, neither is linked, since nobody can
    tell which is meant.
    """
    called: dict[str, Placed] = {}
    for item in placed:
        shared: dict[int, tuple[Placed, list[str]]] = {}
        places: dict[int, int] = {}
        for index, alias in enumerate(item.entry.aliases if isinstance(item.entry, Site) else ()):
            first = called.setdefault(fold(alias), item)
            if first is not item:
                shared.setdefault(id(first), (first, []))[1].append(alias)
                places.setdefault(id(first), index)
        for key, (first, names) in shared.items():
            listed = ", ".join(map(repr, names))
            message = (
                f"the site {first.entry.id!r} is called {listed}, too ({first.where}); a "
                "text that says so is linked to neither"
            )
            yield item.issue(("aliases", places[key]), message, warning=True)


def _shared_with_actors(placed: Sequence[Placed], watched: set[str]) -> Iterator[Issue]:
    """Warn of sites that are called like an actor or a source: a text that gives the name of an
    actor names both, and one that gives the name of a source never the site.
    """
    called: dict[str, Placed] = {}
    for item in placed:
        if isinstance(item.entry, Actor | Source):
            for name in _names_of(item.entry):
                called.setdefault(fold(name), item)
    for item in placed:
        if not isinstance(item.entry, Site) or (
            item.entry.kind == "country" and item.entry.id not in watched
        ):
            continue
        shared: dict[str, list[tuple[int, str]]] = {}
        for index, alias in enumerate(item.entry.aliases):
            if (other := called.get(fold(alias))) is not None:
                shared.setdefault(other.entry.id, []).append((index, alias))
        for names in shared.values():
            other = called[fold(names[0][1])]
            kind = (
                "person"
                if getattr(other.entry, "kind", "") in _PERSONS
                else other.section.removesuffix("s")
            )
            listed, verb = (
                ", ".join(repr(n) for _, n in names),
                "is also a name" if len(names) == 1 else "are also names",
            )
            message = (
                f"{listed} {verb} of the {kind} {other.entry.id!r} ({other.where}): a text that "
                f"says so {_follows(other.entry, kind)}"
            )
            hint = f"Name what stands there: '{names[0][1]} power plant', '{names[0][1]} airport'."
            yield item.issue(("aliases", names[0][0]), message, hint, warning=True)


def _follows(entry: Entry, kind: str) -> str:
    """Return what follows for a site that shares its name with an actor or a source."""
    if isinstance(entry, Source):
        return f"is linked to the {kind}, and nothing is counted for the site."
    return f"names both, and whatever is said of the {kind} is counted for the site, too."


def _names_of(entry: Actor | Source) -> list[str]:
    """Return the names of an actor or source; of persons also the surname, which a text uses after
    the full name.
    """
    names = list(entry.aliases)
    if entry.kind in _PERSONS:
        names += [a.split()[-1] for a in entry.aliases if len(a.split()) > 1]
    return names


def _ordinary(item: Placed) -> Iterator[Issue]:
    """Warn of names of one word that is an ordinary word: headlines and beginnings of sentences are
    full of them.
    """
    if isinstance(item.entry, Actor) and item.entry.kind == "state":
        return
    for index, alias in enumerate(getattr(item.entry, "aliases", ())):
        if is_ordinary(alias):
            message = (
                f"{alias!r} is an ordinary word: where a sentence or a headline begins "
                "with it, it is taken for this name."
            )
            hint = (
                "Give a name of two words, and leave this one out; `tocsin try` shows what "
                "it catches."
            )
            yield item.issue(("aliases", index), message, hint, warning=True)


def is_ordinary(name: str) -> bool:
    """Return whether a name is one ordinary word; what is written in capitals only is an
    abbreviation.
    """
    return fold(name.strip()) in _ordinary_words() and not name.isupper()


def _country(
    item: Placed,
    site: Site,
    watched: set[str],
    parents: set[str | None],
    gazetteer: Gazetteer | None,
) -> Iterator[Issue]:
    """Warn of a site that is a whole country, unless it only says where other sites lie."""
    named = site.kind != "country" and gazetteer is not None and _is_country(site, gazetteer)
    if site.kind == "country" and (site.id in watched or site.id not in parents):
        message = (
            "the site is a whole country: a text that only names it does not pass the gate, and "
            "every text that passes and "
            "names it counts for the site, whatever it is about."
        )
        yield item.issue(
            ("kind",),
            message,
            "Watch a city or a facility in it, with this one as `parent`.",
            warning=True,
        )
    elif named:
        message = (
            f"{site.name!r} is the name of a country: every text that names the country "
            "counts for the site."
        )
        yield item.issue(
            ("name",), message, "Use a longer name, or say `kind: country`.", warning=True
        )


def _is_country(site: Site, gazetteer: Gazetteer) -> bool:
    """Return whether a name of a site is above all that of a country."""
    forms = {f for alias in site.aliases for f in written_as(tuple(word_list(alias)))}
    named = [n for listed in gazetteer.named(forms).values() for n in listed]
    return any(n.place.kind == "country" and not n.people and not n.short for n in named)


def _river(item: Placed, site: Site) -> Iterator[Issue]:
    """Warn of a site that is a river, or is called like one."""
    of_type = fold(site.type or "") == "river"
    for index, alias in enumerate(site.aliases):
        bare = " ".join(
            w for w in fold(alias).split() if w not in ("river", "река", "річка", "өзені", "the")
        )
        if bare in _listed("rivers") or (of_type and index == 0):
            message = (
                f"{alias!r} is a river: it has no one place, so a text about any town, "
                "front or flood along it counts for the site."
            )
            hint = "Watch what stands at it: a dam, a bridge, a crossing, a port."
            yield item.issue(("aliases", index), message, hint, warning=True)
            return


def _person(item: Placed, site: Site) -> Iterator[Issue]:
    """Warn of a site that is called like a person."""
    for index, alias in enumerate(site.aliases):
        parts = [fold(p) for p in alias.split()]
        if parts and parts[0] in _listed("given_names") and len(parts) < 3:
            message = (
                f"{alias!r} reads like a person's name: a text that names such a person "
                "counts for the site."
            )
            hint = "Say what it is in the name: 'Anna hospital' rather than 'Anna'."
            yield item.issue(("aliases", index), message, hint, warning=True)
            return


@functools.cache
def _library() -> Mapping[str, Any]:
    """Return the lists of names and words."""
    return dict(read_text((LIBRARY / "names.yml").read_text(encoding="utf-8")))


@functools.cache
def _listed(name: str) -> frozenset[str]:
    """Return one list, folded."""
    return frozenset(fold(str(entry)) for entry in _library()[name])


@functools.cache
def _ordinary_words() -> frozenset[str]:
    """Return the words that are no names: a list of those that outlets and sites are called by, and
    the word lists of all languages.
    """
    listed = {fold(str(w)) for words in _library()["ordinary"].values() for w in words}
    for code in LANGUAGES:
        for name, entries in lexicon(code).items():
            if name.startswith(_WORD_LISTS):
                listed |= {
                    fold(e)
                    for e in entries
                    if len(e.split()) == 1 and len(e) > _SHORTEST and e == e.casefold()
                }
    return frozenset(listed)
