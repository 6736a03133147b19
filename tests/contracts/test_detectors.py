"""What every detector must hold, whatever its method: the contract of one interface."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.watch.detector import Row
from tocsin.watch.detectors import DETECTORS

EVERY = pytest.mark.parametrize("name", sorted(DETECTORS))
CALM = [0, 1, 0, 0, 2, 1, 0, 0, 1, 0, 3, 0, 1, 1]


def run(name: str, days: list[list[float]], exposure: float = 1.0) -> Row:
    """Return the statistics of keys over days."""
    detector = DETECTORS[name](len(days[0]))
    return np.array(
        [detector.update(np.array(d, dtype=float), np.full(len(d), exposure)) for d in days]
    )


@EVERY
def test_a_burst_stands_above_a_calm_key(name: str) -> None:
    days = [[float(c), float(c)] for c in CALM * 12]
    stats = run(name, [*days, *[[c, 9.0] for c in CALM[:4]]])
    assert stats[-1, 1] > 2 * max(stats[-1, 0], 0.5)
    assert stats[-4:, 1].max() > stats[60:-4, 1].max()


@EVERY
def test_state_is_restored_exactly(name: str) -> None:
    rng = np.random.default_rng(3)
    days = rng.poisson(1.5, (80, 5)).astype(float)
    whole = DETECTORS[name](5)
    first = DETECTORS[name](5)
    for day in days[:40]:
        whole.update(day, np.ones(5))
        first.update(day, np.ones(5))
    again = DETECTORS[name](5, np.frombuffer(first.state.tobytes()).reshape(first.state.shape))
    for day in days[40:]:
        assert np.array_equal(whole.update(day, np.ones(5)), again.update(day, np.ones(5)))


@EVERY
def test_keys_do_not_touch_each_other_and_state_does_not_grow(name: str) -> None:
    rng = np.random.default_rng(4)
    days = rng.poisson(0.7, (60, 3)).astype(float)
    together = run(name, days.tolist())
    alone = np.column_stack([run(name, days[:, [i]].tolist()) for i in range(3)])
    assert np.allclose(together, alone)
    detector = DETECTORS[name](3)
    before = detector.state.nbytes
    for day in days:
        detector.update(day, np.ones(3))
    assert detector.state.nbytes == before


@EVERY
@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 10_000), st.floats(0.01, 50)), min_size=1, max_size=60),
)
def test_nothing_breaks_it(name: str, days: list[tuple[int, float]]) -> None:
    detector = DETECTORS[name](1)
    for seen, exposure in days:
        mean, size = detector.expect(np.array([exposure]))
        assert np.isfinite(mean).all()
        assert (size > 0).all()
        assert np.isfinite(detector.update(np.array([float(seen)]), np.array([exposure]))).all()
    assert np.isfinite(np.nan_to_num(detector.state)).all()


@EVERY
def test_a_year_of_zeros_and_one_post_is_no_certain_alarm(name: str) -> None:
    stats = run(name, [[0.0]] * 365 + [[1.0]])
    ten = run(name, [[0.0]] * 365 + [[10.0]])
    assert ten[-1, 0] > stats[-1, 0]


def test_more_of_everything_is_no_burst_for_the_primary_one() -> None:
    detector = DETECTORS["mixture SR"](1)
    for _ in range(120):
        detector.update(np.array([2.0]), np.ones(1))
    stats = [float(detector.update(np.array([5.0]), np.full(1, 2.5))[0]) for _ in range(7)]
    assert max(stats) < np.log(100)
