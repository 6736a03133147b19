"""Times a text gives: counted from an anchor once, and never counted again."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.records.time import When, Window

NINTH = dt.date(2022, 1, 9)


@pytest.mark.parametrize(
    ("start", "end", "anchor", "expected"),
    [
        (0, None, NINTH, (NINTH, NINTH)),
        (1, 3, NINTH, (dt.date(2022, 1, 10), dt.date(2022, 1, 12))),
        (-9, -9, NINTH, (dt.date(2021, 12, 31), dt.date(2021, 12, 31))),
        (1, None, dt.date(2024, 2, 28), (dt.date(2024, 2, 29), dt.date(2024, 2, 29))),
        (0, 365, NINTH, (NINTH, dt.date(2023, 1, 9))),
    ],
)
def test_relative_days_are_counted_from_the_anchor(
    start: int, end: int | None, anchor: dt.date, expected: tuple[dt.date, dt.date]
) -> None:
    when = When(raw="завтра", start_days=start, end_days=end).resolved(anchor, "publication")
    assert (when.start, when.end) == expected
    assert (when.anchor, when.raw) == ("publication", "завтра")


def test_a_date_of_its_own_is_not_counted_from_anything() -> None:
    own = When(raw="9 января", start=NINTH, end=NINTH, anchor="absolute", start_days=0)
    assert own.resolved(dt.date(2030, 1, 1), "as_of") is own
    unknown = When(raw="скоро")
    assert unknown.resolved(NINTH, "as_of") is unknown


@settings(max_examples=60, deadline=None)
@given(
    st.integers(-400, 400), st.integers(0, 90), st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
)
def test_counting_twice_is_counting_once(start: int, length: int, anchor: dt.date) -> None:
    when = When(raw="x", role="deadline", start_days=start, end_days=start + length, note="n")
    once = when.resolved(anchor, "as_of")
    assert once.resolved(anchor, "as_of") == once
    assert (once.role, once.note, once.precision) == (when.role, when.note, when.precision)
    assert once.start is not None
    assert once.end is not None
    assert (once.end - once.start).days == length


@pytest.mark.parametrize(
    ("today", "left"),
    [(dt.date(2022, 1, 9), 10), (dt.date(2022, 1, 19), 0), (dt.date(2022, 1, 20), -1)],
)
def test_days_left_count_to_the_last_day_of_a_window(today: dt.date, left: int) -> None:
    window = Window(start=NINTH, end=dt.date(2022, 1, 19), basis="b")
    assert window.days_left(today) == left
