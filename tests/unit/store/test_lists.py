"""Lists page by page: each row once, and what is after it next."""

import datetime as dt

import msgspec

from tests import by_hand
from tests.by_hand import MOMENT
from tests.unit.store.made import kept, kept_unread
from tocsin.records import Lineage
from tocsin.records.asking import Cursor, written
from tocsin.store import Store
from tocsin.store.lists import Lists

NOW = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)


def test_lineage_is_read_page_by_page(store: Store) -> None:
    rows = [
        Lineage(document_id=name, origin_id="a", basis="itself", score=1.0, as_of=MOMENT)
        for name in ("b", "a", "c")
    ]
    store.lookup.put_lineage([msgspec.structs.replace(row) for row in rows])
    first = store.lookup.lineages(2)
    assert isinstance(store.lookup, Lists)
    assert [r.document_id for r in first] == ["a", "b"]
    assert [r.document_id for r in store.lookup.lineages(2, "b")] == ["c"]


def test_what_came_in_one_moment_stands_in_order_of_publication(store: Store) -> None:
    days = {"b": 2, "c": 5, "a": None, "e": 3, "d": 3}
    for name, day in days.items():
        published = dt.datetime(2022, 1, day, tzinfo=dt.UTC) if day else None
        store.keep([kept(f"the text of {name}", external_id=name, published_at=published)], "f")
    every = store.lookup.documents(NOW, 10)
    assert [card.external_id for card in every[:1]] == ["c"]
    assert {card.external_id for card in every[1:3]} == {"d", "e"}
    assert [card.external_id for card in every[3:]] == ["b", "a"]
    paged, after = [], None
    while rows := store.lookup.documents(NOW, 1, after=after):
        paged.append(rows[0])
        after = Cursor(written(rows[0].seen_at), rows[0].id)
    assert paged == every


def test_markings_are_those_that_are_stated(store: Store) -> None:
    row = kept("a text that is marked")
    assert row.document is not None
    marked = msgspec.structs.replace(row.document, marking="red")
    store.keep([msgspec.structs.replace(row, document=marked)], "f")
    store.keep([kept("another text")], "f")
    unread = kept_unread("a text that is not read")
    held = msgspec.structs.replace(unread.capture, marking="amber+strict")
    store.keep([msgspec.structs.replace(unread, capture=held)], "f")
    names = [card.id for card in store.lookup.documents(NOW, 10)]
    assert unread.unread is not None
    found = store.lookup.markings([*names, unread.unread.id, "nobody"])
    assert found == {marked.id: "red", unread.unread.id: "amber+strict"}


def test_no_assessment_is_an_empty_list(store: Store) -> None:
    assert store.lookup.assessments(None, by_hand.MOMENT, 5) == []


def test_what_was_seen_since_a_moment_is_told_to_the_instant(store: Store) -> None:
    noon = dt.datetime(2022, 1, 10, 12, tzinfo=dt.UTC)
    moments = {
        "before": noon - dt.timedelta(microseconds=1),
        "on time": noon,
        "a moment later": noon + dt.timedelta(milliseconds=500),
        "the next day": noon + dt.timedelta(days=1),
    }
    names = {}
    for name, moment in moments.items():
        row = kept(f"the text of {name}", external_id=name)
        assert row.document is not None
        late = msgspec.structs.replace(row.document, seen_at=moment)
        names[name] = late.id
        store.keep([msgspec.structs.replace(row, document=late)], "f")
    seen = store.lookup.seen_since(noon, noon + dt.timedelta(hours=1))
    assert seen == sorted([names["on time"], names["a moment later"]])
    assert store.lookup.seen_since(noon, NOW) == sorted(set(names.values()) - {names["before"]})
