"""What sharing asks of a store: who may ask for its contents, and what others may fetch."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from tocsin.records.access import AccessToken
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
