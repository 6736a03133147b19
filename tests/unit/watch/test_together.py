"""Who was first, who followed, who published together: bounds, order, and copies taken out."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.records import Touch
from tocsin.watch.together import (
    Joint,
    Published,
    copublished,
    first_movers,
    institutional,
    pair_novelties,
)

START = dt.datetime(2024, 3, 1, 8, 0, tzinfo=dt.UTC)
BOTH = frozenset({"a", "b"})
HOUR = dt.timedelta(hours=1)


def touch(
    number: int, source: str, at: dt.datetime | None, origin: str = "", site: str = "lab"
) -> Touch:
    """Return what a document touches."""
    return Touch(
        document_id=f"d{number:03}",
        origin_id=origin or f"d{number:03}",
        source_id=source,
        day=(at or START).date(),
        sites=(site,),
        narratives=(),
        seen_at=at or START,
        at=at,
    )


@pytest.mark.parametrize(
    ("after", "follows"),
    [(HOUR, True), (72 * HOUR, True), (72 * HOUR + HOUR / 60, False), (0 * HOUR, True)],
)
def test_a_follower_comes_within_three_days(after: dt.timedelta, follows: bool) -> None:
    (first,) = first_movers([touch(1, "a", START), touch(2, "b", START + after)], BOTH)
    assert first.source_id == "a"
    assert [f.source_id for f in first.followers] == (["b"] if follows else [])
    if follows:
        assert first.followers[0].hours == after / HOUR


def test_a_document_without_a_time_of_day_moves_nobody() -> None:
    assert first_movers([touch(1, "a", None)], BOTH) == []
    (first,) = first_movers([touch(1, "a", None), touch(2, "b", START)], BOTH)
    assert (first.source_id, first.followers) == ("b", ())


def test_a_source_does_not_follow_itself_and_counts_once() -> None:
    rows = [touch(n, "ab"[n % 2], START + n * HOUR) for n in range(6)]
    (first,) = first_movers(rows, BOTH)
    assert [(f.source_id, f.hours) for f in first.followers] == [("b", 1.0)]
    assert first_movers(rows[::-1], BOTH) == [first]


def joint(copies: bool) -> list[Touch]:
    """Return two sources that write within minutes of each other on five days, weeks apart."""
    rows = []
    for n in range(5):
        at = START + n * dt.timedelta(days=30, hours=3)
        rows += [
            touch(2 * n, "a", at, f"o{n}" if copies else ""),
            touch(2 * n + 1, "b", at + HOUR / 6, f"o{n}" if copies else ""),
        ]
    return rows


def test_joint_publication_is_told_and_copies_are_not() -> None:
    (found,) = copublished(joint(copies=False), BOTH)
    assert (found.sources, found.seen) == (("a", "b"), 5)
    assert found.chance < 0.001
    assert copublished(joint(copies=True), BOTH) == []
    assert copublished(joint(copies=False)[::-1], BOTH) == [found]
    assert copublished(joint(copies=False), frozenset({"a"})) == []


def test_two_joint_publications_are_chance() -> None:
    assert copublished(joint(copies=False)[:4], BOTH) == []
    assert copublished([], BOTH) == []


MOMENTS = st.dictionaries(
    st.sampled_from([f"o{number}" for number in range(12)]),
    st.integers(0, 3 * 24 * 60).map(lambda minute: START + minute * HOUR / 60),
)


@given(one=MOMENTS, other=MOMENTS)
def test_counting_together_is_comparing_each_with_each(
    one: dict[str, dt.datetime], other: dict[str, dt.datetime]
) -> None:
    mine = [at for origin, at in one.items() if origin not in other]
    theirs = [at for origin, at in other.items() if origin not in one]
    seen = sum(any(abs(at - another) <= HOUR for another in theirs) for at in mine)
    due = sum(clock(at, another) <= 1 for at in mine for another in theirs)
    joint_ones = Joint(Published(one), Published(other))
    assert (joint_ones.seen(), joint_ones.due(7)) == (seen, due / 7)


def clock(one: dt.datetime, other: dt.datetime) -> float:
    """Return how far two moments lie apart on the clock, in hours."""
    apart = abs((one.hour + one.minute / 60) - (other.hour + other.minute / 60))
    return min(apart, 24 - apart)


def test_a_year_of_two_busy_sources_is_counted_in_a_moment() -> None:
    one, other = (
        {f"{name}{n}": START + n * HOUR / 3 + late for n in range(20_000)}
        for name, late in (("a", 0 * HOUR), ("b", HOUR / 4))
    )
    begun = time.process_time()
    joint_ones = Joint(Published(one), Published(other))
    assert joint_ones.seen() == 20_000
    assert joint_ones.due(278) > 100_000
    assert time.process_time() - begun < 2


def test_a_new_site_surprises_an_active_source_once() -> None:
    rows = [touch(n, "a", START + n * 48 * HOUR) for n in range(60)]
    new = touch(90, "a", START + 130 * 24 * HOUR, site="mill")
    again = touch(91, "a", START + 131 * 24 * HOUR, site="mill")
    day = new.day + dt.timedelta(days=5)
    (found,) = pair_novelties([*rows, new, again], BOTH, day)
    assert (found.site_id, found.day) == ("mill", new.day)
    assert pair_novelties([*rows, new, again], BOTH, rows[-1].day) == []
    assert pair_novelties([*rows[:5], new], BOTH, day) == []
    assert institutional([]) == frozenset()
