"""Who may ask a store over its API, and what they may do there."""

import datetime as dt
from typing import Literal

from tocsin.records.base import Record

Role = Literal["reader", "analyst", "admin"]
# From the role that may do least to the one that may do everything.
ROLES: tuple[Role, ...] = ("reader", "analyst", "admin")


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
        return ROLES.index(self.role) >= ROLES.index(least)
