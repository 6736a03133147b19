"""The cheap test that most texts do not pass: does this text touch anything watched?

What names somebody or something is looked up in the same indexes as the linker's
(`language.patterns`, `language.spellings`), so that the two cannot drift apart: every form that is
linked passes. More passes than is linked: adjectives of places, surnames beside initials, parts of
joined words, and names that two entries share. A text passes on the name of a watched site, person
or body, or on every needed part of one narrative. The name of a state alone is no reason, or all
news would pass, unless the state is watched as a
place: then its name is one, its adjectives and the words for its people are not.

Of a reason with several parts only the rarest lead to it (as in the prefix filter of Chaudhuri,
Ganti & Kaushik 2006); the others are looked for only where it stands. How terms are found is in
`language.term_net`, what it costs in bench/gate_cost.py.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

import numpy as np

from tocsin.language.fold import spaced
from tocsin.language.lexicon import TOGETHER, lexicon
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
# The words of a name may stand so many characters further apart than in it ("Russia's Defence
# Ministry").
_APART = 12
# A second part of a reason leads to it together with the first where its terms are at most so many
# times as common.
_MORE_COMMON = 4


class Hit(Record, frozen=True):
    """Why a text passed: the reasons in order of the alphabet, and the offsets of their words in
    the text.
    """

    reasons: tuple[str, ...]
    places: tuple[int, ...]


class Reason(Record, frozen=True):
    """One reason to pass: any term of each of its parts must stand in the text, or of `enough` of
    them.

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
    """Return the countries that are watched as places: those a problem asks about, and those that
    are there for their own sake.

    A country that only says where a set of facilities lies ("laboratories in Kazakhstan") is not.
    """
    in_problems = {s for p in casebook.problems for s in p.sites}
    frames = {s.parent for s in casebook.sites if s.kind == "facility_set"}
    return frozenset(
        s.id
        for s in casebook.sites
        if s.kind == "country" and (s.id in in_problems or s.id not in frames)
    )


def watched_reasons(casebook: Casebook, countries: Set[str] | None = None) -> list[Reason]:
    """Return what the gate lets through for: names of watched actors and sites, and the needed
    facets of narratives.

    `countries` are those watched as places, where that is known already (`watched_countries`).
    """
    countries = watched_countries(casebook) if countries is None else countries
    named = [_of_actor(a) for a in casebook.actors if a.kind not in _EVERYWHERE]
    named += [r for a in casebook.actors if a.kind in _BODIES for r in _turned(a)]
    named += [_of_site(s) for s in casebook.sites if s.kind not in _EVERYWHERE]
    named += [_of_country(s) for s in casebook.sites if s.id in countries]
    named += [r for s in casebook.sites if s.kind not in _EVERYWHERE for r in _turned(s)]
    sets = list(_of_sets(casebook.sites))
    by_facets = [Reason(name=n.id, parts=tuple(_needed(n))) for n in casebook.narratives]
    worded = [
        r for n in casebook.narratives if not any(f.needed for f in n.facets) for r in _worded(n)
    ]
    return [r for r in (*named, *sets, *by_facets, *worded) if r.parts and all(r.parts)]


def _terms(kind: Kind, texts: Iterable[str]) -> frozenset[Term]:
    """Return the terms of a kind."""
    return frozenset(Term(kind, text) for text in texts)


def _of_actor(actor: Actor) -> Reason:
    """Return what names an actor: a name, a role, and a person's full name in any spelling."""
    spelled = (actor.name, *actor.aliases) if actor.kind in _PERSONS else ()
    part = _terms("name", actor.aliases) | _terms("word", actor.roles) | _terms("spelling", spelled)
    return Reason(name=actor.id, parts=(part,))


def _turned(named: Actor | Site) -> Iterator[Reason]:
    """Yield the names of a body or a site with their words in another order or form ("in Zarechny
    the laboratory").
    """
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
    """Cut what a longer word begins with to what it shares with words made of it ("Russian",
    "Russia").
    """
    return begun[:-2] if len(begun) > _LONG + 1 else begun


def _begun(word: str) -> str:
    """Return what the forms of a word begin with."""
    return spaced(kept_of_stem(stem(word))).split(" ")[0]


def _of_site(site: Site) -> Reason:
    """Return what names a site: a name, and the adjectives of it."""
    single = [a for a in site.aliases if len(a.split()) == 1]
    joined_names = [one for a in site.aliases if (one := joined(a))]
    return Reason(
        name=site.id,
        parts=(_terms("place", site.aliases) | _terms("adjective", (*single, *joined_names)),),
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
            kinds = (t for code in TOGETHER for t in lexicon(code).get(f"site_{site.type}", ()))
            parts = (_terms("site kind", kinds), _terms("place", country.aliases))
            yield Reason(name=site.id, parts=parts)


def _needed(narrative: Narrative) -> Iterator[frozenset[Term]]:
    """Yield the terms of each needed facet."""
    for facet in narrative.facets:
        if facet.needed:
            yield _terms("word", (t for terms in facet.terms.values() for t in terms))


def _worded(narrative: Narrative) -> Iterator[Reason]:
    """Yield what a narrative without needed facets is let through for: two in five of the longer
    words of one way it is put.
    """
    titles = (narrative.title, *narrative.titles.values())
    for telling in dict.fromkeys((*titles, *(w for ws in narrative.wordings.values() for w in ws))):
        long = dict.fromkeys(_begun(w.text) for w in words(telling) if len(w.text) >= _LONG)
        parts = tuple(_terms("begins", (begun,)) for begun in long if begun)[:_MOST_WORDS]
        if len(parts) > 1:
            yield Reason(
                name=narrative.id, parts=parts, enough=max(2, round(_SHARE_OF_WORDS * len(parts)))
            )


class Gate:
    """Tells whether a text holds anything watched; its cost follows what of it the text holds, not
    how much is watched.
    """

    def __init__(self, reasons: Iterable[Reason]) -> None:
        """Enter the terms of all reasons, and for each term the reasons it leads to."""
        listed = list(reasons)
        shared = Counter(t for reason in listed for part in reason.parts for t in part)
        numbers = {term: number for number, term in enumerate(sorted(shared))}
        self._counted = _Counted([reason for reason in listed if _is_counted(reason)], numbers)
        self._led = _Led([r for r in listed if not _is_counted(r)], shared, numbers)
        self._spelled = {t.text: n for t, n in numbers.items() if t.kind == "spelling"}
        self._spellings = SpellingIndex((text, text) for text in self._spelled)
        looked_up = {t: n for t, n in numbers.items() if t.kind != "spelling"}
        first = {t: n for t, n in looked_up.items() if n in self._counted or n in self._led}
        self._net = TermNet(first, {t: n for t, n in looked_up.items() if t not in first})

    def __call__(self, text: str) -> Hit | None:
        """Return why the text passes, or None."""
        standing, holding = self._holding(text)
        if not holding:
            return None
        terms = standing.terms & frozenset[int]().union(*(wanted.terms for wanted in holding))
        return Hit(
            reasons=tuple(sorted({wanted.name for wanted in holding})),
            places=tuple(sorted(standing.places(terms))),
        )

    def passes(self, text: str) -> bool:
        """Return whether the text passes; where its reasons stand in it is not looked for."""
        return bool(self._holding(text)[1])

    def _holding(self, text: str) -> tuple[Standing, list["_Wanted"]]:
        """Return what stands in a text, and the reasons of which enough stands."""
        standing = self._net.standing(text)
        for spelled in self._spellings.occurrences(text, standing.written.distinct):
            standing.enter(self._spelled[spelled.key], spelled.span.start)
        led = self._led.by(standing.terms)
        if any(len(wanted.parts) > 1 for wanted in led):
            self._net.find_others(standing)
        return standing, [
            *self._counted.holding(standing.terms),
            *(wanted for wanted in led if _holds(wanted, standing)),
        ]


class _Wanted(NamedTuple):
    """A reason with its terms by number."""

    name: str
    parts: tuple[frozenset[int], ...]
    terms: frozenset[int]
    least: int
    within: int | None


def _wanted(reason: Reason, numbers: Mapping[Term, int]) -> _Wanted:
    """Return a reason with its terms by number."""
    parts = tuple(frozenset(numbers[term] for term in part) for part in reason.parts)
    terms = frozenset[int]().union(*parts)
    return _Wanted(reason.name, parts, terms, reason.least, reason.within)


def _is_counted(reason: Reason) -> bool:
    """Return whether counting terms is enough: of parts of one term each, all different, some must
    stand, wherever they do.
    """
    single = all(len(part) == 1 for part in reason.parts) and reason.within is None
    return single and reason.enough is not None and len(set(reason.parts)) == len(reason.parts)


class _Counted:
    """Reasons that hold where enough of their terms stand; those of a text are counted in arrays,
    so that thousands cost little.
    """

    def __init__(self, reasons: Sequence[Reason], numbers: Mapping[Term, int]) -> None:
        self._wanted = [_wanted(reason, numbers) for reason in reasons]
        self._least = np.array([wanted.least for wanted in self._wanted], dtype=np.int64)
        having: dict[int, list[int]] = {}
        for number, wanted in enumerate(self._wanted):
            for term in wanted.terms:
                having.setdefault(term, []).append(number)
        self._having = {term: np.array(those, dtype=np.int64) for term, those in having.items()}

    def __contains__(self, term: int) -> bool:
        """Return whether a term counts for a reason."""
        return term in self._having

    def holding(self, terms: Set[int]) -> Iterator[_Wanted]:
        """Yield the reasons of which enough terms stand."""
        having = [self._having[term] for term in terms if term in self._having]
        if having:
            counts = np.bincount(np.concatenate(having), minlength=len(self._wanted))
            yield from (self._wanted[n] for n in np.flatnonzero(counts >= self._least).tolist())


class _Led:
    """Reasons that are looked at only where their rarest parts stand."""

    def __init__(
        self, reasons: Sequence[Reason], shared: Mapping[Term, int], numbers: Mapping[Term, int]
    ) -> None:
        self._wanted = [_wanted(reason, numbers) for reason in reasons]
        # How many leading parts of a reason must stand before it is looked at.
        self._needed: list[int] = []
        # By term, the reasons it leads to: once for each of their leading parts that it stands for.
        self._leads: dict[int, list[int]] = {}
        for number, reason in enumerate(reasons):
            needed, leading = _leading(reason, shared)
            self._needed.append(needed)
            for term in (term for part in leading for term in part):
                self._leads.setdefault(numbers[term], []).append(number)

    def __contains__(self, term: int) -> bool:
        """Return whether a term leads to a reason."""
        return term in self._leads

    def by(self, terms: Set[int]) -> list[_Wanted]:
        """Return the reasons that some terms lead to."""
        leading = Counter(n for term in terms if term in self._leads for n in self._leads[term])
        needed = self._needed
        return [self._wanted[n] for n, standing in leading.items() if standing >= needed[n]]


def _leading(reason: Reason, shared: Mapping[Term, int]) -> tuple[int, Sequence[frozenset[Term]]]:
    """Return how many of which parts of a reason lead to it: one of the rarest, or two where the
    next one is not far more common.

    Of `n` parts of which `k` must stand, one stands among any `n - k + 1`, and two among any `n - k
    + 2`.
    """
    parts = sorted(reason.parts, key=lambda part: sum(shared[term] for term in part))
    last = len(parts) - reason.least
    if reason.least > 1:
        rarer, common = (sum(shared[term] for term in part) for part in parts[last : last + 2])
        if common <= _MORE_COMMON * rarer:
            return 2, parts[: last + 2]
    return 1, parts[: last + 1]


def _holds(wanted: _Wanted, standing: Standing) -> bool:
    """Return whether enough parts of a reason stand in a text, and near each other
    where they must.
    """
    parts = [part for part in wanted.parts if not part.isdisjoint(standing.terms)]
    if len(parts) < wanted.least:
        return False
    return wanted.within is None or _close(
        [p & standing.terms for p in parts], standing, wanted.within
    )


def _close(parts: Sequence[frozenset[int]], standing: Standing, within: int) -> bool:
    """Return whether all parts stand near one place of the first."""
    first, *others = [standing.places(part) for part in parts]
    return any(
        all(any(abs(at - near) <= within for at in other) for other in others) for near in first
    )
