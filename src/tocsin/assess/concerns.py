"""Which documents a problem may rest on, told from what they name without looking into them.

Every document that bears evidence for a problem is among them (`Binder` says how a claim is bound);
others may be, too.
"""

import datetime as dt
from typing import NamedTuple

from tocsin.assess.binding import Binder
from tocsin.assess.facts_index import FactsIndex
from tocsin.records import Casebook, Facts, Gist, ObserveMatch, ObserveSaid, Problem

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


class Concerns:
    """What all problems of a casebook look for; problems that look for the same do it once."""

    def __init__(self, casebook: Casebook) -> None:
        """Look at the problems of a casebook."""
        index = FactsIndex(Facts(casebook=casebook))
        found = (_concern(p, Binder(p, index), casebook) for p in casebook.problems)
        self._concerns = list(dict.fromkeys(found))

    def __call__(self, gist: Gist, as_of: dt.datetime) -> bool:
        """Return whether a document may bear on a problem at a moment."""
        entities = frozenset(gist.entities)
        told = {t.narrative_id for t in gist.stories if t.voice is not None}
        placed = {e.site_id for e in gist.events}
        age = as_of - (gist.published_at or gist.seen_at)
        for concern in self._concerns:
            if not concern.own.isdisjoint(entities) or not concern.narratives.isdisjoint(told):
                return True
            if not gist.is_telling and age > dt.timedelta(days=concern.days):
                continue
            if not concern.sites.isdisjoint(entities) or not concern.sites.isdisjoint(placed):
                return True
            if concern.any_narrative and told and not concern.near.isdisjoint(entities):
                return True
            if not concern.around.isdisjoint(entities) and _acts(concern, gist, entities):
                return True
        return False


def _acts(concern: _Concern, gist: Gist, entities: frozenset[str]) -> bool:
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
    asked = {n for o in matching for n in o.narratives} - {_OWN}
    return _Concern(
        sites=binder.sites | wanted,
        near=binder.near,
        around=binder.surroundings,
        acting=binder.acting,
        sends_forces=binder.sends_forces,
        narratives=frozenset(problem.narratives) | asked,
        any_narrative=any(not o.narratives for o in matching) or not problem.narratives,
        own=own | {s.id for s in casebook.sites if s.name in sets},
        days=max((o.days for o in in_texts), default=0),
    )
