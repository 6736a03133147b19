"""Moments that persons and files state: one meaning, in UTC, or none."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.sources.moments import find_moment, parse_moment


@pytest.mark.parametrize(
    "value", ["1e999", "9" * 400, "-1", "99999999999999-01-01", "", "{}", "\x00", "вчера", "2022"]
)
def test_a_moment_without_a_meaning_is_none(value: str) -> None:
    assert find_moment(value) is None
    with pytest.raises(ValueError, match=r"\w"):
        parse_moment(value)


def test_a_day_is_its_first_moment_or_its_last() -> None:
    assert parse_moment("2022-01-09") == (dt.datetime(2022, 1, 9, tzinfo=dt.UTC), "day")
    last, precision = parse_moment("2022-01-09", end_of_day=True)
    assert (last, precision) == (dt.datetime(2022, 1, 9, 23, 59, 59, tzinfo=dt.UTC), "day")


def test_a_time_has_no_end_of_day() -> None:
    at, precision = parse_moment("2022-01-09T14:00:00Z", end_of_day=True)
    assert (at.hour, precision) == (14, "instant")


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2022-01-09T00:30:00+06:00", "2022-01-08T18:30:00+00:00"),
        ("2022-01-08T23:30:00-05:00", "2022-01-09T04:30:00+00:00"),
        ("2022-01-09T00:00:00+14:00", "2022-01-08T10:00:00+00:00"),
        ("2024-02-29", "2024-02-29T00:00:00+00:00"),
    ],
)
def test_zones_may_move_a_moment_to_another_day(written: str, utc: str) -> None:
    assert parse_moment(written)[0].isoformat() == utc


@settings(max_examples=40, deadline=None)
@given(
    st.datetimes(
        min_value=dt.datetime(1990, 1, 1),
        max_value=dt.datetime(2090, 1, 1),
        timezones=st.builds(
            lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)), st.integers(-720, 840)
        ),
    )
)
def test_what_is_written_with_a_zone_is_read_as_the_same_moment(at: dt.datetime) -> None:
    whole = at.replace(microsecond=0)
    assert find_moment(whole.isoformat()) == whole
