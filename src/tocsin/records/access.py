"""Who may ask a store over its API or at its desk, and what they may do there."""

import datetime as dt
from typing import Literal

from tocsin.records.base import Record

Role = Literal["reader", "analyst", "admin"]
# From the role that may do least to the one that may do everything.
ROLES: tuple[Role, ...] = ("reader", "analyst", "admin")


def allows(role: Role, least: Role) -> bool:
    """Return whether a role may do what needs at least another one."""
    return ROLES.index(role) >= ROLES.index(least)


class AccessToken(Record, frozen=True):
    """A token of a named person: what its holder may do, and until when. The secret is not part of
    it, and is kept nowhere.
    """

    id: str
    name: str
    role: Role
    made_at: dt.datetime
    expires_at: dt.datetime | None = None
    revoked_at: dt.datetime | None = None

    def allows(self, least: Role) -> bool:
        """Return whether its holder may do what needs at least a role."""
        return allows(self.role, least)


class Account(Record, frozen=True):
    """A person who may log in at a desk. The name is the one that signs; the password is not part
    of it, and is kept nowhere. `subject` says who it is to a provider of identities, through which
    they log in instead of with a password.
    """

    id: str
    name: str
    role: Role
    made_at: dt.datetime
    changed_at: dt.datetime
    removed_at: dt.datetime | None = None
    disabled_at: dt.datetime | None = None
    subject: str = ""

    @property
    def is_open(self) -> bool:
        """Return whether somebody may log in with it."""
        return self.removed_at is None and self.disabled_at is None


class Session(Record, frozen=True):
    """Somebody who is logged in: by the digest of a secret that only their browser has."""

    digest: str
    account: Account
    made_at: dt.datetime
    seen_at: dt.datetime
