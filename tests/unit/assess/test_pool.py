"""Estimates of several analysts: coherent each, pooled by odds, the latest of each; what is no
estimate is refused.
"""

import datetime as dt

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from tocsin.assess.hypotheses import LEAST
from tocsin.assess.pool import coherent, pool
from tocsin.errors import UsageError
from tocsin.records import Estimate, Hypothesis

NOW = dt.datetime(2022, 1, 12, tzinfo=dt.UTC)
HYPOTHESES = (
    Hypothesis(id="H1", text="an incident", kind="incident"),
    Hypothesis(id="H2", text="routine", kind="routine", share=0.6),
    Hypothesis(id="H3", text="interest", kind="news_driven", share=0.4),
)


def estimate(analyst: str, *figures: float, hours: int = 0) -> Estimate:
    """Return an analyst's estimate."""
    given = dict(zip(("H1", "H2", "H3"), figures, strict=True))
    return Estimate(
        id=f"{analyst}{hours}",
        problem_id="P",
        analyst=analyst,
        at=NOW + dt.timedelta(hours=hours),
        probabilities=given,
    )


def test_figures_are_put_in_proportion_and_none_is_nothing() -> None:
    found = coherent({"H1": 0.0, "H2": 0.5, "H3": 0.5}, HYPOTHESES)
    assert sum(found.values()) == pytest.approx(1)
    assert found["H1"] == LEAST
    assert found["H2"] == found["H3"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"H1": 0.5}, "without a figure: H2, H3"),
        ({"H1": 0.5, "H2": 0.2, "H3": 0.2, "H9": 0.1}, "unknown: H9"),
        ({"H1": 1.5, "H2": 0.2, "H3": 0.2}, "between 0 and 1"),
        ({"H1": 0.0, "H2": 0.0, "H3": 0.0}, "every figure is 0"),
    ],
)
def test_what_is_no_estimate_is_refused(given: dict[str, float], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        coherent(given, HYPOTHESES)


@drawn(st.tuples(*[st.floats(0, 1)] * 3).filter(any))
def test_no_figure_lies_beneath_the_least_and_they_sum_to_one(
    figures: tuple[float, float, float],
) -> None:
    found = coherent(dict(zip(("H1", "H2", "H3"), figures, strict=True)), HYPOTHESES)
    assert min(found.values()) >= LEAST
    assert sum(found.values()) == pytest.approx(1, abs=1e-12)


def test_the_pool_lies_between_and_takes_the_latest_of_each() -> None:
    rows = [
        estimate("A", 0.9, 0.05, 0.05),
        estimate("a", 0.2, 0.4, 0.4, hours=1),
        estimate("B", 0.4, 0.3, 0.3),
    ]
    found = pool(rows, HYPOTHESES)
    assert found is not None
    assert found.analysts == ("a", "B")
    assert (found.least, found.most) == (0.2, 0.4)
    assert 0.2 < found.probabilities["H1"] < 0.4
    assert sum(found.probabilities.values()) == pytest.approx(1, abs=1e-5)
    assert pool([], HYPOTHESES) is None
