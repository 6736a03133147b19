"""The matrix shows first which observed indicators tell the hypotheses apart."""

from typing import Any

import pytest

from tocsin.assess.ach import matrix
from tocsin.records import Indicator, Likelihood, Observation, ObserveClaim, Seen


def indicator(name: str, dependence: float = 1.0, **likelihoods: Any) -> Indicator:
    """Make an indicator."""
    return Indicator(
        id=name,
        name=name,
        observe=ObserveClaim(),
        likelihoods=likelihoods,
        basis="a test",
        dependence=dependence,
    )


def seen(name: str, state: Seen) -> Observation:
    """Make an observation."""
    return Observation(indicator_id=name, name=name, state=state)


STRONG, WEAK = indicator("strong", H1="CC", H2="II"), indicator("weak", H1="C", H2="N")
FLAT = indicator("flat", H1="N", H2="N")


def test_the_most_telling_observed_indicator_stands_first() -> None:
    rows = matrix([FLAT, WEAK, STRONG], [seen(i.id, "observed") for i in (FLAT, WEAK, STRONG)])
    assert [row.indicator_id for row in rows] == ["strong", "weak", "flat"]
    assert rows[-1].diagnosticity == 0
    assert rows[0].grades == {"H1": "CC", "H2": "II"}


def test_what_was_observed_goes_before_what_is_absent_or_unknown() -> None:
    states: dict[str, Seen] = {"strong": "unknown", "weak": "absent", "flat": "observed"}
    rows = matrix([STRONG, WEAK, FLAT], [seen(n, s) for n, s in states.items()])
    assert [row.state for row in rows] == ["observed", "absent", "unknown"]


def test_the_order_of_entries_changes_nothing() -> None:
    observations = [seen(i.id, "observed") for i in (STRONG, WEAK, FLAT)]
    rows = matrix([STRONG, WEAK, FLAT], observations)
    assert matrix([FLAT, STRONG, WEAK], observations[::-1]) == rows


def test_a_discount_makes_an_indicator_less_telling() -> None:
    half = indicator("half", 0.5, H1="CC", H2="II")
    (whole,), (row,) = (matrix([each], [seen(each.id, "observed")]) for each in (STRONG, half))
    assert row.diagnosticity == pytest.approx(whole.diagnosticity / 2, abs=1e-6)


def test_absence_tells_as_much_as_its_own_chances() -> None:
    sure = Likelihood(p=0.99, low=0.9, high=0.995)
    expected = indicator("expected", H1=sure, H2="N")
    (observed,), (absent,) = (
        matrix([expected], [seen("expected", state)]) for state in ("observed", "absent_expected")
    )
    assert absent.diagnosticity > observed.diagnosticity


@pytest.mark.parametrize(("p", "letter"), [(0.98, "CC"), (0.02, "II")])
def test_figures_show_the_nearest_grade(p: float, letter: str) -> None:
    own = indicator("own", H1=Likelihood(p=p, low=p / 2, high=(1 + p) / 2), H2="N")
    assert matrix([own], [seen("own", "observed")])[0].grades["H1"] == letter


def test_without_indicators_there_is_no_row() -> None:
    assert matrix([], []) == []


def test_an_indicator_nobody_looked_for_is_unknown() -> None:
    assert [row.state for row in matrix([STRONG, WEAK], [seen("weak", "observed")])] == [
        "observed",
        "unknown",
    ]
