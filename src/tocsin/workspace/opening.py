"""Where stores are opened: everything above names what it needs of one, and never the store."""

from collections.abc import Callable
from pathlib import Path

from tocsin.errors import UsageError
from tocsin.records.health import CopiedTable
from tocsin.records.workspace_ports import OpenStore
from tocsin.store import Store, copy_store


def open_store(url: str) -> OpenStore:
    """Open a store and migrate it; it is made where there is none.

    Raises:
        StoreError: it cannot be opened, or a newer program wrote it.
    """
    return Store(url)


def needs_store(store: str) -> None:
    """Refuse a store that is not there.

    Raises:
        UsageError: no such file.
    """
    if "://" not in store and not Path(store).exists():
        raise UsageError(f"{store}: no such store; make one with: tocsin run INPUT --store {store}")


def copy(source: str, target: str, tell: Callable[[str], None]) -> list[CopiedTable]:
    """Copy a store into an empty one, of the same or another kind, and check the copy.

    Raises:
        UsageError: there is no such store.
        StoreError: the target holds something, or the copy is not what was copied.
    """
    needs_store(source)
    return copy_store(source, target, tell)
