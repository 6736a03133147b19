"""Counting at intake: by source, day and hour in UTC; midnight sharp is a day without an hour."""

import datetime as dt

import pytest

from tests.conftest import NOW
from tests.unit.store.made import kept
from tocsin.store import Store
from tocsin.store.counting import count_captures, hour_of

MIDNIGHT = dt.datetime(2022, 1, 9, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


@pytest.mark.parametrize(
    ("moment", "hour"),
    [
        ("2022-01-09T00:30:00+06:00", "2022-01-08T18"),
        ("2022-01-08T23:59:59+00:00", "2022-01-08T23"),
        ("2022-01-08T23:30:00-05:00", "2022-01-09T04"),
        ("2022-01-09T00:00:00+05:30", "2022-01-08T18"),
    ],
)
def test_an_hour_is_that_of_utc(moment: str, hour: str) -> None:
    assert hour_of(dt.datetime.fromisoformat(moment)) == hour


def counted(store: Store, *rows: tuple[str | None, dt.datetime | None]) -> None:
    """Count captures of some sources and moments, all seen now."""
    with store._engine.begin() as connection:
        count_captures(connection, [(source, at, NOW) for source, at in rows])


def test_captures_are_counted_on_their_day_and_hour(store: Store) -> None:
    counted(store, ("a", MIDNIGHT - MINUTE), ("a", MIDNIGHT), ("a", MIDNIGHT + MINUTE), ("a", None))
    counted(store, ("a", MIDNIGHT + 2 * MINUTE))
    assert store.rollups.volumes(NOW) == {
        ("a", dt.date(2022, 1, 8)): 1,
        ("a", dt.date(2022, 1, 9)): 3,
    }
    hours = store.rollups.hours(NOW, MIDNIGHT - dt.timedelta(days=1))
    assert hours == {("a", MIDNIGHT - 60 * MINUTE): 1, ("a", MIDNIGHT): 2}
    assert store.rollups.arrivals(NOW.date())["a"].undated == {NOW.date(): 1}


def test_a_capture_of_no_source_is_counted_too(store: Store) -> None:
    counted(store, (None, MIDNIGHT), (None, None))
    assert sum(store.rollups.volumes(NOW).values()) == 1
    assert store.rollups.first_days() == {}


def test_days_that_were_counted_are_to_be_counted_anew(store: Store) -> None:
    counted(store, ("a", MIDNIGHT), ("a", None))
    stale = store.rollups.stale()
    assert stale.days == (dt.date(2022, 1, 9),)
    store.rollups.recount(stale, [])
    assert store.rollups.stale().days == ()


def test_the_same_capture_again_counts_once_and_on_its_earliest_day(store: Store) -> None:
    item = kept("У лаборатории тихо.", source_id="a", published_at=MIDNIGHT, sites=("lab",))
    for _ in range(3):
        store.keep([item], "f")
    assert store.rollups.volumes(NOW) == {("a", dt.date(2022, 1, 9)): 1}
    assert [touch.sites for touch in store.rollups.touches(NOW)] == [("lab",)]
