"""The watch over one group: what it knows is a state that is stored and restored exactly."""

import datetime as dt

import numpy as np
import pytest

from tocsin.records import Count, Group, Key
from tocsin.watch.group import GroupWatch, can_tell, discounted, row_of

FIRST = dt.date(2021, 10, 1)
GROUP = Group(id="g", name="g", members=("a", "b"), known_from=FIRST, reference="t")
LAB, MILL = Key(group="g", site_id="lab"), Key(group="g", site_id="mill")


def take(watch: GroupWatch, number: int) -> object:
    """Take in a day: the laboratory every third day, the mill from the twentieth on."""
    day = FIRST + dt.timedelta(days=number)
    keys = [LAB] * (number % 3 == 0) + [MILL] * (number >= 20 and number % 4 == 0)
    counts = [Count(day=day, key=key, documents=1, origins=1) for key in keys]
    return watch.take(day, counts, {"a": 5, "b": 3 + number % 7})


def test_a_watch_that_was_stopped_goes_on_as_if_it_were_not() -> None:
    whole = GroupWatch(GROUP)
    days = [take(whole, number) for number in range(45)]
    stopped = GroupWatch(GROUP)
    for number in range(23):
        take(stopped, number)
    again = GroupWatch(GROUP, state=stopped.state())
    assert [take(again, number) for number in range(23, 45)] == days[23:]
    assert again.state() == whole.state()


def test_a_key_begins_where_one_that_was_never_touched_stands() -> None:
    watch = GroupWatch(GROUP)
    for number in range(20):
        take(watch, number)
    state = watch.state()
    assert state.keys == (LAB,)
    assert np.array_equal(row_of(state, MILL), row_of(state, Key(group="g", site_id="никто")))
    assert not np.array_equal(row_of(state, LAB), row_of(state, MILL))


def test_nothing_is_told_before_four_weeks_nor_on_a_day_without_a_word() -> None:
    watch = GroupWatch(GROUP)
    told = [can_tell(take(watch, number)) for number in range(32)]  # type: ignore[arg-type]
    assert told == [False] * 28 + [True] * 4
    silent = watch.take(FIRST + dt.timedelta(days=32), [], {"a": 0})
    assert not can_tell(silent)
    assert silent.written == 0


def test_a_watch_that_saw_no_day_has_no_state() -> None:
    with pytest.raises(ValueError, match="no day"):
        GroupWatch(GROUP).state()


def test_the_first_values_of_a_mean_weigh_as_much_as_any() -> None:
    mean, weight = None, 0.0
    for value in (2.0, 4.0, 6.0):
        mean, weight = discounted(mean, weight, value, 1.0)
    assert mean == pytest.approx(4.0)
    assert weight == 3.0
