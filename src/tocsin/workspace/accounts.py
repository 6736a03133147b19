"""Accounts of people who log in at a desk: made, changed, removed; sessions begun, used and ended.

A session's secret has 256 random bits and is kept in the browser alone: the store holds its digest.
"""

import datetime as dt
import hashlib
import hmac
import secrets
from typing import NamedTuple

from tocsin.errors import UsageError
from tocsin.records import Account, Session
from tocsin.records.persons import person as account_key
from tocsin.records.workspace_ports import OpenStore
from tocsin.workspace.access import person, role_meant
from tocsin.workspace.clock import now
from tocsin.workspace.passwords import MOST, Argon2id, Hasher, checked_password

# OWASP ASVS 4.0.3, 3.3.2: again after twelve hours, or half an hour in which nothing was asked.
LONGEST, IDLE = dt.timedelta(hours=12), dt.timedelta(minutes=30)
# So seldom it is written down when a session was last used: a write wakes every open page.
SEEN_EVERY = dt.timedelta(minutes=5)
_SECRET_BYTES, _ID_BYTES = 32, 8


class NewSession(NamedTuple):
    """A session that was just begun, and the secret its browser keeps."""

    session: Session
    secret: str


def new_account(
    store: OpenStore,
    name: str,
    role: str,
    password: str,
    *,
    by: str,
    hasher: Hasher | None = None,
    at: dt.datetime | None = None,
) -> Account:
    """Make an account for a person.

    Raises:
        UsageError: the name is none, there is no such role, the password is not taken, or that
            person has an account.
    """
    moment, plain = at or now(), person(name)
    account = Account(
        id=f"acc-{secrets.token_hex(_ID_BYTES)}",
        name=plain,
        role=role_meant(role),
        made_at=moment,
        changed_at=moment,
    )
    hashed = (hasher or Argon2id()).hashed(checked_password(password, plain))
    store.accounts.put(account, hashed, by)
    return account


def new_role(store: OpenStore, name: str, role: str, *, by: str) -> Account:
    """Give an account another role.

    Raises:
        UsageError: there is no such account or role, or it has that role.
    """
    return store.accounts.set_role(name, role_meant(role), by, now())


def new_password(
    store: OpenStore,
    name: str,
    password: str,
    *,
    by: str,
    keep: str = "",
    hasher: Hasher | None = None,
) -> Account:
    """Give an account another password; every session of it ends, but that with the digest to
    `keep`.

    Raises:
        UsageError: there is no such account, or the password is not taken.
    """
    known = store.accounts.account(name)
    plain = known[0].name if known is not None else name
    hashed = (hasher or Argon2id()).hashed(checked_password(password, plain))
    return store.accounts.set_password(name, hashed, by, now(), keep)


def remove_account(store: OpenStore, name: str, *, by: str) -> Account:
    """Remove an account for good; the person can be given a new one.

    Raises:
        UsageError: there is no such account, or nobody could make accounts any more.
    """
    _needs_another_admin(store, name)
    return store.accounts.remove(name, by, now())


def other_role(store: OpenStore, name: str, role: str, *, by: str) -> Account:
    """Give an account another role, unless nobody could make accounts any more.

    Raises:
        UsageError: that is so, there is no such account or role, or it has that role.
    """
    if role_meant(role) != "admin":
        _needs_another_admin(store, name)
    return new_role(store, name, role, by=by)


def standing_sessions(store: OpenStore, at: dt.datetime) -> list[Session]:
    """Return the sessions that are not over at a moment, the last used first. When one was last
    used is written down every few minutes: it may have been used since.
    """
    known = store.accounts.sessions(at - LONGEST)
    return [one for one in known if not is_over(one, one.seen_at + SEEN_EVERY, at)]


def _needs_another_admin(store: OpenStore, name: str) -> None:
    """Check that somebody else is admin, where this account is.

    Raises:
        UsageError: nobody is.
    """
    admins = [
        account
        for account in store.accounts.accounts()
        if account.role == "admin" and account.removed_at is None
    ]
    if [account_key(account.name) for account in admins] == [account_key(name)]:
        raise UsageError(
            "{name} is the only admin; give another account that role first.",
            code="error-last-admin",
            name=admins[0].name,
        )


def own_password(
    store: OpenStore, session: Session, before: str, password: str, hasher: Hasher
) -> Account:
    """Change one's own password, which needs the one before; other sessions end.

    Raises:
        UsageError: the one before is another, or the new one is not taken.
    """
    name = session.account.name
    if not is_right(store, name, before, hasher):
        raise UsageError(
            "the present password is another one; nothing was changed.",
            code="error-password-other",
        )
    return new_password(store, name, password, by=name, keep=session.digest, hasher=hasher)


def is_right(store: OpenStore, name: str, password: str, hasher: Hasher) -> Account | None:
    """Return the account whose name and password these are; None where they are nobody's, after as
    long a time.
    """
    known = store.accounts.account(name)
    hashed = known[1] if known is not None else ""
    fits = hasher.is_right(password, hashed) and len(password) <= MOST
    return known[0] if known is not None and fits else None


def begin(store: OpenStore, account: Account, whence: str) -> NewSession:
    """Log a person in: a session with a secret that never was before."""
    secret, moment = secrets.token_urlsafe(_SECRET_BYTES), now()
    session = Session(digest=digest_of(secret), account=account, made_at=moment, seen_at=moment)
    store.accounts.begin(session, whence, moment - LONGEST)
    return NewSession(session, secret)


def is_over(session: Session, seen_at: dt.datetime, at: dt.datetime) -> bool:
    """Return whether a session that was last used at a moment is over at another."""
    return at >= session.made_at + LONGEST or at >= seen_at + IDLE


def digest_of(secret: str) -> str:
    """Return by what a session is known."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def form_token(secret: str) -> str:
    """Return what the forms of a session carry: nobody who has not its secret can make it."""
    return hmac.new(secret.encode("utf-8", "surrogatepass"), b"form", "sha256").hexdigest()
