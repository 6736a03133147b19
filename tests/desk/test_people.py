"""Accounts from the desk: made, changed and removed by admins; whoever is removed while logged in
is logged out at once, and what they typed stays.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.desk.people import (
    PASSWORDS,
    another_browser,
    browser_at,
    log_in,
    origin_of,
    token_of,
    with_accounts,
)
from tests.desk.reading import read_aloud
from tocsin.language.catalogues import LANGUAGES
from tocsin.store import Store
from tocsin.workspace import accounts
from tocsin.workspace.clock import now

FRESH = "anchor meadow forty two lanterns"


@pytest.fixture
def url(filled: Path, tmp_path: Path) -> str:
    path = str(shutil.copy(filled, tmp_path / "s.sqlite"))
    with_accounts(path)
    return path


@pytest.fixture
def admin(url: str) -> Iterator[TestClient]:
    with browser_at(url) as browser:
        log_in(browser, "A. One")
        yield browser


def act(browser: TestClient, what: str, **fields: str) -> int:
    """Send a form of the page of accounts, and return how it was answered."""
    sent = {"token": token_of(browser), "page": "/people", **fields}
    answer = browser.post(f"/act/{what}", data=sent, headers={"origin": origin_of(browser)})
    return answer.status_code


def test_an_account_is_made_changed_and_removed(url: str, admin: TestClient) -> None:
    name = "<b>Д. Төрт</b>"
    assert act(admin, "account-add", name="Д. Төрт", role="analyst", password=FRESH) == 303
    assert act(admin, "account-add", name="Д. Төрт", role="analyst", password=FRESH) == 409
    assert act(admin, "account-add", name=name, role="analyst", password=FRESH) == 409
    assert act(admin, "account-add", name="Е. Бес", role="analyst", password="12345") == 409
    other = another_browser(admin)
    assert log_in(other, "Д. Төрт", FRESH).status_code == 303
    page = admin.get("/people").text
    assert "Д. Төрт" in page
    assert "last seen" in page
    assert act(admin, "account-role", name="Д. Төрт", role="reader") == 303
    assert 'action="/act/acknowledge"' not in other.get("/alerts").text
    assert act(admin, "account-sessions", name="Д. Төрт") == 303
    assert other.get("/").status_code == 303
    assert act(admin, "account-sessions", name="Д. Төрт") == 409
    assert act(admin, "account-password", name="Д. Төрт", password=PASSWORDS["A. One"]) == 303
    assert log_in(other, "Д. Төрт", FRESH).status_code == 403
    assert act(admin, "account-remove", name="Д. Төрт") == 303
    assert "Removed" in read_aloud(admin.get("/people").text)
    with Store(url) as store:
        lines = [(line.actor, line.action) for line in store.words.audit()]
        assert ("A. One", "removed-account") in lines
        assert store.words.verify() == []


def test_who_is_removed_while_typing_is_logged_out_and_loses_nothing(
    url: str, admin: TestClient
) -> None:
    other = another_browser(admin)
    log_in(other, "B. Two")
    fields = {"token": token_of(other), "page": "/alerts", "alert": "WP-SUMY-CHEM", "note": "мен"}
    assert act(admin, "account-remove", name="B. Two") == 303
    kept = other.post("/act/acknowledge", data=fields, headers={"origin": origin_of(other)})
    assert kept.status_code == 403
    assert "мен" in kept.text
    assert other.get("/").headers["location"].startswith("/login")
    with Store(url) as store:
        assert [one.account.name for one in accounts.standing_sessions(store, now())] == ["A. One"]


def test_the_last_admin_stays(admin: TestClient) -> None:
    assert act(admin, "account-remove", name="A. One") == 409
    assert act(admin, "account-role", name="A. One", role="reader") == 409
    assert act(admin, "account-role", name="B. Two", role="admin") == 303
    assert act(admin, "account-role", name="A. One", role="reader") == 303
    assert admin.get("/people").status_code == 403


def test_a_disabled_account_is_out_at_once_until_it_is_enabled(url: str, admin: TestClient) -> None:
    other = another_browser(admin)
    log_in(other, "B. Two")
    fields = {"token": token_of(other), "page": "/alerts", "alert": "WP-SUMY-CHEM", "note": "мен"}
    assert act(admin, "account-disable", name="B. Two") == 303
    assert act(admin, "account-disable", name="B. Two") == 409
    assert "Disabled since" in read_aloud(admin.get("/people").text)
    kept = other.post("/act/acknowledge", data=fields, headers={"origin": origin_of(other)})
    assert (kept.status_code, "мен" in kept.text) == (403, True)
    wrong = log_in(other, "B. Two")
    assert (wrong.status_code, "do not belong together" in wrong.text) == (403, True)
    assert act(admin, "account-add", name="B. Two", role="admin", password=FRESH) == 409
    assert act(admin, "account-enable", name="B. Two") == 303
    assert act(admin, "account-enable", name="B. Two") == 409
    assert other.get("/").status_code == 303  # the session from before does not come back
    assert log_in(other, "B. Two").status_code == 303
    assert act(admin, "account-disable", name="A. One") == 409  # the only admin
    assert act(other, "account-disable", name="A. One") == 403  # by an analyst
    with Store(url) as store:
        lines = [(line.actor, line.action) for line in store.words.audit()]
        assert ("A. One", "disabled-account") in lines
        assert ("A. One", "enabled-account") in lines
        assert store.words.verify() == []


def test_only_admins_see_it_and_no_password_is_sent_back(url: str, admin: TestClient) -> None:
    other = another_browser(admin)
    log_in(other, "B. Two")
    assert other.get("/people").status_code == 403
    assert 'href="/people"' not in other.get("/").text
    fields = {"token": token_of(admin), "page": "/people", "name": "Е. Бес", "role": "reader"}
    admin.cookies.clear()
    kept = admin.post(
        "/act/account-add",
        data=fields | {"password": FRESH},
        headers={"origin": origin_of(admin)},
    )
    assert (kept.status_code, "Е. Бес" in kept.text, FRESH in kept.text) == (403, True, False)
    assert 'name="secret-again"' in kept.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_there_in_every_language(admin: TestClient, language: str) -> None:
    page = admin.get("/people", headers={"accept-language": language})
    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.text
