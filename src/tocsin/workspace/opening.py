"""Where stores are opened: everything above names what it needs of one, and never the store."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from tocsin import store as stores
from tocsin.errors import UsageError
from tocsin.records.health import Checkup, CopiedTable, Manifest, Repaired
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


def copy(source: str, target: str, tell: Callable[[str], None]) -> list[CopiedTable]:
    """Copy a store into an empty one, of the same or another kind, and check the copy.

    Raises:
        UsageError: there is no such store.
        StoreError: the target holds something, or the copy is not what was copied.
    """
    needs_store(source)
    return stores.copy_store(source, target, tell)


def roles(url: str, prefix: str | None, grants: Sequence[str], revoked: Sequence[str]) -> list[str]:
    """Return the statements that make the roles of a store in PostgreSQL, and grant or revoke them.

    Raises:
        UsageError: the store is a file, or what is granted is none of a role's rights.
    """
    database = stores.needs_server(url)
    wanted = [stores.grant_of(said) for said in grants]
    return list(stores.roles_of(prefix or database, wanted, revoked))


def apply_roles(
    url: str, prefix: str | None, grants: Sequence[str], revoked: Sequence[str]
) -> None:
    """Have the server run these statements, all of them or none.

    Raises:
        UsageError: as `roles` raises it.
        StoreError: the server refuses it.
    """
    database = stores.needs_server(url)
    wanted = [stores.grant_of(said) for said in grants]
    stores.apply_roles(url, prefix or database, wanted, revoked)


def check_store(url: str) -> Checkup:
    """Return what is wrong with a store, and what to do; nothing is written.

    Raises:
        StoreError: there is no such file.
    """
    return stores.check_store(url)


def back_up(url: str, out: Path) -> Manifest:
    """Copy a store as it stands at one moment, check the copy, and write its manifest beside it.

    Raises:
        StoreError: there is no such store, it is damaged, or something stands at `out` already.
    """
    return stores.back_up(url, out, dt.datetime.now(dt.UTC).replace(microsecond=0))


def restore(copy: Path, url: str) -> Manifest:
    """Put a backup where there is no store yet, after checking it against its manifest.

    Raises:
        StoreError: something stands there already, or the backup is not what its manifest says.
    """
    return stores.restore(copy, url)


def repair_store(url: str, out: Path) -> Repaired:
    """Write what can be read of a damaged store into a new one, and make its full text anew.

    Raises:
        StoreError: there is no such store, nothing can be read of it, or something stands at `out`.
    """
    done = stores.repair(url, out)
    with Store(str(out)) as mended:
        mended.full_text.catch_up()
    return done
