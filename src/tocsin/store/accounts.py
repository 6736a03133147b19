"""People who log in at a desk: kept with slow digests of their passwords, each change with its line
in the audit log.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Engine, Select, delete, insert, select, update

from tocsin.errors import UsageError
from tocsin.records import Account, Role, Session
from tocsin.records.persons import person
from tocsin.store import schema
from tocsin.store.access import REVOKED
from tocsin.store.account_tables import ACCOUNTS, SESSIONS
from tocsin.store.audit import append
from tocsin.store.connect import begin_writing, errors_explained

MADE, REMOVED = "made-account", "removed-account"
ROLE, PASSWORD = "changed-role", "changed-password"
DISABLED, ENABLED = "disabled-account", "enabled-account"
IN, OUT = "logged-in", "logged-out"
_OWN, _SEEN = ACCOUNTS.c, SESSIONS.c
_IS_OPEN = (_OWN.removed_at.is_(None), _OWN.disabled_at.is_(None))


class Accounts:
    """The accounts of a store, and who is logged in."""

    def __init__(self, url: str, engine: Engine) -> None:
        """Look at the same file as the store."""
        self._url = url
        self._engine = engine

    def put(self, account: Account, hashed: str, by: str) -> None:
        """Keep a new account by the hash of its password; one with a subject has none.

        Raises:
            UsageError: that person has one.
        """
        row = {
            "id": account.id,
            "name": account.name,
            "person": person(account.name),
            "role": account.role,
            "hash": hashed,
            "made_at": account.made_at.isoformat(),
            "changed_at": account.changed_at.isoformat(),
            "subject": account.subject or None,
        }
        with errors_explained(self._url), self._engine.begin() as connection:
            begin_writing(connection)
            before = connection.execute(_standing(account.name)).one_or_none()
            if before is not None:
                raise UsageError(
                    "{name} has an account already; nothing was changed.",
                    code="error-account-there",
                    name=before.name,
                )
            connection.execute(insert(ACCOUNTS).values(row))
            append(connection, account.made_at, by, MADE, account.name, account.role)

    def accounts(self) -> list[Account]:
        """Return every account that was ever made, oldest first."""
        chosen = select(ACCOUNTS).order_by(_OWN.made_at, _OWN.id)
        with errors_explained(self._url), self._engine.connect() as connection:
            return [_account(row) for row in connection.execute(chosen)]

    def account(self, name: str) -> tuple[Account, str] | None:
        """Return the account of a person that was not removed, with the hash of its password."""
        with errors_explained(self._url), self._engine.connect() as connection:
            row = connection.execute(_standing(name)).one_or_none()
        return (_account(row), row.hash) if row is not None else None

    def by_subject(self, subject: str) -> Account | None:
        """Return the account of whom a provider of identities knows so, if it was not removed."""
        chosen = select(ACCOUNTS).where(_OWN.subject == subject, _OWN.removed_at.is_(None))
        with errors_explained(self._url), self._engine.connect() as connection:
            row = connection.execute(chosen).one_or_none()
        return _account(row) if row is not None else None

    def set_role(self, name: str, role: Role, by: str, at: dt.datetime) -> Account:
        """Give an account another role; it counts from the next request on.

        Raises:
            UsageError: there is no such account, or it has that role.
        """
        with errors_explained(self._url), self._engine.begin() as connection:
            begin_writing(connection)
            row = _needed(connection, name)
            if row.role == role:
                raise UsageError(
                    "{name} has the role {role} already; nothing would change.",
                    code="error-role-same",
                    name=row.name,
                    role=role,
                )
            append(connection, at, by, ROLE, row.name, f"{row.role} -> {role}")
            return _changed(connection, row, {"role": role})

    def set_password(
        self, name: str, hashed: str, by: str, at: dt.datetime, keep: str = ""
    ) -> Account:
        """Keep another password of an account; every session of it ends, but the one to `keep`.

        Raises:
            UsageError: there is no such account.
        """
        with errors_explained(self._url), self._engine.begin() as connection:
            begin_writing(connection)
            row = _needed(connection, name)
            own = (_SEEN.account_id == row.id) & (_SEEN.digest != keep)
            connection.execute(delete(SESSIONS).where(own))
            append(connection, at, by, PASSWORD, row.name, "")
            return _changed(connection, row, {"hash": hashed, "changed_at": at.isoformat()})

    def remove(self, name: str, by: str, at: dt.datetime) -> Account:
        """Remove an account for good: its sessions end, and tokens in that person's name are
        revoked. What the person said stays.

        Raises:
            UsageError: there is no such account.
        """
        with errors_explained(self._url), self._engine.begin() as connection:
            begin_writing(connection)
            row = _needed(connection, name)
            connection.execute(delete(SESSIONS).where(_SEEN.account_id == row.id))
            _revoke_tokens(connection, row.person, by, at)
            append(connection, at, by, REMOVED, row.name, row.role)
            return _changed(connection, row, {"removed_at": at.isoformat()})

    def disable(self, name: str, by: str, at: dt.datetime) -> Account:
        """Disable an account: its sessions end, and nobody logs in with it until it is enabled.

        Raises:
            UsageError: there is no such account, or it is disabled.
        """
        with errors_explained(self._url), self._engine.begin() as connection:
            begin_writing(connection)
            row = _needed(connection, name)
            if row.disabled_at is not None:
                raise UsageError(
                    "{name} is disabled already; nothing would change.",
                    code="error-account-disabled",
                    name=row.name,
                )
            connection.execute(delete(SESSIONS).where(_SEEN.account_id == row.id))
            append(connection, at, by, DISABLED, row.name, row.role)
            return _changed(connection, row, {"disabled_at": at.isoformat()})

    def enable(self, name: str, by: str, at: dt.datetime) -> Account:
        """Enable an account that was disabled.

        Raises:
            UsageError: there is no such account, or it is not disabled.
        """
        with errors_explained(self._url), self._engine.begin() as connection:
            begin_writing(connection)
            row = _needed(connection, name)
            if row.disabled_at is None:
                raise UsageError(
                    "{name} is not disabled; nothing would change.",
                    code="error-account-enabled",
                    name=row.name,
                )
            append(connection, at, by, ENABLED, row.name, row.role)
            return _changed(connection, row, {"disabled_at": None})

    def end_all(self, name: str, by: str, at: dt.datetime) -> int:
        """End every session of an account, and return how many there were.

        Raises:
            UsageError: there is no such account, or it has no session.
        """
        with errors_explained(self._url), self._engine.begin() as connection:
            begin_writing(connection)
            row = _needed(connection, name)
            gone = connection.execute(delete(SESSIONS).where(_SEEN.account_id == row.id)).rowcount
            if not gone:
                raise UsageError(
                    "{name} is logged in nowhere; nothing would change.",
                    code="error-no-session",
                    name=row.name,
                )
            append(connection, at, by, OUT, row.name, f"{gone} by {by}")
            return int(gone)

    def sessions(self, since: dt.datetime) -> list[Session]:
        """Return the sessions that were begun since a moment, the last used first."""
        chosen = (
            select(ACCOUNTS, _SEEN.digest, _SEEN.made_at.label("begun"), _SEEN.seen_at)
            .join(SESSIONS, _SEEN.account_id == _OWN.id)
            .where(_SEEN.made_at >= since.isoformat(), *_IS_OPEN)
            .order_by(_SEEN.seen_at.desc())
        )
        with errors_explained(self._url), self._engine.connect() as connection:
            return [_session(row) for row in connection.execute(chosen)]

    def begin(self, session: Session, whence: str, until: dt.datetime) -> None:
        """Keep a new session, with its line in the log; sessions made before `until` are over and
        are forgotten.
        """
        row = {
            "digest": session.digest,
            "account_id": session.account.id,
            "made_at": session.made_at.isoformat(),
            "seen_at": session.seen_at.isoformat(),
        }
        name = session.account.name
        with errors_explained(self._url), self._engine.begin() as connection:
            begin_writing(connection)
            connection.execute(delete(SESSIONS).where(_SEEN.made_at < until.isoformat()))
            connection.execute(insert(SESSIONS).values(row))
            append(connection, session.made_at, name, IN, name, whence)

    def session(self, digest: str) -> Session | None:
        """Return a session by the digest of its secret; None where there is none, or the account
        was removed or disabled.
        """
        chosen = (
            select(ACCOUNTS, _SEEN.digest, _SEEN.made_at.label("begun"), _SEEN.seen_at)
            .join(SESSIONS, _SEEN.account_id == _OWN.id)
            .where(_SEEN.digest == digest, *_IS_OPEN)
        )
        with errors_explained(self._url), self._engine.connect() as connection:
            row = connection.execute(chosen).one_or_none()
        return _session(row) if row is not None else None

    def seen(self, digest: str, at: dt.datetime) -> None:
        """Remember when a session was last used."""
        own = update(SESSIONS).where(_SEEN.digest == digest)
        with errors_explained(self._url), self._engine.begin() as connection:
            begin_writing(connection)
            connection.execute(own.values({"seen_at": at.isoformat()}))

    def end(self, session: Session, at: dt.datetime, *, others: bool = False) -> None:
        """End a session, or all `others` of the same account, with a line in the log."""
        own = _SEEN.digest == session.digest
        if others:
            own = (_SEEN.account_id == session.account.id) & (_SEEN.digest != session.digest)
        name = session.account.name
        with errors_explained(self._url), self._engine.begin() as connection:
            begin_writing(connection)
            gone = connection.execute(delete(SESSIONS).where(own)).rowcount
            if gone:
                append(connection, at, name, OUT, name, "other sessions" if others else "")


def _standing(name: str) -> Select[Any]:
    """Choose the account of a person that was not removed."""
    return select(ACCOUNTS).where(_OWN.person == person(name), _OWN.removed_at.is_(None))


def _needed(connection: Connection, name: str) -> Any:
    """Return the row of an account that was not removed.

    Raises:
        UsageError: there is none.
    """
    row = connection.execute(_standing(name)).one_or_none()
    if row is None:
        raise UsageError(
            "{name!r} has no account; `tocsin account list` names everybody who has one.",
            code="error-no-account",
            name=name,
        )
    return row


def _changed(connection: Connection, row: Any, values: Mapping[str, str | None]) -> Account:
    """Write changed values of an account, and return it."""
    connection.execute(update(ACCOUNTS).where(_OWN.id == row.id).values(dict(values)))
    return _account(connection.execute(select(ACCOUNTS).where(_OWN.id == row.id)).one())


def _revoke_tokens(connection: Connection, key: str, by: str, at: dt.datetime) -> None:
    """Revoke what tokens a person has."""
    tokens = schema.TOKENS
    rows = connection.execute(select(tokens).where(tokens.c.revoked_at.is_(None))).all()
    for row in (one for one in rows if person(one.name) == key):
        changed = {"revoked_at": at.isoformat()}
        connection.execute(update(tokens).where(tokens.c.id == row.id).values(changed))
        append(connection, at, by, REVOKED, row.id, f"{row.name}, {row.role}")


def _session(row: Any) -> Session:
    """Return the session of a row."""
    return Session(
        digest=row.digest,
        account=_account(row),
        made_at=dt.datetime.fromisoformat(row.begun),
        seen_at=dt.datetime.fromisoformat(row.seen_at),
    )


def _account(row: Any) -> Account:
    """Return the account of a row."""
    removed, disabled = row.removed_at, row.disabled_at
    return Account(
        id=row.id,
        name=row.name,
        role=row.role,
        made_at=dt.datetime.fromisoformat(row.made_at),
        changed_at=dt.datetime.fromisoformat(row.changed_at),
        removed_at=dt.datetime.fromisoformat(removed) if removed else None,
        disabled_at=dt.datetime.fromisoformat(disabled) if disabled else None,
        subject=row.subject or "",
    )
