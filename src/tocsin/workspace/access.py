"""Tokens by which named people ask over the API: made, checked, revoked.

A token is `tocsin_ID_SECRET`. The secret has 256 random bits, so that a plain digest of it is
enough to keep: nobody can try them all.
"""

import datetime as dt
import hashlib
import hmac
import re
import secrets
import unicodedata
from typing import Literal, NamedTuple

from tocsin.errors import MissingError, UsageError
from tocsin.language.fold import visible
from tocsin.records import ROLES, AccessToken, Role
from tocsin.records.workspace_ports import OpenStore
from tocsin.workspace.clock import now
from tocsin.workspace.naming import hint, nearest

DAYS = 365
_MOST_DAYS, _MOST_NAME = 3_650, 80
_BEGINNING, _BETWEEN, _PARTS = "tocsin", "_", 3
_ID_BYTES, _SECRET_BYTES = 10, 32
_ID = re.compile(rf"[0-9a-f]{{{2 * _ID_BYTES}}}")
# What stands in the log for the program itself is no name of a person.
_TAKEN = ("tocsin",)
# Compared with where there is no such token, so that it takes as long to say so.
_NOBODY = hashlib.sha256(b"nobody").hexdigest()
Refusal = Literal["unknown", "expired", "revoked", "disabled"]


class NewToken(NamedTuple):
    """A token that was just made, and the one time that it can be read."""

    token: AccessToken
    secret: str


def new_token(
    store: OpenStore,
    name: str,
    role: str,
    *,
    days: int = DAYS,
    by: str,
    at: dt.datetime | None = None,
) -> NewToken:
    """Make a token for a person.

    Raises:
        UsageError: the name is none, there is no such role, or it would last too long.
    """
    if not 1 <= days <= _MOST_DAYS:
        raise UsageError(
            "{days} days are none a token lasts; give 1 to {most}.", days=days, most=_MOST_DAYS
        )
    moment = at or now()
    token = AccessToken(
        id=f"tok-{secrets.token_hex(_ID_BYTES)}",
        name=person(name),
        role=role_meant(role),
        made_at=moment,
        expires_at=moment + dt.timedelta(days=days),
    )
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    store.access.put(token, _digest(secret), by)
    return NewToken(token, _BETWEEN.join((_BEGINNING, token.id.removeprefix("tok-"), secret)))


def checked(store: OpenStore, written: str, at: dt.datetime | None = None) -> AccessToken | Refusal:
    """Return the token that was written, or why it is not taken; the same time passes whether there
    is such a token or not.
    """
    parts = written.strip().split(_BETWEEN, _PARTS - 1)
    begins = len(parts) == _PARTS and parts[0] == _BEGINNING and _ID.fullmatch(parts[1])
    name, secret = (f"tok-{parts[1]}", parts[2]) if begins else ("", "")
    known = store.access.token(name)
    token, digest = known if known is not None else (None, _NOBODY)
    is_right = hmac.compare_digest(_digest(secret), digest)
    if token is None or not is_right:
        return "unknown"
    if token.revoked_at is not None:
        return "revoked"
    if token.expires_at is not None and token.expires_at <= (at or now()):
        return "expired"
    account = store.accounts.account(token.name)
    if account is not None and account[0].disabled_at is not None:
        return "disabled"
    return token


def person(name: str) -> str:
    """Return the name of a person as the log will hold it.

    Raises:
        UsageError: it is empty or too long, has characters that nobody sees, or begins as a formula
            of a table does.
    """
    plain = " ".join(name.split())
    if not any(c.isalnum() for c in plain):
        raise MissingError("the name of a person is missing.", option="name")
    if len(plain) > _MOST_NAME:
        raise UsageError(
            "the name has {n} characters; {most} is the most.", n=len(plain), most=_MOST_NAME
        )
    hidden = [c for c in plain if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn")]
    if hidden or visible(plain)[0] != plain:
        raise UsageError("the name has characters that nobody sees; write it without them.")
    if not plain[0].isalnum():
        raise UsageError(
            "the name begins with {sign!r}; let it begin with a letter.", sign=plain[0]
        )
    if plain.casefold() in _TAKEN:
        raise UsageError("{name!r} stands in the log for the program itself.", name=plain)
    return plain


def role_meant(written: str) -> Role:
    """Return the role that is meant.

    Raises:
        UsageError: there is none of that name.
    """
    role = next((r for r in ROLES if r == written.strip().casefold()), None)
    if role is None:
        raise UsageError(
            "{written!r} is no role{near}; say {known}.",
            written=written,
            near=hint(nearest(written, ROLES)),
            known=", ".join(ROLES),
        )
    return role


def _digest(secret: str) -> str:
    """Return the digest that is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
