"""What a language model is told: ids, words as they stand, and what of them is untrusted."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

import tocsin
from tests import by_hand
from tocsin.errors import UsageError
from tocsin.records import Claim, Document
from tocsin.workspace.model_tools import MOST, Tools
from tocsin.workspace.workspace import Workspace


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Workspace]:
    """A small store with an alarm."""
    path = tmp_path / "w.sqlite"
    with by_hand.filled(path) as made:
        made.put_judged([], [by_hand.alarm("WATCH", by_hand.MOMENT)])
    with tocsin.open(path) as opened:
        yield opened


def quoted(answer: Any) -> Iterator[dict[str, Any]]:
    """Yield everything an answer cites."""
    if isinstance(answer, dict):
        if "quoted" in answer:
            yield answer
        for value in answer.values():
            yield from quoted(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from quoted(value)


def test_every_answer_can_be_written_and_says_what_is_untrusted(work: Workspace) -> None:
    tools, claim = Tools(work), work.rows(Claim)[0]
    answers = [
        tools.board(),
        tools.problem(work.casebook.problems[0].id),
        tools.claims(),
        tools.claims(document_id=claim.document_id),
        tools.claim(claim.id),
        tools.search("bridge"),
        tools.readings(),
        tools.narratives(),
        tools.document(claim.document_id),
    ]
    for answer in answers:
        assert "untrusted" in answer["notice"]
        msgspec.json.encode(answer)
        assert all(cited["untrusted"] for cited in quoted(answer))


def test_a_quotation_slices_its_document(work: Workspace) -> None:
    tools = Tools(work)
    texts = {d.id: d.text for d in work.rows(Document)}
    cited = [q for q in quoted(tools.claims()) if "start" in q]
    assert cited
    for quote in cited:
        text = texts[quote["document_id"]]
        assert text[quote["start"] : quote["end"]] == quote["quoted"]
    name = next(iter(texts))
    part = tools.document(name, 4, 10)["document"]["text"]
    assert part["quoted"] == texts[name][4:14]


def test_claims_are_narrowed_and_go_on(work: Workspace) -> None:
    tools = Tools(work)
    every = [c["claim_id"] for c in tools.claims()["claims"]]
    seen: list[str] = []
    after = ""
    while True:
        page = tools.claims(after=after, limit=1)
        seen += [c["claim_id"] for c in page["claims"]]
        if not (after := page["next"] or ""):
            break
    assert seen == every
    site = {c["site_id"] for c in tools.claims(site_id="bridge")["claims"]}
    assert site <= {"bridge"}


@pytest.mark.parametrize(
    ("name", "asked", "said"),
    [
        ("problem", {"problem_id": "WP-BRIGDE"}, "WP-BRIDGE"),
        ("claims", {"site_id": "brigde"}, "no site"),
        ("claims", {"problem_id": "x"}, "no problem"),
        ("claims", {"narrative_id": "x"}, "no narrative"),
        ("claims", {"document_id": "x"}, "no document"),
        ("claims", {"limit": 0}, "1 to"),
        ("claims", {"limit": MOST + 1}, "1 to"),
        ("claim", {"claim_id": "clm-x"}, "no claim"),
        ("document", {"document_id": "doc-x"}, "no document"),
        ("readings", {"days": 0}, "days=0"),
        ("readings", {"names": ["nobody"]}, "nobody"),
        ("search", {"words": "-bridge"}, "."),
    ],
)
def test_what_cannot_be_answered_is_said(
    work: Workspace, name: str, asked: dict[str, Any], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        getattr(Tools(work), name)(**asked)


def test_what_is_for_its_readers_alone_is_given_to_no_model(work: Workspace) -> None:
    words = "The bridge was mined"
    secret = by_hand.document("secret", f"{words}, a spy said.", marking="red")
    claim = by_hand.claim(secret, words)
    work.store.keep([by_hand.kept(secret, claim)], "by hand", by_hand.MOMENT)
    unread = by_hand.unread("barge", "The bridge barge is for sale.")
    held = msgspec.structs.replace(unread.capture, marking="red")
    work.store.keep([msgspec.structs.replace(unread, capture=held)], "by hand", by_hand.MOMENT)
    tools = Tools(work)
    assert all(c["document_id"] != secret.id for c in tools.claims()["claims"])
    found = {text["document_id"] for text in tools.search("bridge")["texts"]}
    assert found
    assert found.isdisjoint({secret.id, "doc-barge"})
    with pytest.raises(UsageError, match="not there"):
        tools.document(secret.id)
    with pytest.raises(UsageError, match="not there"):
        tools.claim(claim.id)
