"""The date of an entry: of publication, else of the last change, else none and why."""

import datetime as dt

import pytest

from tocsin.sources.entry_dates import ONLY_CHANGED, entry_date

NINTH = dt.datetime(2022, 1, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("written", "at", "is_day"),
    [
        ("2022-01-09", NINTH, True),
        ("2022-01-09T00:00:00Z", NINTH, False),
        ("2022-01-09T05:30:00+06:00", NINTH - dt.timedelta(minutes=30), False),
        ("2022-01-08T23:30:00-00:30", NINTH, False),
        ("Sun, 09 Jan 2022 10:00:00 GMT", NINTH + dt.timedelta(hours=10), False),
        ("Sun, 9 Jan 2022 16:00:00 +0600", NINTH + dt.timedelta(hours=10), False),
        ("  2022-01-09\n", NINTH, True),
    ],
)
def test_dates_are_read_as_listings_write_them(written: str, at: dt.datetime, is_day: bool) -> None:
    date = entry_date(written)
    assert (date.published, date.is_day, date.unread_date) == (at, is_day, None)


def test_a_date_of_change_stands_in_and_says_so() -> None:
    date = entry_date(None, "2022-01-09T10:00:00Z")
    assert date.published == NINTH + dt.timedelta(hours=10)
    assert date.date_doubts[0] == ONLY_CHANGED
    assert entry_date("", "2022-01-09").date_doubts[0] == ONLY_CHANGED
    both = entry_date("2022-01-09", "2022-01-10")
    assert (both.published, both.date_doubts) == (NINTH, ())


def test_a_date_nobody_can_read_is_kept_as_it_is_written_beside_the_one_taken() -> None:
    date = entry_date("soon", "2022-01-09T10:00:00Z")
    assert date.published is not None
    assert date.date_doubts[0] == ONLY_CHANGED
    assert (date.unread_date or "").startswith("'soon'")


@pytest.mark.parametrize("written", ["1000000000-01-01", "31.02.2022", "не скоро", "0000-00-00"])
def test_what_has_no_certain_meaning_is_no_date_and_is_said(written: str) -> None:
    date = entry_date(written)
    assert date.published is None
    assert repr(written) in (date.unread_date or "")


def test_a_very_long_date_is_named_by_its_begin() -> None:
    assert len(entry_date("x" * 10_000).unread_date or "") < 300


@pytest.mark.parametrize("nothing", [None, "", "  ", True, False])
def test_no_date_is_no_fault(nothing: object) -> None:
    assert entry_date(nothing) == entry_date(None)
    assert entry_date(nothing).unread_date is None


def test_the_order_of_the_listing_decides_a_date_of_two_meanings() -> None:
    assert (
        entry_date("03.04.2022", order="dmy").published
        != entry_date("03/04/2022", order="mdy").published
    )
