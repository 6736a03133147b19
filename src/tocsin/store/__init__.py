"""One schema: SQLite by default, a file beside the work; and what keeps the file whole.

Everything is written in whole transactions or not at all.
"""

from typing import TYPE_CHECKING

from tocsin.offered import by_need

if TYPE_CHECKING:
    from tocsin.store.backup import back_up, restore
    from tocsin.store.checking import check_store
    from tocsin.store.copying import copy_store
    from tocsin.store.repairing import repair
    from tocsin.store.roles import apply_roles, grant_of, needs_server, roles_of
    from tocsin.store.rollups import Rollups
    from tocsin.store.store import Store

__all__ = [
    "Rollups",
    "Store",
    "apply_roles",
    "back_up",
    "check_store",
    "copy_store",
    "grant_of",
    "needs_server",
    "repair",
    "restore",
    "roles_of",
]

__getattr__ = by_need(
    __name__,
    {
        "backup": ("back_up", "restore"),
        "checking": ("check_store",),
        "copying": ("copy_store",),
        "repairing": ("repair",),
        "roles": ("apply_roles", "grant_of", "needs_server", "roles_of"),
        "rollups": ("Rollups",),
        "store": ("Store",),
    },
)
