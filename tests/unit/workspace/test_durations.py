"""Ends as people write them."""

import datetime as dt

import pytest

from tests.conftest import NOW
from tocsin.errors import UsageError
from tocsin.workspace.durations import end_meant


@pytest.mark.parametrize(
    ("written", "minutes"), [("30m", 30), (" 4H ", 240), ("2d", 2_880), ("90 min", 90)]
)
def test_a_length_counts_from_now(written: str, minutes: int) -> None:
    assert end_meant(written, NOW) == NOW + dt.timedelta(minutes=minutes)


def test_a_moment_is_taken_as_it_stands_and_in_utc_where_it_states_no_zone() -> None:
    expected = dt.datetime(2026, 12, 3, 14, 0, tzinfo=dt.UTC)
    assert end_meant("2026-12-03T14:00", NOW) == expected
    assert end_meant("2026-12-03T16:00+02:00", NOW) == expected


@pytest.mark.parametrize("written", ["", "soon", "4 weeks", "99999h", "\u202e4h"])
def test_anything_else_is_refused_with_what_is_taken(written: str) -> None:
    with pytest.raises(UsageError, match="write 30m, 4h, 2d"):
        end_meant(written, NOW)
