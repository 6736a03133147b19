"""What bears on one problem, taken in day by day.

A judgement looks at everything that is known. Of most documents nothing can ever move the judgement
of a given problem: what bears on it is what the search for its indicators finds on the day a
document comes to be known, the claims that say when or tell of an ability, and whatever names its
sites or narratives. That is kept, and judged with the very stages that judge a store. Conditions on
time only narrow as days pass, so nothing that was left out could count later.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tocsin.annotate import joined
from tocsin.assess.facts_index import FactsIndex
from tocsin.assess.indicators import IndicatorSearch
from tocsin.assess.remembered import Remembered
from tocsin.records import (
    Casebook,
    Claim,
    Document,
    Event,
    Facts,
    Match,
    Mention,
    Observation,
    Origin,
    Problem,
    Reading,
    Resolution,
    Silence,
)
from tocsin.replay.past import Bundle


def facts_of(bundles: Iterable[Bundle], casebook: Casebook) -> Facts:
    """Return the facts that some documents give by themselves."""
    rows = list(bundles)
    return Facts(
        casebook=casebook,
        documents=tuple(b.document for b in rows),
        mentions=tuple(m for b in rows for m in b.mentions),
        claims=tuple(c for b in rows for c in b.claims),
        events=tuple(e for b in rows for e in b.events),
        matches=tuple(m for b in rows for m in b.matches),
    )


class CaseFile:
    """What bears on a problem so far."""

    def __init__(self, problem: Problem, remembered: Remembered | None = None) -> None:
        """Begin with nothing; what is remembered of claims is not looked at again."""
        self.problem = problem
        self._remembered = remembered or Remembered()
        self._sites = frozenset(problem.sites)
        self._narratives = frozenset(problem.narratives)
        self.documents: dict[str, Document] = {}
        self._mentions: list[Mention] = []
        self._claims: dict[str, Claim] = {}
        self._matches: dict[str, Match] = {}
        self._events: list[Event] = []
        self._ordered: _Ordered | None = None

    def take(self, bundles: Sequence[Bundle], index: FactsIndex, as_of: dt.datetime) -> None:
        """Keep what bears on the problem of documents that have just come to be known.

        `index` is that of the same documents.
        """
        search = IndicatorSearch(self.problem, index, as_of, self._remembered)
        wanted = {b.record_id for b in search.related()}
        wanted |= {name for seen in search.observe() for name in _records(seen)}
        for bundle in bundles:
            self._keep(bundle, wanted)

    def _keep(self, bundle: Bundle, wanted: set[str]) -> None:
        """Keep of one document what is wanted, and whatever touches the problem."""
        voiced = [m for m in bundle.matches if m.voice is not None]
        matches = [
            m
            for m in voiced
            if m.id in wanted or m.claim_id in wanted or m.narrative_id in self._narratives
        ]
        carrying = {m.claim_id for m in matches}
        claims = [c for c in bundle.claims if c.id in wanted or c.id in carrying]
        names_site = any(m.entity_id in self._sites for m in bundle.mentions)
        if not (claims or names_site):
            return
        kept = {c.id for c in claims}
        self.documents[bundle.document.id] = bundle.document
        self._mentions += bundle.mentions
        self._claims |= {c.id: c for c in claims}
        self._matches |= {m.id: m for m in matches}
        self._events += [e for e in bundle.events if not kept.isdisjoint(_claims_of(e))]
        self._ordered = None

    def facts(
        self,
        casebook: Casebook,
        origins: Sequence[Origin],
        readings: Sequence[Reading],
        silences: Sequence[Silence],
        resolutions: Sequence[Resolution],
    ) -> Facts:
        """Return what is known of the problem, with what was measured of it."""
        if self._ordered is None:
            self._ordered = self._in_order()
        ordered = self._ordered
        return Facts(
            casebook=casebook,
            documents=ordered.documents,
            mentions=ordered.mentions,
            claims=ordered.claims,
            events=ordered.events,
            matches=ordered.matches,
            origins=tuple(origins),
            readings=tuple(readings),
            silences=tuple(silences),
            resolutions=tuple(resolutions),
        )

    def _in_order(self) -> "_Ordered":
        """Return what is kept in the order of facts, with its events joined."""
        events = joined(self._events, self._claims, self.documents)
        documents = sorted(self.documents.values(), key=lambda d: (d.external_id, d.id))
        claims = sorted(self._claims.values(), key=lambda c: (c.document_id, c.span, c.id))
        mentions = sorted(self._mentions, key=lambda m: (m.document_id, m.span, m.id))
        matches = sorted(self._matches.values(), key=lambda m: (m.document_id, m.id))
        return _Ordered(
            documents=tuple(documents),
            mentions=tuple(mentions),
            claims=tuple(claims),
            events=tuple(events),
            matches=tuple(matches),
        )


class _Ordered(NamedTuple):
    """What a case file keeps, in the order of facts."""

    documents: tuple[Document, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    matches: tuple[Match, ...]


def _records(seen: Observation) -> Iterable[str]:
    """Return the records behind an observation."""
    return (bound.record_id for bound in seen.bound)


def _claims_of(event: Event) -> tuple[str, ...]:
    """Return the claims that carry or deny an event."""
    return (*event.claim_ids, *event.denied_by)


def within(sites: Iterable[str], casebook: Casebook) -> frozenset[str]:
    """Return some sites with all that lie in them."""
    children: Mapping[str, list[str]] = _children(casebook)
    inside: set[str] = set()
    waiting = list(sites)
    while waiting:
        site = waiting.pop()
        if site not in inside:
            inside.add(site)
            waiting += children.get(site, ())
    return frozenset(inside)


def _children(casebook: Casebook) -> dict[str, list[str]]:
    """Return the sites that lie in each site."""
    children: dict[str, list[str]] = {}
    for site in casebook.sites:
        if site.parent is not None:
            children.setdefault(site.parent, []).append(site.id)
    return children
