"""`tocsin token`: tokens by which named people ask over the API of the desk."""

from typing import Annotated

import typer

from tocsin.cli import show
from tocsin.records import AccessToken
from tocsin.workspace import access
from tocsin.workspace.clock import now
from tocsin.workspace.opening import needs_store, open_store

app = typer.Typer(
    no_args_is_help=True, help="Tokens by which named people use the API of the desk."
)
StoreOption = Annotated[str, typer.Option("--store", help="The store that keeps it.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print machine-readable output.")]
# Who stands in the log: whoever may write into the store's file.
_BY = "command line"


@app.command(
    "new", epilog="Example: `tocsin token new 'A. Analyst' --role analyst --store w.sqlite`"
)
def new(
    name: Annotated[str, typer.Argument(help="The person who will use it.")],
    store: StoreOption,
    role: Annotated[
        str,
        typer.Option(
            help="reader reads; analyst also signs, judges, corrects and adds; admin also makes "
            "and revokes tokens."
        ),
    ] = "reader",
    days: Annotated[int, typer.Option(help="So many days it lasts.")] = access.DAYS,
    json: JsonOption = False,
) -> None:
    """Make a token and show it, this once. From the first token on, the API asks for one."""
    needs_store(store)
    with open_store(store) as opened:
        issued = access.new_token(opened, name, role, days=days, by=_BY)
    if json:
        show.say_json({"token": issued.token, "secret": issued.secret})
        return
    show.err.print(
        f"{_line(issued.token)}\nThe token itself follows. It is not shown again.", markup=False
    )
    show.out.print(issued.secret, markup=False, soft_wrap=True)


@app.command("list", epilog="Example: `tocsin token list --store work.sqlite`")
def list_tokens(store: StoreOption, json: JsonOption = False) -> None:
    """List every token that was made, oldest first; never the secrets."""
    needs_store(store)
    with open_store(store) as opened:
        rows = opened.access.tokens()
    if json:
        show.say_json(rows)
        return
    for row in rows:
        show.out.print(_line(row), markup=False)


@app.command("revoke", epilog="Example: `tocsin token revoke tok-1a2b3c --store work.sqlite`")
def revoke(
    token: Annotated[str, typer.Argument(help="Id of a token, as the list shows it.")],
    store: StoreOption,
) -> None:
    """Revoke a token for good."""
    needs_store(store)
    with open_store(store) as opened:
        gone = opened.access.revoke(token, _BY, now())
    show.out.print(f"{gone.id} of {gone.name} ({gone.role}) is revoked", markup=False)


def _line(token: AccessToken) -> str:
    """Return a token as a line."""
    until = f"until {token.expires_at:%Y-%m-%d}" if token.expires_at else "without an end"
    if token.revoked_at is not None:
        until = f"revoked {token.revoked_at:%Y-%m-%d %H:%M}"
    return f"{token.id}  {token.role:8} {token.name}  {until}"
