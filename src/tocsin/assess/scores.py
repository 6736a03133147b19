"""Scores of probabilities, with intervals from a bootstrap over blocks of days.

Brier (1950), the logarithmic score in nats, skill against another forecaster, the parts of the
Brier score after Murphy (1973), discrimination as the area under the ROC curve. Forecasts of one
day share the news of that day, and windows of neighbouring days overlap: so blocks of days are
drawn, all problems together (moving blocks, Kuensch 1989), with a fixed seed.
"""

import datetime as dt
import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

Values = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Numbers = np.ndarray[tuple[int, ...], np.dtype[np.int64]]

DRAWS, SEED = 1_000, 20_220_224
# Intervals hold nine times in ten.
EDGES = (5.0, 95.0)
# Below this many resolved warnings nothing is said of skill (docs/judgement.md).
ENOUGH = 50
# A probability is never taken for certain: a single surprise would cost everything.
_CLIP = 0.001
# The edges of the reliability diagram are those of the bands of ICD 203.
BANDS = (0.0, 0.05, 0.20, 0.45, 0.55, 0.80, 0.95, 1.0)


class Estimate(NamedTuple):
    """A figure with the interval that holds nine times in ten; None where it cannot be had."""

    value: float | None
    low: float | None = None
    high: float | None = None


class Bin(NamedTuple):
    """One point of a reliability diagram: how many forecasts, their mean, how many came true."""

    low: float
    high: float
    number: int
    mean: float
    happened: int

    @property
    def frequency(self) -> float:
        """Return the share that came true."""
        return self.happened / self.number


class Parts(NamedTuple):
    """The parts of the Brier score over the bins: reliability - resolution + uncertainty."""

    reliability: float
    resolution: float
    uncertainty: float


class Forecasts(NamedTuple):
    """Resolved forecasts: the day of each, its probability, and whether it came true (0 or 1)."""

    days: tuple[dt.date, ...]
    given: Values
    came: Values

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.days)


def brier(given: Values, came: Values) -> float:
    """Return the mean squared distance of probabilities from what happened."""
    return float(np.mean((given - came) ** 2))


def log_score(given: Values, came: Values) -> float:
    """Return the mean surprise in nats; probabilities are clipped to .001 and .999."""
    sure = np.clip(given, _CLIP, 1 - _CLIP)
    return float(-np.mean(np.log(np.where(came > 0, sure, 1 - sure))))


def skill(given: Values, reference: Values, came: Values) -> float | None:
    """Return by how much a Brier score is better than a reference's, as a share of it; None where
    the reference is never wrong.
    """
    other = brier(reference, came)
    return 1 - brier(given, came) / other if other > 0 else None


def discrimination(given: Values, came: Values) -> float | None:
    """Return the chance that something that happened had a higher probability than something that
    did not; equal ones count half. None where either is missing.
    """
    positive, negative = np.sort(given[came > 0]), np.sort(given[came == 0])
    if not len(positive) or not len(negative):
        return None
    below = np.searchsorted(negative, positive, side="left")
    upto = np.searchsorted(negative, positive, side="right")
    return float((below + upto).sum() / 2 / (len(positive) * len(negative)))


def reliability(given: Values, came: Values, edges: Sequence[float] = BANDS) -> list[Bin]:
    """Return the points of a reliability diagram, by the bands of ICD 203 or between other `edges`;
    empty ones are left out.
    """
    place = np.clip(np.digitize(given, edges) - 1, 0, len(edges) - 2)
    bins = []
    for number in range(len(edges) - 1):
        inside = place == number
        if inside.any():
            mean = float(given[inside].mean())
            happened = int(came[inside].sum())
            low, high = edges[number], edges[number + 1]
            bins.append(Bin(low, high, int(inside.sum()), mean, happened))
    return bins


def parts(bins: Sequence[Bin]) -> Parts:
    """Return the parts of the Brier score that some bins give (Murphy 1973)."""
    number = sum(b.number for b in bins)
    base = sum(b.happened for b in bins) / number
    return Parts(
        reliability=sum(b.number * (b.mean - b.frequency) ** 2 for b in bins) / number,
        resolution=sum(b.number * (b.frequency - base) ** 2 for b in bins) / number,
        uncertainty=base * (1 - base),
    )


def blocks(days: Sequence[dt.date], length: int, draws: int = DRAWS) -> list[Numbers]:
    """Return draws of the places of forecasts, made of blocks of so many days each.

    A block begins on any day and goes round the end, so that every day is drawn as often.
    """
    distinct = sorted(set(days))
    of_day: dict[dt.date, list[int]] = {day: [] for day in distinct}
    for place, day in enumerate(days):
        of_day[day].append(place)
    places = [np.array(of_day[day], dtype=np.int64) for day in distinct]
    random = np.random.default_rng(SEED)
    needed = math.ceil(len(distinct) / length)
    resamples = []
    for _number in range(draws):
        starts = random.integers(0, len(distinct), needed)
        drawn = ((start + np.arange(length)) % len(distinct) for start in starts)
        numbers = np.concatenate(list(drawn))[: len(distinct)]
        resamples.append(np.concatenate([places[n] for n in numbers]))
    return resamples


def with_interval(figure: Callable[[Numbers], float | None], draws: Sequence[Numbers]) -> Estimate:
    """Return a figure of all forecasts with the interval that draws of them give.

    The first of `draws` holds all of them.
    """
    value = figure(draws[0])
    if value is None:
        return Estimate(None)
    drawn = [estimate for draw in draws[1:] if (estimate := figure(draw)) is not None]
    if not drawn:
        return Estimate(value)
    low, high = np.percentile(drawn, EDGES)
    return Estimate(value, float(low), float(high))


def median(values: Sequence[float], draws: int = DRAWS) -> Estimate:
    """Return the median of some values, with its interval from a bootstrap of them."""
    if not values:
        return Estimate(None)
    rows = np.array(values, dtype=np.float64)
    random = np.random.default_rng(SEED)
    drawn = np.median(rows[random.integers(0, len(rows), (draws, len(rows)))], axis=1)
    low, high = np.percentile(drawn, EDGES)
    return Estimate(float(np.median(rows)), float(low), float(high))
