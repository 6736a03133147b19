"""From features to a probability: bounded, monotone, and nothing from a model nobody fitted."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.match.decide import (
    ABSTAIN,
    MATCH,
    centre_of,
    logistic,
    probability,
    probe,
    weight_of,
    weights,
)
from tocsin.records import Feature


def feature(value: float, weight: float) -> Feature:
    """Return a feature."""
    return Feature(name="f", value=value, weight=weight, why="w")


NUMBERS = st.floats(-50, 50)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(NUMBERS, NUMBERS), max_size=5), st.floats(0.01, 5))
def test_a_probability_is_one_and_more_for_never_makes_it_less(
    rows: list[tuple[float, float]], more: float
) -> None:
    features = [feature(value, weight) for value, weight in rows]
    before = probability(features)
    assert 0 <= before <= 1
    assert probability(features[::-1]) == pytest.approx(before, abs=1e-5)
    assert probability([*features, feature(1.0, more)]) >= before
    assert probability([*features, feature(1.0, -more)]) <= before


def test_even_odds_are_where_a_match_begins_and_a_question_lies_below() -> None:
    assert probability([]) == MATCH == 0.5
    assert 0 < ABSTAIN < MATCH
    assert logistic(1e9) < 1 + 1e-9
    assert logistic(-1e9) > 0


def test_a_model_that_nobody_fitted_has_no_centre_and_no_probe() -> None:
    raw = np.ones(384, dtype=np.float32)
    assert centre_of("another", "claims", "ru") is None
    assert probe("told", "another", raw, "слова", "ru") is None
    assert probe("told", weights().model, None, "слова", "ru") is None
    assert probe("nobody", weights().model, raw, "слова", "ru") is None


def test_what_was_not_fitted_weighs_nothing() -> None:
    assert weight_of("no such feature", by_meaning=True) == 0.0
    assert weight_of("no such feature", by_meaning=False) == 0.0
    fitted = weights()
    assert fitted.with_vectors
    assert fitted.without_vectors
    assert {f"claims {code}" for code in ("en", "ru", "uk")} <= set(fitted.centres)
