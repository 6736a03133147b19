"""What reading anew looks at: every capture once, with its text, under what it was read."""

import msgspec

from tests.conftest import NOW
from tests.unit.store.made import change_past_the_program, kept, kept_unread
from tocsin.records import Match
from tocsin.store import Store
from tocsin.store.rereading import Rereading


def test_captures_come_with_their_texts_read_or_not(store: Store) -> None:
    read, unread = kept("У лаборатории тихо.", external_id="1"), kept_unread("Зертхана жабық.")
    store.keep([read], "old")
    store.keep([unread], "older")
    assert store.rereading.read_under() == {"old": 1, "older": 1}
    rows = [row for part in store.rereading.stored(["old", "older"]) for row in part]
    assert {row.text for row in rows} == {"У лаборатории тихо.", "Зертхана жабық."}
    assert {row.fingerprint for row in rows} == {"old", "older"}
    assert [row.capture.id for row in rows] == sorted(row.capture.id for row in rows)
    assert list(store.rereading.stored(["other"])) == []
    assert list(store.rereading.stored([])) == []


def test_a_text_that_is_not_read_comes_back_whole(store: Store) -> None:
    item = kept_unread("Зертхана 👩🏽‍🔬 жабық. " * 200)
    store.keep([item], "f")
    assert item.unread is not None
    assert store.rereading.unread(item.unread.id) == item.unread
    assert store.rereading.unread("nobody") is None


def test_what_was_read_under_another_basis_is_marked_without_being_read(store: Store) -> None:
    items = [kept(f"Текст {n}.", external_id=str(n)) for n in range(3)]
    store.keep(items, "old")
    store.rereading.mark_read([items[0].capture.id], "new")
    assert store.rereading.read_under() == {"old": 2, "new": 1}
    store.rereading.mark_read([], "new")
    store.rereading.mark_repeats(["old"], "new")
    assert store.rereading.read_under() == {"old": 2, "new": 1}


def match(document: str, score: float) -> Match:
    """Return a match of a claim."""
    return Match(
        id="m1",
        claim_id="c1",
        document_id=document,
        narrative_id="n",
        score=score,
        features=(),
        method="m",
    )


def test_matches_are_replaced_only_where_they_are_others(store: Store) -> None:
    item = kept("У лаборатории тихо.")
    assert item.document is not None
    document = item.document
    store.keep([msgspec.structs.replace(item, matches=(match(document.id, 0.5),))], "f")
    same = [match(document.id, 0.5)]
    assert not store.rereading.rematch(document, same, None, NOW)
    assert store.rereading.rematch(document, [match(document.id, 0.75)], None, NOW)
    assert [m.score for m in store.records(Match)] == [0.75]
    assert store.rereading.rematch(document, [], None, NOW)
    assert store.records(Match) == []
    assert [row.id for row in store.rereading.superseded("m1")] == ["m1"]


def test_a_basis_nobody_can_decode_is_left_out(store: Store) -> None:
    change_past_the_program(store, "INSERT INTO bases VALUES ('f', :record)", record='{"mood": 5}')
    assert store.rereading.bases() == Rereading(store.url, store._engine).bases() == {}
