"""Who looks at a page or acts on it: the one person a desk was opened for, or somebody who is
logged in.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from tocsin.records import Role, Session, allows

# Where a request carries who sends it.
KEY = "tocsin.visitor"


class Visitor(NamedTuple):
    """Somebody at a desk: a name, what may be done in it, and what their forms carry. Without
    accounts there is no session, and without a signer no name.
    """

    name: str | None
    role: Role
    token: str
    session: Session | None = None

    @property
    def signer(self) -> str | None:
        """Return the name that signs here; None for a reader."""
        return self.name if allows(self.role, "analyst") else None


def visitor_in(scope: Mapping[str, Any]) -> Visitor | None:
    """Return who is logged in and sends a request; None where nobody is."""
    visitor = scope.get(KEY)
    return visitor if isinstance(visitor, Visitor) else None
