"""The level at which a statistic becomes an alarm.

A stated rate of alarms, by theory first and then by what the group's keys do. By theory the mean
run to a false alarm of a mixture Shiryaev-Roberts statistic is at least A where the level is ln A.
Real counts are not what theory supposes, in both directions: so the level of a stratum (sparse,
middle, dense keys) rises with each alarm and falls in calm, at the pace that keeps alarms to the
stated rate. Across keys at one moment, e-BH (Wang and Ramdas 2022) is the option.
"""

import math

import numpy as np

from tocsin.records import Group, Message, message
from tocsin.watch.detector import Chosen, Row

# Mean run length to a false alarm, in days and per key, where a group states no rate of its own.
RUN_LENGTH = 1_000.0
DAYS_A_MONTH = 30.44
# Keys are of one stratum where their usual day has as many documents: below .2, below 1, more.
_EDGES = (0.2, 1.0)
STRATA = len(_EDGES) + 1
# An alarm lifts a level by so many nats, and a month without one lets it fall by as many at most.
# It falls to a fifth of what theory says at most, so that no key rings at its first document, and
# rises by a factor of 150 at most, so that what nobody can miss still rings.
_STEP, _MONTH, _FALL, _RISE = 1.0, 28.0, math.log(5.0), 5.0
_LOWEST = math.log(10.0)


def run_length(group: Group, keys: int) -> float:
    """Return the mean run to a false alarm per key, in days, that keeps a group to the rate it
    states for all its keys together.
    """
    if group.alerts_per_month is None:
        return RUN_LENGTH
    return max(DAYS_A_MONTH, DAYS_A_MONTH * max(1, keys) / group.alerts_per_month)


def with_crossing(reading: Message, length: float, *, crossed: bool) -> Message:
    """Return what a reading says, with the level it crossed, named by the rate of false alarms it
    stands for.
    """
    return message("watch-crossed", reading=reading, length=round(length)) if crossed else reading


def strata(usual: Row) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Return the stratum of each key by what it has on a usual day."""
    return np.digitize(usual, _EDGES)


class Levels:
    """Where the statistics of a group's keys become alarms, stratum by stratum.

    What is stored and restored exactly. Adaptive conformal inference (Gibbs and Candes 2021), in
    nats: each alarm lifts the level of its stratum by a step, and each key-day without one lets it
    fall by the step over the stated run, so that alarms come at the stated rate in the long run
    whatever the days do, as far as the level may move.
    """

    def __init__(self, lifts: Row | None = None) -> None:
        """Begin at the level by theory, or go on from what was stored.

        How far each stratum's level stands above it.
        """
        self.lifts = np.zeros(STRATA) if lifts is None else lifts.copy()

    def of(self, length: float) -> Row:
        """Return the level of each stratum for a mean run of `length` days."""
        return np.asarray(np.maximum(math.log(length) + self.lifts, _LOWEST))

    def learn(
        self, stratum: np.ndarray[tuple[int, ...], np.dtype[np.int64]], rang: Chosen, length: float
    ) -> None:
        """Take in a day: the strata of the keys that were looked at, and which of them rang."""
        days = np.bincount(stratum, minlength=STRATA).astype(float)
        alarms = np.bincount(stratum[rang], minlength=STRATA).astype(float)
        step = np.minimum(_STEP, _STEP * length / (_MONTH * np.maximum(days, 1.0)))
        self.lifts = np.clip(self.lifts + step * (alarms - days / length), -_FALL, _RISE)


def e_bh(statistic: Row, days: Row, rate: float) -> Chosen:
    """Return the keys that e-BH chooses at a false discovery rate, whatever the dependence between
    them.

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
