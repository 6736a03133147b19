"""The weekly cycle: every weekday begins as an ordinary one, learns slowly, and the mean over the
week is one.
"""

import pytest

from tocsin.watch.habits import Weekdays


def test_nothing_is_known_at_first() -> None:
    assert [Weekdays().factor(day) for day in range(7)] == [1.0] * 7


def test_a_busy_day_is_learned_and_the_mean_stays() -> None:
    week = Weekdays()
    for _ in range(60):
        for day in range(7):
            week.learn(day, 20.0 if day == 0 else 10.0, 10.0 * week.factor(day))
    factors = [week.factor(day) for day in range(7)]
    assert factors[0] > 1.3
    assert sum(factors) / 7 == pytest.approx(1.0)


def test_one_burst_does_not_become_the_rule() -> None:
    week = Weekdays()
    week.learn(2, 10_000.0, 10.0)
    assert week.factor(2) < 2.5


def test_a_copy_is_independent() -> None:
    week = Weekdays()
    other = week.copy()
    other.learn(1, 50.0, 10.0)
    assert week.factor(1) == 1.0
