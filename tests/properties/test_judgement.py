"""What must hold for any judgement, over random casebooks and observations."""

from typing import Any, Literal

from hypothesis import given
from hypothesis import strategies as st

from tocsin.assess.hypotheses import contributions, interval_of, probabilities
from tocsin.records import Grade, Hypothesis, Indicator, Likelihood, Observation, Observe

NAMES = ("H1", "H2", "H3", "H4")
FIGURES = st.floats(0.02, 0.97)


def hypotheses(shares: list[float]) -> tuple[Hypothesis, ...]:
    """Make an incident and three rivals."""
    total = sum(shares)
    kinds: tuple[Literal["routine", "news_driven", "not_abnormal"], ...] = ("routine", "news_driven", "not_abnormal")
    rivals = [
        Hypothesis(id=n, text=n, kind=k, share=s / total) for n, k, s in zip(NAMES[1:], kinds, shares, strict=True)
    ]
    return (Hypothesis(id="H1", text="H1", kind="incident"), *rivals)


@st.composite
def indicator(draw: st.DrawFn, name: str, figures: dict[str, float] | None = None) -> Indicator:
    """Draw an indicator."""
    chosen = figures or {n: draw(FIGURES) for n in NAMES}
    likelihoods: dict[str, Grade | Likelihood] = {
        n: Likelihood(p=p, low=p * 0.9, high=p + (1 - p) * 0.1) for n, p in chosen.items()
    }
    dependence = draw(st.floats(0.1, 1.0))
    return Indicator(
        id=name,
        name=name,
        observe=Observe(record="claim"),
        likelihoods=likelihoods,
        basis="drawn",
        dependence=dependence,
    )


def seen(
    name: str, state: Literal["observed", "absent_expected", "absent", "unknown"], origins: tuple[str, ...]
) -> Observation:
    """Make an observation."""
    return Observation(indicator_id=name, name=name, state=state, origins=origins)


CASES = st.fixed_dictionaries({
    "shares": st.lists(st.floats(0.1, 1), min_size=3, max_size=3),
    "prior": st.floats(0.005, 0.5),
    "indicators": st.tuples(*(indicator(f"I{i}") for i in range(5))),
    "origins": st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=3, unique=True), min_size=5, max_size=5),
    "states": st.lists(st.sampled_from(["observed", "absent_expected", "absent", "unknown"]), min_size=5, max_size=5),
})  # fmt: skip
Case = dict[str, Any]


def observations(case: Case) -> list[Observation]:
    """Return the observations of a case."""
    rows = zip(case["indicators"], case["states"], case["origins"], strict=True)
    return [seen(i.id, s, tuple(sorted(o)) if s == "observed" else ()) for i, s, o in rows]


@given(CASES)
def test_probabilities_sum_to_one_within_their_ranges(case: Case) -> None:
    names = hypotheses(case["shares"])
    parts = contributions(case["indicators"], observations(case))
    p = probabilities(names, case["prior"], parts)
    assert abs(sum(p.values()) - 1) < 1e-9
    assert all(0.01 - 1e-12 <= v <= 0.99 for v in p.values())
    edges = (case["prior"] / 2, case["prior"], min(0.9, case["prior"] * 2))
    for name in NAMES:
        interval = interval_of(name, names, case["indicators"], parts, edges)
        assert interval.low - 1e-6 <= p[name] <= interval.high + 1e-6


@given(CASES, FIGURES, st.data())
def test_evidence_equally_likely_under_all_moves_nothing(case: Case, figure: float, data: st.DataObject) -> None:
    names = hypotheses(case["shares"])
    flat = data.draw(indicator("flat", dict.fromkeys(NAMES, figure)))
    before = contributions(case["indicators"], observations(case))
    after = contributions([*case["indicators"], flat], [*observations(case), seen("flat", "observed", ("a", "b", "c"))])
    first, second = (probabilities(names, case["prior"], parts) for parts in (before, after))
    assert all(abs(first[n] - second[n]) < 1e-6 for n in NAMES)


@given(CASES, st.floats(0.3, 0.97), st.data())
def test_an_observation_at_least_as_likely_under_h1_never_lowers_it(
    case: Case, top: float, data: st.DataObject
) -> None:
    names = hypotheses(case["shares"])
    figures = {n: top if n == "H1" else data.draw(st.floats(0.02, top)) for n in NAMES}
    more = data.draw(indicator("more", figures))
    before = contributions(case["indicators"], observations(case))
    after = contributions([*case["indicators"], more], [*observations(case), seen("more", "observed", ("a",))])
    assert probabilities(names, case["prior"], after)["H1"] >= probabilities(names, case["prior"], before)["H1"] - 1e-6


@given(CASES, st.randoms())
def test_the_order_of_evidence_does_not_matter(case: Case, chance: object) -> None:
    names = hypotheses(case["shares"])
    parts = contributions(case["indicators"], observations(case))
    shuffled = sorted(parts, key=lambda p: hash((p.indicator_id, p.origin_id, id(chance))))
    first, second = (probabilities(names, case["prior"], p) for p in (parts, shuffled))
    assert all(abs(first[n] - second[n]) < 1e-9 for n in NAMES)
