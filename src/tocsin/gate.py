"""The cheap test that most texts do not pass: does this text touch anything watched?

What names somebody or something is looked up in the same indexes as the linker's (`language.patterns`, `language.spellings`), so that
the two cannot drift apart: every form that is linked passes. More passes than is linked: adjectives of places, surnames beside
initials, parts of joined words, and names that two entries share. A text passes on the name of a watched site, person or body, or on
every needed part of one narrative. The name of a state alone is no reason, or all news would pass, unless the state is watched as a
place: then its name is one, its adjectives and the words for its people are not.

Of a reason with several parts only the rarest lead to it (as in the prefix filter of Chaudhuri, Ganti & Kaushik 2006); the others are
looked for only where it stands. How terms are found is in `language.term_net`, what it costs in bench/gate_cost.py.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from tocsin.language.fold import spaced
from tocsin.language.lexicon import LANGUAGES, lexicon
from tocsin.language.place_adjectives import joined
from tocsin.language.spellings import SpellingIndex
from tocsin.language.stems import kept_of_stem, stem
from tocsin.language.term_net import Kind, Standing, Term, TermNet
from tocsin.language.words import words
from tocsin.records import Actor, Casebook, Narrative, Record, Site

_EVERYWHERE = ("state", "country")
_BODIES = ("state_body", "organisation")
_PERSONS = ("public_official", "public_correspondent")
# A word so long says something; so many of a long wording are looked for.
_LONG, _MOST_WORDS = 5, 12
_SHARE_OF_WORDS = 0.4
_FUNCTION_WORD = 2
# The words of a name may stand so many characters further apart than in it ("Russia's Defence Ministry").
_APART = 12


class Hit(Record, frozen=True):
    """Why a text passed: the reasons in order of the alphabet, and the offsets of their words in the text."""

    reasons: tuple[str, ...]
    places: tuple[int, ...]


class Reason(Record, frozen=True):
    """One reason to pass: any term of each of its parts must stand in the text, or of `enough` of them.

    `within` is how many characters they may stand apart from one of the first part.
    """

    name: str
    parts: tuple[frozenset[Term], ...]
    enough: int | None = None
    within: int | None = None

    @property
    def least(self) -> int:
        """How many parts must stand in a text."""
        return self.enough or len(self.parts)


def watched_countries(casebook: Casebook) -> frozenset[str]:
    """Return the countries that are watched as places: those a problem asks about, and those that are there for their own sake.

    A country that only says where a set of facilities lies ("laboratories in Kazakhstan") is not.
    """
    asked = {s for p in casebook.problems for s in p.sites}
    frames = {s.parent for s in casebook.sites if s.kind == "facility_set"}
    return frozenset(
        s.id
        for s in casebook.sites
        if s.kind == "country" and (s.id in asked or s.id not in frames)
    )


def watched_reasons(casebook: Casebook, countries: Set[str] | None = None) -> list[Reason]:
    """Return what the gate lets through for: names of watched actors and sites, and the needed facets of narratives.

    `countries` are those watched as places, where that was told before (`watched_countries`).
    """
    countries = watched_countries(casebook) if countries is None else countries
    named = [_of_actor(a) for a in casebook.actors if a.kind not in _EVERYWHERE]
    named += [r for a in casebook.actors if a.kind in _BODIES for r in _turned(a)]
    named += [_of_site(s) for s in casebook.sites if s.kind not in _EVERYWHERE]
    named += [_of_country(s) for s in casebook.sites if s.id in countries]
    named += [r for s in casebook.sites if s.kind not in _EVERYWHERE for r in _turned(s)]
    sets = list(_of_sets(casebook.sites))
    told = [Reason(name=n.id, parts=tuple(_needed(n))) for n in casebook.narratives]
    worded = [
        r for n in casebook.narratives if not any(f.needed for f in n.facets) for r in _worded(n)
    ]
    return [r for r in (*named, *sets, *told, *worded) if r.parts and all(r.parts)]


def _terms(kind: Kind, texts: Iterable[str]) -> frozenset[Term]:
    """Return the terms of a kind."""
    return frozenset(Term(kind, text) for text in texts)


def _of_actor(actor: Actor) -> Reason:
    """Return what names an actor: a name, a role, and a person's full name in any spelling."""
    spelled = (actor.name, *actor.aliases) if actor.kind in _PERSONS else ()
    part = _terms("name", actor.aliases) | _terms("word", actor.roles) | _terms("spelling", spelled)
    return Reason(name=actor.id, parts=(part,))


def _turned(named: Actor | Site) -> Iterator[Reason]:
    """Yield the names of a body or a site with their words in another order or form ("in Zarechny the laboratory")."""
    for alias in named.aliases:
        telling = (w.text for w in words(alias) if len(w.text) > _FUNCTION_WORD or w.text.isupper())
        begun = dict.fromkeys(_cut(_begun(word)) for word in telling)
        if len(begun) > 1 and all(begun):
            yield Reason(
                name=named.id,
                parts=tuple(_terms("begins", (b,)) for b in begun),
                within=len(alias) + _APART,
            )


def _cut(begun: str) -> str:
    """Cut what a longer word begins with to what it shares with words made of it ("Russian", "Russia")."""
    return begun[:-2] if len(begun) > _LONG + 1 else begun


def _begun(word: str) -> str:
    """Return what the forms of a word begin with."""
    return spaced(kept_of_stem(stem(word))).split(" ")[0]


def _of_site(site: Site) -> Reason:
    """Return what names a site: a name, and the adjectives of it."""
    single = [a for a in site.aliases if len(a.split()) == 1]
    made = [one for a in site.aliases if (one := joined(a))]
    return Reason(
        name=site.id, parts=(_terms("place", site.aliases) | _terms("adjective", (*single, *made)),)
    )


def _of_country(site: Site) -> Reason:
    """Return what names a country: a name."""
    return Reason(name=site.id, parts=(_terms("place", site.aliases),))


def _of_sets(sites: Sequence[Site]) -> Iterator[Reason]:
    """Yield what names the sites of a kind all over a country: the kind, and the country."""
    countries = {s.id: s for s in sites if s.kind == "country"}
    for site in sites:
        country = countries.get(site.parent or "")
        if site.kind == "facility_set" and site.type and country is not None:
            kinds = (t for code in LANGUAGES for t in lexicon(code).get(f"site_{site.type}", ()))
            parts = (_terms("site kind", kinds), _terms("place", country.aliases))
            yield Reason(name=site.id, parts=parts)


def _needed(narrative: Narrative) -> Iterator[frozenset[Term]]:
    """Yield the terms of each needed facet."""
    for facet in narrative.facets:
        if facet.needed:
            yield _terms("word", (t for terms in facet.terms.values() for t in terms))


def _worded(narrative: Narrative) -> Iterator[Reason]:
    """Yield what a narrative without needed facets is let through for: two in five of the longer words of one way it is put."""
    titles = (narrative.title, *narrative.titles.values())
    for telling in dict.fromkeys((*titles, *(w for ws in narrative.wordings.values() for w in ws))):
        long = dict.fromkeys(_begun(w.text) for w in words(telling) if len(w.text) >= _LONG)
        parts = tuple(_terms("begins", (begun,)) for begun in long if begun)[:_MOST_WORDS]
        if len(parts) > 1:
            yield Reason(
                name=narrative.id, parts=parts, enough=max(2, round(_SHARE_OF_WORDS * len(parts)))
            )


class Gate:
    """Tells whether a text holds anything watched; about one look at each word."""

    def __init__(self, reasons: Iterable[Reason]) -> None:
        """Enter the terms of all reasons, and for each term the reasons it leads to."""
        self._reasons = list(reasons)
        terms = sorted({t for r in self._reasons for part in r.parts for t in part})
        self._leads = self._led()
        self._spelled = {f"{t.kind}: {t.text}": t for t in terms if t.kind == "spelling"}
        self._spellings = SpellingIndex((t.text, key) for key, t in self._spelled.items())
        looked_up = [t for t in terms if t.kind != "spelling"]
        first = [t for t in looked_up if t in self._leads]
        self._net = TermNet(first, (t for t in looked_up if t not in self._leads))

    def _led(self) -> dict[Term, list[int]]:
        """Return for each term the reasons that are looked at where it stands: of parts that must all stand, the rarest leads."""
        shared = Counter(t for r in self._reasons for part in r.parts for t in part)
        leads: dict[Term, list[int]] = {}
        for index, reason in enumerate(self._reasons):
            parts = sorted(reason.parts, key=lambda part: sum(shared[t] for t in part))
            for term in frozenset[Term]().union(*parts[: len(parts) - reason.least + 1]):
                leads.setdefault(term, []).append(index)
        return leads

    def __call__(self, text: str) -> Hit | None:
        """Return why the text passes, or None."""
        found, led = self._standing(text)
        names: set[str] = set()
        places: set[int] = set()
        for reason in led:
            standing = [
                part & found.terms for part in reason.parts if not part.isdisjoint(found.terms)
            ]
            if len(standing) >= reason.least and (
                reason.within is None or _close(standing, found, reason.within)
            ):
                names.add(reason.name)
                places.update(at for part in standing for term in part for at in found.places(term))
        return Hit(reasons=tuple(sorted(names)), places=tuple(sorted(places))) if names else None

    def _standing(self, text: str) -> tuple[Standing, list[Reason]]:
        """Return the terms that stand in a text, and the reasons they lead to.

        Terms that lead to none are looked for only where a reason that is led to has more than one part.
        """
        found = self._net.standing(text)
        for spelled in self._spellings.occurrences(text, found.written.distinct):
            found.enter(self._spelled[spelled.key], spelled.span.start)
        led = [self._reasons[i] for i in {i for term in found.terms for i in self._leads[term]}]
        if any(len(reason.parts) > 1 for reason in led):
            self._net.find_others(found)
        return found, led


def _close(standing: Sequence[Set[Term]], found: Standing, within: int) -> bool:
    """Tell whether all parts stand near one place of the first."""
    first, *others = [[at for term in part for at in found.places(term)] for part in standing]
    return any(
        all(any(abs(at - near) <= within for at in other) for other in others) for near in first
    )
