"""The primary detector: a mixture Shiryaev-Roberts e-detector on a negative-binomial predictive.

Shin, Ramdas and Rinaldo (e-detectors, 2024); the formulas and their constants are those of the project's page on abnormal
attention. Constant time and memory per key and day. `log_e` is an alarm statistic, not an evidence ratio.
"""

import math
from dataclasses import dataclass, field

# Multiples of the expected rate that the mixture is built for.
KAPPAS = (1.5, 2.0, 3.0, 5.0, 10.0, 20.0)
_DECAY = 0.5 ** (1 / 35)
_SLOW_DECAY = 0.5 ** (1 / 90)
# Learning is winsorised this many standard deviations above the mean, so that a burst does not become the habit.
_WINSOR = 3.0
_LAG = 3
# Prior of a key that was never seen: a rate of .05 a day, worth half a day.
_PRIOR_A, _PRIOR_B = 0.05, 1.0
# Mean run length to a false alarm, in days, that the threshold stands for when there is no change.
RUN_LENGTH = 1000.0
LOG_THRESHOLD = math.log(RUN_LENGTH)


@dataclass(slots=True)
class Baseline:
    """A discounted Gamma-Poisson habit: `a` posts in `b` days of exposure."""

    decay: float
    a: float = _PRIOR_A
    b: float = _PRIOR_B

    def learn(self, seen: float, exposure: float) -> None:
        """Take in one day."""
        self.a = self.decay * self.a + seen
        self.b = self.decay * self.b + exposure


@dataclass(slots=True)
class Detector:
    """One key. `update` takes a day's count and exposure and returns what was expected and the alarm statistic."""

    long: Baseline = field(default_factory=lambda: Baseline(_DECAY))
    short: Baseline = field(default_factory=lambda: Baseline(0.5 ** (1 / 7)))
    waiting: list[tuple[float, float]] = field(default_factory=list)
    numerator: float = 0.0
    denominator: float = 0.0
    days: int = 0
    sums: list[float] = field(default_factory=lambda: [0.0] * len(KAPPAS))

    def update(self, observed: int, exposure: float) -> tuple[float, float, float]:
        """Take one day: `observed` posts at `exposure` (group volume and weekday, 1 is usual).

        Returns (expected, size, log_e); expected and size are those of the negative binomial before the day was seen.
        """
        mean, size = self._predict(exposure)
        self._accumulate(observed, mean, size)
        self._learn(observed, exposure, mean, size)
        self.days += 1
        average = sum(self.sums) / len(self.sums)
        return mean, size, math.log(average) if average > 0 else 0.0

    def _predict(self, exposure: float) -> tuple[float, float]:
        """Return the mean and the size; the two-speed baseline takes the higher rate."""
        rate_long, rate_short = self.long.a / self.long.b, self.short.a / self.short.b
        rate = max(rate_long, rate_short if self.days > 14 else 0.0)
        ratio = (self.numerator + 1.0) / (self.denominator + 1.0)
        inverse = min(8.0, max(0.05, ratio)) + 1.0 / max(self.long.a, 0.05)
        return max(rate * exposure, 1e-6), 1.0 / inverse

    def _accumulate(self, observed: int, mean: float, size: float) -> None:
        """Multiply in the likelihood ratios of the day."""
        for index, kappa in enumerate(KAPPAS):
            r = (size + mean) / (size + kappa * mean)
            log_ratio = observed * math.log(kappa * r) + size * math.log(r)
            self.sums[index] = (1.0 + self.sums[index]) * math.exp(min(log_ratio, 50.0))

    def _learn(self, observed: int, exposure: float, mean: float, size: float) -> None:
        """Learn from the winsorised count; the short baseline lags three days."""
        deviation = math.sqrt(mean + mean * mean / size)
        capped = min(float(observed), mean + _WINSOR * deviation + 1.0)
        self.long.learn(capped, exposure)
        self.waiting.append((capped, exposure))
        if len(self.waiting) > _LAG:
            self.short.learn(*self.waiting.pop(0))
        self.numerator = _SLOW_DECAY * self.numerator + (capped - mean) ** 2 - mean
        self.denominator = _SLOW_DECAY * self.denominator + mean * mean
        self.numerator = max(self.numerator, 0.0)


def band(mean: float, size: float) -> tuple[float, float]:
    """Return the range in which a usual day lies: about nine days of ten, never below zero."""
    deviation = math.sqrt(mean + mean * mean / size)
    return max(0.0, mean - 1.645 * deviation), mean + 1.645 * deviation
