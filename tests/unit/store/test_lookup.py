"""What pages look up: pages follow each other without a gap, and nothing later shows."""

import datetime as dt

import msgspec
import pytest
from sqlalchemy import event

from tests import by_hand
from tests.conftest import NOW
from tests.unit.store.made import kept, kept_unread
from tocsin.records import Document, Lineage
from tocsin.records.asking import Cursor
from tocsin.store import Store
from tocsin.store.lookup import Lookup

HOUR = dt.timedelta(hours=1)


def fill(store: Store, number: int) -> list[str]:
    """Keep some texts, two seen in each hour; return their ids."""
    items = [
        kept(
            f"У лаборатории тихо, {n}.",
            external_id=str(n),
            source_id="s",
            seen_at=NOW - (n // 2) * HOUR,
            published_at=NOW - (n // 2 + 5) * HOUR,
            sites=("lab",),
        )
        for n in range(number)
    ]
    store.keep(items, "f")
    return [item.document.id for item in items if item.document]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50])
def test_pages_follow_each_other_without_a_gap_or_a_repetition(store: Store, size: int) -> None:
    names = fill(store, 9)
    after, seen = None, list[str]()
    while True:
        page = store.lookup.documents(NOW, size, after=after)
        seen += [card.id for card in page]
        if len(page) < size:
            break
        moment = msgspec.json.encode(page[-1].seen_at).decode().strip('"')
        after = Cursor(moment, page[-1].id)
    assert sorted(seen) == sorted(names)
    assert len(set(seen)) == len(seen)


def test_what_was_seen_later_does_not_show(store: Store) -> None:
    fill(store, 6)
    early = NOW - HOUR
    shown = [card.seen_at for card in store.lookup.documents(early, 10)]
    assert len(shown) == 4
    assert max(shown) <= early
    assert len(store.lookup.touching("lab", early, 10)) == 4
    assert store.lookup.indexed(early).captures == 4


def test_in_a_replay_a_document_is_known_since_it_was_published(store: Store) -> None:
    fill(store, 6)
    early = NOW - 6 * HOUR
    assert store.lookup.documents(early, 10) == []
    assert len(store.by_published().lookup.documents(early, 10)) == 4
    view = Lookup(store.url, store._engine, by_published=True)
    assert len(view.touching("lab", early, 10)) == 4


def test_both_kinds_of_texts_are_counted_apart(store: Store) -> None:
    store.keep([kept("Один.", external_id="1", language="ru"), kept_unread("Екі.")], "f")
    indexed = store.lookup.indexed(NOW)
    assert (indexed.read, indexed.unread, indexed.searched) == (1, 1, 2)
    assert dict(indexed.languages) == {"ru": 1}


def test_a_family_is_every_document_of_one_origin_the_first_published_first(store: Store) -> None:
    names = fill(store, 4)
    rows = [
        Lineage(document_id=name, origin_id=names[3], basis="text", score=1.0, as_of=NOW)
        for name in names
    ]
    store.lookup.put_lineage(rows)
    family = [card.id for card, _ in store.lookup.family(names[3], NOW, 10)]
    assert sorted(family[:2]) == sorted(names[2:])
    assert sorted(family) == sorted(names)
    later = [msgspec.structs.replace(row, as_of=NOW + HOUR) for row in rows]
    store.lookup.put_lineage(later)
    known = store.lookup.lineage(names[0])
    assert known is not None
    assert known.as_of == NOW
    store.lookup.put_lineage(rows[:1])
    assert store.lookup.lineage(names[1]) is None


def test_an_id_with_a_slip_of_the_pen_has_neighbours(store: Store) -> None:
    name = fill(store, 1)[0]
    assert name in store.lookup.near_ids(Document, name[:-1] + "x")
    assert store.lookup.near_ids(Document, "мимо") == []


def test_an_id_of_any_length_is_looked_up_in_a_few_queries(store: Store) -> None:
    """An address may be as long as whoever writes it likes."""
    name = fill(store, 1)[0]
    asked: list[str] = []
    event.listen(store._engine, "before_cursor_execute", lambda *given: asked.append(str(given[2])))
    assert store.lookup.near_ids(Document, name + "x" * 20_000) == [name]
    assert store.lookup.near_ids(Document, "x" * 20_000) == []
    assert len(asked) < 150


def test_nothing_is_found_in_an_empty_store(store: Store) -> None:
    assert store.lookup.first_day() == dt.date.max
    assert store.lookup.standings(["p"], NOW) == {}
    assert store.lookup.cards([]) == {}
    assert store.lookup.arrivals(NOW, 5) == []
    assert store.lookup.audit(5) == []


def test_the_latest_alarm_of_each_problem_is_found(store: Store) -> None:
    first, second = (by_hand.alarm(at=NOW - hours * HOUR) for hours in (5, 2))
    other = msgspec.structs.replace(first, id="alm-other", problem_id="WP-other")
    store.put_judged([], [first, second, other])
    found = store.lookup.latest_alarms(NOW)
    assert {(each.problem_id, each.as_of) for each in found} == {
        (second.problem_id, second.as_of),
        ("WP-other", other.as_of),
    }
    late = store.lookup.latest_alarms(NOW, NOW - 3 * HOUR)
    assert [each.problem_id for each in late] == [second.problem_id]
    early = store.lookup.latest_alarms(NOW - 3 * HOUR)
    assert {each.as_of for each in early} == {first.as_of}
