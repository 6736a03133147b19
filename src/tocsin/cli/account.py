"""`tocsin account`: people who log in at the desk, and what each may do there."""

import sys
from typing import Annotated

import typer

from tocsin.cli import show
from tocsin.cli.options import JsonOption, StoreOption
from tocsin.errors import UsageError
from tocsin.records import Account
from tocsin.workspace import accounts
from tocsin.workspace.access import person, role_meant
from tocsin.workspace.clock import now
from tocsin.workspace.opening import needs_store, open_store

app = typer.Typer(no_args_is_help=True, help="People who log in at the desk.")
NameArgument = Annotated[str, typer.Argument(help="The person, by the name that signs.")]
_ROLES = (
    "reader reads; analyst also signs, judges, corrects and adds; admin also makes and revokes "
    "tokens."
)
# Who stands in the log: whoever may write into the store.
_BY = "command line"


@app.command(
    "add", epilog="Example: `tocsin account add 'A. Analyst' --role analyst --store w.sqlite`"
)
def add(
    name: NameArgument,
    store: StoreOption,
    role: Annotated[str, typer.Option(help=_ROLES)] = "reader",
) -> None:
    """Make an account; the password is asked for, or read as one line of standard input."""
    needs_store(store)
    role_meant(role)
    password = _password(person(name))
    with open_store(store) as opened:
        account = accounts.new_account(opened, name, role, password, by=_BY)
    show.out.print(_line(account), markup=False)


@app.command("list", epilog="Example: `tocsin account list --store work.sqlite`")
def list_accounts(store: StoreOption, json: JsonOption = False) -> None:
    """List every account that was made, oldest first."""
    needs_store(store)
    with open_store(store) as opened:
        rows = opened.accounts.accounts()
    if json:
        show.say_json(rows)
        return
    for row in rows:
        show.out.print(_line(row), markup=False)


@app.command("role", epilog="Example: `tocsin account role 'A. Analyst' admin --store work.sqlite`")
def role_of(
    name: NameArgument,
    role: Annotated[str, typer.Argument(help=_ROLES)],
    store: StoreOption,
) -> None:
    """Give an account another role; it counts at once."""
    needs_store(store)
    with open_store(store) as opened:
        changed = accounts.new_role(opened, name, role, by=_BY)
    show.out.print(_line(changed), markup=False)


@app.command("remove", epilog="Example: `tocsin account remove 'A. Analyst' --store work.sqlite`")
def remove(name: NameArgument, store: StoreOption) -> None:
    """Remove an account: its sessions end at once, and that person's tokens are revoked. What they
    said stays.
    """
    needs_store(store)
    with open_store(store) as opened:
        gone = opened.accounts.remove(name, _BY, now())
    show.out.print(_line(gone), markup=False)


@app.command("disable", epilog="Example: `tocsin account disable 'A. Analyst' --store work.sqlite`")
def disable(name: NameArgument, store: StoreOption) -> None:
    """Disable an account until it is enabled: its sessions end at once, and that person's tokens
    are not taken meanwhile.
    """
    needs_store(store)
    with open_store(store) as opened:
        changed = accounts.disable_account(opened, name, by=_BY)
    show.out.print(_line(changed), markup=False)


@app.command("enable", epilog="Example: `tocsin account enable 'A. Analyst' --store work.sqlite`")
def enable(name: NameArgument, store: StoreOption) -> None:
    """Enable an account that was disabled."""
    needs_store(store)
    with open_store(store) as opened:
        changed = accounts.enable_account(opened, name, by=_BY)
    show.out.print(_line(changed), markup=False)


@app.command("password", epilog="Example: `tocsin account password 'A. Analyst' --store w.sqlite`")
def password_of(name: NameArgument, store: StoreOption) -> None:
    """Give an account another password; its sessions end at once."""
    needs_store(store)
    with open_store(store) as opened:
        known = opened.accounts.account(name)
        password = _password(known[0].name if known is not None else name)
        changed = accounts.new_password(opened, name, password, by=_BY)
    show.out.print(f"{changed.name} has another password; every session has ended", markup=False)


def _password(name: str) -> str:
    """Return a password as it is typed twice, or as the one line that is piped in.

    Raises:
        UsageError: the second time it is another, or nothing was piped in.
    """
    if not sys.stdin.isatty():
        piped = sys.stdin.readline().rstrip("\r\n")
        if not piped:
            raise UsageError("no password came; type it at a terminal, or pipe in one line.")
        return piped
    first: str = typer.prompt(f"Password of {name}", hide_input=True)
    if typer.prompt("The same again", hide_input=True) != first:
        raise UsageError("the two are not the same; nothing was changed.")
    return first


def _line(account: Account) -> str:
    """Return an account as a line."""
    since = f"since {account.made_at:%Y-%m-%d}"
    if account.disabled_at is not None:
        since = f"disabled {account.disabled_at:%Y-%m-%d %H:%M}"
    if account.removed_at is not None:
        since = f"removed {account.removed_at:%Y-%m-%d %H:%M}"
    return f"{account.role:8} {account.name}  {since}"
