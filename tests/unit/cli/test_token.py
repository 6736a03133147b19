"""`tocsin token`: made and shown once, listed without secrets, revoked."""

from pathlib import Path

import pytest

from tests import by_hand
from tests.unit.cli.said import as_json, printed, refused
from tocsin.cli import token
from tocsin.store import Store
from tocsin.workspace.access import checked


@pytest.fixture
def url(tmp_path: Path) -> str:
    path = tmp_path / "s.sqlite"
    by_hand.bare(path).close()
    return str(path)


def test_a_token_is_made_listed_and_revoked(url: str) -> None:
    secret = printed("token", "new", "A. Analyst", "--role", "analyst", "--store", url).split()[-1]
    with Store(url) as store:
        (made,) = store.access.tokens()
        assert checked(store, secret) == made
    listed = printed("token", "list", "--store", url)
    assert "analyst  A. Analyst  until" in listed
    assert secret.rpartition("_")[2] not in listed
    assert token._line(made) + "\n" == listed
    assert "is revoked" in printed("token", "revoke", made.id, "--store", url)
    assert "revoked" in printed("token", "list", "--store", url)
    (row,) = as_json("token", "list", "--store", url, "--json")
    assert row["revoked_at"] is not None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new", "A", "--role", "boss"), "no role"),
        (("new", "=1+1"), "begins with"),
        (("new", "A", "--days", "0"), "days"),
        (("revoke", "tok-none"), "no token"),
    ],
)
def test_what_cannot_be_is_said(url: str, words: tuple[str, ...], said: str) -> None:
    assert said in refused("token", *words, "--store", url)
