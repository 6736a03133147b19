"""The level at which a statistic becomes an alarm: a stated rate of false alarms, by theory and then by a group's own history.

By theory the mean run to a false alarm of a mixture Shiryaev-Roberts statistic is at least A where the level is ln A. Real counts are not
what theory supposes, in both directions: so the level of a stratum (sparse, middle, dense keys) moves to where the history of the
group had that many alarms, as soon as it is long enough to tell. Across keys at one moment, e-BH (Wang and Ramdas 2022) is the option.
"""

import math

import numpy as np

from tocsin.records import Group
from tocsin.watch.detector import Chosen, Row

# Mean run length to a false alarm, in days and per key, where a group states no rate of its own.
RUN_LENGTH = 1_000.0
DAYS_A_MONTH = 30.44
# Keys are of one stratum where their usual day has as many documents: below .2, below 1, more.
_EDGES = (0.2, 1.0)
STRATA = len(_EDGES) + 1
# Levels that are tried, in nats.
_GRID = np.arange(math.log(10.0), math.log(1e9), 0.25)
# A stratum's history tells once it has seen so many run lengths of key-days; it lowers a level to a tenth at most.
_ENOUGH, _LOWEST = 3.0, math.log(10.0)


def run_length(group: Group, keys: int) -> float:
    """Return the mean run to a false alarm per key, in days, that keeps a group to the rate it states for all its keys together."""
    if group.alerts_per_month is None:
        return RUN_LENGTH
    return max(DAYS_A_MONTH, DAYS_A_MONTH * max(1, keys) / group.alerts_per_month)


def named(length: float) -> str:
    """Name the level of an alarm by what it stands for."""
    return f"the level of one false alarm in {length:,.0f} days"


def strata(usual: Row) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Return the stratum of each key by what it has on a usual day."""
    return np.digitize(usual, _EDGES)


class Levels:
    """How often the statistics of a group's keys rose past each level, stratum by stratum; what is stored and restored exactly.

    An alarm begins on a day on which something was written and the statistic stands at the level, after a day on which it did not.
    """

    def __init__(self, risen: Row | None = None, days: Row | None = None) -> None:
        """Begin anew, or go on from what was stored: `risen` (strata x levels), `days` (key-days by stratum)."""
        self.risen = np.zeros((STRATA, len(_GRID))) if risen is None else risen.copy()
        self.days = np.zeros(STRATA) if days is None else days.copy()

    def of(self, length: float) -> tuple[Row, Chosen]:
        """Return the level of each stratum for a mean run of `length` days, and whether history has set it."""
        levels, told = np.full(STRATA, math.log(length)), np.zeros(STRATA, dtype=bool)
        for stratum in np.flatnonzero(self.days >= _ENOUGH * length):
            calm = (self.risen[stratum] + 1.0) / self.days[stratum] <= 1.0 / length
            fit = np.flatnonzero(calm & (math.log(length) - _LOWEST <= _GRID))
            if len(fit):
                levels[stratum], told[stratum] = _GRID[fit[0]], True
        return levels, told

    def learn(self, stratum: np.ndarray[tuple[int, ...], np.dtype[np.int64]], before: Row, now: Row) -> None:
        """Take in a day: which levels each key's statistic rose past, from `before` to `now`."""
        self.days += np.bincount(stratum, minlength=STRATA)
        first, last = np.searchsorted(_GRID, before, side="right"), np.searchsorted(_GRID, now, side="right")
        for key in np.flatnonzero(last > first):
            self.risen[stratum[key], first[key] : last[key]] += 1.0


def falling(before: Row, statistic: Row, observed: Row) -> Row:
    """Return the statistic as alarms see it: on a day without a document it may fall and never rises."""
    return np.asarray(np.where(observed > 0, statistic, np.minimum(before, statistic)))


def e_bh(statistic: Row, days: Row, rate: float) -> Chosen:
    """Return the keys that e-BH chooses at a false discovery rate, whatever the dependence between them.

    R_t has the mean t under no change, so R_t / t is an e-value at a fixed day t.
    """
    logs = statistic - np.log(np.maximum(days, 1.0))
    order = np.argsort(-logs, kind="stable")
    number = len(logs)
    passes = logs[order] >= np.log(number / (rate * np.arange(1, number + 1)))
    chosen = np.zeros(number, dtype=bool)
    if passes.any():
        chosen[order[: int(np.flatnonzero(passes)[-1]) + 1]] = True
    return chosen
