"""Dates of entries that are believed, and why others are not."""

import datetime as dt

import pytest

from tocsin.sources.believed_dates import believed_date
from tocsin.sources.entries import Entry

NOW = dt.datetime(2022, 1, 9, 23, 30, tzinfo=dt.UTC)
FEED = "https://a.example/feed"
HOUR = dt.timedelta(hours=1)


def entry(published: dt.datetime | None, **more: object) -> Entry:
    """Return an entry of a moment."""
    fields: dict[str, object] = {"id": "1", "url": "https://a.example/1", "date_doubts": ("d",)}
    return Entry(published=published, **(fields | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("published", "is_day", "stated"),
    [
        (NOW, False, "2022-01-09T23:30:00+00:00"),
        (NOW - HOUR, False, "2022-01-09T22:30:00+00:00"),
        (dt.datetime(2022, 1, 9, tzinfo=dt.UTC), True, "2022-01-09"),
        (dt.datetime(2022, 1, 9, tzinfo=dt.UTC), False, "2022-01-09T00:00:00+00:00"),
        (dt.datetime(1996, 2, 29, 12, tzinfo=dt.UTC), False, "1996-02-29T12:00:00+00:00"),
    ],
)
def test_a_date_in_the_past_is_believed_as_precisely_as_it_is(
    published: dt.datetime, is_day: bool, stated: str
) -> None:
    assert believed_date(entry(published, is_day=is_day), FEED, NOW) == (stated, ("d",), None)


@pytest.mark.parametrize("ahead", [HOUR / 60, HOUR, 14 * HOUR])
def test_a_clock_that_is_ahead_counts_from_when_the_entry_was_seen(ahead: dt.timedelta) -> None:
    stated, doubts, dropped = believed_date(entry(NOW + ahead), FEED, NOW)
    assert (stated, dropped) == (NOW.isoformat(), None)
    assert doubts[0] == "d"
    assert f"{NOW + ahead:%Y-%m-%d %H:%M}" in doubts[1]


@pytest.mark.parametrize(
    ("published", "reason"),
    [
        (NOW + 14 * HOUR + HOUR / 60, "future_date"),
        (dt.datetime(9999, 12, 31, tzinfo=dt.UTC), "future_date"),
        (dt.datetime(1970, 1, 1, tzinfo=dt.UTC), "clock_zero"),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_its_entry_and_listing(
    published: dt.datetime, reason: str
) -> None:
    stated, doubts, dropped = believed_date(entry(published), FEED, NOW)
    assert (stated, doubts) == (None, ())
    assert dropped is not None
    assert (dropped.reason, dropped.record_id) == (reason, f"{FEED}#1")
    assert "https://a.example/1" in dropped.detail
    assert FEED in dropped.detail


def test_an_entry_without_a_date_is_undated_and_one_that_was_not_read_says_so() -> None:
    assert believed_date(entry(None), FEED, NOW) == (None, (), None)
    _, _, dropped = believed_date(entry(None, unread_date="'soon': no date"), FEED, NOW)
    assert dropped is not None
    assert dropped.reason == "date"
    assert "'soon'" in dropped.detail


def test_a_day_that_has_begun_elsewhere_is_not_in_the_future() -> None:
    """At half past eleven in the evening UTC, it is the tenth east of Greenwich."""
    tenth = dt.datetime(2022, 1, 10, tzinfo=dt.UTC)
    stated, _, dropped = believed_date(entry(tenth, is_day=True), FEED, NOW)
    assert (stated, dropped) == (NOW.isoformat(), None)
