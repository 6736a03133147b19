"""The stage: facts in, a coherent assessment of every problem out."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal

import msgspec

from tocsin.assess.ach import matrix
from tocsin.assess.binding import CORE
from tocsin.assess.facts_index import FactsIndex
from tocsin.assess.hypotheses import ABSENCE, capped, contributions, incident_of, probabilities
from tocsin.assess.indicators import IndicatorSearch
from tocsin.assess.intervals import HOLDS, Carrier
from tocsin.assess.origins import SOURCE_HEALTH, measured_origin
from tocsin.assess.pool import pool
from tocsin.assess.priors import prior_of
from tocsin.language.catalogues import english
from tocsin.records import (
    Assessment,
    Contribution,
    Facts,
    Indicator,
    Message,
    Observation,
    Pooled,
    Prior,
    Problem,
    ReferenceClass,
    Seen,
    Sensitivity,
    Swing,
    independent_origins,
    message,
    six,
)

# "Unlikely" ends below .45 (ICD 203): one origin and nothing measured never says more.
ONE_ORIGIN_CAP = 0.449999
_BOTH_WAYS: tuple[Seen, Seen] = ("observed", "absent_expected")
_PRIORS_TRIED = (0.01, 0.02, 0.05, 0.10)
_CAP = message("likelihood-cap")


class Assessor:
    """Assesses problems. Built from the reference classes, called with a problem and the facts."""

    def __init__(self, reference_classes: Sequence[ReferenceClass]) -> None:
        """Index the classes."""
        self._classes = {r.id: r for r in reference_classes}
        self._facts: FactsIndex | None = None

    def __call__(self, problem: Problem, facts: Facts, as_of: dt.datetime) -> Assessment:
        """Return the assessment of a problem at a moment.

        The indicators are looked for, then weighed.
        """
        if self._facts is None or self._facts.facts is not facts:
            self._facts = FactsIndex(facts)
        search = IndicatorSearch(problem, self._facts, as_of)
        seen = search.observe()
        pooled = pool(
            [e for e in facts.estimates if e.problem_id == problem.id], problem.hypotheses
        )
        assessment = self.judge(problem, seen, as_of, pooled=pooled)
        return msgspec.structs.replace(assessment, related=tuple(search.related()))

    def judge(
        self,
        problem: Problem,
        seen: Sequence[Observation],
        as_of: dt.datetime,
        *,
        pooled: Pooled | None = None,
    ) -> Assessment:
        """Return the assessment that some observations give, with what explains its figures."""
        plain = self.figures(problem, seen, as_of)
        prior, parts = plain.prior, plain.contributions
        cap = ONE_ORIGIN_CAP if plain.cap is not None else None
        carrier = Carrier(problem.hypotheses, problem.indicators, parts, cap)
        return msgspec.structs.replace(
            plain,
            range_shares=carrier.shares(prior),
            sensitivity=tuple(self._sensitivity(problem, prior, parts, cap)),
            swings=tuple(self._swings(problem, seen, prior, cap)),
            matrix=tuple(matrix(problem.indicators, seen)),
            pooled=pooled,
        )

    def figures(
        self, problem: Problem, seen: Sequence[Observation], as_of: dt.datetime
    ) -> Assessment:
        """Return the figures that some observations give, and what they rest on; nothing that
        explains them: no sensitivity, swings, matrix or shares of the range.
        """
        prior = prior_of(problem, self._classes.get(problem.reference_class))
        parts = contributions(problem.indicators, seen)
        looking = problem.measuring
        measured = any(s.indicator_id in looking and s.state == "observed" for s in seen)
        origins, core = _independent(seen)
        cap = ONE_ORIGIN_CAP if len(core) <= 1 and not measured else None
        p = self._capped(problem, prior.p, parts, cap)
        carrier = Carrier(problem.hypotheses, problem.indicators, parts, cap)
        return Assessment(
            problem_id=problem.id,
            as_of=as_of,
            probabilities=_rounded(p),
            intervals=carrier.intervals(prior, p),
            range_holds=HOLDS,
            prior=prior,
            observations=tuple(seen),
            contributions=tuple(parts),
            sensitivity=(),
            swings=(),
            origins=origins,
            loose_origins=tuple(o for o in origins if o not in core),
            measured=measured,
            cap=english(_CAP) if cap else None,
            cap_message=_CAP if cap else None,
        )

    def _capped(
        self, problem: Problem, prior: float, parts: Sequence[Contribution], cap: float | None
    ) -> dict[str, float]:
        """Return the probabilities, with the cap where one origin stands alone."""
        p = probabilities(problem.hypotheses, prior, parts)
        return capped(p, incident_of(problem.hypotheses), cap) if cap else p

    def _sensitivity(
        self, problem: Problem, own: Prior, parts: Sequence[Contribution], cap: float | None
    ) -> list[Sensitivity]:
        """Return P(incident) under other priors, and without each origin and each indicator.

        Not clipped, so that a move shows at the edge.
        """
        incident = incident_of(problem.hypotheses)

        def figure(prior: float, rest: Sequence[Contribution]) -> float:
            p = probabilities(problem.hypotheses, prior, rest, clip=False)[incident]
            return six(min(p, cap) if cap else p)

        names = {i.id: i.name for i in problem.indicators}
        rows = []
        for prior in _PRIORS_TRIED:
            tried = message("likelihood-prior-tried", percent=round(prior * 100))
            rows.append(_changed("prior", None, tried, figure(prior, parts)))
        for origin in sorted({p.origin_id for p in parts}):
            rest = [p for p in parts if p.origin_id != origin]
            without = _without(origin, problem)
            rows.append(_changed("origin", origin, without, figure(own.p, rest)))
        for indicator in sorted({p.indicator_id for p in parts}):
            rest = [p for p in parts if p.indicator_id != indicator]
            without = message("likelihood-without-indicator", name=names[indicator])
            rows.append(_changed("indicator", indicator, without, figure(own.p, rest)))
        return rows

    def _swings(
        self, problem: Problem, seen: Sequence[Observation], prior: Prior, cap: float | None
    ) -> list[Swing]:
        """Return what each indicator that was not seen would do, present and absent.

        The largest first.
        """
        incident = incident_of(problem.hypotheses)
        by_id = {i.id: i for i in problem.indicators}
        own = [contributions(problem.indicators, [item]) for item in seen]

        def figure(rows: Sequence[Sequence[Contribution]]) -> float:
            """Return P(incident) with what each observation contributes."""
            parts = [part for row in rows for part in row]
            p = probabilities(problem.hypotheses, prior.p, parts, clip=False)
            return six(min(p[incident], cap) if cap else p[incident])

        rows, now = [], figure(own)
        for index, item in enumerate(seen):
            if item.state != "observed":
                indicator = by_id[item.indicator_id]
                states = [_as_if(indicator, state) for state in _BOTH_WAYS]
                ends = [contributions(problem.indicators, [state]) for state in states]
                instead = ([*own[:index], parts, *own[index + 1 :]] for parts in ends)
                present, absent = map(figure, instead)
                rows.append(
                    Swing(
                        indicator_id=item.indicator_id,
                        name=item.name,
                        now=now,
                        if_present=present,
                        if_absent=absent,
                    )
                )
        return sorted(rows, key=lambda s: (-abs(s.if_present - s.if_absent), s.indicator_id))


def _changed(
    kind: Literal["prior", "origin", "indicator"], left_out: str | None, change: Message, p: float
) -> Sensitivity:
    """Write how the figure comes out when one thing is changed."""
    return Sensitivity(
        change=english(change), p=p, kind=kind, left_out=left_out, change_message=change
    )


def _without(origin: str, problem: Problem) -> Message:
    """Say which origin is left out."""
    if origin == ABSENCE:
        return message("likelihood-without-absence")
    if origin == SOURCE_HEALTH:
        return message("likelihood-without-health")
    measured = {measured_origin(group): group for group in problem.groups}
    if origin in measured:
        return message("likelihood-without-measured", group=measured[origin])
    return message("likelihood-without-origin", origin=origin)


def _independent(seen: Sequence[Observation]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the independent origins of all evidence, and those of them that tell of a site or
    narrative of the problem itself.
    """
    bounds = [b for s in seen for b in s.bound]
    unbound = frozenset(o for s in seen if not s.bound for o in s.origins)
    core = unbound.union(independent_origins(b for b in bounds if b.way in CORE))
    return tuple(sorted(unbound.union(independent_origins(bounds, core)))), core


def _as_if(indicator: Indicator, state: Seen) -> Observation:
    """Return the observation of an indicator as if it were in a state."""
    return Observation(
        indicator_id=indicator.id, name=indicator.name, state=state, origins=("a new origin",)
    )


def _rounded(p: dict[str, float]) -> dict[str, float]:
    """Round to six places so that the sum stays one: the largest takes what rounding leaves."""
    rounded = {h: six(v) for h, v in p.items()}
    largest = max(rounded, key=lambda h: (rounded[h], h))
    rounded[largest] = six(rounded[largest] + 1 - sum(rounded.values()))
    return rounded
