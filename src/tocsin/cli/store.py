"""`tocsin store`: copy a store from one kind of database into another."""

from typing import Annotated

import typer

from tocsin.cli import show
from tocsin.language.numbers import counted
from tocsin.workspace import opening

app = typer.Typer(no_args_is_help=True, help="Keeping a store: copy it.")
JsonOption = Annotated[bool, typer.Option("--json", help="Print machine-readable output.")]


@app.callback()
def group() -> None:
    """Keeping a store."""


@app.command(epilog="Example: `tocsin store copy work.sqlite postgresql://desk@host/tocsin`")
def copy(
    source: Annotated[str, typer.Argument(help="The store that is copied; it stays as it is.")],
    target: Annotated[str, typer.Argument(help="An empty store, or none yet.")],
    json: JsonOption = False,
) -> None:
    """Copy every row of a store into an empty one, in a file or in PostgreSQL, and check the copy
    by the number of rows and a digest of each table. Where they differ, nothing is copied.
    """
    copied = opening.copy(source, target, lambda _: None)
    if json:
        show.say_json(copied)
        return
    for table in copied:
        if table.rows:
            printed = f"{table.name}: {counted(table.rows, 'row')}, sha256 {table.sha256[:12]}"
            show.out.print(printed, markup=False)
    total = sum(table.rows for table in copied)
    show.out.print(f"Copied and checked: {counted(total, 'row')}.", markup=False)
