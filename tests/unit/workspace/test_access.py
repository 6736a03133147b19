"""Tokens: made for people with names that can be read, and taken only while they count."""

import datetime as dt

import pytest

from tocsin.errors import UsageError
from tocsin.records import AccessToken
from tocsin.store import Store
from tocsin.workspace.access import checked, new_token, person, role_meant

AT = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


def test_a_token_is_taken_until_it_ends(empty: Store) -> None:
    made = new_token(empty, " A.  Analyst ", "Analyst", days=2, by="test", at=AT)
    assert made.token.name == "A. Analyst"
    assert checked(empty, made.secret, AT) == made.token
    assert checked(empty, f" {made.secret}\n", AT) == made.token
    assert checked(empty, made.secret, AT + dt.timedelta(days=2)) == "expired"
    empty.access.revoke(made.token.id, "test", AT)
    assert checked(empty, made.secret, AT) == "revoked"


@pytest.mark.parametrize(
    "change",
    [
        lambda s: s[:-1],
        lambda s: s + "x",
        lambda s: s.replace("tocsin_", "tocsin-"),
        lambda s: s.rpartition("_")[0] + "_",
        lambda s: s.split("_", 2)[1],
        lambda s: s.upper(),
        lambda s: "",
        lambda s: "tocsin___",
        lambda s: "tocsin_\ud800_x",
        lambda s: "tocsin_%_" + s.split("_", 2)[2],
    ],
)
def test_whatever_is_not_the_token_is_unknown(empty: Store, change: object) -> None:
    made = new_token(empty, "A. Analyst", "reader", by="test", at=AT)
    assert checked(empty, change(made.secret), AT) == "unknown"  # type: ignore[operator]


def test_two_tokens_of_one_second_and_person_are_two(empty: Store) -> None:
    made = {new_token(empty, "A. Analyst", "reader", by="test", at=AT).secret for _ in range(3)}
    assert len(made) == 3
    assert all(isinstance(checked(empty, secret, AT), AccessToken) for secret in made)


@pytest.mark.parametrize("name", ["Ә. Қазақ", "Дж. О’Нил", "李 雷", "O'Brien-Smith", "A1"])
def test_names_of_people_are_taken(name: str) -> None:
    assert person(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        "  ",
        "...",
        "=1+1",
        "+7 999",
        "-A",
        "@SUM(A1)",
        "a\u202eb",
        "a\u200bb",
        "a\u0000b",
        "a\u001bb",
        "\ufeffA",
        "tocsin",
        "TOCSIN",
        "x" * 81,
    ],
)
def test_a_name_that_nobody_can_read_or_a_table_would_run_is_refused(name: str) -> None:
    with pytest.raises(UsageError):
        person(name)


@pytest.mark.parametrize("days", [0, -1, 4_000])
def test_a_token_lasts_days(empty: Store, days: int) -> None:
    with pytest.raises(UsageError, match="days"):
        new_token(empty, "A", "reader", days=days, by="test")


def test_a_role_that_is_none_is_named_with_those_there_are() -> None:
    assert role_meant(" Admin ") == "admin"
    with pytest.raises(UsageError, match="reader, analyst, admin"):
        role_meant("annalyst")
