"""The facts that briefs of kept alarms show, of one problem at a time: what is cited and what is
listed is looked up, and of everything else only that is known which a brief counts.

`Look.facts_of` has all that touches a problem, as whoever assesses it needs; there is no end to
that in a large store. With it, a brief is the same (a test compares them).
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from tocsin.match import TELLING
from tocsin.pipeline.needed import MOST_DOCUMENTS, Look
from tocsin.records import Facts, Gist, Happened, Novelty, Problem

# Documents are sifted for those that are listed when so many wait.
_WAITING = 20 * MOST_DOCUMENTS


class Shown(NamedTuple):
    """What a brief shows, and how many events leave with its problem that the map does not draw."""

    facts: Facts
    undrawn: int


class BriefFacts:
    """The facts of the briefs of one moment, by problem."""

    def __init__(
        self, look: Look, cited: Mapping[str, Collection[str]], hidden: Collection[str]
    ) -> None:
        """Go through all gists once; `cited` are the documents that the alarm of each problem rests
        on or names, `hidden` those that stand in no brief.
        """
        self._look, self._cited, self._hidden = look, cited, hidden
        self._drawn = {id(family) for family in look.drawn}
        self._sites = {site for family in look.drawn if (site := family[0].site_id) is not None}
        self._touching: defaultdict[str, _Touching] = defaultdict(_Touching)
        self._tellings: Counter[str] = Counter()
        concerned = _Concerned(look.casebook.problems, cited)
        for gist in look.gists:
            self._tellings.update(_stories_in(gist))
            if gist.id not in hidden:
                for problem in concerned(gist):
                    self._touching[problem].add(gist, self._sites)

    def __getitem__(self, problem: str) -> Shown:
        """Return what the brief of a problem shows."""
        own, look = self._touching[problem], self._look
        leaving = [family for family in look.families if self._leaves(family, own)]
        drawn = sum(id(family) in self._drawn for family in leaving)
        names = {*self._cited[problem], *own.listed(), *own.naming.values(), *look.outcomes}
        names |= look.proposing | set(self._witnesses(own))
        facts = look.facts_with(names, list(self._novelties(own)))
        return Shown(facts, len(leaving) - drawn)

    def _leaves(self, family: Iterable[Happened], own: "_Touching") -> bool:
        """Return whether an event is told by a document that leaves, and by none that may not."""
        owners = self._look.owners(family)
        return not own.owners.isdisjoint(owners) and owners.isdisjoint(self._hidden)

    def _witnesses(self, own: "_Touching") -> Iterator[str]:
        """Yield documents by which it is seen whether the events of the map leave."""
        for family in self._look.drawn:
            owners = self._look.owners(family)
            for part in (owners & own.owners, owners.intersection(self._hidden)):
                if part:
                    yield min(part)

    def _novelties(self, own: "_Touching") -> Iterator[Novelty]:
        """Yield what is new about the stories of which every telling leaves; the claims that tell
        them are not at hand.
        """
        for novelty in self._look.novelties:
            story = novelty.narrative_id
            if own.tellings[story] == self._tellings[story]:
                yield msgspec.structs.replace(novelty, claim_ids=())


class _Concerned:
    """The problems that a document leaves with: it touches them, or their alarm cites it."""

    def __init__(self, problems: Iterable[Problem], cited: Mapping[str, Collection[str]]) -> None:
        """Index the sites, narratives and cited documents of problems."""
        self._of: defaultdict[str, set[str]] = defaultdict(set)
        for problem in problems:
            for name in (*problem.sites, *problem.narratives):
                self._of[name].add(problem.id)
        for own, names in cited.items():
            for name in names:
                self._of[name].add(own)

    def __call__(self, gist: Gist) -> set[str]:
        """Return the problems."""
        stories = (t.narrative_id for t in gist.stories if t.voice is not None)
        return {
            problem
            for name in (gist.id, *gist.entities, *stories)
            for problem in self._of.get(name, ())
        }


class _Touching:
    """What is held of the documents that leave with a problem: those that tell of events, the last
    one to name each site, those with most claims, and how many tell each story.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.owners: set[str] = set()
        self.naming: dict[str, str] = {}
        self.tellings: Counter[str] = Counter()
        self._most: list[tuple[int, str, str]] = []

    def add(self, gist: Gist, sites: Collection[str]) -> None:
        """Add a document; of what it names, some sites are looked at."""
        if gist.events:
            self.owners.add(gist.id)
        for entity in gist.entities:
            if entity in sites:
                self.naming[entity] = max(gist.id, self.naming.get(entity, ""))
        self.tellings.update(_stories_in(gist))
        self._most.append((-gist.claims, gist.external_id, gist.id))
        if len(self._most) > _WAITING:
            self._most = heapq.nsmallest(MOST_DOCUMENTS, self._most)

    def listed(self) -> list[str]:
        """Return the documents with most claims, as many as a brief lists."""
        return [name for *_, name in heapq.nsmallest(MOST_DOCUMENTS, self._most)]


def _stories_in(gist: Gist) -> set[str]:
    """Return the stories that a document tells."""
    return {t.narrative_id for t in gist.stories if t.voice in TELLING}
