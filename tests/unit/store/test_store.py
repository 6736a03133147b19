"""The store by itself: what was known when, marks of what is fetched, versions of a text."""

import datetime as dt

import msgspec
import pytest

from tests.conftest import NOW, make_document
from tests.unit.store.made import kept
from tocsin.records import Capture, Document, Dropped, EntryMark, FetchMark, Sighting
from tocsin.store.store import Store

HOUR = dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("published", "seen", "known", "in_a_replay"),
    [
        (NOW - 5 * HOUR, NOW - 4 * HOUR, True, True),
        (NOW - 5 * HOUR, NOW + HOUR, False, True),
        (NOW + HOUR, NOW - HOUR, False, False),
        (None, NOW - HOUR, True, True),
        (None, NOW + HOUR, False, False),
        (NOW, NOW, True, True),
    ],
)
def test_a_document_is_known_once_it_is_published_and_captured(
    store: Store,
    published: dt.datetime | None,
    seen: dt.datetime,
    known: bool,
    in_a_replay: bool,
) -> None:
    document = msgspec.structs.replace(make_document("a"), published_at=published, seen_at=seen)
    assert store.knows(document, NOW) is known
    assert store.by_published().knows(document, NOW) is in_a_replay


def test_a_capture_comes_back_with_its_bytes(store: Store) -> None:
    item = kept("Әлем \u202e👩🏽‍🔬")
    store.keep([item], "f")
    assert store.capture(item.capture.id) == item.capture
    assert store.capture("nobody") is None
    assert store.marks() == {item.capture.id: ("f", item.capture.seen_at)}
    store.keep([], "g")
    assert len(store.marks()) == 1


def entry(name: str, position: int | None, visit: dt.datetime | None) -> EntryMark:
    """Return the mark of an entry."""
    return EntryMark(
        source_id="s", entry_id=name, listing="l", listed="0", position=position, next_visit=visit
    )


def test_entries_are_found_by_position_and_by_their_next_visit(store: Store) -> None:
    marks = [
        entry("a", 1, NOW + HOUR),
        entry("b", 5, NOW - HOUR),
        entry("c", 9, NOW - 2 * HOUR),
        entry("d", None, None),
    ]
    store.keep(marks, "f")
    assert [m.entry_id for m in store.due_visits("s", NOW, 9)] == ["c", "b"]
    assert [m.entry_id for m in store.due_visits("s", NOW, 1)] == ["c"]
    assert {m.entry_id for m in store.entries_between("s", 1, 5)} == {"a", "b"}
    assert store.entry("s", "d") == marks[3]
    assert store.entry("other", "d") is None
    store.keep([entry("a", 1, NOW - 3 * HOUR)], "f")
    assert [m.entry_id for m in store.due_visits("s", NOW, 9)] == ["a", "c", "b"]


def test_an_address_is_known_by_its_last_mark(store: Store) -> None:
    for failures in (0, 1, 2):
        store.keep([FetchMark(url="https://a.example", fetched_at=NOW, failures=failures)], "f")
    assert [mark.failures for mark in store.fetch_marks()] == [2]
    assert store.mark("https://b.example") is None


def test_the_first_number_behind_a_handle_stays_the_first(store: Store) -> None:
    def seen(number: int, hours: int) -> Sighting:
        at = NOW + hours * HOUR
        return Sighting(source_id="s", platform="telegram", handle="chan", number=number, at=at)

    store.keep([seen(77, 0), seen(88, 1), seen(77, 2)], "f")
    first = store.sighting("s", "telegram")
    assert first is not None
    assert (first.number, first.at) == (77, NOW + 2 * HOUR)
    assert [s.number for s in store.sightings()] == [77, 88]
    assert store.sighting("s", "vk") is None


def test_versions_of_a_text_stand_by_when_they_were_found(store: Store) -> None:
    place: dict[str, object] = {
        "url": "https://a.example/1",
        "origin": "https://a.example/1",
        "external_id": "x",
    }
    items = [
        kept(f"Версия {n}.", sites=(), **(place | {"seen_at": NOW + n * HOUR})) for n in (2, 0, 1)
    ]
    store.keep(items, "f")
    locator = items[0].capture.locator or ""
    found = [version.found_at for version in store.versions(locator)]
    assert found == [NOW, NOW + HOUR, NOW + 2 * HOUR]
    assert store.versions("nowhere") == []


def test_what_was_dropped_is_counted_once_and_read_by_stage(store: Store) -> None:
    rows = [
        Dropped(stage=stage, record_id=name, reason="empty", detail="d", parts=2)
        for stage, name in (("sources", "a"), ("gate", "b"), ("sources", "c"))
    ]
    store.drop(rows)
    store.drop(rows)
    counted = [(c.stage, c.number, c.parts) for c in store.drops()]
    assert counted == [("gate", 1, 2), ("sources", 2, 4)]
    assert [d.record_id for d in store.dropped(["sources"])] == ["a", "c"]


def test_a_store_that_is_closed_can_be_opened_again(store: Store) -> None:
    store.keep([kept("Один.")], "f")
    url = store.url
    store.close()
    with Store(url) as again:
        assert len(again.records(Document)) == 1
        assert again.of_document(Document, "nobody") == []
        assert isinstance(again.capture(next(iter(again.marks()))), Capture)
