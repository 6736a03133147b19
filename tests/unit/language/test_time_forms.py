"""What forms of time mean: intervals, days, months, seasons and decades."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.language.time_forms import calendar_day, day_and_month_readings
from tocsin.language.times import time_expressions
from tocsin.records import When

ANCHOR = dt.date(2022, 1, 12)


def one(text: str, language: str, anchor: dt.date | None = ANCHOR) -> When:
    """Return the only time of a text."""
    ((_, when),) = time_expressions(text, language, anchor)
    return when


@pytest.mark.parametrize(
    ("text", "language", "first", "last", "role"),
    [
        ("He left two or three weeks ago.", "en", -21, -14, "at"),
        ("Они уйдут через двадцать пять дней.", "ru", 25, 25, "at"),
        ("Міст відкриють через 48 годин.", "uk", 2, 2, "at"),
        ("Они уйдут через полторы недели.", "ru", 11, 11, "at"),
        ("В течение трёх часов дорогу откроют.", "ru", 0, 1, "duration"),
        ("Осталось пять дней.", "ru", 5, 5, "deadline"),
        ("Үш күннен кейін олар кетеді.", "kk", 3, 3, "at"),
        ("Они ушли сутки назад.", "ru", -1, -1, "at"),
    ],
)
def test_an_interval_is_counted_in_days(
    text: str, language: str, first: int, last: int, role: str
) -> None:
    when = one(text, language, None)
    assert (when.start_days, when.end_days, when.role) == (first, last, role)


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("С 28 декабря по 8 января мост закрыт.", "ru", "2021-12-28", "2022-01-08"),
        ("From 10 to 14 January 2022 the bridge is closed.", "en", "2022-01-10", "2022-01-14"),
        ("В ночь на 10 января был взрыв.", "ru", "2022-01-09", "2022-01-10"),
        ("Взимку 2021 року міст закрили.", "uk", "2021-12-01", "2022-02-28"),
        ("В середине 1990-х годов мост построили.", "ru", "1994-01-01", "1996-12-31"),
        ("До конца февраля мост откроют.", "ru", "2022-02-28", "2022-02-28"),
        ("They meet on 29 February 2024.", "en", "2024-02-29", "2024-02-29"),
        ("В феврале 2024 года мост закрыли.", "ru", "2024-02-01", "2024-02-29"),
        ("В начале февраля мост закроют.", "ru", "2022-02-01", "2022-02-10"),
        ("2022 жылғы 5 қаңтарда көпір жабылды.", "kk", "2022-01-05", "2022-01-05"),
        ("Мост закрыли 13.01.22.", "ru", "2022-01-13", "2022-01-13"),
        ("Мост закрыли 31.12.1999.", "ru", "1999-12-31", "1999-12-31"),
    ],
)
def test_days_of_the_calendar(text: str, language: str, first: str, last: str) -> None:
    when = one(text, language)
    assert (str(when.start), str(when.end)) == (first, last)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Мост закрыли 29 февраля 2021 года.", "ru"),
        ("The bridge closed on 31.04.2022.", "en"),
        ("From 30 to 31 February 2022 the bridge is closed.", "en"),
        ("00/00/2022", "en"),
    ],
)
def test_a_day_that_is_not_in_the_calendar_means_nothing(text: str, language: str) -> None:
    assert time_expressions(text, language, ANCHOR) == []


@pytest.mark.parametrize(
    ("text", "anchor", "day"),
    [
        ("31 декабря мост закрыли.", "2022-01-01", "2021-12-31"),
        ("2 января мост откроют.", "2021-12-30", "2022-01-02"),
        ("29 февраля мост закрыли.", "2024-03-01", "2024-02-29"),
    ],
)
def test_a_day_without_its_year_is_the_nearest(text: str, anchor: str, day: str) -> None:
    assert str(one(text, "ru", dt.date.fromisoformat(anchor)).start) == day


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_figures_are_read_both_ways_where_both_are_days(day: dt.date) -> None:
    found = dict(day_and_month_readings(f"{day:%d/%m/%Y}"))
    assert day in found.values()
    assert len(found) == (2 if day.day <= 12 and day.day != day.month else 1)


@pytest.mark.parametrize(
    "raw", ["", "1/2", "1/2/03", "32/13/2022", "0/1/2022", "1/2/2022 ", "٠١/٠٢/٢٠٢٢"]
)
def test_other_figures_have_no_reading(raw: str) -> None:
    assert day_and_month_readings(raw) == []


@given(st.integers(-1, 10_000), st.integers(-1, 14), st.integers(-1, 33))
def test_a_day_is_in_the_calendar_or_none(year: int, month: int, number: int) -> None:
    found = calendar_day(year, month, number)
    assert found is None or (found.year, found.month, found.day) == (year, month, number)
