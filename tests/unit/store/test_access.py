"""Tokens in the store: a digest, a line in the log, and revoked for good."""

import datetime as dt

import pytest

from tocsin.errors import UsageError
from tocsin.records import AccessToken
from tocsin.store import Store
from tocsin.store.access import MADE, REVOKED

AT = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


def token(name: str) -> AccessToken:
    return AccessToken(id=f"tok-{name}", name="Я. Один", role="analyst", made_at=AT)


def test_a_token_is_kept_with_its_line_in_the_log(store: Store) -> None:
    assert not store.access.is_asked_for()
    store.access.put(token("1"), "digest", "test")
    assert store.access.is_asked_for()
    assert store.access.token("tok-1") == (token("1"), "digest")
    assert store.access.token("tok-2") is None
    assert store.access.tokens() == [token("1")]
    assert [(e.actor, e.action, e.subject) for e in store.words.audit()] == [
        ("test", MADE, "tok-1")
    ]
    assert store.words.verify() == []


def test_a_token_is_revoked_once_and_the_api_still_asks_for_one(store: Store) -> None:
    store.access.put(token("1"), "digest", "test")
    gone = store.access.revoke("tok-1", "test", AT)
    assert gone.revoked_at == AT
    assert store.access.tokens() == [gone]
    assert store.access.is_asked_for()
    with pytest.raises(UsageError, match="nothing would change"):
        store.access.revoke("tok-1", "test", AT)
    with pytest.raises(UsageError, match="no token of this store"):
        store.access.revoke("tok-9", "test", AT)
    assert [e.action for e in store.words.audit()] == [MADE, REVOKED]
