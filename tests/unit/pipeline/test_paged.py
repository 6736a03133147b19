"""What leaves is read page by page, and nothing older is looked at."""

import datetime as dt
from pathlib import Path
from unittest.mock import patch

import msgspec

from tests.by_hand import DAY, MOMENT
from tests.properties.test_facts_by_need import BOOK, Post, capture
from tests.properties.test_paged import lines, red
from tocsin import pipeline
from tocsin.exchange import Choice
from tocsin.pipeline.paged import Leaving, Slice
from tocsin.records import Claim, Document, Facts
from tocsin.store import Store
from tocsin.store.gists import Gists
from tocsin.workspace.exporting import kept
from tocsin.workspace.opened import Opened

BARE = Facts(casebook=BOOK)


def leaving(store: Store, since: dt.datetime | None = None) -> Leaving:
    """Return what leaves a store, red documents but not."""
    wanted = Slice(is_hidden=lambda document: document.marking == "red", since=since)
    return Leaving(store, BOOK, MOMENT, wanted)


def test_no_old_document_is_looked_at(tmp_path: Path) -> None:
    posts = [
        Post((0, 1), "", "courier", hours, 1, "promotes", "attack", "bridge", None)
        for hours in (2, 24 * 20, 24 * 30)
    ]
    with Store(str(tmp_path / "s.sqlite")) as store:
        store.keep([capture(n, post) for n, post in enumerate(posts)], "read")
        pipeline.judge(store, BOOK, MOMENT)
        with (
            patch.object(Gists, "all", side_effect=AssertionError("gists are looked at")),
            patch.object(Store, "records", side_effect=AssertionError("all are looked at")),
        ):
            facts = leaving(store, MOMENT - DAY).facts(BARE)
            documents, claims = list(facts.documents), list(facts.claims)
    assert [document.id for document in documents] == ["doc-00"]
    assert {claim.document_id for claim in claims} == {documents[0].id}


def test_a_page_is_read_at_a_time(tmp_path: Path) -> None:
    post = Post((0, 1), "", "courier", 2, 1, "promotes", "attack", "bridge", None)
    asked: list[int] = []
    reads = Gists.of

    def counted(self: Gists, kind: type[Document], names: list[str]) -> list[object]:
        asked.append(len(names))
        return reads(self, kind, names)

    with Store(str(tmp_path / "s.sqlite")) as store:
        store.keep([capture(n, post) for n in range(7)], "read")
        with (
            patch("tocsin.pipeline.paged.DOCUMENTS_AT_ONCE", 2),
            patch("tocsin.pipeline.scratch.DOCUMENTS_AT_ONCE", 2),
            patch.object(Gists, "of", counted),
        ):
            facts = leaving(store).facts(BARE)
            ids = [document.id for document in facts.documents]
            told = [claim.document_id for claim in facts.claims]
            largest = max(asked)
            events = list(facts.events)
        assert events
        assert (len(facts.documents), ids) == (7, sorted(ids))
        assert told == sorted(told)
        assert len(told) == len(store.records(Claim))
    assert largest == 2


def test_an_event_leaves_without_the_account_of_an_older_red_document(tmp_path: Path) -> None:
    old, new = (
        Post((number,), "", source, hours, 1, None, "attack", "bridge", None)
        for number, source, hours in ((0, "courier", 20), (1, "wire", 2))
    )
    with Store(str(tmp_path / "s.sqlite")) as store:
        store.keep([red(capture(0, old), True), capture(1, new)], "read")
        store.about.remember(BOOK, MOMENT)
        whole = pipeline.judge(store, BOOK, MOMENT)
        assert any(len(event.claim_ids) > 1 for event in whole.facts.events)
        choice = Choice(since=MOMENT - dt.timedelta(hours=6))
        found = kept(Opened(store), choice, MOMENT).results
        files, (claim,) = lines(found), found.facts.claims
        assert list(lines(kept(Opened(store), Choice(), MOMENT).results)["events.jsonl"]) == []
    assert len(files["documents.jsonl"]) == 1
    events = [msgspec.json.decode(line) for line in files["events.jsonl"]]
    assert [event["claim_ids"] for event in events] == [[claim.id]]
    assert not [line for told in files.values() for line in told if b"clm-doc-00" in line]


def test_a_document_captured_after_the_last_assessment_has_no_lineage_yet(tmp_path: Path) -> None:
    first, second = (
        Post((0,), "", "courier", hours, 1, None, "attack", "bridge", None) for hours in (20, 2)
    )
    with Store(str(tmp_path / "s.sqlite")) as store:
        store.keep([capture(0, first)], "read")
        pipeline.judge(store, BOOK, MOMENT)
        store.keep([capture(1, second)], "read")
        facts = leaving(store, MOMENT - 2 * DAY).facts(BARE)
        assert [document.id for document in facts.documents] == ["doc-00", "doc-01"]
        assert [row.document_id for row in facts.lineage] == ["doc-00"]
        assert [origin.document_ids for origin in facts.origins] == [("doc-00",)]


def test_what_may_not_leave_is_counted_and_never_found(tmp_path: Path) -> None:
    post = Post((0, 1), "", "courier", 2, 1, "promotes", "attack", "bridge", None)
    with Store(str(tmp_path / "s.sqlite")) as store:
        store.keep([red(capture(0, post), True), capture(1, post)], "read")
        own = leaving(store)
        claims = [claim.id for claim in store.records(Claim)]
        homes = own.homes(own.documents_of(claims).values())
        assert (own.hidden, list(homes)) == (1, ["doc-01"])
        assert {m.document_id for found in own.matches_of(["doc-01"]).values() for m in found} == {
            "doc-01"
        }
        assert own.beside(["doc-01"])
        assert own.events_of(claims) is not None
