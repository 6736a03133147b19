"""The time of day and the zone are taken out of a stated date; the day is left."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.language.fold import fold
from tocsin.language.moment_clocks import take_clock


def hours(number: float) -> dt.timedelta:
    """Return so many hours."""
    return dt.timedelta(hours=number)


@pytest.mark.parametrize(
    ("text", "time", "shift", "rest"),
    [
        ("2022-01-09 14:35", 14 + 35 / 60, None, "2022-01-09"),
        ("2022-01-09 14:35:00.123 +03:00", 14 + 35 / 60, 3, "2022-01-09"),
        ("2022-01-09 00:00 -0530", 0, -5.5, "2022-01-09"),
        ("9 января 2022, 14:30", 14.5, None, "9 января 2022,"),
        ("14:30, 9 қаңтар 2022", 14.5, None, ", 9 қаңтар 2022"),
        ("9 січня 2022 14.30", 14.5, None, "9 січня 2022"),
        ("9 janvier 2022 14h30", 14.5, None, "9 janvier 2022"),
        ("9 января 2022 14 ч. 30 мин.", 14.5, None, "9 января 2022"),
        ("Jan 9, 2022 2:30 PM", 14.5, None, "jan 9, 2022"),
        ("Jan 9, 2022 12:30 a.m.", 0.5, None, "jan 9, 2022"),
        ("Jan 9, 2022 12:30 p.m.", 12.5, None, "jan 9, 2022"),
        ("2022-01-09 24:00", 24, None, "2022-01-09"),
        ("2022-01-09 23:59:60", 24, None, "2022-01-09"),
        ("2022-01-09", None, None, "2022-01-09"),
        ("2022-01-09z", None, None, "2022-01-09"),
        ("2022-01-09+03:00", None, None, "2022-01-09"),
        ("", None, None, ""),
    ],
)
def test_a_time_is_taken_out_and_the_day_is_left(
    text: str, time: float | None, shift: float | None, rest: str
) -> None:
    clock = take_clock(fold(text), [])
    assert clock.why == ""
    assert clock.time == (None if time is None else hours(time))
    assert clock.shift == (None if shift is None else hours(shift))
    assert " ".join(clock.rest.split()) == rest


@pytest.mark.parametrize(
    ("text", "zone", "more"),
    [
        ("2022-01-09 14:35 мск", "мск", 0),
        ("9 января 2022, 14:35 по московскому времени", "по московскому времени", 0),
        ("14:35 мск, 9 января 2022", "мск", 0),
        ("2022-01-09 14:35 utc", "utc", 0),
        ("2022-01-09 14:35 мск+2", "мск", 2),
    ],
)
def test_a_zone_may_be_named(text: str, zone: str, more: int) -> None:
    clock = take_clock(fold(text), [])
    assert (clock.zone, clock.more, clock.shift) == (zone, hours(more), None)


def test_a_shift_behind_universal_time_counts_from_there() -> None:
    assert take_clock("2022-01-09 14:35 utc+5", []).shift == hours(5)
    assert take_clock("2022-01-09 14:35 gmt-3", []).shift == hours(-3)


def test_a_zone_in_a_comment_counts_where_none_stands_behind_the_time() -> None:
    assert take_clock("2022-01-09 14:35", ["msk"]).zone == "msk"
    assert take_clock("2022-01-09 14:35 +0300", ["est"]).shift == hours(3)
    assert take_clock("2022-01-09 14:35", ["updated"]).zone == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2022-01-09 25:00", "time of day is none"),
        ("2022-01-09 14:60", "time of day is none"),
        ("2022-01-09 24:01", "time of day is none"),
        ("2022-01-09 12:30:60", "time of day is none"),
        ("2022-01-09 13:30 am", "time of day is none"),
        ("2022-01-09 0:30 pm", "time of day is none"),
        ("10:00 - 11:00 2022-01-09", "two times of day"),
        ("2022-01-09 14:35 qqt", "time zone is not known"),
        ("2022-01-09 14:35 +20:00", "that far from UTC"),
    ],
)
def test_a_clock_that_cannot_be_says_why(text: str, why: str) -> None:
    assert why in take_clock(text, []).why


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 59), st.integers(-11, 13))
def test_every_time_of_day_is_read_as_it_was_written(
    hour: int, minute: int, second: int, shift: int
) -> None:
    clock = take_clock(f"2022-01-09 {hour:02}:{minute:02}:{second:02} {shift:+03}:00", [])
    assert clock.time == dt.timedelta(hours=hour, minutes=minute, seconds=second)
    assert clock.shift == hours(shift)
