"""What is red: a document, what was found in it, and what rests on it."""

from typing import Any

import msgspec
import pytest

from tests import by_hand
from tests.by_hand import MOMENT
from tocsin.records import Card, Change, Claim, Document, Evidence, Judgement, Lineage, Record
from tocsin.store import Store
from tocsin.workspace import discussion
from tocsin.workspace.reserved import Reserved


@pytest.fixture
def store(small: Store) -> Store:
    """A store in which one of the documents is red."""
    words = "The bridge at Port Lumen was mined"
    secret = by_hand.document("secret", f"{words}, a spy said.", marking="red")
    small.keep([by_hand.kept(secret, by_hand.claim(secret, words))], "by hand", MOMENT)
    return small


def told_by(claim: str) -> Any:
    """Make an alarm that rests on a claim."""
    line = msgspec.structs.replace(
        msgspec.convert({"text": "x", "claim_ids": []}, Evidence, strict=False), claim_ids=(claim,)
    )
    return by_hand.alarm(evidence_for=(line,))


def row(document: str, origin: str) -> Lineage:
    """Make the lineage of a document."""
    return Lineage(
        document_id=document, origin_id=origin, basis="copy", score=1.0, as_of=MOMENT, why="x"
    )


def word(record: str) -> Judgement:
    """Make a correction of a record."""
    return Judgement(
        id=f"jud-{record}", record_id=record, field="stance", value="denies", signer="A", at=MOMENT
    )


def change(capture: str) -> Change:
    """Make an edit of a capture."""
    return Change(id=f"chg-{capture}", kind="edited", locator="x", at=MOMENT, earlier_id=capture)


def test_a_document_and_what_was_found_in_it_are_red(store: Store) -> None:
    reserved = Reserved(store)
    for kind in (Document, Claim):
        every: list[Record] = store.records(kind)
        left = reserved.passing(every)
        assert len(left) == len(every) - 1
        assert "secret" not in msgspec.json.encode(left).decode()
    cards: list[Card] = store.lookup.documents(MOMENT, 9)
    assert len(reserved.passing(cards)) == len(cards) - 1
    assert reserved.documents(["doc-secret", "doc-mined", "none"]) == {"doc-secret"}


@pytest.mark.parametrize(
    ("red", "other"),
    [
        (told_by("clm-secret"), told_by("clm-mined")),
        (row("doc-secret", "doc-secret"), row("doc-mined", "doc-mined")),
        (row("doc-mined", "doc-secret"), row("doc-denied", "doc-mined")),
        (word("clm-secret"), word("clm-mined")),
        (word("doc-secret"), word("doc-mined")),
    ],
)
def test_what_rests_on_something_red_is_red(store: Store, red: Record, other: Record) -> None:
    reserved = Reserved(store)
    assert reserved.passing([red, other]) == [other]
    assert reserved.holds(red)
    assert not reserved.holds(other)


@pytest.mark.parametrize(("name", "is_red"), [("secret", True), ("mined", False)])
def test_what_is_written_at_something_red_is_red(store: Store, name: str, is_red: bool) -> None:
    rung = told_by(f"clm-{name}")
    store.put_judged([], [rung])
    for record in (f"doc-{name}", f"clm-{name}", rung.id):
        remark = discussion.write(store, record, f"at {record}", signer="A", at=MOMENT)
        assert Reserved(store).holds(remark) is is_red


def test_an_edit_of_a_red_capture_is_red(store: Store) -> None:
    capture = store.capture("cap-secret")
    assert capture is not None
    assert Reserved(store).passing([change("cap-mined")]) == [change("cap-mined")]
    marked = by_hand.document("marked", "A text.", marking="red")
    item = by_hand.kept(marked)
    held = msgspec.structs.replace(item.capture, marking="red")
    store.keep([msgspec.structs.replace(item, capture=held)], "by hand", MOMENT)
    assert Reserved(store).passing([change("cap-marked")]) == []


def test_what_belongs_to_no_document_passes(store: Store) -> None:
    entries = list(by_hand.casebook().sources)
    assert Reserved(store).passing(entries) == entries
