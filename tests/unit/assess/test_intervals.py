"""The range of a judgement: what the given ranges come to together, how often it holds, and which
of them makes it wide.
"""

import math
import random
from collections.abc import Sequence

import pytest

from tests.conftest import NOW
from tocsin.assess import Assessor
from tocsin.assess.hypotheses import contributions, probabilities
from tocsin.assess.intervals import HOLDS, Carrier
from tocsin.assess.ratios import likelihood
from tocsin.records import (
    Assessment,
    Casebook,
    Grade,
    Indicator,
    Interval,
    Likelihood,
    Observation,
    Prior,
    Problem,
)


def observed(
    problem: Problem, number: int, origins: Sequence[str] = ("one", "two")
) -> list[Observation]:
    """Return the first indicators of a problem as observed, the rest as unknown."""
    return [
        Observation(
            indicator_id=i.id,
            name=i.name,
            state="observed" if n < number else "unknown",
            origins=tuple(origins),
        )
        for n, i in enumerate(problem.indicators)
    ]


def judged(
    almaty: Casebook, number: int, origins: Sequence[str] = ("one", "two")
) -> tuple[Problem, Assessment]:
    """Return a problem and its judgement where some indicators were observed."""
    (problem,) = almaty.problems
    return problem, Assessor(almaty.reference_classes).judge(
        problem, observed(problem, number, origins), NOW
    )


@pytest.mark.parametrize("number", [0, 3, 6, 13])
def test_an_assessment_says_with_which_probability_its_ranges_hold(
    almaty: Casebook, number: int
) -> None:
    _, assessment = judged(almaty, number)
    assert assessment.range_holds == HOLDS == 0.8
    for name, p in assessment.probabilities.items():
        edges = assessment.intervals[name]
        assert 0.01 <= edges.low <= p <= edges.high <= 0.99


def test_the_range_is_what_plain_sampling_gives(almaty: Casebook) -> None:
    """An independent computation: one draw after another, by the rules as the decision writes them
    down.
    """
    (problem,) = almaty.problems
    assessment = Assessor(almaty.reference_classes).judge(
        problem, observed(problem, 4, ("one", "two", "three")), NOW
    )
    chance, figures = random.Random(7), []
    for _ in range(4000):
        drawn = {i.id: _one_draw(i, chance) for i in problem.indicators}
        replaced = [_with_figures(i, drawn[i.id]) for i in problem.indicators]
        parts = contributions(replaced, assessment.observations)
        edges = assessment.prior.interval
        p = _one_of(chance, edges.low, assessment.prior.p, edges.high)
        figures.append(probabilities(problem.hypotheses, p, parts))
    for name, edges in assessment.intervals.items():
        rows = sorted(f[name] for f in figures)
        assert edges.low == pytest.approx(rows[len(rows) // 10], abs=0.012)
        assert edges.high == pytest.approx(rows[-len(rows) // 10], abs=0.012)


def _one_of(chance: random.Random, low: float, p: float, high: float) -> float:
    """Draw from a range: below or above its figure with equal chance, rarer towards the end."""

    def odds(x: float) -> float:
        return math.log(x / (1 - x))

    end = min(low, p) if chance.random() < 0.5 else max(high, p)
    at = odds(p) + (odds(end) - odds(p)) * (1 - math.sqrt(chance.random()))
    return 1 / (1 + math.exp(-at))


def _one_draw(indicator: Indicator, chance: random.Random) -> dict[str, float]:
    """Draw the figures of an indicator; equal ones together."""
    known: dict[tuple[float, float, float], float] = {}
    found = {}
    for name, value in indicator.likelihoods.items():
        figure = likelihood(value)
        key = (figure.low, figure.p, figure.high)
        if key not in known:
            known[key] = _one_of(chance, *key)
        found[name] = known[key]
    return found


def _with_figures(indicator: Indicator, figures: dict[str, float]) -> Indicator:
    """Return an indicator with other figures."""
    given: dict[str, Grade | Likelihood] = {
        name: Likelihood(p=p, low=p, high=p) for name, p in figures.items()
    }
    return Indicator(
        id=indicator.id,
        name=indicator.name,
        observe=indicator.observe,
        likelihoods=given,
        basis=indicator.basis,
        dependence=indicator.dependence,
        most_origins=indicator.most_origins,
    )


def test_a_range_without_width_is_its_figure(almaty: Casebook) -> None:
    (problem,) = almaty.problems
    sure = [
        _with_figures(i, {name: likelihood(v).p for name, v in i.likelihoods.items()})
        for i in problem.indicators
    ]
    parts = contributions(sure, observed(problem, 5))
    p = probabilities(problem.hypotheses, 0.05, parts)
    prior = Prior(
        reference_class="x", n=0, k=0, p=0.05, interval=Interval(low=0.05, high=0.05), rows=()
    )
    carrier = Carrier(problem.hypotheses, sure, parts, None)
    assert carrier.shares(prior) == ()
    for name, edges in carrier.intervals(prior, p).items():
        assert edges.low == pytest.approx(edges.high, abs=2e-6) == pytest.approx(p[name], abs=2e-6)


def test_what_makes_the_range_wide_is_named(almaty: Casebook) -> None:
    (problem,) = almaty.problems
    open_ended = Likelihood(p=0.5, low=0.05, high=0.95)
    first = problem.indicators[2]
    vague = Indicator(
        id=first.id,
        name=first.name,
        observe=first.observe,
        basis=first.basis,
        likelihoods={h.id: open_ended if h.kind == "incident" else "I" for h in problem.hypotheses},
    )
    indicators = (*problem.indicators[:2], vague, *problem.indicators[3:])
    parts = contributions(indicators, observed(problem, 6))
    prior = Prior(
        reference_class="x", n=50, k=10, p=0.2, interval=Interval(low=0.18, high=0.22), rows=()
    )
    shares = Carrier(problem.hypotheses, indicators, parts, None).shares(prior)
    assert shares[0].indicator_id == first.id
    assert shares[0].share > 0.5
    assert shares[0].name == first.name


def test_a_prior_from_few_cases_is_named_as_what_makes_the_range_wide(almaty: Casebook) -> None:
    _, assessment = judged(almaty, 4)
    first = assessment.range_shares[0]
    assert (first.indicator_id, first.name) == (None, "the prior")


def test_a_cap_bounds_the_range_of_the_incident(almaty: Casebook) -> None:
    problem, assessment = judged(almaty, 13, ("one",))
    parts = list(assessment.contributions)
    p = probabilities(problem.hypotheses, 0.5, parts)
    prior = Prior(
        reference_class="x", n=0, k=0, p=0.5, interval=Interval(low=0.3, high=0.7), rows=()
    )
    figures = {**p, "H1": min(p["H1"], 0.449999)}
    carrier = Carrier(problem.hypotheses, problem.indicators, parts, 0.449999)
    assert carrier.intervals(prior, figures)["H1"].high <= 0.45
