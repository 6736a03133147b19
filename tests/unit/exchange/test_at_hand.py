"""Everything beside a record is found in memory."""

import msgspec

from tests.unit.exchange.made import results
from tocsin.exchange.at_hand import InMemory


def test_what_stands_beside_records_is_found() -> None:
    facts = results().facts
    at_hand = InMemory(facts)
    assert list(at_hand.homes(["doc-b", "nobody's", "doc-a"])) == ["doc-b", "doc-a"]
    assert at_hand.documents_of(["clm-3", "mat-1", "nobody's"]) == {
        "clm-3": "doc-b",
        "mat-1": "doc-a",
    }
    beside = at_hand.beside(["doc-a", "doc-b"])
    assert [type(record).__name__ for record in beside["doc-a"]] == ["Mention", "Quote"]
    assert [match.id for match in at_hand.matches_of(["doc-a"])["clm-2"]] == ["mat-2", "mat-3"]
    assert [event.id for event in at_hand.events_of(["clm-3"])["clm-3"]] == ["evt-1"]


def test_nothing_is_found_of_what_does_not_leave() -> None:
    facts = msgspec.structs.replace(results().facts, documents=(), claims=(), matches=())
    at_hand = InMemory(facts)
    assert at_hand.homes(["doc-a"]) == {}
    assert at_hand.documents_of(["clm-1"]) == {}
