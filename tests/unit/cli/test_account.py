"""`tocsin account`: made with a password from standard input, listed, changed, removed."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests import by_hand
from tocsin.cli.account import app
from tocsin.store import Store
from tocsin.workspace import accounts
from tocsin.workspace.passwords import Argon2id

GOOD, OTHER = "harbour violin seventeen moss", "willow bracket 8 thunder ox"


@pytest.fixture
def url(tmp_path: Path) -> str:
    by_hand.bare(tmp_path / "s.sqlite").close()
    return str(tmp_path / "s.sqlite")


def said(url: str, *words: str, piped: str = "") -> str:
    ran = CliRunner().invoke(app, [*words, "--store", url], input=piped)
    return f"{ran.output}{ran.exception or ''}"


def test_an_account_is_made_changed_and_removed(url: str) -> None:
    assert "analyst  A. Analyst  since" in said(
        url, "add", "A. Analyst", "--role", "analyst", piped=f"{GOOD}\n"
    )
    with Store(url) as store:
        assert accounts.is_right(store, "A. Analyst", GOOD, Argon2id()) is not None
    assert "admin    A. Analyst" in said(url, "role", "A. Analyst", "admin")
    assert "another password" in said(url, "password", "A. Analyst", piped=f"{OTHER}\n")
    with Store(url) as store:
        assert accounts.is_right(store, "A. Analyst", OTHER, Argon2id()) is not None
    assert "removed" in said(url, "remove", "a analyst")
    listed = said(url, "list")
    assert re.search(r"admin    A. Analyst  removed 20\d\d", listed)
    assert "argon2" not in listed + said(url, "list", "--json")


def test_an_account_is_disabled_and_enabled_but_not_the_only_admin(url: str) -> None:
    said(url, "add", "A. Analyst", "--role", "analyst", piped=f"{GOOD}\n")
    said(url, "add", "B. Boss", "--role", "admin", piped=f"{OTHER}\n")
    assert "disabled 20" in said(url, "disable", "A. Analyst")
    with Store(url) as store:
        assert accounts.is_right(store, "A. Analyst", GOOD, Argon2id()) is None
    assert "disabled already" in said(url, "disable", "A. Analyst")
    assert "disabled 20" not in said(url, "enable", "A. Analyst")
    assert "is not disabled" in said(url, "enable", "A. Analyst")
    assert "the only admin" in said(url, "disable", "B. Boss")
    with Store(url) as store:
        assert accounts.is_right(store, "B. Boss", OTHER, Argon2id()) is not None


@pytest.mark.parametrize(
    ("words", "piped", "told"),
    [
        (("add", "A"), "", "no password came"),
        (("add", "A"), "short\n", "characters"),
        (("add", "A", "--role", "boss"), GOOD, "no role"),
        (("add", "tocsin"), GOOD, "program itself"),
        (("role", "Nobody", "admin"), "", "has no account"),
        (("remove", "Nobody"), "", "has no account"),
        (("password", "Nobody"), f"{GOOD}\n", "has no account"),
    ],
)
def test_what_cannot_be_is_said(url: str, words: tuple[str, ...], piped: str, told: str) -> None:
    assert told in said(url, *words, piped=piped)
    with Store(url) as store:
        assert store.accounts.accounts() == []
