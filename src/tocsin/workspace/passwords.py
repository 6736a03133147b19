"""Passwords: hashed slowly (argon2id), compared without telling how they differ, and refused where
they are easily guessed.
"""

import re
import threading
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from tocsin.errors import MissingExtraError, UsageError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST, MOST = 12, 256
# zxcvbn guesses from 0 (at once) to 4; it looks at no more than the beginning.
_SAFE_SCORE, _LOOKED_AT = 3, 72
# What every password of this program might be made of.
_OWN_WORDS = ("tocsin", "casebook", "desk")
# So many letters and digits a password has beside those and the person's own name.
_LEAST_OF_OTHERS = 8
# Each check takes 64 MiB and some tenths of a second: a flood of log-ins waits in line.
_TURN = threading.BoundedSemaphore(2)


class Hasher(Protocol):
    """What hashes passwords and compares them."""

    def hashed(self, password: str) -> str:
        """Return what is kept of a password."""
        ...

    def is_right(self, password: str, hashed: str) -> bool:
        """Return whether a password is the one that was hashed."""
        ...


class Argon2id:
    """argon2id in the profile for little memory of RFC 9106, 4."""

    def __init__(self) -> None:
        """Load the extra.

        Raises:
            MissingExtraError: it is not installed.
        """
        self._hasher = _argon2()
        self._nobody = ""

    def hashed(self, password: str) -> str:
        """Return the hash of a password, with its salt and parameters."""
        with _TURN:
            return self._hasher.hash(composed(password))

    def is_right(self, password: str, hashed: str) -> bool:
        """Return whether a password is the one that was hashed; with an empty hash it is not, after
        as long a time.
        """
        from argon2.exceptions import InvalidHashError, VerificationError

        with _TURN:
            self._nobody = self._nobody or self._hasher.hash("")
            try:
                matches = self._hasher.verify(hashed or self._nobody, composed(password[:MOST]))
            except (VerificationError, InvalidHashError):
                return False
        return matches and bool(hashed)


def _argon2() -> "PasswordHasher":
    """Return the hasher of the extra.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        from argon2 import PasswordHasher, profiles
    except ImportError:
        raise MissingExtraError("logging in", "accounts") from None
    return PasswordHasher.from_parameters(profiles.RFC_9106_LOW_MEMORY)


def composed(password: str) -> str:
    """Return a password in the form in which it is hashed: the same letters typed on another
    keyboard are the same password (NIST SP 800-63B, 5.1.1.2).
    """
    return unicodedata.normalize("NFKC", password)


def checked_password(password: str, name: str) -> str:
    """Return a password that may be taken.

    Raises:
        UsageError: it is too short or too long, or easily guessed.
        MissingExtraError: what guesses is not installed.
    """
    if not LEAST <= len(password) <= MOST:
        raise UsageError(
            "a password has {least} to {most} characters; this one has {n}.",
            code="error-password-length",
            least=LEAST,
            most=MOST,
            n=len(password),
        )
    try:
        from zxcvbn import zxcvbn
    except ImportError:
        raise MissingExtraError("logging in", "accounts") from None
    known = [*re.findall(r"\w{2,}", name.casefold()), *_OWN_WORDS]
    guessed = zxcvbn(password[:_LOOKED_AT], user_inputs=known)
    if guessed["score"] < _SAFE_SCORE or len(_without(known, password)) < _LEAST_OF_OTHERS:
        raise UsageError(
            "this password is easily guessed; take several words that do not belong together.",
            code="error-password-weak",
        )
    return password


def _without(words: Sequence[str], password: str) -> str:
    """Return the letters and digits of a password that stand in none of some words."""
    left = password.casefold()
    for word in words:
        left = left.replace(word, " ")
    return re.sub(r"[\W_]+", "", left)
