"""Watching from the desk: two people and one alert, a snooze whose end is said, collecting stopped
for every program, names with markup, and undo.
"""

import re
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.desk.conftest import BOOK, HERE
from tests.desk.people import browser_at, log_in, origin_of, token_of, with_accounts
from tests.desk.reading import read_aloud
from tests.desk.test_acts import send
from tocsin.records import Acknowledgement
from tocsin.store import Store
from tocsin.web import make_app

PROBLEM = "WP-SUMY-CHEM"
ODD = "<b>Ана</b>\u202e\u200f"


def test_two_people_acknowledge_one_alert_and_the_second_is_told(
    url: str, desk: TestClient, other: TestClient
) -> None:
    assert 'id="alerted">1<' in desk.get("/").text
    note = "<script>alert(1)</script> \u202eна месте"
    done = send(desk, "acknowledge", alert=PROBLEM, page="/alerts", note=note)
    assert done.status_code == 303
    second = send(other, "acknowledge", alert=PROBLEM, page="/alerts")
    assert second.status_code == 409
    assert "A. One acknowledged this at" in read_aloud(second.text)
    page = other.get("/alerts").text
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert 'id="alerted"' not in page
    undo = re.search(r"undo=(ack-[0-9a-f]+)", done.headers["location"])
    assert undo is not None
    assert send(desk, "withdraw", word=undo[1]).status_code == 303
    assert 'id="alerted">1<' in other.get("/alerts").text
    with Store(url) as store:
        assert store.duty.words(Acknowledgement) == []
        assert store.words.verify() == []


def test_a_snooze_says_its_end_and_by_whom_on_every_desk(
    desk: TestClient, other: TestClient
) -> None:
    assert send(desk, "snooze", alert=PROBLEM, length="4h").status_code == 303
    for page in ("/alerts", "/"):
        said = read_aloud(other.get(page).text)
        assert re.search(r"Snoozed until \d+ Mar 2022 \d\d:\d\d UTC, A\. One", said), page
    late = send(other, "snooze", alert=PROBLEM, end="2022-01-01T10:00")
    assert (late.status_code, "ends after now" in late.text) == (409, True)
    log = read_aloud(desk.get("/audit").text)
    assert "snoozed" in log
    assert "until 2022-03-" in log
    word = re.search(r'name="word" value="(snz-[^"]+)"', other.get("/alerts").text)
    assert word is not None
    assert send(other, "withdraw", word=word[1]).status_code == 303
    assert "Snoozed until" not in read_aloud(desk.get("/alerts").text)


def test_collecting_is_stopped_for_all_and_started_again(tmp_path: Path, url: str) -> None:
    folder = shutil.copytree(BOOK, tmp_path / "sumy-2022")
    sources = folder / "sources.yml"
    text = sources.read_text(encoding="utf-8")
    fed = text.replace("id: tass,", "id: tass, feeds: [https://feed.example/x],", 1)
    sources.write_text(fed, encoding="utf-8")
    app = make_app(url, folder, "A. One")
    with TestClient(app, base_url=HERE, follow_redirects=False) as desk:
        assert "never fetched" in desk.get("/collecting").text
        note = "<i>disk</i>"
        for source in ("tass", "*"):
            fields = {"source": source, "step": "stop", "note": note, "page": "/collecting"}
            assert send(desk, "collecting", **fields).status_code == 303
        page = desk.get("/collecting").text
        assert "&lt;i&gt;disk" in page
        assert "Collecting is stopped as a whole by A. One" in read_aloud(page)
        again = send(desk, "collecting", source="tass", step="stop", page="/collecting")
        assert (again.status_code, "nothing would change" in again.text) == (409, True)
        for source in ("*", "tass"):
            assert send(desk, "collecting", source=source, step="start").status_code == 303
        assert "never fetched" in desk.get("/collecting").text
        assert "/collecting" in desk.get("/audit").text


def test_who_only_reads_changes_nothing_and_a_session_that_ends_keeps_the_note(
    filled: Path, tmp_path: Path
) -> None:
    url = str(shutil.copy(filled, tmp_path / "s.sqlite"))
    with_accounts(url)
    with browser_at(url) as browser:
        log_in(browser, "R. Reader")
        assert 'action="/act/acknowledge"' not in browser.get("/alerts").text
        headers = {"origin": origin_of(browser)}
        fields = {"token": token_of(browser), "page": "/alerts", "alert": PROBLEM}
        refused = browser.post("/act/acknowledge", data=fields, headers=headers)
        assert refused.status_code == 403
    with browser_at(url) as browser:
        log_in(browser, "B. Two")
        fields = {
            "token": token_of(browser),
            "page": "/alerts",
            "alert": PROBLEM,
            "note": "на месте",
        }
        browser.cookies.clear()
        kept = browser.post("/act/acknowledge", data=fields, headers={"origin": origin_of(browser)})
        assert kept.status_code == 403
        assert "на месте" in kept.text
        assert PROBLEM in kept.text


@pytest.mark.parametrize("language", ["en", "ru", "uk", "kk"])
def test_a_name_with_markup_and_marks_of_direction_breaks_no_page(
    filled: Path, tmp_path: Path, language: str
) -> None:
    url = str(shutil.copy(filled, tmp_path / "s.sqlite"))
    app = make_app(url, BOOK, ODD)
    with TestClient(app, base_url=HERE, follow_redirects=False) as desk:
        desk.headers["accept-language"] = language
        assert send(desk, "acknowledge", alert=PROBLEM).status_code == 303
        assert (
            send(desk, "quiet", start="22:00", end="07:00", zone="Asia/Almaty").status_code == 303
        )
        page = desk.get("/alerts").text
        assert "<b>Ана" not in page
        assert "\u202e" not in re.sub(r"<bdi[^>]*>.*?</bdi>", "", page)
        assert "22:00" in page
