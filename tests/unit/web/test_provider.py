"""The way to a provider and back: what a browser keeps of it meanwhile."""

import base64
import hashlib
import time

import pytest

from tocsin.web.provider import _ENTRY_SECONDS, _Entry, _entry_of

SECRET = "s" * 43


@pytest.mark.parametrize("to", ["/", "/search?q=боец&as_of=2022-01-12", "/a.b.c"])
def test_an_entry_comes_back_from_its_cookie(to: str) -> None:
    entry = _Entry(SECRET, int(time.time()), to)
    assert _entry_of(entry.cookie) == entry
    made = {entry.derived(what) for what in ("state", "nonce", "verifier")}
    assert len(made) == 3
    proof = hashlib.sha256(entry.derived("verifier").encode()).digest()
    assert base64.urlsafe_b64decode(entry.challenge + "=") == proof


def test_another_page_to_go_to_is_another_state() -> None:
    began = int(time.time())
    assert _Entry(SECRET, began, "/").derived("state") != _Entry(SECRET, began, "/a").derived(
        "state"
    )


def test_an_entry_that_is_too_old_is_none() -> None:
    old = _Entry(SECRET, int(time.time()) - _ENTRY_SECONDS - 1, "/")
    assert _entry_of(old.cookie) is None


@pytest.mark.parametrize(
    "cookie", ["", ".", "a.b.c", f"{SECRET}.x.Lw==", f"{SECRET}.9{'9' * 30}.x"]
)
def test_a_cookie_of_another_shape_is_none(cookie: str) -> None:
    assert _entry_of(cookie) is None
