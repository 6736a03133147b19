"""What a brief shows of a problem that hundreds of documents touch."""

import msgspec
import pytest

from tests import by_hand
from tests.by_hand import MOMENT
from tocsin.pipeline.brief_facts import BriefFacts, Shown
from tocsin.pipeline.needed import look_at
from tocsin.records import Kept
from tocsin.store import Store

STORY = "Somebody has mined the bridge of Port Lumen, the courier wrote on day {}."
CALM = "The bridge of Port Lumen was open on day {}, said a sailor."


def _document(number: int, text: str, *, tells: bool) -> Kept:
    """Make a document that names the bridge, and promotes the story or does not."""
    document = by_hand.document(f"{number:03}", text, published_at=None)
    claim = by_hand.claim(document, text, site_id="bridge")
    matches = (by_hand.match(claim, voice="promotes"),) if tells else ()
    item = by_hand.kept(document, claim, matches=matches)
    assert item.annotations is not None
    named = (by_hand.mention(document, "bridge", "bridge"),)
    return msgspec.structs.replace(
        item, annotations=msgspec.structs.replace(item.annotations, mentions=named)
    )


@pytest.fixture
def busy(empty: Store) -> Store:
    """Return a store of 200 documents that touch the problem; three promote its story."""
    telling = {50, 120, 199}
    items = [
        _document(n, (STORY if n in telling else CALM).format(n), tells=n in telling)
        for n in range(200)
    ]
    empty.keep(items, "read")
    return empty


def _shown(store: Store, cited: set[str], hidden: set[str]) -> Shown:
    """Return what the brief of the problem shows."""
    look = look_at(store, by_hand.casebook(), MOMENT)
    return BriefFacts(look, {"WP-BRIDGE": cited}, hidden)["WP-BRIDGE"]


def test_what_is_cited_and_what_is_listed_is_read_and_all_is_counted(busy: Store) -> None:
    facts = _shown(busy, {"doc-150"}, set()).facts
    names = {document.id for document in facts.documents}
    assert "doc-150" in names
    assert {f"doc-{n:03}" for n in range(60)} <= names  # those that are listed
    assert len(names) < 80
    assert facts.document_total == 200
    assert facts.beyond is not None
    assert facts.beyond.voiced == 3


def test_what_may_not_leave_is_not_listed(busy: Store) -> None:
    facts = _shown(busy, set(), {f"doc-{n:03}" for n in range(60)}).facts
    names = {document.id for document in facts.documents}
    assert {f"doc-{n:03}" for n in range(60, 120)} <= names


def test_what_is_new_about_a_story_leaves_if_every_telling_does(busy: Store) -> None:
    (new,) = _shown(busy, set(), set()).facts.novelties
    assert new.narrative_id == "n_mined"
    assert _shown(busy, set(), {"doc-199"}).facts.novelties == ()


def test_a_problem_that_nothing_touches_has_no_documents(empty: Store) -> None:
    assert _shown(empty, set(), set()) == _shown(empty, {"doc-none"}, set())
    assert _shown(empty, set(), set()).facts.documents == ()
