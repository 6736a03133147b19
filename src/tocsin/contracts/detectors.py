"""The contract of detectors: bursts stand out, state is restored exactly, keys do not touch,
nothing breaks them.
"""

import numpy as np

from tocsin.contracts.promises import Contract, no_faults, require
from tocsin.watch.detector import Detector, Row
from tocsin.watch.detectors import DETECTORS

_CALM = (0, 1, 0, 0, 2, 1, 0, 0, 1, 0, 3, 0, 1, 1)
_SEED = 3


class DetectorContract(Contract):
    """The contract of one detector."""

    door = DETECTORS

    def _new(self, keys: int, state: Row | None = None) -> Detector:
        """Return a detector of some keys."""
        with no_faults():
            detector: Detector = self.part()(keys, state)
        return detector

    def _run(self, days: Row) -> Row:
        """Return the statistics of keys over days of an even volume, a row a day."""
        detector = self._new(days.shape[1])
        with no_faults():
            return np.array([detector.update(day, np.ones(len(day))) for day in days])

    def test_a_burst_stands_above_a_calm_key(self) -> None:
        """Nine documents a day, after weeks of one, stand far above a key that stays calm, and
        above its own past.
        """
        calm = np.array([[float(count), float(count)] for count in _CALM * 12])
        burst = np.array([[float(count), 9.0] for count in _CALM[:4]])
        statistics = self._run(np.vstack([calm, burst]))
        require(
            statistics[-1, 1] > 2 * max(statistics[-1, 0], 0.5),
            "a burst does not stand above a calm key",
        )
        past = statistics[60:-4, 1].max()
        require(statistics[-4:, 1].max() > past, "a burst does not stand above the key's own past")

    def test_state_is_restored_exactly(self) -> None:
        """A detector that goes on from stored bytes gives the same statistics, to the last bit."""
        days = np.random.default_rng(_SEED).poisson(1.5, (80, 5)).astype(float)
        whole, first = self._new(5), self._new(5)
        for day in days[:40]:
            whole.update(day, np.ones(5))
            first.update(day, np.ones(5))
        stored = np.frombuffer(first.state.tobytes()).reshape(first.state.shape)
        again = self._new(5, stored)
        for day in days[40:]:
            same = np.array_equal(whole.update(day, np.ones(5)), again.update(day, np.ones(5)))
            require(same, "a restored detector gives other statistics")

    def test_keys_do_not_touch_each_other(self) -> None:
        """A key has the same statistics alone and among others."""
        days = np.random.default_rng(_SEED + 1).poisson(0.7, (60, 3)).astype(float)
        together = self._run(days)
        alone = np.column_stack([self._run(days[:, [key]]) for key in range(3)])
        require(np.allclose(together, alone), "a key's statistics depend on other keys")

    def test_state_does_not_grow(self) -> None:
        """What is stored of a key has a fixed size."""
        detector = self._new(3)
        before = detector.state.nbytes
        for _ in range(60):
            detector.update(np.ones(3), np.ones(3))
        require(detector.state.nbytes == before, "the state grows with the days")

    def test_nothing_breaks_it(self) -> None:
        """Any counts and volumes give finite numbers, and a size above nought."""
        random = np.random.default_rng(_SEED + 2)
        detector = self._new(1)
        with no_faults():
            for count, exposure in zip(
                random.integers(0, 10_000, 200), random.uniform(0.01, 50, 200), strict=True
            ):
                mean, size = detector.expect(np.array([exposure]))
                require(np.isfinite(mean).all() and (size > 0).all(), "no finite expectation")
                statistic = detector.update(np.array([float(count)]), np.array([exposure]))
                require(np.isfinite(statistic).all(), "no finite statistic")
            detector.reset(np.array([True]))
            require(np.isfinite(detector.usual()).all(), "no finite usual day")

    def test_one_post_after_a_year_of_none_is_no_certain_alarm(self) -> None:
        """Ten documents after a year without any weigh more than one."""
        quiet = np.zeros((365, 1))
        one = self._run(np.vstack([quiet, [[1.0]]]))
        ten = self._run(np.vstack([quiet, [[10.0]]]))
        require(ten[-1, 0] > one[-1, 0], "ten documents weigh no more than one")
