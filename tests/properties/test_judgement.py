"""What must hold for any judgement, over random casebooks and observations."""

from typing import Any, Literal, NamedTuple

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.assess.hypotheses import contributions, probabilities
from tocsin.assess.intervals import Carrier
from tocsin.records import (
    Grade,
    Hypothesis,
    Indicator,
    Interval,
    Likelihood,
    Observation,
    ObserveClaim,
    Prior,
    RangeShare,
)

NAMES = ("H1", "H2", "H3", "H4")
FIGURES = st.floats(0.02, 0.97)


def hypotheses(shares: list[float]) -> tuple[Hypothesis, ...]:
    """Make an incident and three rivals."""
    total = sum(shares)
    kinds: tuple[Literal["routine", "news_driven", "not_abnormal"], ...] = (
        "routine",
        "news_driven",
        "not_abnormal",
    )
    rivals = [
        Hypothesis(id=n, text=n, kind=k, share=s / total)
        for n, k, s in zip(NAMES[1:], kinds, shares, strict=True)
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
        observe=ObserveClaim(),
        likelihoods=likelihoods,
        basis="drawn",
        dependence=dependence,
    )


def seen(
    name: str,
    state: Literal["observed", "absent_expected", "absent", "unknown"],
    origins: tuple[str, ...],
) -> Observation:
    """Make an observation."""
    return Observation(indicator_id=name, name=name, state=state, origins=origins)


CASES = st.fixed_dictionaries(
    {
        "shares": st.lists(st.floats(0.1, 1), min_size=3, max_size=3),
        "prior": st.floats(0.005, 0.5),
        "indicators": st.tuples(*(indicator(f"I{i}") for i in range(5))),
        "origins": st.lists(
            st.lists(st.sampled_from("abc"), min_size=1, max_size=3, unique=True),
            min_size=5,
            max_size=5,
        ),
        "states": st.lists(
            st.sampled_from(["observed", "absent_expected", "absent", "unknown"]),
            min_size=5,
            max_size=5,
        ),
    }
)
Case = dict[str, Any]


def observations(case: Case) -> list[Observation]:
    """Return the observations of a case."""
    rows = zip(case["indicators"], case["states"], case["origins"], strict=True)
    return [seen(i.id, s, tuple(sorted(o)) if s == "observed" else ()) for i, s, o in rows]


@given(CASES)
def test_probabilities_sum_to_one(case: Case) -> None:
    names = hypotheses(case["shares"])
    parts = contributions(case["indicators"], observations(case))
    p = probabilities(names, case["prior"], parts)
    assert abs(sum(p.values()) - 1) < 1e-9
    assert all(0.01 - 1e-12 <= v <= 0.99 for v in p.values())


def prior(p: float, spread: float = 2.0) -> Prior:
    """Make a prior with a range around it."""
    edges = Interval(low=p / spread, high=min(0.9, p * spread))
    return Prior(reference_class="drawn", n=0, k=0, p=p, interval=edges, rows=())


class Ranges(NamedTuple):
    """The ranges of a case, and how much each range that goes in adds to that of the incident."""

    intervals: dict[str, Interval]
    shares: tuple[RangeShare, ...]


def ranges(
    case: Case, more: tuple[tuple[Indicator, Observation], ...] = (), spread: float = 2.0
) -> Ranges:
    """Return the ranges of a case, and what makes them wide, with more evidence if some is
    given.
    """
    names = hypotheses(case["shares"])
    indicators = [*case["indicators"], *(i for i, _ in more)]
    parts = contributions(indicators, [*observations(case), *(o for _, o in more)])
    figures = probabilities(names, case["prior"], parts)
    carrier, before = Carrier(names, indicators, parts, None), prior(case["prior"], spread)
    return Ranges(carrier.intervals(before, figures), carrier.shares(before))


@settings(deadline=None, max_examples=40)
@given(CASES)
def test_every_range_holds_its_figure_and_is_one_of_probability(case: Case) -> None:
    names = hypotheses(case["shares"])
    p = probabilities(names, case["prior"], contributions(case["indicators"], observations(case)))
    found = ranges(case)
    for name in NAMES:
        edges = found.intervals[name]
        assert 0 <= edges.low <= p[name] + 1e-6
        assert p[name] - 1e-6 <= edges.high <= 1
    shares = [s.share for s in found.shares]
    assert shares == sorted(shares, reverse=True)
    assert not shares or abs(sum(shares) - 1) < 1e-4


@settings(deadline=None, max_examples=20)
@given(CASES)
def test_the_same_input_gives_the_same_range(case: Case) -> None:
    assert ranges(case) == ranges(case)


@settings(deadline=None, max_examples=25)
@given(CASES, st.floats(0.0, 0.6))
def test_surer_evidence_gives_no_wider_range(case: Case, left: float) -> None:
    def surer(indicator: Indicator) -> Indicator:
        given_ = {n: v for n, v in indicator.likelihoods.items() if isinstance(v, Likelihood)}
        closer = {
            n: Likelihood(p=v.p, low=v.p - left * (v.p - v.low), high=v.p + left * (v.high - v.p))
            for n, v in given_.items()
        }
        return msgspec.structs.replace(indicator, likelihoods=closer)

    wide = ranges(case).intervals
    narrow = ranges(
        case | {"indicators": tuple(surer(i) for i in case["indicators"])}, spread=1 + left
    ).intervals
    for name in NAMES:
        assert narrow[name].high - narrow[name].low <= wide[name].high - wide[name].low + 0.01


@settings(deadline=None, max_examples=25)
@given(CASES, FIGURES, st.sampled_from(["observed", "absent_expected"]), st.booleans())
def test_evidence_of_ratio_one_leaves_every_range_as_it_was(
    case: Case, figure: float, state: Any, first: bool
) -> None:
    given_: dict[str, Grade | Likelihood] = dict.fromkeys(
        NAMES, Likelihood(p=figure, low=figure / 2, high=(1 + figure) / 2)
    )
    flat = Indicator(
        id="flat", name="flat", observe=ObserveClaim(), likelihoods=given_, basis="drawn"
    )
    looked = seen("flat", state, ("a", "z") if state == "observed" else ())
    before = ranges(case)
    assert ranges(case, ((flat, looked),)).intervals == before.intervals
    indicators, rows = (flat, *case["indicators"]), [looked, *observations(case)]
    names = hypotheses(case["shares"])
    parts = contributions(indicators, rows if first else rows[::-1])
    figures = probabilities(names, case["prior"], parts)
    again = Carrier(names, indicators, parts, None).intervals(prior(case["prior"]), figures)
    for name in NAMES:
        assert abs(again[name].low - before.intervals[name].low) < 2e-6
        assert abs(again[name].high - before.intervals[name].high) < 2e-6


@given(CASES, FIGURES, st.data())
def test_evidence_equally_likely_under_all_moves_nothing(
    case: Case, figure: float, data: st.DataObject
) -> None:
    names = hypotheses(case["shares"])
    flat = data.draw(indicator("flat", dict.fromkeys(NAMES, figure)))
    before = contributions(case["indicators"], observations(case))
    after = contributions(
        [*case["indicators"], flat],
        [*observations(case), seen("flat", "observed", ("a", "b", "c"))],
    )
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
    after = contributions(
        [*case["indicators"], more], [*observations(case), seen("more", "observed", ("a",))]
    )
    assert (
        probabilities(names, case["prior"], after)["H1"]
        >= probabilities(names, case["prior"], before)["H1"] - 1e-6
    )


@given(CASES, st.randoms())
def test_the_order_of_evidence_does_not_matter(case: Case, chance: object) -> None:
    names = hypotheses(case["shares"])
    parts = contributions(case["indicators"], observations(case))
    shuffled = sorted(parts, key=lambda p: hash((p.indicator_id, p.origin_id, id(chance))))
    first, second = (probabilities(names, case["prior"], p) for p in (parts, shuffled))
    assert all(abs(first[n] - second[n]) < 1e-9 for n in NAMES)
