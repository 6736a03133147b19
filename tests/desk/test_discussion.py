"""Discussion at the desk: two people, one thread; nothing typed is lost; names and texts with
markup and marks of direction; looked at back in time.
"""

import re
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.desk.conftest import BOOK, HERE
from tests.desk.people import browser_at, log_in, origin_of, token_of, with_accounts
from tests.desk.reading import read_aloud
from tests.desk.test_acts import alarm, send
from tocsin.records import Claim, Remark
from tocsin.store import Store
from tocsin.web import make_app

PROBLEM = "/problem/WP-SUMY-CHEM"
TEXT = "Кто это видел?\n<script>alert(1)</script> \u202eнет"


def thread_in(page: str) -> tuple[str, str]:
    """Return the first thread of a page and the remark that was written to it last."""
    found = re.search(
        r'name="thread" value="(rem-[^"]+)">\s*<input[^>]*name="last" value="([^"]+)', page
    )
    assert found is not None
    return found[1], found[2]


def test_two_people_discuss_an_alarm_and_one_resolves_it(
    url: str, desk: TestClient, other: TestClient
) -> None:
    own = alarm(desk)
    assert send(other, "write", record=own, text="Is the plant still guarded?").status_code == 303
    done = send(desk, "write", record=own, text=f"@b. two {TEXT}", page=PROBLEM)
    assert re.search(r"done=written&undo=rem-", done.headers["location"])
    page = other.get(PROBLEM).text
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
    talk = page[page.index('id="discussion"') :]
    assert "\u202e" not in re.sub(r"<bdi[^>]*>.*?</bdi>", "", talk, flags=re.DOTALL)
    assert "You are mentioned" in read_aloud(page)
    queue = read_aloud(other.get("/queue").text)
    assert "You are mentioned 1" in queue
    assert "Open threads" in queue
    assert "You are mentioned" not in read_aloud(desk.get("/queue").text)
    assert "2 open threads" in read_aloud(desk.get("/alerts").text)
    thread, last = thread_in(other.get(PROBLEM).text)
    answer = send(other, "write", thread=thread, text="The second report says so.")
    assert answer.status_code == 303
    assert "You are mentioned" not in read_aloud(other.get("/queue").text)
    early = send(desk, "thread", thread=thread, last=last, step="resolved")
    assert (early.status_code, "after you read it" in early.text) == (409, True)
    thread, last = thread_in(desk.get(PROBLEM).text)
    resolved = send(desk, "thread", thread=thread, last=last, step="resolved")
    assert "done=thread-resolved" in resolved.headers["location"]
    twice = send(other, "thread", thread=thread, step="resolved")
    assert (twice.status_code, "resolved already, by A. One" in read_aloud(twice.text)) == (
        409,
        True,
    )
    log = read_aloud(desk.get("/audit").text)
    assert "thread resolved" in log
    assert "Is the plant still guarded?" in log
    with Store(url) as store:
        assert store.words.verify() == []


def test_a_claim_and_its_match_are_discussed_and_a_message_is_taken_back(
    url: str, desk: TestClient, other: TestClient
) -> None:
    with Store(url) as store:
        match = store.lookup.matches(None, 1, is_open=False)[0]
        claim = store.record(Claim, match.claim_id)
    assert claim is not None
    for record in (claim.id, match.id):
        assert send(desk, "write", record=record, text=f"on {record}").status_code == 303
    page = other.get(f"/claim/{claim.id}").text
    assert f"on {claim.id}" in page
    assert f"on {match.id}" in page
    with Store(url) as store:
        words = [word for word in store.duty.words(Remark) if word.text == f"on {claim.id}"]
    theirs = send(other, "withdraw", word=words[0].id)
    assert (theirs.status_code, "only A. One can withdraw" in read_aloud(theirs.text)) == (
        409,
        True,
    )
    assert send(desk, "withdraw", word=words[0].id).status_code == 303
    assert f"on {claim.id}" not in other.get(f"/claim/{claim.id}").text


def test_looking_back_shows_what_was_written_by_then_and_offers_no_form(
    url: str, desk: TestClient
) -> None:
    send(desk, "write", record=alarm(desk), text="later word")
    assert "later word" in desk.get(PROBLEM).text
    back = desk.get(f"{PROBLEM}?as_of=2022-03-19").text
    assert "later word" not in back
    assert 'action="/act/write"' not in back


def test_who_only_reads_writes_nothing_and_a_session_that_ends_keeps_the_text(
    filled: Path, tmp_path: Path
) -> None:
    url = str(shutil.copy(filled, tmp_path / "s.sqlite"))
    with_accounts(url)
    with browser_at(url) as browser:
        log_in(browser, "R. Reader")
        assert 'action="/act/write"' not in browser.get(PROBLEM).text
        fields = {"token": token_of(browser), "page": PROBLEM, "record": "x", "text": "y"}
        refused = browser.post("/act/write", data=fields, headers={"origin": origin_of(browser)})
        assert refused.status_code == 403
    with browser_at(url) as browser:
        log_in(browser, "B. Two")
        page = browser.get(PROBLEM).text
        assert '<option value="A. One" lang="und">' in page
        assert '<option value="B. Two" lang="und">' not in page
        fields = {"token": token_of(browser), "page": PROBLEM, "record": "x", "text": "не пропадёт"}
        browser.cookies.clear()
        kept = browser.post("/act/write", data=fields, headers={"origin": origin_of(browser)})
        assert (kept.status_code, "не пропадёт" in kept.text) == (403, True)


@pytest.mark.parametrize("language", ["en", "ru", "uk", "kk"])
def test_a_thread_reads_whole_in_every_language(
    filled: Path, tmp_path: Path, language: str
) -> None:
    url = str(shutil.copy(filled, tmp_path / "s.sqlite"))
    app = make_app(url, BOOK, "A. One")
    with TestClient(app, base_url=HERE, follow_redirects=False) as desk:
        desk.headers["accept-language"] = language
        assert send(desk, "write", record=alarm(desk), text="x").status_code == 303
        for page in (PROBLEM, "/queue", "/alerts", "/audit"):
            shown = desk.get(page)
            assert shown.status_code == 200
            assert "desk-discussion" not in shown.text
