"""What admins do with the accounts of a desk: make, change and remove them, end their sessions."""

from collections.abc import Callable, Mapping
from typing import Any

from tocsin.records import ROLES
from tocsin.web.acts import Act, RefusedError
from tocsin.web.desk import Desk, Look, NoSuchError
from tocsin.web.done import Done
from tocsin.web.visitors import Visitor
from tocsin.workspace import accounts
from tocsin.workspace.clock import now


def people(look: Look) -> dict[str, Any]:
    """Return every account with its sessions, those that were removed last.

    Raises:
        NoSuchError: nobody logs in at this desk.
        RefusedError: whoever looks is no admin.
    """
    _check_admin(look.desk, look.visitor)
    store = look.desk.store
    rows = store.accounts.accounts()
    sessions = accounts.standing_sessions(store, now())
    by_account = {row.id: [one for one in sessions if one.account.id == row.id] for row in rows}
    return {
        "rows": sorted(rows, key=lambda row: (row.removed_at is not None, row.name.casefold())),
        "sessions": by_account,
        "roles": ROLES,
    }


def add(act: Act) -> Done:
    """Make an account."""
    by = _check_admin(act.desk, act.visitor)
    accounts.new_account(
        act.desk.store, act.text("name", 200), act.text("role", 20), _password(act), by=by
    )
    return Done("account-added")


def set_role(act: Act) -> Done:
    """Give an account another role; it counts from that person's next request on."""
    by = _check_admin(act.desk, act.visitor)
    accounts.other_role(act.desk.store, act.text("name", 200), act.text("role", 20), by=by)
    return Done("account-role")


def set_password(act: Act) -> Done:
    """Give an account another password; every session of it ends, but one's own."""
    by = _check_admin(act.desk, act.visitor)
    session = act.visitor.session if act.visitor is not None else None
    keep = session.digest if session is not None else ""
    accounts.new_password(act.desk.store, act.text("name", 200), _password(act), by=by, keep=keep)
    return Done("account-password")


def end_sessions(act: Act) -> Done:
    """End every session of an account."""
    by = _check_admin(act.desk, act.visitor)
    act.desk.store.accounts.end_all(act.text("name", 200), by, now())
    return Done("account-sessions")


def remove(act: Act) -> Done:
    """Remove an account: its sessions end at once, and its tokens are revoked."""
    by = _check_admin(act.desk, act.visitor)
    accounts.remove_account(act.desk.store, act.text("name", 200), by=by)
    return Done("account-removed")


def disable(act: Act) -> Done:
    """Disable an account until it is enabled: its sessions end at once."""
    by = _check_admin(act.desk, act.visitor)
    accounts.disable_account(act.desk.store, act.text("name", 200), by=by)
    return Done("account-disabled")


def enable(act: Act) -> Done:
    """Enable an account that was disabled."""
    by = _check_admin(act.desk, act.visitor)
    accounts.enable_account(act.desk.store, act.text("name", 200), by=by)
    return Done("account-enabled")


ACTS: Mapping[str, Callable[[Act], Done]] = {
    "account-add": add,
    "account-role": set_role,
    "account-password": set_password,
    "account-sessions": end_sessions,
    "account-remove": remove,
    "account-disable": disable,
    "account-enable": enable,
}


def _check_admin(desk: Desk, visitor: Visitor | None) -> str:
    """Return the name of the admin who asks.

    Raises:
        NoSuchError: nobody logs in at this desk.
        RefusedError: it is no admin.
    """
    if not desk.has_accounts:
        raise NoSuchError(
            "nobody logs in at this desk: it was opened without accounts.",
            code="error-no-accounts",
        )
    if visitor is None or visitor.role != "admin" or visitor.name is None:
        raise RefusedError(
            "accounts are for admins of this desk. Nothing was done.", code="error-only-admins"
        )
    return visitor.name


def _password(act: Act) -> str:
    """Return the password that was typed, as it was typed."""
    return str(act.form.get("password") or "")
