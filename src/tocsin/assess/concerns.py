"""Which documents a problem may rest on, known from what they name without looking into them.

Every document that bears evidence for a problem is among them (`Binder` says how a claim is bound);
others may be, too.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from tocsin.assess.binding import Binder
from tocsin.assess.facts_index import FactsIndex
from tocsin.records import (
    Casebook,
    Facts,
    Gist,
    ObserveMatch,
    ObserveReading,
    ObserveSaid,
    Problem,
    Reading,
)

_OWN = "problem"


class _Concern(NamedTuple):
    """What one or several problems look for."""

    sites: frozenset[str]
    near: frozenset[str]
    around: frozenset[str]
    acting: frozenset[str]
    sends_forces: bool
    narratives: frozenset[str]
    any_narrative: bool
    own: frozenset[str]
    days: int
    read: frozenset[str]
    reads_all: bool


class Concerns:
    """What all problems of a casebook look for; problems that look for the same do it once."""

    def __init__(self, casebook: Casebook) -> None:
        """Look at the problems of a casebook."""
        index = FactsIndex(Facts(casebook=casebook))
        self._of: dict[_Concern, list[str]] = defaultdict(list)
        for problem in casebook.problems:
            self._of[_concern(problem, Binder(problem, index), casebook)].append(problem.id)

    def __call__(self, gist: Gist, as_of: dt.datetime) -> bool:
        """Return whether a document may bear on a problem at a moment."""
        return next(self._borne_on(gist, as_of), None) is not None

    def problems(self, gist: Gist, as_of: dt.datetime) -> frozenset[str]:
        """Return the problems that a document may bear on at a moment."""
        by_concern = (self._of[concern] for concern in self._borne_on(gist, as_of))
        return frozenset(problem for problems in by_concern for problem in problems)

    def reads(self, reading: Reading) -> frozenset[str]:
        """Return the problems with an indicator that may look at a reading."""
        key = {reading.site_id, reading.narrative_id}
        by_concern = (
            own for c, own in self._of.items() if c.reads_all or not c.read.isdisjoint(key)
        )
        return frozenset(problem for problems in by_concern for problem in problems)

    def _borne_on(self, gist: Gist, as_of: dt.datetime) -> Iterator["_Concern"]:
        """Yield the concerns that a document may bear on."""
        bearing = _Bearing(gist, as_of)
        return (concern for concern in self._of if bearing.on(concern))


class _Bearing:
    """What a document may bear on at a moment."""

    def __init__(self, gist: Gist, as_of: dt.datetime) -> None:
        """Look at the gist once for all problems."""
        self._gist = gist
        self._narratives: Collection[str] = (
            {t.narrative_id for t in gist.stories if t.voice is not None} if gist.stories else ()
        )
        self._placed: Collection[str | None] = (
            {e.site_id for e in gist.events} if gist.events else ()
        )
        self._age = as_of - (gist.published_at or gist.seen_at)

    def on(self, concern: "_Concern") -> bool:
        """Return whether it may bear on what a problem looks for."""
        entities, narratives = self._gist.entities, self._narratives
        if not concern.own.isdisjoint(entities) or not concern.narratives.isdisjoint(narratives):
            return True
        if not self._gist.is_telling and self._age > dt.timedelta(days=concern.days):
            return False
        if not concern.sites.isdisjoint(entities) or not concern.sites.isdisjoint(self._placed):
            return True
        if concern.any_narrative and narratives and not concern.near.isdisjoint(entities):
            return True
        return not concern.around.isdisjoint(entities) and _acts(concern, self._gist, entities)


def _acts(concern: _Concern, gist: Gist, entities: Sequence[str]) -> bool:
    """Return whether somebody who counts may act in a document."""
    if concern.sends_forces and gist.has_forces:
        return True
    return not concern.acting.isdisjoint(entities) or not concern.acting.isdisjoint(gist.actors)


def _concern(problem: Problem, binder: Binder, casebook: Casebook) -> _Concern:
    """Return what a problem looks for; a set of sites goes by its name."""
    own = frozenset(problem.sites)
    sets = {s.name for s in casebook.sites if s.id in own and s.kind == "facility_set"}
    observed = [indicator.observe for indicator in problem.indicators]
    in_texts = [o for o in observed if isinstance(o, ObserveSaid | ObserveMatch)]
    matching = [o for o in observed if isinstance(o, ObserveMatch)]
    wanted = {s for o in in_texts for s in o.sites} - {_OWN}
    narratives = {n for o in matching for n in o.narratives} - {_OWN}
    reading = [o for o in observed if isinstance(o, ObserveReading)]
    read = {key for o in reading for key in (*o.sites, *o.narratives)} - {_OWN}
    return _Concern(
        sites=binder.sites | wanted,
        near=binder.near,
        around=binder.surroundings,
        acting=binder.acting,
        sends_forces=binder.sends_forces,
        narratives=frozenset(problem.narratives) | narratives,
        any_narrative=any(not o.narratives for o in matching) or not problem.narratives,
        own=own | {s.id for s in casebook.sites if s.name in sets},
        read=binder.sites | read | frozenset(problem.narratives),
        reads_all=any(not o.sites and not o.narratives for o in reading),
        days=max((o.days for o in in_texts), default=0),
    )
