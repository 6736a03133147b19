"""Scores against figures worked out by hand."""

import datetime as dt
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.replay.stream import DAY, FIRST
from tocsin.assess import scores
from tocsin.assess.scores import Estimate


def row(*values: float) -> scores.Values:
    """Return figures as an array."""
    return np.array(values, dtype=np.float64)


P, Y = row(0.1, 0.4, 0.8, 0.9), row(0, 1, 1, 0)


def test_the_brier_score_is_the_mean_squared_distance() -> None:
    # (.01 + .36 + .04 + .81) / 4
    assert scores.brier(P, Y) == pytest.approx(0.305)
    assert scores.brier(row(0, 1), row(0, 1)) == 0


def test_the_logarithmic_score_is_the_mean_surprise() -> None:
    by_hand = -(math.log(0.9) + math.log(0.4) + math.log(0.8) + math.log(0.1)) / 4
    assert scores.log_score(P, Y) == pytest.approx(by_hand)


def test_a_certain_error_costs_much_and_not_everything() -> None:
    assert scores.log_score(row(0.0), row(1)) == pytest.approx(-math.log(0.001))


def test_skill_is_the_share_of_the_references_score_that_is_saved() -> None:
    # The reference scores (.25 * 4) / 4 = .25; 1 - .305 / .25.
    assert scores.skill(P, row(0.5, 0.5, 0.5, 0.5), Y) == pytest.approx(-0.22)
    assert scores.skill(Y, row(0.5, 0.5, 0.5, 0.5), Y) == 1
    assert scores.skill(P, Y, Y) is None


def test_discrimination_counts_pairs_in_the_right_order() -> None:
    # Of four pairs .4 and .8 are above .1, and below .9: two of four.
    assert scores.discrimination(P, Y) == pytest.approx(0.5)
    assert scores.discrimination(row(0.1, 0.2, 0.3), row(0, 0, 1)) == 1
    assert scores.discrimination(row(0.2, 0.2), row(0, 1)) == 0.5
    assert scores.discrimination(row(0.2, 0.3), row(1, 1)) is None


def test_reliability_gathers_forecasts_by_band() -> None:
    bins = scores.reliability(row(0.01, 0.03, 0.1, 0.5, 1.0), row(0, 1, 0, 1, 1))
    assert [(b.low, b.number, b.happened) for b in bins] == [
        (0.0, 2, 1),
        (0.05, 1, 0),
        (0.45, 1, 1),
        (0.95, 1, 1),
    ]
    assert bins[0].mean == pytest.approx(0.02)
    assert bins[0].frequency == 0.5


def test_the_parts_add_up_to_the_score_where_a_band_holds_one_figure() -> None:
    p, y = row(0.1, 0.1, 0.3, 0.3), row(0, 1, 0, 0)
    part = scores.parts(scores.reliability(p, y))
    # Reliability ((.1 - .5)^2 * 2 + (.3 - 0)^2 * 2) / 4, resolution (.25^2 * 4) / 4.
    assert part.reliability == pytest.approx(0.125)
    assert part.resolution == pytest.approx(0.0625)
    assert part.uncertainty == pytest.approx(0.1875)
    whole = part.reliability - part.resolution + part.uncertainty
    assert whole == pytest.approx(scores.brier(p, y))


def test_blocks_keep_days_together_and_are_the_same_in_every_run() -> None:
    days = [FIRST + (n // 2) * DAY for n in range(20)]
    drawn = scores.blocks(days, 5, draws=30)
    again = scores.blocks(days, 5, draws=30)
    assert all((a == b).all() for a, b in zip(drawn, again, strict=True))
    for places in drawn:
        assert len(places) == 20
        assert all(b == a + 1 for a, b in zip(places[::2], places[1::2], strict=True))


def test_an_interval_holds_the_figure_and_widens_with_the_blocks() -> None:
    random = np.random.default_rng(1)
    days = [FIRST + n * DAY for n in range(120)]
    waves = np.repeat(random.integers(0, 2, 12), 10).astype(float)

    def width(length: int) -> float:
        draws = [np.arange(120), *scores.blocks(days, length, draws=300)]
        found = scores.with_interval(lambda n: float(waves[n].mean()), draws)
        assert found.low is not None
        assert found.high is not None
        assert found.value is not None
        assert found.low <= found.value <= found.high
        return found.high - found.low

    assert width(10) > 1.5 * width(1)


def test_a_figure_that_cannot_be_had_has_no_interval() -> None:
    draws = [np.arange(2), np.arange(2)]
    assert scores.with_interval(lambda _: None, draws) == Estimate(None)


def test_the_median_has_its_interval() -> None:
    found = scores.median([3.0, 5.0, 9.0])
    assert found.value == 5
    assert found.low is not None
    assert found.high is not None
    assert 3 <= found.low <= 5 <= found.high <= 9
    assert scores.median([]) == Estimate(None)
    assert scores.median([4.0]) == Estimate(4.0, 4.0, 4.0)


def test_days_may_come_in_any_number() -> None:
    assert len(scores.blocks([dt.date(2022, 1, 1)] * 3, 14, draws=2)[0]) == 3


@given(st.floats(0, 1), st.booleans())
def test_scores_are_best_where_all_was_given_to_what_happened(p: float, incident: bool) -> None:
    said, came, sure = (np.array([float(value)]) for value in (p, incident, incident))
    assert 0 == scores.brier(sure, came) <= scores.brier(said, came) <= 1
    assert scores.log_score(sure, came) <= scores.log_score(said, came) <= -math.log(0.001) + 1e-9
