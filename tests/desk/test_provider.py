"""Logging in at the desk through a provider of identities that runs on this machine: who is let in,
with which role, and every way in which a word of it must not be believed.
"""

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from starlette.testclient import TestClient

from tests.desk.conftest import BOOK, HERE
from tests.desk.people import another_browser, log_in, post, with_accounts
from tests.identities import CLIENT, SECRET, Identities, serving
from tocsin.language.catalogues import LANGUAGES
from tocsin.store import Store
from tocsin.web import make_app
from tocsin.workspace import access
from tocsin.workspace.clock import now
from tocsin.workspace.oidc import Provider, Settings
from tocsin.workspace.reach import Reach

pytest.importorskip("joserfc")


@pytest.fixture(scope="module")
def identities() -> Iterator[Identities]:
    with serving() as served:
        yield served


@pytest.fixture(autouse=True)
def no_mischief(identities: Identities) -> None:
    identities.algorithm, identities.claims_instead, identities.signing_key = "RS256", {}, None
    identities.turns_back = False


@pytest.fixture
def url(filled: Path, tmp_path: Path) -> str:
    path = str(shutil.copy(filled, tmp_path / "s.sqlite"))
    with_accounts(path)
    return path


def settings(identities: Identities, **more: Any) -> Settings:
    roles: Any = {"desk-analysts": "analyst", "desk-admins": "admin", "everybody": "reader"}
    return Settings(
        issuer=identities.address, client_id=CLIENT, roles=roles, title="Ақпарат бөлімі", **more
    )


def browser_through(url: str, provider: Provider, reach: Reach | None = None) -> TestClient:
    app = make_app(url, BOOK, has_accounts=True, provider=provider, reach=reach or Reach())
    base = "https://desk.example.org" if reach else HERE
    return TestClient(app, base_url=base, follow_redirects=False)


@pytest.fixture
def browser(url: str, identities: Identities) -> Iterator[TestClient]:
    with browser_through(url, Provider(settings(identities), SECRET)) as opened:
        yield opened


def to_provider(browser: TestClient, to: str = "/queue") -> str:
    """Go to the provider, log in there, and return where it sends the browser back."""
    sent = browser.get("/login/provider", params={"to": to})
    assert sent.status_code == 303
    back = httpx.get(sent.headers["location"], trust_env=False).headers["location"]
    assert back.startswith(f"{str(browser.base_url).rstrip('/')}/login/provider/back?")
    parts = urlsplit(back)
    return f"{parts.path}?{parts.query}"


def go(browser: TestClient, to: str = "/queue") -> Any:
    return browser.get(to_provider(browser, to))


def lines(url: str) -> list[tuple[str, str]]:
    with Store(url) as store:
        assert store.words.verify() == []
        return [(line.actor, line.action) for line in store.words.audit()]


def test_a_person_logs_in_with_the_role_of_their_groups_and_signs(
    url: str, browser: TestClient, identities: Identities
) -> None:
    assert "Log in through Ақпарат бөлімі" in browser.get("/login").text
    identities.person("7f3", "Әсел Нұрланқызы", "everybody", "desk-analysts", "other")
    answer = go(browser)
    assert (answer.status_code, answer.headers["location"]) == (303, "/queue")
    page = browser.get("/account").text
    assert "Әсел Нұрланқызы" in page
    assert "analyst" in page
    assert 'name="before"' not in page
    with Store(url) as store:
        alarm = store.lookup.past_alarms("WP-SUMY-CHEM", now(), 1)[0].id
    assert post(browser, "/act/sign", alarm=alarm, word="agree").status_code == 303
    made = [line for line in lines(url) if line[0] in (identities.address, "Әсел Нұрланқызы")]
    assert made == [
        (identities.address, "made-account"),
        ("Әсел Нұрланқызы", "logged-in"),
        ("Әсел Нұрланқызы", "signed"),
    ]
    assert SECRET not in browser.get("/audit.jsonl").text


def test_a_role_follows_the_groups_at_the_next_log_in_and_no_group_is_no_way_in(
    url: str, browser: TestClient, identities: Identities
) -> None:
    identities.person("7f3", "С. Three", "desk-analysts")
    go(browser)
    identities.person("7f3", "Renamed There", "everybody")
    go(browser)
    page = browser.get("/problem/WP-SUMY-CHEM").text
    assert 'action="/act/' not in page  # a reader now, under the name that signs here
    assert "С. Three" in browser.get("/account").text
    identities.person("7f3", "С. Three", "strangers")
    other = another_browser(browser)
    refused = go(other)
    assert (refused.status_code, "has no role at this desk" in refused.text) == (403, True)
    assert browser.get("/").status_code == 303  # the session from before is over too
    assert ("tocsin", "refused-provider") in lines(url)


@pytest.mark.parametrize(
    ("claims", "algorithm"),
    [
        ({"aud": "another-program"}, "RS256"),
        ({"aud": [CLIENT, "another-program"]}, "RS256"),
        ({"azp": "another-program"}, "RS256"),
        ({"iss": "https://elsewhere.example"}, "RS256"),
        ({"nonce": "of another log-in"}, "RS256"),
        ({"nonce": None}, "RS256"),
        ({"exp": int(time.time()) - 3_600}, "RS256"),
        ({"exp": None}, "RS256"),
        ({"iat": int(time.time()) + 3_600}, "RS256"),
        ({"sub": None}, "RS256"),
        ({"sub": ""}, "RS256"),
        ({"sub": ["a"]}, "RS256"),
        ({"name": None}, "RS256"),
        ({"name": "\u202e"}, "RS256"),
        ({"name": "=cmd|x"}, "RS256"),
        ({"name": "tocsin"}, "RS256"),
        ({"groups": None}, "RS256"),
        ({"groups": {"desk-admins": True}}, "RS256"),
        ({"groups": [["desk-admins"], {}, 7, None]}, "RS256"),
        ({"groups": "desk-admins "}, "RS256"),
        ({}, "none"),
        ({}, "HS256"),
        ({}, "RS1"),
    ],
)
def test_a_word_that_is_not_right_lets_nobody_in(
    url: str,
    browser: TestClient,
    identities: Identities,
    claims: dict[str, Any],
    algorithm: str,
) -> None:
    identities.person("m", "M. Mischief", "desk-admins")
    identities.claims_instead, identities.algorithm = claims, algorithm
    refused = go(browser)
    assert refused.status_code == 403
    assert 'role="alert"' in refused.text
    assert browser.get("/").status_code == 303
    assert "made-account" not in {action for actor, action in lines(url) if actor != "test"}


def test_a_word_of_another_key_is_not_taken_and_a_new_key_is_asked_for(
    url: str, browser: TestClient, identities: Identities, monkeypatch: pytest.MonkeyPatch
) -> None:
    identities.person("k", "K. Key", "desk-analysts")
    assert go(browser).status_code == 303
    identities.signing_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    assert go(another_browser(browser)).status_code == 403
    identities.signing_key = None
    identities.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    identities.kid = "k2"
    assert go(another_browser(browser)).status_code == 403  # asked a moment ago
    monkeypatch.setattr("tocsin.workspace.oidc._KEYS_AGAIN_SECONDS", 0.0)
    assert go(another_browser(browser)).status_code == 303


def test_only_the_browser_that_began_comes_back_and_only_once(
    browser: TestClient, identities: Identities
) -> None:
    identities.person("7f3", "С. Three", "desk-analysts")
    back = to_provider(browser)
    stranger = another_browser(browser)
    stolen = stranger.get(back)
    assert (stolen.status_code, "another browser" in stolen.text) == (403, True)
    assert browser.get(re.sub("state=[^&]+", "state=x", back)).status_code == 403
    back = to_provider(browser)
    entry = browser.cookies["tocsin-entry"]
    assert browser.get(back).status_code == 303
    assert browser.get(back).status_code == 403  # the browser has forgotten it
    browser.cookies.set("tocsin-entry", entry, domain="127.0.0.1")
    again = browser.get(back)  # and the provider takes a code once
    assert (again.status_code, "cannot be used" in again.text) == (503, True)
    identities.turns_back = True
    assert "given up at the provider" in go(browser).text


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_nobody_is_led_elsewhere(browser: TestClient, identities: Identities, to: str) -> None:
    identities.person("7f3", "С. Three", "desk-analysts")
    assert go(browser, to).headers["location"] == "/"


@pytest.mark.parametrize(
    "cookie", ["", "...", "x.y.z", "a" * 43 + ".9999999999999999999.Lw==", "a" * 43 + ".1.Lw=="]
)
def test_a_cookie_that_is_none_is_told(browser: TestClient, cookie: str) -> None:
    browser.cookies.set("tocsin-entry", cookie)
    answer = browser.get("/login/provider/back?state=x&code=y")
    assert (answer.status_code, "Begin it anew" in answer.text) == (403, True)


def test_names_that_others_have_and_accounts_that_are_disabled(
    url: str, browser: TestClient, identities: Identities
) -> None:
    identities.person("b", "B.  TWO", "desk-admins")
    taken = go(browser)
    assert (taken.status_code, "has an account under the name" in taken.text) == (403, True)
    identities.person("7f3", "С. Three", "desk-analysts")
    go(browser)
    with Store(url) as store:
        secret = access.new_token(store, "С. Three", "analyst", by="test").secret
    admin = another_browser(browser)
    log_in(admin, "A. One")
    assert post(admin, "/act/account-role", name="С. Three", role="admin").status_code == 409
    password = post(admin, "/act/account-password", name="С. Three", password="moss violin 77 oak")
    assert password.status_code == 409
    bearer = {"authorization": f"Bearer {secret}"}
    program = another_browser(browser)
    assert program.get("/api/alarms", headers=bearer).status_code == 200
    assert post(admin, "/act/account-disable", name="С. Three").status_code == 303
    assert browser.get("/").status_code == 303
    refused = program.get("/api/alarms", headers=bearer)
    assert (refused.status_code, "is disabled" in refused.text) == (401, True)
    assert "is disabled" in go(browser).text
    assert post(admin, "/act/account-enable", name="С. Three").status_code == 303
    assert go(browser).status_code == 303


def test_what_was_typed_stays_on_its_page_while_one_logs_in_on_another(
    browser: TestClient, identities: Identities
) -> None:
    typed = {"page": "/add", "text": "боец \u202e<b>", "title": "Т"}
    asked = browser.post("/act/add", data=typed, headers={"origin": HERE})
    assert asked.status_code == 403
    assert 'target="_blank"' in asked.text
    kept = {"act": "add", "kept-page": "/add", "kept-text": typed["text"], "resume": "1"}
    early = browser.post("/login", data=kept, headers={"origin": HERE})
    assert early.status_code == 403  # nobody has logged in yet, and nothing is lost
    assert "боец" in early.text
    identities.person("7f3", "С. Three", "desk-analysts")
    go(browser, "/account")
    resumed = browser.post("/login", data=kept, headers={"origin": HERE})
    assert (resumed.status_code, "боец" in resumed.text) == (200, True)
    assert 'name="token"' in resumed.text


def test_a_flood_of_false_codes_is_limited(browser: TestClient, identities: Identities) -> None:
    answers = [browser.get("/login/provider/back?state=x&code=y") for _ in range(12)]
    assert [answer.status_code for answer in answers] == [403] * 10 + [429] * 2
    assert int(answers[-1].headers["retry-after"]) > 0


def test_a_provider_that_is_away_is_told_and_passwords_still_work(url: str) -> None:
    roles: Any = {"a": "reader"}
    away = Settings(issuer="http://127.0.0.1:9", client_id=CLIENT, roles=roles)
    with browser_through(url, Provider(away, SECRET)) as browser:
        told = browser.get("/login/provider")
        assert (told.status_code, "cannot be used" in told.text) == (503, True)
        assert log_in(browser, "A. One").status_code == 303


def test_beyond_this_machine_the_cookie_is_of_this_host_and_over_tls(
    url: str, identities: Identities
) -> None:
    reach = Reach(host="0.0.0.0", name="desk.example.org", proxy="10.0.0.2")
    provider = Provider(settings(identities), SECRET)
    identities.person("7f3", "С. Three", "desk-analysts")
    with browser_through(url, provider, reach) as browser:
        sent = browser.get("/login/provider")
        cookie = sent.headers["set-cookie"]
        assert cookie.startswith("__Host-tocsin-entry=")
        assert "Secure" in cookie
        assert "HttpOnly" in cookie
        assert go(browser).headers["set-cookie"].startswith("__Host-tocsin=")


@pytest.mark.parametrize("language", LANGUAGES)
def test_refusals_are_in_the_readers_language(
    browser: TestClient, identities: Identities, language: str
) -> None:
    identities.person("s", "S. Stranger")
    browser.headers["accept-language"] = language
    refused = go(browser)
    assert f'<html lang="{language}">' in refused.text
    assert not re.search(r">\s*(desk|error)-[a-z]", refused.text)
