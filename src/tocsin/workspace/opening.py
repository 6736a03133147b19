"""Where stores are opened: everything above names what it needs of one, and never the store."""

from pathlib import Path

from tocsin.errors import UsageError
from tocsin.records.workspace_ports import OpenStore
from tocsin.store import Store


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
