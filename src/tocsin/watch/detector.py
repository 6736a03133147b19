"""Detectors of bursts in daily counts.

One interface, many keys at once, a fixed amount of state per key and no stored history. The primary
one is a mixture Shiryaev-Roberts e-detector (Shin, Ramdas and Rinaldo, e-detectors, 2024) on a
negative-binomial predictive; formulas and constants are those of the project's page on abnormal
attention. What comes out of a detector is a statistic whose threshold is set to a rate of false
alarms (`level.py`); it is never an evidence ratio. A step is a day; banks of dense keys go by
hours.
"""

import functools
from abc import ABC, abstractmethod
from typing import NamedTuple, Protocol

import numpy as np

Row = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Chosen = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

# Multiples of the expected rate that the mixture is built for.
KAPPAS = np.array([1.5, 2.0, 3.0, 5.0, 10.0, 20.0])
# Half-lives of the rates, in days, and how much each counts before anything is seen; chosen in
# simulation and on history (decision 0020).
_DECAYS = 0.5 ** (1 / np.array([5.0, 14.0, 35.0]))
_FIRST_WEIGHTS = np.log(np.array([0.05, 0.15, 0.8]))
SPEEDS = len(_DECAYS)
# What each day keeps of how well the rates foretold the days before it.
_FORGET = 0.95
# A day adds to the dispersion and to the covariance what lies so many standard deviations above its
# mean at most, and they are never taken to be more than so much: otherwise the first day of a burst
# would hide the second.
_SPREAD, _MOST_DISPERSION, _MOST_COVARIANCE = 2.0, 4.0, 2.0
_SLOW_DECAY = 0.5 ** (1 / 90)
# How much the covariance of neighbouring days adds to the dispersion; chosen in simulation
# (bench/bursts.py).
_DEPENDENCE = 2.0
# Learning is winsorised this many standard deviations above the mean, so that a burst does not
# become the habit.
_WINSOR = 3.0
# What is held of a key beside what was seen of it, for good: half a document in a day (Jeffreys'
# prior), so that a key that was never touched for a year does not ring at its first document;
# chosen in simulation (bench/bursts.py).
_PRIOR_A, _PRIOR_B = 0.5, 1.0
_NEVER = 1e-300
_LEAST = 1e-6
# The greatest step of a day's log likelihood ratio, so that no state overflows.
_GREATEST = 50.0


class Detector(Protocol):
    """Looks at one day of many keys at a time."""

    name: str

    @property
    def state(self) -> Row:
        """Return everything it knows, one row per key: what is stored and restored exactly."""
        ...

    def expect(self, exposure: Row) -> tuple[Row, Row]:
        """Return mean and size of the negative binomial each key is expected to follow today,
        before it is seen.
        """
        ...

    def update(self, observed: Row, exposure: Row) -> Row:
        """Take in one day of every key, and return the statistic of each.

        `exposure` is 1 on a usual day.
        """
        ...

    def usual(self) -> Row:
        """Return how many documents each key has on a usual day."""
        ...

    def reset(self, rows: Chosen) -> None:
        """Let go of what was added up for some keys; what is known of their habit stays."""
        ...


class Habit:
    """What a key usually does.

    A rate that follows drift, how much it is dispersed, and how much its days depend on each other.
    The rate is the mean of three discounted Gamma-Poisson rates, each weighted by how well it
    foretold the last days (dynamic model averaging; Raftery, Karny and Ettler 2010): the slow one
    in calm, the fast ones in drift. Days that depend on each other make runs of high days that are
    no burst: the covariance of neighbouring days is added to the dispersion. Columns of its state:
    a, b and the logarithm of the weight of each rate; discounted sums of the dispersion (numerator,
    denominator) and of the covariance of neighbouring days (numerator, denominator); yesterday's
    residual and mean; the number of days.
    """

    COLUMNS = 3 * SPEEDS + 7

    @staticmethod
    def fresh(keys: int) -> Row:
        """Return the state of keys of which nothing is known."""
        return np.zeros((keys, Habit.COLUMNS))

    @staticmethod
    def weights(state: Row) -> Row:
        """Return how much each of the rates counts."""
        logs = state[:, 2 * SPEEDS : 3 * SPEEDS] + _FIRST_WEIGHTS
        weights = np.exp(logs - np.maximum.reduce(logs, axis=1, keepdims=True))
        return np.asarray(weights / np.add.reduce(weights, axis=1, keepdims=True))

    @staticmethod
    def rates(state: Row) -> Row:
        """Return each of the rates."""
        return np.asarray(
            (state[:, :SPEEDS] + _PRIOR_A) / (state[:, SPEEDS : 2 * SPEEDS] + _PRIOR_B)
        )

    @staticmethod
    def rate(state: Row) -> Row:
        """Return how many documents a usual day has, as far as is known."""
        return np.asarray(np.add.reduce(Habit.weights(state) * Habit.rates(state), axis=1))

    @staticmethod
    def expect(state: Row, exposure: Row) -> tuple[Row, Row]:
        """Return (mean, size) of the negative binomial."""
        foretold = Habit.foretell(state, exposure)
        return foretold.mean, foretold.size

    @staticmethod
    def foretell(state: Row, exposure: Row) -> "_Foretold":
        """Return the negative binomial of a day. Uncertainty of the rate itself widens it."""
        weights, rates = Habit.weights(state), Habit.rates(state)
        weighted = weights * rates
        rate = np.add.reduce(weighted, axis=1)
        known = (
            np.add.reduce(weights * rates**2 * (1.0 + 1.0 / (state[:, :SPEEDS] + _PRIOR_A)), axis=1)
            / rate**2
            - 1.0
        )
        rest = state[:, 3 * SPEEDS :]
        dispersion = _within((rest[:, 0] + 1.0) / (rest[:, 1] + 1.0), 0.05, _MOST_DISPERSION)
        covariance = _within(rest[:, 2] / (rest[:, 3] + 2.0), 0.0, _MOST_COVARIANCE)
        size = 1.0 / (dispersion + _DEPENDENCE * covariance + known)
        return _Foretold(np.maximum(rate * exposure, _LEAST), size, rates)

    @staticmethod
    def learn(
        state: Row, observed: Row, exposure: Row, foretold: "_Foretold", steps: int = 1
    ) -> None:
        """Take in a day, or one of so many `steps` of it, winsorised, so that a burst does not
        become the habit.
        """
        mean, size, rates = foretold
        fade, slow, forget = _fades(steps)
        deviation = np.sqrt(mean + mean**2 / size)
        capped = np.minimum(observed, mean + _WINSOR * deviation + 1.0)
        residual = capped - mean
        means, sizes = rates * exposure[:, None], size[:, None]
        both = means + sizes
        likelihoods = capped[:, None] * np.log(means / both) - sizes * np.log(both)
        logs = forget * state[:, 2 * SPEEDS : 3 * SPEEDS] + likelihoods
        state[:, 2 * SPEEDS : 3 * SPEEDS] = logs - np.maximum.reduce(logs, axis=1, keepdims=True)
        state[:, :SPEEDS] = fade * state[:, :SPEEDS] + capped[:, None]
        state[:, SPEEDS : 2 * SPEEDS] = fade * state[:, SPEEDS : 2 * SPEEDS] + exposure[:, None]
        rest = state[:, 3 * SPEEDS :]
        spread = np.minimum(residual, _SPREAD * deviation)
        rest[:, 0] = np.maximum(slow * rest[:, 0] + spread**2 - mean, 0.0)
        rest[:, 1] = slow * rest[:, 1] + mean**2
        rest[:, 2] = np.maximum(slow * rest[:, 2] + spread * rest[:, 4], -1.0)
        rest[:, 3] = slow * rest[:, 3] + mean * rest[:, 5]
        rest[:, 4], rest[:, 5] = spread, mean
        rest[:, 6] += 1


class _Foretold(NamedTuple):
    """What is expected of the next day: mean and size, one of each key, and the rates, a row of
    each key.
    """

    mean: Row
    size: Row
    rates: Row


@functools.cache
def _fades(steps: int) -> tuple[Row, float, float]:
    """Return what one of so many steps of a day keeps of the rates, of the dispersion and
    covariance, and of how well the rates foretold.
    """
    return _DECAYS ** (1 / steps), _SLOW_DECAY ** (1 / steps), _FORGET ** (1 / steps)


def _within(values: Row, least: float, most: float) -> Row:
    """Return values within bounds; `numpy.clip` takes several times as long for a few."""
    return np.asarray(np.minimum(np.maximum(values, least), most))


class _OnHabit(ABC):
    """A detector that sets each day against the key's habit.

    What it adds up stands in the columns behind the habit's.
    """

    name = ""
    own = 0

    def __init__(self, keys: int = 1, state: Row | None = None, steps: int = 1) -> None:
        """Begin `keys` keys anew, or go on from a stored state; a day has so many `steps`."""
        self.state = (
            np.hstack([Habit.fresh(keys), np.zeros((keys, self.own))])
            if state is None
            else state.copy()
        )
        self._steps = steps

    def expect(self, exposure: Row) -> tuple[Row, Row]:
        """Return mean and size of what is expected today."""
        return Habit.expect(self.state[:, : Habit.COLUMNS], exposure)

    def update(self, observed: Row, exposure: Row) -> Row:
        """Take in one day."""
        habit = self.state[:, : Habit.COLUMNS]
        foretold = Habit.foretell(habit, exposure)
        statistic = self._add(observed, foretold.mean, foretold.size)
        Habit.learn(habit, observed, exposure, foretold, self._steps)
        return statistic

    def usual(self) -> Row:
        """Return how many documents each key has on a usual day."""
        return Habit.rate(self.state[:, : Habit.COLUMNS])

    def reset(self, rows: Chosen) -> None:
        """Let go of what was added up for some keys."""
        self.state[rows, Habit.COLUMNS :] = 0.0

    @abstractmethod
    def _add(self, observed: Row, mean: Row, size: Row) -> Row:
        """Add a day to what the statistic is made of."""


class MixtureSR(_OnHabit):
    """The mixture Shiryaev-Roberts e-detector: R = (1 + R) * LR for six multiples of the rate.

    The statistic is ln of their mean.
    """

    name = "mixture SR"
    own = len(KAPPAS)

    def _add(self, observed: Row, mean: Row, size: Row) -> Row:
        """Multiply in the likelihood ratios of the day."""
        sums = self.state[:, Habit.COLUMNS :]
        sums[:] = (1.0 + sums) * np.exp(np.minimum(log_ratios(observed, mean, size), _GREATEST))
        np.minimum(sums, np.exp(_GREATEST * 8), out=sums)
        return np.asarray(np.log(np.maximum(np.add.reduce(sums, axis=1) / len(KAPPAS), _NEVER)))


class CusumBank(_OnHabit):
    """A bank of negative-binomial CUSUMs (Page 1954.

    Hoehle & Paul 2008), one per multiple of the rate; the statistic is the largest.
    """

    name = "NB-CUSUM bank"
    own = len(KAPPAS)

    def _add(self, observed: Row, mean: Row, size: Row) -> Row:
        """Add the log likelihood ratios of the day."""
        sums = self.state[:, Habit.COLUMNS :]
        sums[:] = np.maximum(0.0, sums + np.minimum(log_ratios(observed, mean, size), _GREATEST))
        return np.asarray(sums.max(axis=1))


class QuasiFocus(_OnHabit):
    """Poisson FOCuS (Ward et al. 2024) over the last sixty days, its statistic divided by the
    dispersion (quasi-Poisson).

    FOCuS finds the maximum over all past days exactly; here the window is sixty days, which is
    longer than any burst that is looked for.
    """

    name = "quasi-Poisson FOCuS"
    window = 60
    own = 2 * window

    def _add(self, observed: Row, mean: Row, size: Row) -> Row:
        """Add the day to the sums since each of the last days, and take the best of them."""
        sums = self.state[:, Habit.COLUMNS :].reshape(len(self.state), self.window, 2)
        sums[:, 1:] = sums[:, :-1].copy()
        sums[:, 0] = 0.0
        sums[:, :, 0] += observed[:, None]
        sums[:, :, 1] += mean[:, None]
        self.state[:, Habit.COLUMNS :] = sums.reshape(len(self.state), -1)
        seen, due = sums[:, :, 0], np.maximum(sums[:, :, 1], _LEAST)
        gain = np.where(
            seen > due, seen * np.log(np.maximum(seen, _LEAST) / due) - (seen - due), 0.0
        )
        return np.asarray(gain.max(axis=1) / (1.0 + mean / size))


class _Window:
    """A detector that keeps the last days themselves."""

    name = ""
    days = 0
    extra = 0

    def __init__(self, keys: int = 1, state: Row | None = None) -> None:
        """Begin `keys` keys anew, or go on from a stored state."""
        self.state = (
            np.hstack([np.full((keys, self.days), np.nan), np.zeros((keys, self.extra))])
            if state is None
            else state.copy()
        )

    def expect(self, exposure: Row) -> tuple[Row, Row]:
        """Return mean and size (of a Poisson, nearly) of the days in the window."""
        known = self.state[:, : self.days]
        number = np.maximum((~np.isnan(known)).sum(axis=1), 1)
        mean = np.nansum(known, axis=1) / number
        return np.maximum(mean * exposure, _LEAST), np.full(len(mean), 1e6)

    def usual(self) -> Row:
        """Return how many documents each key had a day, of the days in the window."""
        return self.expect(np.ones(len(self.state)))[0]

    def reset(self, rows: Chosen) -> None:
        """Let go of what was added up for some keys; the days themselves stay."""
        self.state[rows, self.days :] = 0.0

    def _shift(self, observed: Row, exposure: Row) -> None:
        """Take in a day, as it would be at usual exposure."""
        self.state[:, 1 : self.days] = self.state[:, : self.days - 1].copy()
        self.state[:, 0] = observed / np.maximum(exposure, _LEAST)


class MovingZ(_Window):
    """The moving z-score that dashboards use.

    Standard deviations above the mean of the last 28 days.
    """

    name = "moving z-score"
    days = 28

    def update(self, observed: Row, exposure: Row) -> Row:
        """Take in one day."""
        mean, deviation = _spread(self.state)
        statistic = (observed / np.maximum(exposure, _LEAST) - mean) / np.maximum(deviation, 0.5)
        self._shift(observed, exposure)
        return np.asarray(np.where(np.isfinite(statistic), statistic, 0.0))


class EarsC3(_Window):
    """EARS C3 (Hutwagner et al. 2003).

    Three days' excess over one standard deviation above the mean of seven days, two days back.
    """

    name = "EARS C3"
    days = 9
    extra = 2

    def update(self, observed: Row, exposure: Row) -> Row:
        """Take in one day."""
        mean, deviation = _spread(self.state[:, 2:9])
        c2 = (observed / np.maximum(exposure, _LEAST) - mean) / np.maximum(deviation, 0.5)
        excess = np.maximum(0.0, np.where(np.isfinite(c2), c2, 0.0) - 1.0)
        statistic = excess + self.state[:, -1] + self.state[:, -2]
        self.state[:, -2] = self.state[:, -1]
        self.state[:, -1] = excess
        self._shift(observed, exposure)
        return np.asarray(statistic)


def _spread(known: Row) -> tuple[Row, Row]:
    """Return mean and standard deviation of the days that are known; of none, not a number."""
    there = ~np.isnan(known)
    number = there.sum(axis=1)
    full = np.where(there, known, 0.0)
    mean = np.where(number > 0, full.sum(axis=1) / np.maximum(number, 1), np.nan)
    squares = np.where(there, (full - np.nan_to_num(mean)[:, None]) ** 2, 0.0).sum(axis=1)
    return mean, np.sqrt(squares / np.maximum(number - 1, 1))


def log_ratios(observed: Row, mean: Row, size: Row) -> Row:
    """Return ln NB(kappa * mean) / NB(mean) of a day, one column per kappa."""
    r = (size[:, None] + mean[:, None]) / (size[:, None] + KAPPAS * mean[:, None])
    return np.asarray(observed[:, None] * np.log(KAPPAS * r) + size[:, None] * np.log(r))


def band(mean: float, size: float) -> tuple[float, float]:
    """Return the range in which a usual day lies: about nine days of ten, never below zero."""
    deviation = float(np.sqrt(mean + mean * mean / size))
    return max(0.0, mean - 1.645 * deviation), mean + 1.645 * deviation


PRIMARY = MixtureSR.name
