"""Volumes and counts as of a moment: nothing that was seen later counts."""

import datetime as dt

from tests.conftest import NOW
from tests.unit.store.made import kept
from tocsin.records import Count, GroupDay, Key, Touch
from tocsin.store import Store
from tocsin.store.rollups import Rollups

DAY = dt.date(2022, 1, 9)
AT = dt.datetime(2022, 1, 9, 10, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def keep(store: Store, name: str, seen: dt.datetime, published: dt.datetime | None = AT) -> None:
    """Keep a text that was seen at a moment."""
    item = kept(
        f"Текст {name}.",
        external_id=name,
        source_id="s",
        seen_at=seen,
        published_at=published,
        sites=("lab",),
    )
    store.keep([item], "f")


def test_a_look_back_counts_only_what_was_seen_by_then(store: Store) -> None:
    for number, seen in enumerate((AT + HOUR, AT + 3 * HOUR, AT + 30 * HOUR)):
        keep(store, str(number), seen)
    numbers = [
        sum(store.rollups.volumes(moment).values())
        for moment in (AT, AT + HOUR, AT + 3 * HOUR, AT + 29 * HOUR, NOW)
    ]
    assert numbers == [0, 1, 2, 2, 3]
    touched = [len(store.rollups.touches(m)) for m in (AT, AT + HOUR, AT + 3 * HOUR, NOW)]
    assert touched == [0, 1, 2, 3]
    replayed = Rollups(store.url, store._engine, by_published=True)
    assert sum(replayed.volumes(AT + HOUR).values()) == 3
    assert len(replayed.touches(AT + HOUR)) == 3


def test_a_store_knows_when_it_began_and_when_it_last_heard_anything(store: Store) -> None:
    assert (store.rollups.begun(), store.rollups.latest()) == (None, None)
    keep(store, "1", AT)
    keep(store, "2", AT + 30 * HOUR, None)
    assert (store.rollups.begun(), store.rollups.latest()) == (DAY, AT + 30 * HOUR)
    arrived = store.rollups.arrivals(NOW.date())["s"]
    assert (arrived.first, arrived.last) == (DAY, DAY + dt.timedelta(days=1))
    assert store.rollups.arrivals(DAY)["s"].undated == {}
    assert store.rollups.first_days() == {"s": DAY}


COUNT = Count(day=DAY, key=Key(group="g", site_id="lab"), documents=3, origins=2, newcomers=1)


def test_counts_are_replaced_day_by_day(store: Store) -> None:
    keep(store, "1", AT)
    store.rollups.recount(store.rollups.stale(), [COUNT])
    assert store.rollups.counts(DAY) == [COUNT]
    assert store.rollups.counts(DAY, key=Key(group="g")) == []
    assert store.rollups.counts(DAY - dt.timedelta(days=1)) == []
    assert store.rollups.counts(NOW.date(), DAY + dt.timedelta(days=1)) == []
    keep(store, "2", AT)
    store.rollups.recount(store.rollups.stale(), [])
    assert store.rollups.counts(DAY) == []


def test_what_comes_while_counts_are_made_is_counted_the_next_time(store: Store) -> None:
    keep(store, "1", AT)
    stale = store.rollups.stale()
    keep(store, "2", AT)
    store.rollups.recount(stale, [COUNT])
    assert store.rollups.stale().days == (DAY,)


def test_another_casebook_begins_anew_once(store: Store) -> None:
    keep(store, "1", AT)
    store.rollups.recount(store.rollups.stale(), [COUNT])
    assert store.rollups.begin_anew("book 1")
    assert not store.rollups.begin_anew("book 1")
    assert store.rollups.counts(NOW.date()) == []
    assert store.rollups.stale().days == (DAY,)
    assert store.rollups.begin_anew("book 2")


def test_touches_follow_what_lineage_says(store: Store) -> None:
    keep(store, "1", AT)
    (touch,) = store.rollups.touches_on([DAY])
    reprint = Touch(
        document_id=touch.document_id,
        origin_id="another",
        source_id="s",
        day=DAY,
        sites=("lab",),
        narratives=("bio",),
        seen_at=touch.seen_at,
    )
    store.rollups.recount(store.rollups.stale(), [])
    store.rollups.settle([touch])
    assert store.rollups.stale().days == ()
    store.rollups.settle([reprint])
    assert store.rollups.touches_on([DAY]) == [reprint]
    assert store.rollups.stale().days == (DAY,)
    store.rollups.settle([])
    assert store.rollups.touches_on([DAY]) == []


def test_days_of_a_group_come_in_order_and_are_written_over(store: Store) -> None:
    def day(number: int, written: int) -> GroupDay:
        return GroupDay(
            group="g",
            day=DAY + dt.timedelta(days=number),
            elsewhere=1.0,
            exposure=1.0,
            coverage=1.0,
            active=1,
            levels=(),
            length=1.0,
            written=written,
        )

    store.rollups.put_watch("g", [day(1, 5), day(0, 5)], [], [])
    store.rollups.put_watch("g", [day(1, 7)], [], [])
    assert [d.written for d in store.rollups.group_days("g", NOW.date())] == [5, 7]
    assert store.rollups.group_days("other", NOW.date()) == []
    assert store.rollups.state("g", NOW.date()) is None
