"""Tokens of people: kept as digests, each with its lines in the audit log."""

import datetime as dt
from typing import Any

from sqlalchemy import Engine, insert, select, update

from tocsin.errors import UsageError
from tocsin.records import AccessToken
from tocsin.store import schema
from tocsin.store.audit import append
from tocsin.store.connect import begin_writing, errors_explained

MADE, REVOKED = "made-token", "revoked-token"
_TOKENS = schema.TOKENS.c


class Access:
    """The tokens of a store."""

    def __init__(self, url: str, engine: Engine) -> None:
        """Look at the same file as the store."""
        self._url = url
        self._engine = engine

    def put(self, token: AccessToken, digest: str, by: str) -> None:
        """Keep a new token by the digest of its secret, with its line in the log."""
        row = {
            "id": token.id,
            "digest": digest,
            "name": token.name,
            "role": token.role,
            "made_at": token.made_at.isoformat(),
            "expires_at": token.expires_at.isoformat() if token.expires_at else None,
        }
        until = f"until {token.expires_at:%Y-%m-%d}" if token.expires_at else "without an end"
        with errors_explained(self._url), self._engine.begin() as connection:
            begin_writing(connection)
            connection.execute(insert(schema.TOKENS).values(row))
            detail = f"{token.name}, {token.role}, {until}"
            append(connection, token.made_at, by, MADE, token.id, detail)

    def revoke(self, name: str, by: str, at: dt.datetime) -> AccessToken:
        """Revoke a token by its id, for good.

        Raises:
            UsageError: there is none, or it was revoked before.
        """
        with errors_explained(self._url), self._engine.begin() as connection:
            begin_writing(connection)
            row = connection.execute(select(schema.TOKENS).where(_TOKENS.id == name)).one_or_none()
            if row is None:
                raise UsageError(
                    "{name!r} is no token of this store; `tocsin token list` names them.", name=name
                )
            if row.revoked_at is not None:
                raise UsageError(
                    "{name} was revoked on {moment}; nothing would change.",
                    name=name,
                    moment=row.revoked_at[:16],
                )
            changed = {"revoked_at": at.isoformat()}
            connection.execute(update(schema.TOKENS).where(_TOKENS.id == name).values(changed))
            append(connection, at, by, REVOKED, name, f"{row.name}, {row.role}")
            return _token(row, at)

    def tokens(self) -> list[AccessToken]:
        """Return every token that was ever made, oldest first."""
        chosen = select(schema.TOKENS).order_by(_TOKENS.made_at, _TOKENS.id)
        with errors_explained(self._url), self._engine.connect() as connection:
            return [_token(row) for row in connection.execute(chosen)]

    def token(self, name: str) -> tuple[AccessToken, str] | None:
        """Return a token by its id, with the digest of its secret."""
        with errors_explained(self._url), self._engine.connect() as connection:
            row = connection.execute(select(schema.TOKENS).where(_TOKENS.id == name)).one_or_none()
        return (_token(row), row.digest) if row is not None else None

    def is_asked_for(self) -> bool:
        """Return whether any token was ever made: from then on, the API asks for one."""
        with errors_explained(self._url), self._engine.connect() as connection:
            return connection.scalar(select(_TOKENS.id).limit(1)) is not None


def _token(row: Any, revoked: dt.datetime | None = None) -> AccessToken:
    """Return the token of a row."""
    return AccessToken(
        id=row.id,
        name=row.name,
        role=row.role,
        made_at=dt.datetime.fromisoformat(row.made_at),
        expires_at=_moment(row.expires_at),
        revoked_at=revoked or _moment(row.revoked_at),
    )


def _moment(written: str | None) -> dt.datetime | None:
    """Return a moment as it was written."""
    return dt.datetime.fromisoformat(written) if written else None
