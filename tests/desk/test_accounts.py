"""People who log in at a desk: each signs under their own name, sessions end, and what was typed
stays.
"""

import html
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.desk.conftest import HERE, leave_open
from tests.desk.people import (
    PASSWORDS,
    another_browser,
    browser_at,
    log_in,
    origin_of,
    post,
    token_of,
    with_accounts,
)
from tests.desk.reading import english_runs, own_texts
from tocsin.language.catalogues import ENGLISH, LANGUAGES
from tocsin.records import Judgement
from tocsin.store import Store
from tocsin.workspace import access, accounts
from tocsin.workspace.clock import now
from tocsin.workspace.reach import Reach

ALARM_WORDS = {"word": "dissent", "note": "the <source> is one man’s \u202echannel"}


@pytest.fixture(scope="module")
def with_people(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store with accounts; each test works on a copy."""
    path = Path(shutil.copy(filled, tmp_path_factory.mktemp("people") / "s.sqlite"))
    with_accounts(str(path))
    return path


@pytest.fixture
def url(with_people: Path, tmp_path: Path) -> str:
    return str(shutil.copy(with_people, tmp_path / "s.sqlite"))


@pytest.fixture
def browser(url: str) -> Iterator[TestClient]:
    with browser_at(url) as opened:
        yield opened


def actions(url: str) -> list[tuple[str, str]]:
    with Store(url) as store:
        return [(line.actor, line.action) for line in store.words.audit()]


def alarm_of(url: str) -> str:
    with Store(url) as store:
        return store.lookup.past_alarms("WP-SUMY-CHEM", now(), 1)[0].id


def waiting_match(url: str) -> str:
    leave_open(url, 1)
    with Store(url) as store:
        return store.lookup.matches(None, 1, is_open=True)[0].id


def test_nothing_is_shown_to_who_is_not_logged_in(browser: TestClient) -> None:
    for path in ("/", "/problem/WP-SUMY-CHEM", "/audit.jsonl", "/export/file?form=csv", "/find"):
        answer = browser.get(path)
        assert answer.status_code == 303, path
        assert answer.headers["location"].startswith("/login?to="), path
    for path in ("/api/alarms", "/api/map", "/metrics", "/alarms.atom", "/taxii2/"):
        assert browser.get(path).status_code == 401, path
    assert browser.get("/events").status_code == 403
    assert browser.get("/", headers={"accept": "application/json"}).status_code == 403
    assert browser.get("/healthz").text == "ok\n"
    page = browser.get("/login?to=/queue").text
    assert "Sumy" not in page
    assert "<script" not in page


def test_each_person_signs_under_their_own_name(url: str, browser: TestClient) -> None:
    second = another_browser(browser)
    assert log_in(browser, "A. One", to="/queue").headers["location"] == "/queue"
    assert log_in(second, "b two", PASSWORDS["B. Two"]).status_code == 303
    own = alarm_of(url)
    assert post(browser, "/act/sign", alarm=own, word="agree").status_code == 303
    assert post(second, "/act/sign", alarm=own, word="dissent", note="early").status_code == 303
    page = browser.get("/problem/WP-SUMY-CHEM").text
    assert "You have signed it" in page
    assert "B. Two dissents" in page
    by_people = [line for line in actions(url) if line[0] != "tocsin" and line[0] != "test"]
    assert by_people == [
        ("A. One", "logged-in"),
        ("B. Two", "logged-in"),
        ("A. One", "signed"),
        ("B. Two", "signed"),
    ]
    with Store(url) as store:
        assert store.words.verify() == []


def test_a_reader_reads_and_an_api_token_is_no_session(url: str, browser: TestClient) -> None:
    log_in(browser, "R. Reader")
    page = browser.get("/problem/WP-SUMY-CHEM").text
    assert 'action="/act/' not in page
    refused = post(browser, "/act/sign", alarm=alarm_of(url), word="agree")
    assert (refused.status_code, "account is for reading" in refused.text) == (403, True)
    assert browser.get("/api/alarms").status_code == 200
    assert browser.get("/api/tokens").status_code == 401
    with Store(url) as store:
        secret = access.new_token(store, "R. Reader", "reader", by="test").secret
    asked = another_browser(browser).get(
        "/api/alarms", headers={"authorization": f"Bearer {secret}"}
    )
    assert asked.status_code == 200
    assert (
        another_browser(browser).get("/", headers={"authorization": f"Bearer {secret}"}).status_code
        == 303
    )


def test_an_admin_reads_tokens_and_only_an_admin(browser: TestClient) -> None:
    log_in(browser, "A. One")
    assert browser.get("/api/tokens").status_code == 200
    log_in(browser, "B. Two")
    assert browser.get("/api/tokens").status_code == 401


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("A. One", "harbour violin seventeen mos"),
        ("A. One", ""),
        ("Nobody", "harbour violin seventeen moss"),
        ("", ""),
        ("A. One", "harbour violin seventeen moss" * 20),
        ("' OR 1=1 --", "x"),
        ("A. One\u202e<b>", "x"),
        ("tocsin", "x"),
        ("A. One", "HARBOUR VIOLIN SEVENTEEN MOSS"),
        ("B. Two", "harbour violin seventeen moss"),
    ],
)
def test_a_wrong_name_or_password_is_told_alike(
    url: str, browser: TestClient, name: str, password: str
) -> None:
    fields = {"name": name, "password": password}
    answer = browser.post("/login", data=fields, headers={"origin": HERE})
    assert answer.status_code == 403
    assert "That name and password do not belong together" in answer.text
    assert "set-cookie" not in answer.headers
    assert "logged-in" not in {action for _, action in actions(url)}


def test_logging_in_gives_another_secret_each_time_and_ends_the_one_before(
    url: str, browser: TestClient
) -> None:
    browser.cookies.set("tocsin-session", "chosen by somebody else")
    log_in(browser, "A. One")
    first = browser.cookies.get("tocsin-session", domain="127.0.0.1")
    answer = log_in(browser, "A. One")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    second = cookie.partition("=")[2].partition(";")[0]
    assert first not in ("chosen by somebody else", second)
    old = another_browser(browser)
    old.cookies.set("tocsin-session", str(first))
    assert old.get("/").status_code == 303
    old.cookies.set("tocsin-session", second)
    assert old.get("/").status_code == 200
    with Store(url) as store:
        assert second not in Path(store.url).read_bytes().decode("latin-1")


def test_logging_out_ends_the_session_for_good(url: str, browser: TestClient) -> None:
    log_in(browser, "A. One")
    secret = browser.cookies.get("tocsin-session")
    assert post(browser, "/logout").headers["location"] == "/login"
    browser.cookies.set("tocsin-session", str(secret))
    assert browser.get("/").status_code == 303
    assert actions(url)[-1] == ("A. One", "logged-out")


@pytest.mark.parametrize("path", ["/logout", "/account/password", "/account/sessions", "/login"])
@pytest.mark.parametrize("origin", ["http://evil.example", "null"])
def test_a_form_from_elsewhere_does_nothing(browser: TestClient, path: str, origin: str) -> None:
    log_in(browser, "A. One")
    fields = {"token": token_of(browser), "name": "B. Two", "password": PASSWORDS["B. Two"]}
    answer = browser.post(path, data=fields, headers={"origin": origin})
    assert (answer.status_code, "from another page" in answer.text) == (403, True)
    assert "A. One" in browser.get("/account").text


def test_a_log_in_that_does_not_say_where_it_comes_from_is_refused(browser: TestClient) -> None:
    fields = {"name": "A. One", "password": PASSWORDS["A. One"]}
    assert browser.post("/login", data=fields).status_code == 403


def kept_form(page: str) -> dict[str, str]:
    """Return what the form of a page would send, hidden fields and texts."""
    form = page.partition('class="stack"')[2].partition("</form>")[0]
    tags = re.findall(r"<input[^>]*>", form)
    fields = {
        named[1]: html.unescape(valued[1] if valued else "")
        for tag in tags
        if (named := re.search(r'name="([^"]+)"', tag))
        for valued in [re.search(r'value="([^"]*)"', tag)]
    }
    texts = re.findall(r'<textarea name="([^"]+)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL)
    return fields | {name: html.unescape(text) for name, text in texts}


def test_a_session_that_ends_in_the_middle_of_a_form_loses_nothing_typed(
    url: str, browser: TestClient
) -> None:
    log_in(browser, "A. One")
    fields = {"token": token_of(browser), "page": "/problem/WP-SUMY-CHEM", "once": "x"}
    fields |= {"alarm": alarm_of(url), **ALARM_WORDS}
    with Store(url) as store:
        accounts.new_password(store, "A. One", "willow bracket 8 thunder ox", by="test")
    asked = browser.post("/act/sign", data=fields, headers={"origin": HERE})
    assert (asked.status_code, "What you typed is kept" in asked.text) == (403, True)
    assert "signed" not in {action for _, action in actions(url)}
    kept = kept_form(asked.text)
    wrong = browser.post(
        "/login", data=kept | {"name": "A. One", "password": "no"}, headers={"origin": HERE}
    )
    assert kept_form(wrong.text)["kept-note"] == ALARM_WORDS["note"]
    kept = kept_form(wrong.text) | {"name": "A. One", "password": "willow bracket 8 thunder ox"}
    resumed = browser.post("/login", data=kept, headers={"origin": HERE})
    assert (resumed.status_code, "nothing is lost" in resumed.text) == (200, True)
    again = kept_form(resumed.text)
    assert again["note"] == ALARM_WORDS["note"]
    assert again["token"] != fields["token"]
    done = browser.post("/act/sign", data=again, headers={"origin": HERE})
    assert done.headers["location"].startswith("/problem/WP-SUMY-CHEM?done=dissent")
    assert actions(url)[-1] == ("A. One", "signed")


@pytest.mark.parametrize(
    "text", ["\n first line is empty", "a & b </textarea><script>x", "ә\u200fғ\r\nщ"]
)
def test_what_was_typed_comes_back_as_it_was(browser: TestClient, text: str) -> None:
    fields = {"page": "/add", "text": text, "title": '"quoted" <i>'}
    asked = browser.post("/act/add", data=fields, headers={"origin": HERE})
    assert "<script" not in asked.text
    kept = kept_form(asked.text)
    assert (kept["kept-text"].splitlines(), kept["kept-title"]) == (
        text.splitlines(),
        '"quoted" <i>',
    )


def test_a_file_that_was_chosen_is_asked_for_again(browser: TestClient) -> None:
    files = {"file": ("a.txt", b"some text")}
    asked = browser.post(
        "/act/add", data={"page": "/add", "title": "T"}, files=files, headers={"origin": HERE}
    )
    fields = kept_form(asked.text) | {"name": "A. One", "password": PASSWORDS["A. One"]}
    resumed = browser.post("/login", data=fields, headers={"origin": HERE})
    assert "Choose the file again" in resumed.text
    assert 'enctype="multipart/form-data"' in resumed.text


def test_a_page_of_the_session_before_is_sent_anew_with_what_was_typed(
    url: str, browser: TestClient
) -> None:
    log_in(browser, "A. One")
    fields = {"token": token_of(browser), "page": "/", "alarm": alarm_of(url), **ALARM_WORDS}
    log_in(browser, "B. Two")
    asked = browser.post("/act/sign", data=fields, headers={"origin": HERE})
    assert asked.status_code == 403
    again = kept_form(asked.text)
    assert again["note"] == ALARM_WORDS["note"]
    assert browser.post("/act/sign", data=again, headers={"origin": HERE}).status_code == 303
    assert actions(url)[-1] == ("B. Two", "signed")


def test_an_account_that_is_removed_is_out_at_once(url: str, browser: TestClient) -> None:
    log_in(browser, "B. Two")
    with Store(url) as store:
        token = access.new_token(store, "B. Two", "analyst", by="test")
        store.accounts.remove("B. Two", "test", now())
        assert access.checked(store, token.secret) == "revoked"
    assert browser.get("/").status_code == 303
    fields = {"token": "x", "page": "/", "alarm": alarm_of(url), **ALARM_WORDS}
    asked = browser.post("/act/sign", data=fields, headers={"origin": HERE})
    assert (asked.status_code, kept_form(asked.text)["kept-note"]) == (403, ALARM_WORDS["note"])
    assert log_in(browser, "B. Two").status_code == 403
    assert ("B. Two", "signed") not in actions(url)


def test_another_role_counts_from_the_next_request_on(url: str, browser: TestClient) -> None:
    log_in(browser, "B. Two")
    with Store(url) as store:
        accounts.new_role(store, "B. Two", "reader", by="test")
    refused = post(browser, "/act/sign", alarm=alarm_of(url), word="agree")
    assert (refused.status_code, "account is for reading" in refused.text) == (403, True)


def test_sessions_end_after_a_while_and_open_pages_keep_nobody_in(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_in(browser, "A. One")
    begun, passed = now(), [0.0]
    monkeypatch.setattr("tocsin.web.sessions.now", lambda: begun + passed[0] * accounts.IDLE)
    for live in (0.9, 0.99):
        passed[0] = live
        assert browser.get("/add", headers={"x-tocsin-live": "1"}).status_code == 200
    passed[0] = 1.01
    assert browser.get("/add").status_code == 303
    log_in(browser, "A. One")
    begun = begun + 0.5 * accounts.IDLE
    for step in range(23):
        passed[0] = 0.9 * step
        assert browser.get("/add").status_code == 200, step
    passed[0] = 24.2
    assert browser.get("/add").status_code == 303


def test_wrong_passwords_are_limited_by_address_and_stand_in_the_log(
    url: str, browser: TestClient
) -> None:
    log_in(another_browser(browser), "B. Two")
    for _ in range(10):
        assert log_in(browser, "A. One", "wrong").status_code == 403
    limited = log_in(browser, "A. One")
    assert limited.status_code == 429
    assert int(limited.headers["retry-after"]) > 0
    assert "Too many wrong passwords" in limited.text
    assert log_in(browser, "B. Two").status_code == 303
    assert ("tocsin", "refused-passwords") in actions(url)


def test_a_person_changes_their_password_and_ends_other_sessions(
    url: str, browser: TestClient
) -> None:
    second, third = another_browser(browser), another_browser(browser)
    for one in (browser, second, third):
        log_in(one, "A. One")
    fresh = "willow bracket 8 thunder ox"
    for before, wanted, told in (
        ("no", fresh, "present password is another"),
        (PASSWORDS["A. One"], "short", "12 to 256"),
        (PASSWORDS["A. One"], "password12345", "easily guessed"),
        (PASSWORDS["A. One"], "a. one a. one", "easily guessed"),
    ):
        answer = post(browser, "/account/password", before=before, fresh=wanted)
        assert (answer.status_code, told in answer.text) == (409, True), wanted
    done = post(
        browser, "/account/password", before=PASSWORDS["A. One"], fresh=fresh, page="/account"
    )
    assert done.headers["location"] == "/account?done=password"
    assert "password changed" in browser.get("/account?done=password").text
    assert second.get("/").status_code == 303
    log_in(second, "A. One", fresh)
    assert post(browser, "/account/sessions").status_code == 303
    assert (browser.get("/add").status_code, second.get("/add").status_code) == (200, 303)
    assert actions(url)[-1] == ("A. One", "logged-out")


def decide(browser: TestClient, match: str, word: str, start: threading.Barrier) -> Any:
    fields = {"token": token_of(browser), "page": "/queue"}
    fields |= {"record": match, "field": "same", "value": word}
    start.wait()
    return browser.post("/act/judge", data=fields, headers={"origin": origin_of(browser)})


@pytest.mark.parametrize("desks", [1, 2])
def test_two_people_decide_one_match_in_the_same_second(url: str, desks: int) -> None:
    first = browser_at(url)
    second = another_browser(first) if desks == 1 else browser_at(url)
    log_in(first, "A. One")
    log_in(second, "B. Two")
    match, start, answers = waiting_match(url), threading.Barrier(2), list[Any]()
    threads = [
        threading.Thread(
            target=lambda who=who, word=word: answers.append(decide(who, match, word, start))
        )
        for who, word in ((first, "same"), (second, "different"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer.status_code for answer in answers) == [303, 409]
    lost = next(answer for answer in answers if answer.status_code == 409)
    with Store(url) as store:
        (kept,) = [word for word in store.words.of(Judgement, now()) if word.record_id == match]
        assert store.words.verify() == []
    alert = lost.text.partition('role="alert"')[2].partition("</p>")[0]
    assert kept.signer in alert
    assert "Nothing was saved" in alert


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_people_are_in_the_readers_language(
    browser: TestClient, language: str
) -> None:
    browser.headers["accept-language"] = language
    kept = browser.post("/act/add", data={"text": "щ", "page": "/add"}, headers={"origin": HERE})
    wrong = log_in(browser, "A. One", "wrong")
    fields = kept_form(kept.text) | {"name": "A. One", "password": PASSWORDS["A. One"]}
    resumed = browser.post("/login", data=fields, headers={"origin": HERE})
    own = browser.get("/account")
    weak = post(browser, "/account/password", before=PASSWORDS["A. One"], fresh="aaaaaaaaaaaa")
    log = browser.get("/audit")
    for answer in (kept, wrong, resumed, own, weak, log):
        assert own_texts(answer.text)[0] == language
        assert language == ENGLISH or english_runs(answer.text) == []
        assert not re.search(r">\s*(desk|error|value)-[a-z]", answer.text)


def test_beyond_this_machine_only_tls_and_the_stated_name_are_answered(url: str) -> None:
    reach = Reach(host="0.0.0.0", name="desk.example.org", proxy="10.0.0.2")
    browser = browser_at(url, reach=reach, base="https://desk.example.org")
    answer = log_in(browser, "A. One")
    assert answer.headers["set-cookie"].startswith("__Host-tocsin=")
    assert "Secure" in answer.headers["set-cookie"]
    assert browser.get("/").headers["strict-transport-security"] == "max-age=31536000"
    plain = browser_at(url, reach=reach, base="http://desk.example.org")
    assert (plain.get("/login").status_code, "over TLS" in plain.get("/login").text) == (421, True)
    assert plain.get("/healthz").status_code == 200
    assert browser.get("/", headers={"host": "evil.example"}).status_code == 421
