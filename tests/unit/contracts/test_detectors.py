"""The contract of detectors names what a bad one breaks."""

from typing import Any

import numpy as np
import pytest

from tocsin.contracts import broken_promises
from tocsin.contracts.detectors import DetectorContract
from tocsin.watch.detector import Row


class Flat:
    """A detector that never sees anything; `grows` keeps every day, `nan` gives no number."""

    def __init__(self, keys: int, state: Row | None = None, *, fault: str = "") -> None:
        self.state = np.zeros((keys, 1)) if state is None else state
        self._keys, self._fault = keys, fault

    def expect(self, exposure: Row) -> tuple[Row, Row]:
        """Expect one a day."""
        return np.ones(self._keys), np.ones(self._keys)

    def update(self, observed: Row, exposure: Row) -> Row:
        """See nothing, or break."""
        if self._fault == "grows":
            self.state = np.hstack([self.state, observed[:, None]])
        if self._fault == "raises":
            raise RuntimeError("no")
        if self._fault == "mixes":
            return np.full(self._keys, observed.sum())
        return np.full(self._keys, np.nan if self._fault == "nan" else 0.0)

    def usual(self) -> Row:
        """Return a usual day."""
        return np.ones(self._keys)

    def reset(self, rows: Any) -> None:
        """Forget nothing."""


class OfFlat(DetectorContract):
    """The contract, held to a bad detector."""

    def part(self) -> Any:
        """Return the bad detector."""
        return lambda keys, state=None: Flat(keys, state, fault=self.name)


@pytest.mark.parametrize(
    ("fault", "promise"),
    [
        ("blind", "a burst does not stand above a calm key"),
        ("blind", "ten documents weigh no more than one"),
        ("grows", "the state grows with the days"),
        ("nan", "no finite statistic"),
        ("mixes", "a key's statistics depend on other keys"),
        ("raises", "RuntimeError: no"),
    ],
)
def test_a_bad_detector_breaks_its_promise(fault: str, promise: str) -> None:
    assert any(promise in broken for broken in broken_promises(OfFlat(fault)))
