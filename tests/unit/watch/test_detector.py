"""Detectors: finite for any counts, the same after a restart, and each key by itself."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.watch.detector import (
    CusumBank,
    EarsC3,
    MixtureSR,
    MovingZ,
    QuasiFocus,
    band,
    log_ratios,
)

KINDS = (MixtureSR, CusumBank, QuasiFocus, MovingZ, EarsC3)
SERIES = st.lists(st.integers(0, 10**6), min_size=1, max_size=30)


def run(kind: type, series: list[int], state: object = None) -> tuple[list[float], object]:
    """Return the statistic of each day, and the detector behind it."""
    detector = kind(1, state)
    ones = np.ones(1)
    return [float(detector.update(np.array([float(n)]), ones)[0]) for n in series], detector


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None)
@given(series=SERIES, at=st.integers(0, 30))
def test_a_restart_anywhere_changes_nothing_and_all_is_finite(
    kind: type, series: list[int], at: int
) -> None:
    whole, _ = run(kind, series)
    before, stopped = run(kind, series[:at])
    after, _ = run(kind, series[at:], stopped.state)  # type: ignore[attr-defined]
    assert whole == before + after
    assert np.isfinite(whole).all()


@pytest.mark.parametrize("kind", KINDS)
def test_a_burst_stands_out_and_a_calm_key_beside_it_is_not_moved(kind: type) -> None:
    both, alone = kind(2), kind(1)
    for day in range(60):
        calm = float(day % 3 == 0)
        burst = calm if day < 57 else 9.0
        two = both.update(np.array([calm, burst]), np.ones(2))
        one = alone.update(np.array([calm]), np.ones(1))
        assert two[0] == pytest.approx(one[0], nan_ok=False)
    assert two[1] > two[0] + 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_reset_forgets_what_was_added_up_and_keeps_what_is_usual(kind: type) -> None:
    detector = kind(1)
    for _ in range(40):
        detector.update(np.array([2.0]), np.ones(1))
    usual = detector.usual().copy()
    detector.reset(np.array([True]))
    assert detector.usual() == pytest.approx(usual)
    assert usual[0] == pytest.approx(2.0, abs=0.3)


def test_twice_the_output_of_a_group_is_twice_what_is_expected() -> None:
    detector = MixtureSR(1)
    for _ in range(40):
        detector.update(np.array([3.0]), np.ones(1))
    usual, double = (detector.expect(np.array([share]))[0][0] for share in (1.0, 2.0))
    assert double == pytest.approx(2 * usual)


def test_a_day_as_expected_speaks_against_every_rise() -> None:
    one = np.ones(1)
    assert (log_ratios(one * 0, one, one * 10) < 0).all()
    rows = [log_ratios(one * seen, one, one * 10)[0] for seen in (0, 1, 5, 20)]
    assert all((after > before).all() for before, after in itertools.pairwise(rows))


@pytest.mark.parametrize(("mean", "size"), [(1e-6, 1.0), (0.5, 0.2), (100.0, 1e6)])
def test_the_usual_band_holds_its_mean_and_is_never_below_zero(mean: float, size: float) -> None:
    low, high = band(mean, size)
    assert 0 <= low <= mean <= high
