"""Accounts in the store: one for a person, each change in the log, sessions that go with them."""

import datetime as dt
from collections.abc import Callable

import pytest

from tocsin.errors import UsageError
from tocsin.records import AccessToken, Account, Session
from tocsin.store import Store
from tocsin.store.access import REVOKED
from tocsin.store.accounts import IN, MADE, OUT, PASSWORD, REMOVED, ROLE

AT = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
LATER = AT + dt.timedelta(hours=1)


def account(name: str = "Я. Один", number: str = "1") -> Account:
    return Account(id=f"acc-{number}", name=name, role="analyst", made_at=AT, changed_at=AT)


def session(of: Account, digest: str, at: dt.datetime = AT) -> Session:
    return Session(digest=digest, account=of, made_at=at, seen_at=at)


def actions(store: Store) -> list[str]:
    return [line.action for line in store.words.audit()]


@pytest.mark.parametrize("name", ["Я. Один", "я один", "Я.  ОДИН", "Я. Oдин"])
def test_a_person_has_one_account_however_the_name_is_written(store: Store, name: str) -> None:
    store.accounts.put(account(), "hash", "test")
    assert store.accounts.account(name) == (account(), "hash")
    with pytest.raises(UsageError, match="has an account already"):
        store.accounts.put(account(name, "2"), "other", "test")
    assert store.accounts.account("Я. Два") is None
    assert actions(store) == [MADE]


def test_role_and_password_change_and_stand_in_the_log(store: Store) -> None:
    store.accounts.put(account(), "hash", "test")
    assert store.accounts.set_role("я. один", "admin", "test", LATER).role == "admin"
    with pytest.raises(UsageError, match="nothing would change"):
        store.accounts.set_role("Я. Один", "admin", "test", LATER)
    for digest in ("a", "b"):
        store.accounts.begin(session(account(), digest), "192.0.2.1", AT)
    changed = store.accounts.set_password("Я. Один", "new", "test", LATER, keep="a")
    assert changed.changed_at == LATER
    assert store.accounts.account("Я. Один") == (changed, "new")
    assert store.accounts.session("a") is not None
    assert store.accounts.session("b") is None
    assert actions(store) == [MADE, ROLE, IN, IN, PASSWORD]
    assert store.words.verify() == []


def test_who_is_removed_is_out_with_all_their_tokens_and_may_come_back(store: Store) -> None:
    store.accounts.put(account(), "hash", "test")
    store.accounts.begin(session(account(), "a"), "192.0.2.1", AT)
    own = AccessToken(id="tok-1", name="я один", role="reader", made_at=AT)
    others = AccessToken(id="tok-2", name="Я. Два", role="reader", made_at=AT)
    store.access.put(own, "digest", "test")
    store.access.put(others, "digest", "test")
    assert store.accounts.remove("Я. Один", "test", LATER).removed_at == LATER
    assert store.accounts.session("a") is None
    assert store.accounts.account("Я. Один") is None
    assert [token.id for token in store.access.tokens() if token.revoked_at] == ["tok-1"]
    changes: tuple[Callable[[], object], ...] = (
        lambda: store.accounts.remove("Я. Один", "test", LATER),
        lambda: store.accounts.set_role("Я. Один", "admin", "test", LATER),
        lambda: store.accounts.set_password("Я. Один", "x", "test", LATER),
    )
    for change in changes:
        with pytest.raises(UsageError, match="has no account"):
            change()
    store.accounts.put(account(number="2"), "hash", "test")
    assert [found.id for found in store.accounts.accounts()] == ["acc-1", "acc-2"]
    assert [action for action in actions(store) if action in (REVOKED, REMOVED)] == [
        REVOKED,
        REMOVED,
    ]


def test_a_session_is_seen_ended_and_forgotten_when_it_is_old(store: Store) -> None:
    store.accounts.put(account(), "hash", "test")
    for digest in ("a", "b", "c"):
        store.accounts.begin(session(account(), digest), "192.0.2.1", AT)
    store.accounts.seen("a", LATER)
    found = store.accounts.session("a")
    assert found is not None
    assert (found.made_at, found.seen_at, found.account) == (AT, LATER, account())
    store.accounts.end(found, LATER, others=True)
    assert [digest for digest in "abc" if store.accounts.session(digest)] == ["a"]
    store.accounts.begin(session(account(), "d", LATER), "192.0.2.1", LATER)
    assert [digest for digest in "abcd" if store.accounts.session(digest)] == ["d"]
    store.accounts.end(found, LATER)
    assert actions(store).count(OUT) == 1
