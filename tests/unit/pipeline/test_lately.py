"""What was captured lately is looked up without anything older."""

import datetime as dt
from pathlib import Path
from unittest.mock import patch

import msgspec

from tests.by_hand import DAY, MOMENT
from tests.properties.test_facts_by_need import BOOK, Post, capture
from tests.properties.test_lately import leaving, red
from tocsin import pipeline
from tocsin.exchange import Choice
from tocsin.pipeline.lately import gather_since
from tocsin.store import Store
from tocsin.store.gists import Gists


def test_no_old_document_is_looked_at(tmp_path: Path) -> None:
    posts = [
        Post((0, 1), "", "courier", hours, 1, "promotes", "attack", "bridge", None)
        for hours in (2, 24 * 20, 24 * 30)
    ]
    with Store(str(tmp_path / "s.sqlite")) as store:
        store.keep([capture(n, post) for n, post in enumerate(posts)], "read")
        pipeline.judge(store, BOOK, MOMENT)
        with patch.object(Gists, "all", side_effect=AssertionError("gists are looked at")):
            facts = gather_since(store, BOOK, MOMENT, MOMENT - DAY)
    assert [document.id for document in facts.documents] == ["doc-00"]
    assert {claim.document_id for claim in facts.claims} == {facts.documents[0].id}


def test_an_event_leaves_without_the_account_of_an_older_red_document(tmp_path: Path) -> None:
    old, new = (
        Post((number,), "", source, hours, 1, None, "attack", "bridge", None)
        for number, source, hours in ((0, "courier", 20), (1, "wire", 2))
    )
    since = MOMENT - dt.timedelta(hours=6)
    with Store(str(tmp_path / "s.sqlite")) as store:
        store.keep([red(capture(0, old), True), capture(1, new)], "read")
        whole = pipeline.judge(store, BOOK, MOMENT)
        assert any(len(event.claim_ids) > 1 for event in whole.facts.events)
        facts = gather_since(store, BOOK, MOMENT, since)
    files = leaving(facts, (), (), Choice(since=since))
    assert len(files["documents.jsonl"]) == 1
    events = [msgspec.json.decode(line) for line in files["events.jsonl"]]
    assert [event["claim_ids"] for event in events] == [[facts.claims[0].id]]
    assert not [line for lines in files.values() for line in lines if b"clm-doc-00" in line]


def test_a_document_captured_after_the_last_assessment_has_no_lineage_yet(tmp_path: Path) -> None:
    first, second = (
        Post((0,), "", "courier", hours, 1, None, "attack", "bridge", None) for hours in (20, 2)
    )
    with Store(str(tmp_path / "s.sqlite")) as store:
        store.keep([capture(0, first)], "read")
        pipeline.judge(store, BOOK, MOMENT)
        store.keep([capture(1, second)], "read")
        facts = gather_since(store, BOOK, MOMENT, MOMENT - 2 * DAY)
    assert [document.id for document in facts.documents] == ["doc-00", "doc-01"]
    assert [row.document_id for row in facts.lineage] == ["doc-00"]
    assert [origin.document_ids for origin in facts.origins] == [("doc-00",)]
