"""Accounts of people who log in at a desk: made, changed, removed; sessions begun, used and ended.

A session's secret has 256 random bits and is kept in the browser alone: the store holds its digest.
"""

import datetime as dt
import hashlib
import hmac
import secrets
from typing import NamedTuple

from tocsin.errors import UsageError
from tocsin.records import Account, Role, Session
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
_MOST_SHOWN = 80


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


def account_from_provider(
    store: OpenStore, subject: str, name: str, role: Role | None, *, by: str
) -> Account:
    """Return the account of a person whom a provider of identities knows as `subject`, made at
    their first log-in, with the role they have there. Without a role their sessions end.

    Raises:
        UsageError: they have no role or are disabled, their name is none that signs, or another
            person has an account under it.
    """
    known = store.accounts.by_subject(subject)
    if role is None:
        if known is not None and any(
            one.account.id == known.id for one in standing_sessions(store, now())
        ):
            store.accounts.end_all(known.name, by, now())
        raise UsageError(
            "{name} has no role at this desk; whoever keeps the provider can give one.",
            code="error-provider-no-role",
            name=" ".join(name.split())[:_MOST_SHOWN],
        )
    if known is None:
        return _first_from_provider(store, subject, name, role, by)
    if known.disabled_at is not None:
        raise UsageError(
            "the account of {name} is disabled; an admin of this desk can enable it.",
            code="error-provider-disabled",
            name=known.name,
        )
    return known if known.role == role else store.accounts.set_role(known.name, role, by, now())


def _first_from_provider(store: OpenStore, subject: str, name: str, role: Role, by: str) -> Account:
    """Make the account of a person who logs in through a provider for the first time.

    Raises:
        UsageError: their name is none that signs, or another person has an account under it.
    """
    try:
        plain = person(name)
    except UsageError as error:
        raise UsageError(
            "the provider's name of this person cannot sign here ({why}).",
            code="error-provider-name",
            why=str(error),
        ) from None
    if store.accounts.account(plain) is not None:
        raise UsageError(
            "somebody has an account under the name {name} already; an admin of this desk can "
            "remove it, so that it is made anew through the provider.",
            code="error-provider-name-taken",
            name=plain,
        )
    moment = now()
    account = Account(
        id=f"acc-{secrets.token_hex(_ID_BYTES)}",
        name=plain,
        role=role,
        made_at=moment,
        changed_at=moment,
        subject=subject,
    )
    store.accounts.put(account, "", by)
    return account


def new_role(store: OpenStore, name: str, role: str, *, by: str) -> Account:
    """Give an account another role.

    Raises:
        UsageError: there is no such account or role, it has that role, or a provider of identities
            says which it has.
    """
    known = store.accounts.account(name)
    if known is not None and known[0].subject:
        raise UsageError(
            "the role of {name} is said by the provider of identities, at each log-in.",
            code="error-role-elsewhere",
            name=known[0].name,
        )
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
        UsageError: there is no such account, it has no password, or this one is not taken.
    """
    known = store.accounts.account(name)
    plain = known[0].name if known is not None else name
    if known is not None and known[0].subject:
        raise UsageError(
            "{name} logs in through a provider of identities, and has no password here.",
            code="error-no-password-here",
            name=plain,
        )
    hashed = (hasher or Argon2id()).hashed(checked_password(password, plain))
    return store.accounts.set_password(name, hashed, by, now(), keep)


def remove_account(store: OpenStore, name: str, *, by: str) -> Account:
    """Remove an account for good; the person can be given a new one.

    Raises:
        UsageError: there is no such account, or nobody could make accounts any more.
    """
    _needs_another_admin(store, name)
    return store.accounts.remove(name, by, now())


def disable_account(store: OpenStore, name: str, *, by: str) -> Account:
    """Disable an account for a time: its sessions end, its tokens are not taken meanwhile.

    Raises:
        UsageError: there is no such account, it is disabled, or nobody could make accounts any
            more.
    """
    _needs_another_admin(store, name)
    return store.accounts.disable(name, by, now())


def enable_account(store: OpenStore, name: str, *, by: str) -> Account:
    """Enable an account that was disabled.

    Raises:
        UsageError: there is no such account, or it is not disabled.
    """
    return store.accounts.enable(name, by, now())


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
        if account.role == "admin" and account.is_open
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
    """Return the account whose name and password these are; None where they are nobody's or the
    account is disabled, after as long a time.
    """
    known = store.accounts.account(name)
    hashed = known[1] if known is not None else ""
    fits = hasher.is_right(password, hashed) and len(password) <= MOST
    return known[0] if known is not None and fits and known[0].is_open else None


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
