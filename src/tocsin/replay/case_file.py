"""What bears on one problem, taken in day by day.

A judgement looks at everything that is known. Of most documents nothing can ever move the judgement
of a given problem: what bears on it is what the search for its indicators finds on the day a
document comes to be known, the claims that say when or tell of an ability, and whatever names its
sites or narratives. That is kept, and each is looked at once, on that day. On later days only three
things can change of it: conditions on time narrow, so that it ceases to count; its document may
turn out to share the origin of another; and the event that it carries may be joined with others,
which can name who acted, or deny it.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from tocsin.annotate import families_of, kind_of
from tocsin.assess.facts_index import FactsIndex
from tocsin.assess.indicators import IndicatorSearch, Sighting
from tocsin.assess.measured import Measured
from tocsin.assess.observing import observation_of
from tocsin.assess.remembered import Remembered
from tocsin.assess.telling import told_end
from tocsin.records import (
    Bound,
    Casebook,
    Claim,
    Document,
    Event,
    Facts,
    Indicator,
    Observation,
    ObserveEvent,
    ObserveMatch,
    ObserveReading,
    ObserveSilence,
    Problem,
    Reading,
    Resolution,
    Silence,
)
from tocsin.replay.past import Bundle
from tocsin.warn.decision import Touched


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


class _Seen(NamedTuple):
    """A record in which an indicator is observed, and how long it counts.

    Until a moment; where it tells of a time, until so many days after that time's `end`.
    `is_undated` says that this time is counted from the day of the judgement.
    """

    sighting: Sighting
    until: dt.datetime
    end: dt.date | None
    is_undated: bool


class CaseFile:
    """What bears on a problem so far."""

    def __init__(
        self, problem: Problem, casebook: Casebook, remembered: Remembered | None = None
    ) -> None:
        """Begin with nothing; what is remembered of claims is not looked at again."""
        self.problem = problem
        self._casebook = casebook
        self._remembered = remembered or Remembered()
        self._own_sites = frozenset(problem.sites)
        self._sites = within(problem.sites, casebook)
        self._narratives = frozenset(problem.narratives)
        self.documents: dict[str, Document] = {}
        self._seen: dict[str, list[_Seen]] = {i.id: [] for i in problem.indicators}
        self._naming: set[str] = set()
        self._carrying: set[str] = set()
        self._related: list[Claim] = []
        self._events = _Events(self.documents)

    def take(self, bundles: Sequence[Bundle], index: FactsIndex, as_of: dt.datetime) -> None:
        """Keep what bears on the problem of documents that have just come to be known.

        `index` is that of the same documents.
        """
        search = IndicatorSearch(self.problem, index, as_of, self._remembered)
        related = {b.record_id for b in search.related()}
        seen = {i.id: list(search.sightings(i)) for i in self.problem.indicators}
        wanted = related | {s.bound.record_id for rows in seen.values() for s in rows}
        kept: set[str] = set()
        for bundle in bundles:
            kept |= self._keep(bundle, wanted)
        self._related += [c for b in bundles for c in b.claims if c.id in related]
        self._related.sort(key=lambda c: (c.document_id, c.span, c.id))
        for indicator in self.problem.indicators:
            rows = seen[indicator.id]
            if _asks_who(indicator):
                rows = list(search.sightings(_whoever(indicator)))
            self._seen[indicator.id] += [
                self._lasting(s, indicator, as_of) for s in rows if s.claim.id in kept
            ]

    def _keep(self, bundle: Bundle, wanted: set[str]) -> set[str]:
        """Keep of one document what is wanted, and whatever touches the problem; return the claims
        that are kept.
        """
        name = bundle.document.id
        voiced = [m for m in bundle.matches if m.voice is not None]
        is_told = any(m.narrative_id in self._narratives for m in voiced)
        carrying = {
            m.claim_id
            for m in voiced
            if m.id in wanted or m.claim_id in wanted or m.narrative_id in self._narratives
        }
        claims = {c.id: c for c in bundle.claims if c.id in wanted or c.id in carrying}
        names_site = any(m.entity_id in self._own_sites for m in bundle.mentions)
        if not (claims or names_site):
            return set()
        self.documents[name] = bundle.document
        if names_site:
            self._naming.add(name)
        if is_told:
            self._carrying.add(name)
        self._events.take(bundle.events, claims)
        return set(claims)

    def _lasting(self, sighting: Sighting, indicator: Indicator, as_of: dt.datetime) -> _Seen:
        """Return a record with how long it counts for an indicator."""
        document = self.documents[sighting.claim.document_id]
        moment = document.published_at or document.seen_at
        want = indicator.observe
        assert not isinstance(want, ObserveReading | ObserveSilence)
        tells_time = not isinstance(want, ObserveMatch)
        return _Seen(
            sighting=sighting,
            until=moment + dt.timedelta(days=want.days),
            end=told_end(sighting.claim, document, as_of.date()) if tells_time else None,
            is_undated=tells_time and document.published_at is None,
        )

    def observe(
        self,
        readings: Sequence[Reading],
        silences: Sequence[Silence],
        voices: Mapping[str, str],
        as_of: dt.datetime,
    ) -> list[Observation]:
        """Return what is observed of every indicator at a moment, in the casebook's order. `voices`
        says which origin each document counts as.
        """
        measured = Measured(self.problem, self._sites, self._casebook, readings, silences, as_of)
        return [
            observation_of(i, self._bounds(i, measured, voices, as_of), measured)
            for i in self.problem.indicators
        ]

    def _bounds(
        self,
        indicator: Indicator,
        measured: Measured,
        voices: Mapping[str, str],
        as_of: dt.datetime,
    ) -> Iterator[Bound]:
        """Yield the records that an indicator is observed in, each with its present origin."""
        want = indicator.observe
        if isinstance(want, ObserveReading | ObserveSilence):
            yield from measured.bounds(want)
            return
        self._seen[indicator.id] = [s for s in self._seen[indicator.id] if as_of <= s.until]
        for seen in self._seen[indicator.id]:
            sighting = seen.sighting
            if self._is_past(seen, want.days, as_of.date()):
                continue
            if sighting.event is not None and not self._events.bear(sighting, want):
                continue
            document_id = sighting.claim.document_id
            origin = voices.get(document_id, document_id)
            bound = sighting.bound
            if bound.origin_id != origin:
                bound = msgspec.structs.replace(bound, origin_id=origin)
            yield bound

    def _is_past(self, seen: _Seen, days: int, today: dt.date) -> bool:
        """Return whether a record tells of a time that ended before the days that are looked at."""
        end = seen.end
        if seen.is_undated:
            claim = seen.sighting.claim
            end = told_end(claim, self.documents[claim.document_id], today)
        return end is not None and (today - end).days > days

    def touched(self, resolutions: Sequence[Resolution]) -> Touched:
        """Return what is known of the problem beside its figures."""
        return Touched(
            documents=self.documents,
            naming=frozenset(self._naming),
            carrying=frozenset(self._carrying),
            claims=self._related,
            resolutions=resolutions,
        )


class _Events:
    """The events of the claims that are kept, as far as they decide of others: who acted in an
    event, and who denies it, may be known from another account of the same.
    """

    def __init__(self, documents: Mapping[str, Document]) -> None:
        """Begin with none; `documents` are those of the events, as they come."""
        self._events: list[Event] = []
        self._claims: dict[str, Claim] = {}
        self._documents = documents
        self._families: dict[str, list[Event]] | None = None
        self._is_disputed = False

    def take(self, events: Sequence[Event], claims: Mapping[str, Claim]) -> None:
        """Take in the events of one document that some of its claims carry or deny."""
        own = [e for e in events if not claims.keys().isdisjoint((*e.claim_ids, *e.denied_by))]
        self._claims.update(claims)
        if own:
            self._events += own
            self._families = None
            self._is_disputed = self._is_disputed or _disputes(own)

    def bear(self, sighting: Sighting, want: object) -> bool:
        """Return whether an event is still what an indicator asks for, with all that is told of
        it.
        """
        event, claim = sighting.event, sighting.claim
        assert event is not None
        actors = want.actors if isinstance(want, ObserveEvent) else ()
        if not actors and not self._is_disputed:
            return True
        family = self._family_of(event)
        if claim.id not in event.denied_by and any(claim.id in e.denied_by for e in family):
            return False
        first = min(family, key=lambda e: (e.actor_id is None, e.id))
        return not actors or not {first.actor_id, claim.actor_id}.isdisjoint(actors)

    def _family_of(self, event: Event) -> list[Event]:
        """Return all accounts of an event."""
        if self._families is None:
            families = families_of(self._events, self._claims, self._documents)
            self._families = {e.id: family for family in families for e in family}
        return self._families.get(event.id, [event])


def _disputes(events: Sequence[Event]) -> bool:
    """Return whether a claim of one document carries one event and denies another of its kind."""
    of_kind: dict[object, list[Event]] = defaultdict(list)
    for event in events:
        of_kind[kind_of(event)].append(event)
    return any(
        not set(one.claim_ids).difference(one.denied_by).isdisjoint(other.denied_by)
        for same in of_kind.values()
        for one in same
        for other in same
    )


def _asks_who(indicator: Indicator) -> bool:
    """Return whether an indicator asks for events of some actors."""
    return isinstance(indicator.observe, ObserveEvent) and bool(indicator.observe.actors)


def _whoever(indicator: Indicator) -> Indicator:
    """Return an indicator that asks for the same events of anybody."""
    want = msgspec.structs.replace(indicator.observe, actors=())
    return msgspec.structs.replace(indicator, id=f"{indicator.id} of anybody", observe=want)


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
