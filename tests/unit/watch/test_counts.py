"""Counts: reprints folded, each document under every key it touches, newcomers apart."""

import datetime as dt

import pytest

from tocsin.records import Group, Key, Touch
from tocsin.watch.counts import Counted, count_touches, first_days, keys_of, newcomers

DAY = dt.date(2022, 1, 9)
GROUP = Group(id="g", name="g", members=("a", "b", "new"), known_from=DAY, reference="t")
HEARD = {"a": DAY - dt.timedelta(days=90), "b": DAY - dt.timedelta(days=90)}


def touch(number: int, source: str = "a", origin: str = "", day: dt.date = DAY) -> Touch:
    """Return what a document touches: one site and one narrative."""
    return Touch(
        document_id=f"d{number}",
        origin_id=origin or f"d{number}",
        source_id=source,
        day=day,
        sites=("lab",),
        narratives=("bio",),
        seen_at=dt.datetime.combine(day, dt.time(23, 59, 59), dt.UTC),
    )


def figures(touches: list[Touch], heard: dict[str, dt.date] | None = None) -> list[tuple[int, ...]]:
    """Return documents, origins and newcomers of the key of the site, day by day."""
    counts = count_touches(touches, [GROUP], HEARD if heard is None else heard)
    key = Key(group="g", site_id="lab")
    return [(c.documents, c.origins, c.newcomers) for c in counts if c.key == key]


def test_a_document_counts_for_each_site_each_narrative_and_each_pair() -> None:
    assert keys_of(touch(1), "g") == [
        Key(group="g", site_id="lab"),
        Key(group="g", narrative_id="bio"),
        Key(group="g", site_id="lab", narrative_id="bio"),
    ]
    assert len(count_touches([touch(1)], [GROUP], HEARD)) == 3


def test_reprints_are_documents_and_one_origin() -> None:
    reprints = [touch(1), touch(2, "b", "d1"), touch(3, "b", "d1")]
    assert figures(reprints) == [(3, 1, 0)]
    assert figures(reprints[::-1]) == [(3, 1, 0)]


def test_a_source_outside_every_group_counts_nowhere() -> None:
    assert count_touches([touch(1, "stranger")], [GROUP], HEARD) == []
    assert count_touches([], [GROUP], HEARD) == []


@pytest.mark.parametrize(
    ("since", "new"), [(0, 1), (27, 1), (28, 0), (90, 0)], ids=["today", "27", "28", "old"]
)
def test_a_newcomer_is_one_for_four_weeks(since: int, new: int) -> None:
    heard = HEARD | {"new": DAY - dt.timedelta(days=since)}
    assert figures([touch(1, "new")], heard) == [(1, 1, new)]
    # An origin that somebody long known brings too is no newcomer's.
    assert figures([touch(1, "new"), touch(2, "a", "d1")], heard) == [(2, 1, 0)]


def test_in_a_group_that_just_began_nobody_is_a_newcomer() -> None:
    assert newcomers(GROUP, {"a": DAY, "b": DAY + dt.timedelta(days=27)}) == {}
    assert newcomers(GROUP, {}) == {}


def test_the_first_day_is_one_on_which_something_came() -> None:
    volumes = {
        ("a", DAY): 0,
        ("a", DAY + dt.timedelta(days=1)): 2,
        ("a", DAY + dt.timedelta(days=9)): 5,
    }
    assert first_days(volumes) == {"a": DAY + dt.timedelta(days=1)}


def test_what_was_never_counted_is_empty() -> None:
    counted = Counted([], {})
    assert (dict(counted.days("g")), dict(counted.published("a"))) == ({}, {})
