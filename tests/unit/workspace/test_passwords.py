"""Passwords: slow hashes that do not tell, and no password that is guessed."""

import pytest

from tocsin.errors import UsageError
from tocsin.workspace.passwords import LEAST, MOST, Argon2id, checked_password, composed

GOOD = "harbour violin seventeen moss"


@pytest.fixture(scope="module")
def hasher() -> Argon2id:
    return Argon2id()


def test_only_the_same_password_is_right(hasher: Argon2id) -> None:
    hashed = hasher.hashed(GOOD)
    assert hashed.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert GOOD not in hashed
    assert hasher.hashed(GOOD) != hashed
    assert hasher.is_right(GOOD, hashed)
    for other in ("", GOOD.upper(), GOOD[:-1], f"{GOOD} ", GOOD.replace("o", "о")):
        assert not hasher.is_right(other, hashed), other


@pytest.mark.parametrize("hashed", ["", "x", "$argon2id$", "$2b$12$abc"])
def test_what_is_no_hash_is_never_right(hasher: Argon2id, hashed: str) -> None:
    assert not hasher.is_right("", hashed)
    assert not hasher.is_right(GOOD, hashed)


def test_the_same_letters_from_another_keyboard_are_the_same_password() -> None:
    assert composed("й" + "e\u0301") == composed("и\u0306" + "é")


@pytest.mark.parametrize(
    "password",
    [
        GOOD,
        "мох скрипка гавань 17",
        "Zc7!kq0pLw2#",
        "correct horse battery",
        " spaces count too, all of them ",
        "g" * 3 + "harbour violin 7 moss" * 10,
    ],
)
def test_any_letters_and_signs_are_taken(password: str) -> None:
    assert checked_password(password, "A. One") == password


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("", "characters"),
        ("short", "characters"),
        ("x" * (LEAST - 1), "characters"),
        ("harbour " * 40, "characters"),
        ("aaaaaaaaaaaaaaaa", "easily guessed"),
        ("password12345", "easily guessed"),
        ("qwertyuiop12", "easily guessed"),
        ("abcabcabcabc", "easily guessed"),
        ("a. one a. one", "easily guessed"),
        ("Mikhailov2026!", "easily guessed"),
        ("tocsin-tocsin-desk", "easily guessed"),
    ],
)
def test_what_is_easily_guessed_is_refused(password: str, told: str) -> None:
    assert len("harbour " * 40) > MOST
    with pytest.raises(UsageError, match=told):
        checked_password(password, "A. One Mikhailov")
