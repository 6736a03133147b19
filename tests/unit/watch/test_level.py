"""Levels keep alarms to a stated rate: they rise with alarms, fall in calm, within bounds; e-BH
chooses at a stated rate.
"""

import datetime as dt
import math

import numpy as np
import pytest

from tocsin.language.catalogues import LANGUAGES, Catalogue, english
from tocsin.records import Group, message
from tocsin.watch.level import RUN_LENGTH, Levels, e_bh, run_length, strata, with_crossing


def group(rate: float | None) -> Group:
    """Return a group that states how many alarms a month it wants."""
    return Group(
        id="g",
        name="g",
        members=("a",),
        known_from=dt.date(2021, 1, 1),
        reference="test",
        alerts_per_month=rate,
    )


def test_a_run_length_follows_the_stated_rate() -> None:
    assert run_length(group(None), 50) == RUN_LENGTH
    assert run_length(group(1.0), 10) == pytest.approx(304.4)
    assert run_length(group(1_000.0), 1) == pytest.approx(30.44)


def test_alarms_lift_a_level_and_calm_lowers_it() -> None:
    levels, stratum = Levels(), np.zeros(1, dtype=np.int64)
    start = levels.of(RUN_LENGTH)[0]
    levels.learn(stratum, np.array([True]), RUN_LENGTH)
    lifted = levels.of(RUN_LENGTH)[0]
    assert lifted > start
    for _ in range(100_000):
        levels.learn(stratum, np.array([False]), RUN_LENGTH)
    lowest = levels.of(RUN_LENGTH)[0]
    assert lowest < start
    assert lowest >= math.log(RUN_LENGTH) - math.log(5.0) - 1e-9


def test_keys_are_of_three_strata() -> None:
    assert list(strata(np.array([0.1, 0.2, 0.99, 1.0, 9.0]))) == [0, 1, 1, 2, 2]


def test_e_bh_chooses_what_stands_out_and_nothing_else() -> None:
    statistic, days = np.array([20.0, 1.0, 0.5]), np.full(3, 10.0)
    assert list(e_bh(statistic, days, 0.1)) == [True, False, False]
    assert not e_bh(np.zeros(3), days, 0.1).any()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_crossing_is_said_with_its_rate(language: str) -> None:
    plain = message("watch-tempo", observed=3, expected=1.0)
    assert with_crossing(plain, 1_000.0, crossed=False) == plain
    said = with_crossing(plain, 1_000.4, crossed=True)
    assert "one false alarm in 1,000 days" in english(said)
    words = Catalogue(language).say(said)
    assert words.startswith(Catalogue(language).say(plain))
    assert "000" in words
