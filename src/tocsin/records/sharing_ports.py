"""What sharing asks of a store: who may ask for its contents, and what others may fetch."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from tocsin.records.access import AccessToken, Account, Role, Session
from tocsin.records.asking import Offered, Wanted


class Access(Protocol):
    """The tokens of people."""

    def put(self, token: AccessToken, digest: str, by: str) -> None:
        """Keep a new token by the digest of its secret."""
        ...

    def revoke(self, name: str, by: str, at: dt.datetime) -> AccessToken:
        """Revoke a token by its id, for good."""
        ...

    def tokens(self) -> list[AccessToken]:
        """Return every token that was ever made, oldest first."""
        ...

    def token(self, name: str) -> tuple[AccessToken, str] | None:
        """Return a token by its id, with the digest of its secret."""
        ...

    def is_asked_for(self) -> bool:
        """Return whether any token was made, so that one is asked for."""
        ...


class Accounts(Protocol):
    """The accounts of people, and who is logged in."""

    def put(self, account: Account, hashed: str, by: str) -> None:
        """Keep a new account by the hash of its password."""
        ...

    def accounts(self) -> list[Account]:
        """Return every account that was ever made, oldest first."""
        ...

    def account(self, name: str) -> tuple[Account, str] | None:
        """Return the account of a person that was not removed, with the hash of its password."""
        ...

    def by_subject(self, subject: str) -> Account | None:
        """Return the account of whom a provider of identities knows so, if it was not removed."""
        ...

    def set_role(self, name: str, role: Role, by: str, at: dt.datetime) -> Account:
        """Give an account another role."""
        ...

    def set_password(
        self, name: str, hashed: str, by: str, at: dt.datetime, keep: str = ""
    ) -> Account:
        """Keep another password of an account; every session of it ends, but the one to `keep`."""
        ...

    def remove(self, name: str, by: str, at: dt.datetime) -> Account:
        """Remove an account for good, with its sessions and that person's tokens."""
        ...

    def disable(self, name: str, by: str, at: dt.datetime) -> Account:
        """Disable an account and end its sessions."""
        ...

    def enable(self, name: str, by: str, at: dt.datetime) -> Account:
        """Enable an account that was disabled."""
        ...

    def end_all(self, name: str, by: str, at: dt.datetime) -> int:
        """End every session of an account, and return how many there were."""
        ...

    def sessions(self, since: dt.datetime) -> list[Session]:
        """Return the sessions that were begun since a moment, the last used first."""
        ...

    def begin(self, session: Session, whence: str, until: dt.datetime) -> None:
        """Keep a new session; sessions made before `until` are forgotten."""
        ...

    def session(self, digest: str) -> Session | None:
        """Return a session by the digest of its secret."""
        ...

    def seen(self, digest: str, at: dt.datetime) -> None:
        """Remember when a session was last used."""
        ...

    def end(self, session: Session, at: dt.datetime, *, others: bool = False) -> None:
        """End a session, or all `others` of the same account."""
        ...


class Leaving(Protocol):
    """The objects that others may fetch."""

    def offer(self, collection: str, objects: Iterable[Mapping[str, Any]], at: dt.datetime) -> int:
        """Offer some objects and no others; return how many are new or changed."""
        ...

    def offered(self, collection: str, wanted: Wanted, limit: int) -> list[Offered]:
        """Return objects of a collection in the order in which they were offered."""
        ...

    def is_offered(self, collection: str, object_id: str) -> bool:
        """Return whether an object is offered in any version."""
        ...
