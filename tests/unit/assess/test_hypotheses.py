"""Probabilities are coherent: they sum to one, and no origin moves more than its bound."""

import pytest

from tocsin.assess.hypotheses import capped, contributions, incident_of, probabilities
from tocsin.records import Casebook, Hypothesis, Observation


def test_no_origin_moves_more_than_its_bound(almaty: Casebook) -> None:
    (problem,) = almaty.problems
    seen = [
        Observation(indicator_id=i.id, name=i.name, state="observed", origins=("one",))
        for i in problem.indicators
    ]
    parts = contributions(problem.indicators, seen)
    p = probabilities(problem.hypotheses, 0.02, parts, clip=False)
    base = probabilities(problem.hypotheses, 0.02, [], clip=False)
    for name in ("H2", "H3", "H4", "H5"):
        ratio = (p["H1"] / p[name]) / (base["H1"] / base[name])
        assert 0.1 - 1e-9 <= ratio <= 10 + 1e-9


def test_a_cap_is_spread_over_the_rest() -> None:
    p = capped({"H1": 0.6, "H2": 0.3, "H3": 0.1}, "H1", 0.45)
    assert p["H1"] == 0.45
    assert sum(p.values()) == pytest.approx(1)
    assert p["H2"] / p["H3"] == pytest.approx(3)


def test_a_twentieth_origin_adds_nothing(almaty: Casebook) -> None:
    (problem,) = almaty.problems
    sign = problem.indicators[0]
    few, many = (
        [
            Observation(
                indicator_id=sign.id,
                name=sign.name,
                state="observed",
                origins=tuple(f"o{i:02}" for i in range(n)),
            )
        ]
        for n in (2, 20)
    )
    assert contributions([sign], few) == contributions([sign], many)


EVEN = (
    Hypothesis(id="H1", text="an attack", kind="incident"),
    Hypothesis(id="H2", text="routine", kind="routine", share=0.75),
    Hypothesis(id="H3", text="calm", kind="not_abnormal", share=0.25),
)


def test_without_evidence_the_rivals_share_what_the_prior_leaves() -> None:
    p = probabilities(EVEN, 0.2, [])
    assert p == pytest.approx({"H1": 0.2, "H2": 0.6, "H3": 0.2})
    assert incident_of(EVEN[::-1]) == "H1"


@pytest.mark.parametrize("prior", [1e-9, 0.5, 1 - 1e-9])
def test_no_prior_makes_anything_certain(prior: float) -> None:
    p = probabilities(EVEN, prior, [])
    assert sum(p.values()) == pytest.approx(1)
    assert all(0.01 - 1e-12 <= value <= 0.99 for value in p.values())


@pytest.mark.parametrize("cap", [0.45, 0.999])
def test_what_is_below_a_cap_stays(cap: float) -> None:
    p = {"H1": 0.3, "H2": 0.7}
    assert capped(p, "H1", cap) is p
