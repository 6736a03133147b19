"""Which moment is meant: a bare date is the end of its day, and a replayed case stands where it was
read.
"""

import datetime as dt

import pytest

from tests import by_hand
from tests.by_hand import DAY, MOMENT
from tocsin.errors import UsageError
from tocsin.records import Judgement
from tocsin.store import Store
from tocsin.workspace.clock import (
    as_of_moment,
    clock_of,
    latest_of,
    looking,
    now,
    word_clock,
    word_moment,
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2022-01-12", dt.datetime(2022, 1, 12, 23, 59, 59, tzinfo=dt.UTC)),
        ("2024-02-29", dt.datetime(2024, 2, 29, 23, 59, 59, tzinfo=dt.UTC)),
        ("2022-01-12T00:00:00+00:00", dt.datetime(2022, 1, 12, tzinfo=dt.UTC)),
        ("2022-01-12T02:00:00+03:00", dt.datetime(2022, 1, 11, 23, tzinfo=dt.UTC)),
        ("9999-12-31", dt.datetime(9999, 12, 31, 23, 59, 59, tzinfo=dt.UTC)),
    ],
)
def test_a_moment_is_read_as_people_write_it(written: str, expected: dt.datetime) -> None:
    assert as_of_moment(written) == expected


@pytest.mark.parametrize("written", ["", "soon", "2022-02-30", "12", "2022-13-01"])
def test_what_is_no_moment_is_refused_with_how_to_write_one(written: str) -> None:
    with pytest.raises(UsageError, match="is not a date; write 2022-01-12") as raised:
        as_of_moment(written)
    assert repr(written) in str(raised.value)


def test_no_moment_means_now_to_the_second() -> None:
    before, moment, after = now(), as_of_moment(None), now()
    assert before <= moment <= after
    assert moment.microsecond == 0
    assert moment.tzinfo is dt.UTC


def test_an_empty_store_stands_at_now(empty: Store) -> None:
    assert latest_of(empty) is None
    assert clock_of(empty) >= now() - dt.timedelta(seconds=5)
    assert looking(empty, MOMENT) is empty


def test_a_replayed_case_stands_at_its_last_capture_or_assessment(small: Store) -> None:
    assert clock_of(small) == latest_of(small) == MOMENT
    small.put_judged([], [by_hand.alarm(at=MOMENT + DAY)])
    assert clock_of(small) == MOMENT + DAY


def test_a_look_back_at_a_replayed_case_counts_from_publication(small: Store) -> None:
    mined = by_hand.document("mined", by_hand.BRIDGE)
    back = looking(small, MOMENT - dt.timedelta(hours=1))
    assert (small.knows(mined, MOMENT - DAY), back.knows(mined, MOMENT - DAY)) == (False, True)
    assert looking(small, MOMENT) is small


def test_a_word_never_counts_from_before_the_last_word(small: Store) -> None:
    assert word_clock(small) == MOMENT
    later = MOMENT + DAY
    said = Judgement(
        id="jdg-1", record_id="clm-mined", field="stance", value="doubts", signer="A", at=later
    )
    small.words.put(said)
    assert word_clock(small) == later
    assert word_moment(small.url, "2022-01-12") == MOMENT.replace(hour=23, minute=59, second=59)
    assert word_moment(small.url) == later
    with pytest.raises(UsageError, match="is not a date"):
        word_moment(small.url, "soon")
