"""The day of a stated date: one day, both readings of figures, or why it is none."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.language.fold import fold
from tocsin.language.moment_days import find_days

DAY = dt.date(2022, 1, 9)


@pytest.mark.parametrize(
    "text",
    [
        "2022-01-09",
        "2022/1/9",
        "2022.01.09",
        "9 января 2022",
        "9 января 2022 года",
        "09 янв. 2022 г.",
        "9 січня 2022 р.",
        "9 січня 2022 року",
        "2022 жылғы 9 қаңтар",
        "9 қаңтар 2022 жыл",
        "9 January 2022",
        "January 9, 2022",
        "Jan 9th, 2022",
        "9th of January 2022",
        "Sunday, January 9, 2022",
        "воскресенье, 9 января 2022",
        "9 января 2022, вс",
        "09-Jan-22",
        "9 Jan '22",
        "2022-009",
        "2022-W01-7",
        "9. 1. 2022",
        "09.01.2022",
    ],
)
def test_one_day_in_many_forms(text: str) -> None:
    found = find_days(fold(text))
    assert [day for _, day in found.readings] == [DAY], found.why


@pytest.mark.parametrize(
    ("text", "readings", "order"),
    [
        ("03/04/2022", {"DMY": (4, 3), "MDY": (3, 4)}, ""),
        ("25/04/2022", {"DMY": (4, 25)}, "DMY"),
        ("04/25/2022", {"MDY": (4, 25)}, "MDY"),
        ("03.04.2022", {"DMY": (4, 3)}, ""),
        ("3-4-2022", {"DMY": (4, 3), "MDY": (3, 4)}, ""),
    ],
)
def test_figures_have_both_readings_unless_they_decide(
    text: str, readings: dict[str, tuple[int, int]], order: str
) -> None:
    found = find_days(text)
    assert {o: (d.month, d.day) for o, d in found.readings} == readings
    assert found.order == order


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "names no day"),
        ("2022", "only a month or a year"),
        ("2022-01", "only a month or a year"),
        ("январь 2022", "only a month or a year"),
        ("30 февраля 2022", "no such day"),
        ("29.02.2021", "no such day"),
        ("2021-366", "no such day"),
        ("2022-000", "no such day"),
        ("2022-w54-1", "no such day"),
        ("1799-12-31", "no such day"),
        ("2101-01-01", "no such day"),
        ("04/25/22", "two figures"),
        ("9 января", "no year"),
        ("january 9", "no year"),
        ("вчера", "not given"),
        ("бүгін", "not given"),
        ("пн, вт 9 января 2022", "two weekdays"),
        ("when it rains", "no"),
    ],
)
def test_what_is_no_day_says_why(text: str, why: str) -> None:
    found = find_days(fold(text))
    assert found.readings == ()
    assert why in found.why


def test_the_weekday_that_is_named_is_kept() -> None:
    assert find_days("sun, 9 jan 2022").weekday == 7
    assert find_days("9 января 2022 (понедельник)".replace("(", "").replace(")", "")).weekday == 1
    assert find_days("9 jan 2022").weekday == 0


@pytest.mark.parametrize(
    ("written", "year"), [("49", 2049), ("50", 1950), ("99", 1999), ("00", 2000)]
)
def test_a_year_of_two_figures_is_that_of_mail(written: str, year: int) -> None:
    ((_, day),) = find_days(f"9 jan {written}").readings
    assert day.year == year


@given(st.dates(dt.date(1800, 1, 1), dt.date(2100, 12, 31)))
def test_every_day_of_three_centuries_is_read_in_every_form(day: dt.date) -> None:
    week = "{}-w{:02}-{}".format(*day.isocalendar())
    for text in (
        day.isoformat(),
        f"{day:%d.%m.%Y}",
        f"{day:%Y-%j}",
        week,
        f"{day:%d %b %Y}".lower(),
    ):
        assert [found for _, found in find_days(text).readings] == [day], text
