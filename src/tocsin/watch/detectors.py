"""The detectors there are: the program's own and those of plug-ins, by name.

A plug-in may bring a detector: an entry point of the group `tocsin.detectors` that names a
`MakeDetector`.
"""

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from tocsin import plugins
from tocsin.plugins import Door, PlugIn
from tocsin.watch.detector import Chosen, Detector, Row


class MakeDetector(Protocol):
    """Makes a detector for a number of keys: of none of which anything is known, or going on from a
    stored state.
    """

    def __call__(self, keys: int, state: Row | None = None, /) -> Detector:
        """Return a detector of `keys` rows; `state` is that of another one of the same name, one
        row a key, as it was stored.
        """
        ...


class _GuardedDetector:
    """A detector of a plug-in: what it raises or returns against the contract is named."""

    def __init__(self, plug_in: PlugIn, make: MakeDetector, keys: int, state: Row | None) -> None:
        self._plug_in, self._keys = plug_in, keys
        self._detector = self._called(lambda: make(keys, state))
        self.name = plug_in.name

    @property
    def state(self) -> Row:
        """Return what it knows, one row a key."""
        return self._rows(self._called(lambda: self._detector.state), "state")

    def expect(self, exposure: Row) -> tuple[Row, Row]:
        """Return mean and size of what each key is expected to have."""
        pair = self._called(lambda: self._detector.expect(exposure))
        if not isinstance(pair, tuple) or len(pair) != 2:
            raise plugins.broken(self._plug_in, "did not return mean and size from `expect`")
        return self._row(pair[0], "the mean"), self._row(pair[1], "the size")

    def update(self, observed: Row, exposure: Row) -> Row:
        """Take in a day, and return the statistic of each key."""
        return self._row(
            self._called(lambda: self._detector.update(observed, exposure)), "the statistic"
        )

    def usual(self) -> Row:
        """Return how many documents each key has on a usual day."""
        return self._row(self._called(self._detector.usual), "the usual day")

    def reset(self, rows: Chosen) -> None:
        """Let go of what was added up for some keys."""
        self._called(lambda: self._detector.reset(rows))

    def _called(self, call: Callable[[], Any]) -> Any:
        """Return what the plug-in returns.

        Raises:
            PluginError: it raises.
        """
        try:
            return call()
        except Exception as error:
            raise plugins.raised(self._plug_in, error) from error

    def _row(self, value: object, what: str) -> Row:
        """Return a finite number for each key.

        Raises:
            PluginError: they are not.
        """
        row = self._rows(value, what)
        if row.shape != (self._keys,) or not np.isfinite(row).all():
            wanted = f"{self._keys} finite numbers"
            raise plugins.broken(self._plug_in, f"gave {what} as {row.shape}, not as {wanted}")
        return row

    def _rows(self, value: object, what: str) -> Row:
        """Return an array with a row for each key.

        Raises:
            PluginError: it is none.
        """
        try:
            rows = np.asarray(value, dtype=np.float64)
        except (TypeError, ValueError) as error:
            raise plugins.broken(self._plug_in, f"gave {what} that is no array ({error})") from None
        if rows.ndim < 1 or len(rows) != self._keys:
            raise plugins.broken(self._plug_in, f"gave {what} without a row for each of its keys")
        return rows


def _accept(plug_in: PlugIn, loaded: Any) -> MakeDetector:
    """Return what makes a detector.

    Raises:
        ValueError: it cannot be called.
    """
    if not callable(loaded):
        kind = type(loaded).__name__
        raise ValueError(f"a value of type {kind}, where a function of keys and state belongs")
    if plug_in.is_built_in:
        own: MakeDetector = loaded
        return own

    def make(keys: int, state: Row | None = None, /) -> Detector:
        return _GuardedDetector(plug_in, loaded, keys, state)

    return make


DETECTORS: Door[MakeDetector] = Door(plugins.DETECTORS, _accept)
