"""Tocsin rings when a pretext may be in the making, and shows every sentence that made it ring.

`tocsin.open(store, casebook)` gives a `Workspace`: reading, collecting, assessing, searching,
signing, correcting and exporting, as methods that return records.
"""

from typing import TYPE_CHECKING, Any

from tocsin.threads import hold_to_one

if TYPE_CHECKING:
    from tocsin.workspace.workspace import Workspace
    from tocsin.workspace.workspace import open_workspace as open

__all__ = ["Workspace", "open"]
__version__ = "0.1.0"

hold_to_one()
# Where what this package offers lies: a command that needs none of it does not wait for it.
_OFFERED = {"Workspace": "Workspace", "open": "open_workspace"}


def __getattr__(name: str) -> Any:
    """Load what is offered when it is first asked for.

    Raises:
        AttributeError: nothing of that name is offered.
    """
    if name not in _OFFERED:
        raise AttributeError(f"module 'tocsin' has no attribute {name!r}")
    from tocsin.workspace import workspace

    return getattr(workspace, _OFFERED[name])
