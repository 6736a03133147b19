"""The desk: every page is whole without scripts, leads from an alarm to its sentence in two clicks, and answers to this machine alone."""

import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.conftest import ROOT
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.desk import words
from tocsin.desk.moment import as_of_moment
from tocsin.desk.web import make_app
from tocsin.errors import StoreError
from tocsin.sources import Stated
from tocsin.store import Store

BOOK = ROOT / "casebooks" / "sumy-2022"
LAST = as_of_moment("2022-03-21")
HOSTILE = (
    "</p><script>alert(1)</script> \u202eRussian troops remain near Sumy, the Sumy regional administration said. "
    "Saboteurs mined the ammonia storage at the Sumykhimprom chemical plant, Mikhail Mizintsev said."
)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with the reports on Sumy and one hostile text, judged on two days."""
    folder = tmp_path_factory.mktemp("desk")
    store, book = Store(str(folder / "s.sqlite")), load_casebook(BOOK)
    late = folder / "hostile.jsonl"
    row = {"id": "h", "source": "tass", "title": "<b>bold</b>", "published_at": "2022-03-20T09:00:00Z", "text": HOSTILE}
    late.write_text(json.dumps(row), encoding="utf-8")
    for day in ("2022-03-19", "2022-03-21"):
        moment = as_of_moment(day)
        inputs = [str(ROOT / "demo" / "sumy-2022.jsonl"), str(late)]
        pipeline.read_into(store, book, inputs, as_of=moment, stated=Stated(), tell=lambda _: None)
        pipeline.judge(store, book, moment)
    store.close()
    return str(folder / "s.sqlite")


@pytest.fixture(scope="module")
def desk(url: str) -> TestClient:
    """The desk of that store, asked from this machine."""
    return TestClient(make_app(url, BOOK), base_url="http://127.0.0.1:8330")


def test_every_page_that_is_linked_is_there_whole_and_runs_nothing(desk: TestClient) -> None:
    waiting, seen = ["/"], set()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = desk.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        if "html" in answer.headers["content-type"]:
            assert "<script" not in answer.text
            assert not re.search(r"\son\w+=|javascript:|https?://(?!www\.w3)", re.sub(r">[^<]*<", "><", answer.text))
            waiting += [p.replace("&amp;", "&") for p in re.findall(r'href="(/[^"]*)"', answer.text)]
    kinds = {re.split(r"[/?.]", p)[1] for p in seen}
    assert kinds >= {"", "problem", "claim", "source", "audit", "desk"}


def test_from_the_board_to_the_sentence_in_two_clicks(desk: TestClient) -> None:
    problem = re.search(r'href="(/problem/[^"]+)"', desk.get("/").text)
    assert problem is not None
    claim = re.search(r'href="(/claim/[^"]+)"', desk.get(problem.group(1)).text)
    assert claim is not None
    page = desk.get(claim.group(1)).text
    assert "<mark>" in page
    assert "Chain" in page


def test_both_sides_stand_on_the_page_and_what_changed(desk: TestClient) -> None:
    page = desk.get("/problem/WP-SUMY-CHEM").text
    for part in (
        "For",
        "Against",
        "Gaps",
        "Would lower it",
        "Rival explanations",
        "How it moved",
        "Earlier judgements",
    ):
        assert f">{part}<" in page, part
    assert "The proposed state was NOTE" in desk.get("/").text


def test_words_said_since_stand_on_the_board_at_once(url: str, desk: TestClient) -> None:
    assert "draft" in desk.get("/").text
    for signer in ("A. One", "B. Two"):
        words.sign(url, "WP-SUMY-CHEM", signer=signer, dissent=False, note=None, at=LAST)
    words.sign(url, "WP-SUMY-CHEM", signer="C. <i>Three</i>", dissent=True, note="too early", at=LAST)
    page = desk.get("/problem/WP-SUMY-CHEM").text
    assert "Signed by A. One, B. Two." in page
    assert "C. &lt;i&gt;Three&lt;/i&gt; dissents" in page
    assert "draft" not in desk.get("/").text
    assert "signed" in desk.get("/audit").text


def test_what_a_text_says_is_never_markup(desk: TestClient) -> None:
    alarms = desk.get("/api/alarms").json()
    ids = {c for a in alarms for e in a["evidence_for"] + a["evidence_against"] for c in e["claim_ids"]}
    pages = [desk.get(f"/claim/{i}").text for i in sorted(ids)]
    hostile = [p for p in pages if "&lt;b&gt;bold" in p]
    assert hostile
    assert not any("<b>bold" in p or "<script>alert" in p for p in pages)


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/problem/NONE", 404, "no problem of"), ("/claim/clm-x", 404, "no claim of"), ("/source/nobody", 404, "no source of"),
        ("/nothing", 404, "no such page"), ("/?as_of=yesterday", 404, "is not a date"), ("/?as_of=2100-01-01", 200, "Board"),
        ("/?as_of=2001-01-01", 200, "Nothing of it was touched"), ("/claim/" + "x" * 5_000, 404, "no claim"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told(desk: TestClient, path: str, status: int, told: str) -> None:
    answer = desk.get(path)
    assert (answer.status_code, told in answer.text) == (status, True)


def test_it_answers_to_this_machine_alone_and_writes_nothing(url: str, desk: TestClient) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", ""):
        assert desk.get("/", headers={"host": host}).status_code == 421
    for host in ("localhost:8330", "127.0.0.1", "[::1]:8330"):
        assert desk.get("/", headers={"host": host}).status_code == 200
    assert desk.post("/problem/WP-SUMY-CHEM").status_code == 405
    store = Store(url)
    before = len(store.words.audit())
    desk.get("/problem/WP-SUMY-CHEM")
    assert len(store.words.audit()) == before
    store.close()


def test_an_empty_store_has_a_board_and_a_damaged_one_is_told(tmp_path: Path) -> None:
    empty = TestClient(make_app(str(tmp_path / "new.sqlite"), BOOK), base_url="http://127.0.0.1:8330")
    assert "Nothing of it was touched so far" in empty.get("/").text
    (tmp_path / "bad.sqlite").write_bytes(b"not a store at all" * 500)
    with pytest.raises(StoreError, match="not a store"):
        make_app(str(tmp_path / "bad.sqlite"), BOOK)
