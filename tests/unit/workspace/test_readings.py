"""The series of a store: those that cross first, drawn as bars; a name that is none is refused."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.by_hand import MOMENT, casebook
from tocsin.errors import UsageError
from tocsin.records import Reading, Touch
from tocsin.store import Store
from tocsin.watch import PRIMARY
from tocsin.workspace.readings import Series, drawn, series

BOOK = casebook()


def reading(day: int, observed: int, *, crossed: bool = False, ready: bool = True) -> Reading:
    """Make the reading of a day."""
    return Reading(
        day=dt.date(2022, 1, day),
        group="press",
        site_id="bridge",
        narrative_id=None,
        observed=observed,
        expected=1.0,
        low=0.0,
        high=3.0,
        log_e=0.0,
        ready=ready,
        crossed=crossed,
        coverage=1.0,
        why="a test",
    )


def of(*readings: Reading) -> Series:
    """Make a series."""
    return Series(
        group="press", site_id="bridge", narrative_id=None, measure="attention", readings=readings
    )


def test_the_highest_day_fills_its_bar_and_marks_stand_below() -> None:
    one = of(reading(1, 0, ready=False), reading(2, 1), reading(3, 4), reading(4, 8, crossed=True))
    assert drawn(one) == (" ▁▄█", "?  ^")
    assert (one.title, one.crossed) == ("press x bridge", 1)


def test_days_without_anything_are_blank_and_no_day_draws_nothing() -> None:
    assert drawn(of(reading(1, 0), reading(2, 0))) == ("  ", "  ")
    assert drawn(of()) == ("", "")


@given(st.lists(st.integers(min_value=0, max_value=10_000), min_size=1, max_size=40))
def test_a_bar_is_as_high_as_its_count_and_only_nothing_is_blank(counts: list[int]) -> None:
    bars, marks = drawn(of(*(reading(1, n) for n in counts)))
    assert len(bars) == len(marks) == len(counts)
    heights = [" ▁▂▃▄▅▆▇█".index(b) for b in bars]
    assert [h == 0 for h in heights] == [n == 0 for n in counts]
    pairs = sorted(zip(counts, heights, strict=True))
    assert [h for _, h in pairs] == sorted(heights)


@pytest.fixture
def touched(small: Store) -> Store:
    """A store in which two documents touch the bridge on the day before the moment."""
    small.rollups.settle(
        Touch(
            document_id=f"doc-{n}",
            origin_id=f"doc-{n}",
            source_id=source,
            day=dt.date(2022, 1, 11),
            sites=("bridge",),
            narratives=(),
            seen_at=MOMENT,
        )
        for n, source in (("mined", "courier"), ("denied", "wire"))
    )
    return small


def asked(store: Store, *only: str, crossed: bool = False, days: int = 5) -> list[Series]:
    """Return the series of a store as of the moment."""
    return series(
        store, BOOK, as_of=MOMENT, days=days, detector=PRIMARY, only=only, crossed=crossed
    )


def test_a_touched_key_has_a_reading_for_each_day_since(touched: Store) -> None:
    (one,) = asked(touched, "bridge")
    assert one.title == "press x bridge"
    assert [(r.day.day, r.observed) for r in one.readings] == [(11, 2), (12, 0)]
    assert asked(touched, "bridge", crossed=True) == []
    assert asked(touched, "bridge", days=1) == []


def test_an_empty_store_has_no_series(empty: Store) -> None:
    assert asked(empty) == asked(empty, "press", "bridge", "n_mined") == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("bridgee", "'bridgee' is no group, site or narrative of lumen; near it: bridge"),
        ("", "'' is no group, site or narrative of lumen"),
        ("ministry", "'ministry' is no group, site or narrative"),
    ],
)
def test_a_name_that_is_none_is_refused(empty: Store, name: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        asked(empty, name)
