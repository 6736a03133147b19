"""Ranges of days: read from an address, handed on, and bounded by the day that is looked from."""

import datetime as dt

import pytest

from tocsin.errors import UsageError
from tocsin.records.asking import EVERY_DAY, DayRange
from tocsin.web.ranges import range_of, window

MARCH = dt.date(2022, 3, 1)
LATER = dt.date(2022, 3, 10)


def test_a_side_that_is_not_asked_for_is_open() -> None:
    assert range_of({"from": "2022-03-01"}) == DayRange(MARCH, None)
    assert range_of({"from": "2022-03-01", "to": "2022-03-10"}) == DayRange(MARCH, LATER)
    assert range_of({"from": "", "to": ""}) == EVERY_DAY


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"from": "1 March"}, "is no day"),
        ({"to": "2022-02-30"}, "is no day"),
        ({"from": "2022-03-10", "to": "2022-03-01"}, "the first comes first"),
    ],
)
def test_what_is_no_range_is_refused(query: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        range_of(query)


def test_a_chart_ends_where_it_is_looked_from() -> None:
    assert window(EVERY_DAY, LATER, 9) == (MARCH, LATER)
    assert window(DayRange(MARCH, dt.date(2030, 1, 1)), LATER, 9) == (MARCH, LATER)
    assert window(DayRange(dt.date(2030, 1, 1), None), LATER, 9) == (LATER, LATER)


def test_both_ends_belong_to_a_range() -> None:
    days = DayRange(MARCH, LATER)
    assert [days.holds(day) for day in (MARCH, LATER)] == [True, True]
    assert not days.holds(LATER + dt.timedelta(days=1))
    assert not days.holds(MARCH - dt.timedelta(days=1))
    assert EVERY_DAY.holds(MARCH)
