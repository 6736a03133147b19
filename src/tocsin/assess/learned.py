"""What outcomes say of the general table: how often indicators of a grade were observed, by class.

Each grade stands for a probability of being observed under a hypothesis. The expert's figure is the
prior, as a beta distribution with the expert's interval. Classes of problems differ: the rate of a
class is drawn around the rate of the grade (beta-binomial), and how far classes differ is learned,
too. So a class with few outcomes leans on all others, and one with many stands for itself (partial
pooling). Everything is computed on a fixed grid: same input, same output.
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from tocsin.assess.scores import Values
from tocsin.records import Likelihood

# The rate of a grade is looked at in so many steps, and how alike classes are at these strengths:
# a class's own rate is as close to the grade's as if so many trials had been seen of it.
_STEPS = 199
_ALIKE = np.geomspace(2.0, 200.0, 12)
# The interval holds nine times in ten, as the scores' do; the expert's holds eight.
_EDGES = (0.05, 0.95)
_EXPERT_HOLDS = 1.2816
_LEAST_STRENGTH = 2.0


class Trials(NamedTuple):
    """How often indicators of a grade could be observed, and how often they were; shares of a trial
    are counted where it is not known which rival hypothesis held.
    """

    number: float
    observed: float


class Learned(NamedTuple):
    """A rate with the interval that holds nine times in ten."""

    mean: float
    low: float
    high: float


class LearnedGrade(NamedTuple):
    """What outcomes say of one grade: over all classes, and of each class."""

    all: Learned
    classes: dict[str, Learned]


def learn(expert: Likelihood, trials: Mapping[str, Trials]) -> LearnedGrade:
    """Return what trials by class make of an expert's figure."""
    rate = np.arange(1, _STEPS + 1) / (_STEPS + 1)
    weights = _log_beta(rate, *_as_beta(expert))[:, None] + np.zeros(len(_ALIKE))[None, :]
    for of_class in trials.values():
        weights = weights + _beta_binomial(rate, of_class)
    joint = np.exp(weights - weights.max())
    joint /= joint.sum()
    classes = {name: _of_class(rate, joint, of_class) for name, of_class in sorted(trials.items())}
    return LearnedGrade(_summed(rate, joint.sum(axis=1)), classes)


def _as_beta(expert: Likelihood) -> tuple[float, float]:
    """Return the beta distribution of an expert's figure and interval."""
    spread = max((expert.high - expert.low) / (2 * _EXPERT_HOLDS), 1e-3)
    strength = max(expert.p * (1 - expert.p) / spread**2 - 1, _LEAST_STRENGTH)
    return expert.p * strength, (1 - expert.p) * strength


def _log_beta(rate: Values, seen: float, missed: float) -> Values:
    """Return the logarithm of a beta density, up to a constant."""
    return np.asarray((seen - 1) * np.log(rate) + (missed - 1) * np.log1p(-rate), dtype=np.float64)


_gammas = np.vectorize(math.lgamma, otypes=[np.float64])


def _beta_binomial(rate: Values, trials: Trials) -> Values:
    """Return the logarithm of the chance of a class's trials, for each rate and likeness."""
    yes, no = rate[:, None] * _ALIKE[None, :], (1 - rate)[:, None] * _ALIKE[None, :]
    missed = trials.number - trials.observed
    seen = _gammas(yes + trials.observed) - _gammas(yes)
    unseen = _gammas(no + missed) - _gammas(no)
    both = _gammas(_ALIKE) - _gammas(_ALIKE + trials.number)
    return np.asarray(seen + unseen + both[None, :], dtype=np.float64)


def _of_class(rate: Values, joint: Values, trials: Trials) -> Learned:
    """Return the rate of one class: its own trials, and what the grade lends it."""
    missed = trials.number - trials.observed
    mixed = np.zeros(_STEPS)
    for place, alike in enumerate(_ALIKE):
        for step, weight in zip(rate, joint[:, place], strict=True):
            if weight > 1e-6:
                seen = step * alike + trials.observed
                logs = _log_beta(rate, seen, (1 - step) * alike + missed)
                own = np.exp(logs - logs.max())
                mixed += weight * own / own.sum()
    return _summed(rate, mixed)


def _summed(rate: Values, weights: Values) -> Learned:
    """Return mean and interval of a distribution on the grid."""
    share = weights / weights.sum()
    total = np.cumsum(share)
    low, high = (float(rate[int(np.searchsorted(total, edge))]) for edge in _EDGES)
    return Learned(float((rate * share).sum()), low, high)
