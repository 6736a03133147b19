"""What the keys of a group share.

The weekly cycle of what they are touched by, pooled over all of them.
"""

from dataclasses import dataclass, field

_DECAY = 0.5 ** (1 / 120)
# Every weekday begins as an ordinary day, worth so many expected documents.
_SHRINK = 20.0


@dataclass(slots=True)
class Weekdays:
    """How much a weekday differs from the others.

    Observed against expected, discounted, shrunk towards 1.
    """

    seen: list[float] = field(default_factory=lambda: [0.0] * 7)
    due: list[float] = field(default_factory=lambda: [0.0] * 7)

    def factor(self, weekday: int) -> float:
        """Return the factor of a weekday (Monday is 0); the mean over the week is 1."""
        raw = [(s + _SHRINK) / (d + _SHRINK) for s, d in zip(self.seen, self.due, strict=True)]
        return raw[weekday] / (sum(raw) / len(raw))

    def learn(self, weekday: int, observed: float, expected: float) -> None:
        """Take in a day: `expected` is what was due with the factor in it."""
        base = expected / self.factor(weekday)
        self.seen[weekday] = _DECAY * self.seen[weekday] + min(observed, 3 * base + 3)
        self.due[weekday] = _DECAY * self.due[weekday] + base

    def copy(self) -> "Weekdays":
        """Return an independent copy."""
        return Weekdays(list(self.seen), list(self.due))
