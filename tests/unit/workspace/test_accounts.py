"""Accounts as people make and use them: passwords that fit, sessions that end."""

import datetime as dt
from pathlib import Path

import pytest

from tests import by_hand
from tocsin.errors import UsageError
from tocsin.records.workspace_ports import OpenStore
from tocsin.workspace import accounts
from tocsin.workspace.opening import open_store
from tocsin.workspace.passwords import Argon2id

GOOD, OTHER = "harbour violin seventeen moss", "willow bracket 8 thunder ox"
HASHER = Argon2id()


@pytest.fixture
def opened(tmp_path: Path) -> OpenStore:
    by_hand.bare(tmp_path / "s.sqlite").close()
    return open_store(str(tmp_path / "s.sqlite"))


def test_an_account_is_made_and_only_its_own_password_fits(opened: OpenStore) -> None:
    made = accounts.new_account(opened, " A.  One ", "Analyst", GOOD, by="test", hasher=HASHER)
    assert (made.name, made.role) == ("A. One", "analyst")
    assert accounts.is_right(opened, "a one", GOOD, HASHER) == made
    for name, password in (("A. One", OTHER), ("B. Two", GOOD), ("", ""), ("A. One", GOOD * 20)):
        assert accounts.is_right(opened, name, password, HASHER) is None
    opened.close()


@pytest.mark.parametrize(
    ("name", "role", "password", "told"),
    [
        ("", "reader", GOOD, "name of a person is missing"),
        ("tocsin", "reader", GOOD, "program itself"),
        ("A. One", "boss", GOOD, "no role"),
        ("A. One", "reader", "short", "characters"),
        ("=A", "reader", GOOD, "begins with"),
        ("A\u202e One", "reader", GOOD, "nobody sees"),
    ],
)
def test_what_is_no_account_is_refused(
    opened: OpenStore, name: str, role: str, password: str, told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        accounts.new_account(opened, name, role, password, by="test", hasher=HASHER)
    assert opened.accounts.accounts() == []
    opened.close()


def test_one_changes_ones_password_by_the_one_before(opened: OpenStore) -> None:
    made = accounts.new_account(opened, "A. One", "reader", GOOD, by="test", hasher=HASHER)
    begun = accounts.begin(opened, made, "192.0.2.1")
    with pytest.raises(UsageError, match="another one"):
        accounts.own_password(opened, begun.session, OTHER, OTHER, HASHER)
    accounts.own_password(opened, begun.session, GOOD, OTHER, HASHER)
    assert accounts.is_right(opened, "A. One", OTHER, HASHER) is not None
    assert opened.accounts.session(begun.session.digest) is not None
    accounts.new_password(opened, "A. One", GOOD, by="test", hasher=HASHER)
    assert opened.accounts.session(begun.session.digest) is None
    assert accounts.new_role(opened, "A. One", "admin", by="test").role == "admin"
    opened.close()


def test_a_session_is_known_by_its_secret_and_over_after_a_while(opened: OpenStore) -> None:
    made = accounts.new_account(opened, "A. One", "reader", GOOD, by="test", hasher=HASHER)
    first, second = (accounts.begin(opened, made, "192.0.2.1") for _ in range(2))
    assert first.secret != second.secret
    assert accounts.digest_of(first.secret) == first.session.digest
    assert first.secret not in (first.session.digest, accounts.form_token(first.secret))
    assert accounts.form_token(first.secret) != accounts.form_token(second.secret)
    begun, minute = first.session.made_at, dt.timedelta(minutes=1)
    for seen, at, over in (
        (begun, begun + accounts.IDLE - minute, False),
        (begun, begun + accounts.IDLE, True),
        (begun + 20 * accounts.IDLE, begun + 20 * accounts.IDLE + minute, False),
        (begun + accounts.LONGEST, begun + accounts.LONGEST, True),
    ):
        assert accounts.is_over(first.session, seen, at) == over
    opened.close()
