"""What is noted of documents and events comes back as it was."""

import datetime as dt

from tests.by_hand import DAY, MOMENT
from tocsin.pipeline.scratch import BESIDE, HIDDEN, LEAVES, Account, Noted, Scratch
from tocsin.records import Event, Lineage


def noted(name: str, state: int = LEAVES, external_id: str = "x") -> Noted:
    """Note a document."""
    home = (name, external_id, state, "Title", None, "wire", "wire")
    return Noted(*home, MOMENT - DAY, MOMENT, "amber", f"cap-{name}")


def test_documents_come_back_in_the_order_that_is_asked_for() -> None:
    scratch = Scratch()
    scratch.put_documents([noted("b", external_id="1"), noted("a", external_id="2")])
    scratch.put_documents([noted("c", HIDDEN), noted("d", BESIDE)])
    assert list(scratch.names("TRUE")) == [["a", "b", "c", "d"]]
    assert list(scratch.names(f"state = {LEAVES}", "external_id, id")) == [["b", "a"]]
    assert [scratch.number(state) for state in (LEAVES, HIDDEN, BESIDE)] == [2, 1, 1]
    assert scratch.documents(["a", "nobody's"]) == {"a": noted("a", external_id="2")}
    assert scratch.leaving_captures(["cap-a", "cap-c", "cap-x"]) == {"cap-a"}


def test_a_document_without_a_day_comes_back_without_one() -> None:
    scratch = Scratch()
    undated = noted("a")._replace(published_at=None, marking=None)
    scratch.put_documents([undated])
    assert scratch.documents(["a"])["a"] == undated


def test_accounts_come_by_kind_and_day_those_without_a_day_last() -> None:
    def account(name: str, first: dt.date | None, actor: str | None = None) -> Account:
        return Account(name, "doc", "attack", "reported", "bridge", actor, first, first)

    day = MOMENT.date()
    own = [account("3", None), account("2", day), account("1", day), account("0", day, "army")]
    scratch = Scratch()
    scratch.put_accounts(("k", each) for each in own)
    scratch.put_accounts([("a", account("9", day))])
    found = list(scratch.accounts())
    assert [(kind, each.id) for kind, each in found] == [
        ("a", "9"),
        *(("k", name) for name in "0123"),
    ]
    assert found[-1][1] == own[0]


def test_events_are_found_by_their_claims() -> None:
    events = [
        Event(id=name, type="attack", status="claimed", claim_ids=claims)
        for name, claims in (("evt-2", ("c1", "c2")), ("evt-1", ("c2",)))
    ]
    scratch = Scratch()
    scratch.put_events(events)
    assert list(scratch.events()) == [[events[1], events[0]]]
    assert scratch.events_of(["c2", "c3"]) == {"c2": [events[1], events[0]]}


def test_what_counts_as_one_voice_comes_together() -> None:
    rows = [
        Lineage(document_id=name, origin_id="a", basis="itself", score=1.0, as_of=MOMENT)
        for name in ("b", "a")
    ]
    scratch = Scratch()
    scratch.put_voices([("z", rows[0]), ("y", rows[1]), ("z", rows[0])])
    assert list(scratch.voices()) == [("y", rows[1]), ("z", rows[0])]
