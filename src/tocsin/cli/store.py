"""`tocsin store`: check a store, back it up, restore a backup, save what can be read of a damaged
one, copy it into another database, and say who may do what in it.
"""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli import show
from tocsin.language.numbers import counted
from tocsin.records.health import Loss
from tocsin.workspace import opening

app = typer.Typer(
    no_args_is_help=True,
    help=(
        "Keeping a store: check it, back it up, restore, repair or copy it, and say who may use it."
    ),
)
StoreOption = Annotated[str, typer.Option("--store", help="The store.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print machine-readable output.")]


@app.command(epilog="Example: `tocsin store check --store work.sqlite`")
def check(store: StoreOption, json: JsonOption = False) -> None:
    """Check that a store is whole, which version wrote it, that no row names another that is not
    there, and that captured bytes and the audit log are what they were. Nothing is written.
    """
    report = opening.check_store(store)
    if json:
        show.say_json(report)
    else:
        for finding in report.findings:
            printer = show.err if finding.is_fault else show.out
            printer.print(f"{report.path}: {finding.what}", markup=False, soft_wrap=True)
            printer.print(f"  {finding.advice}", markup=False, soft_wrap=True)
    if not report.is_sound:
        raise typer.Exit(1)
    if not json:
        show.out.print(f"{report.path}: sound, {counted(report.rows, 'row')}", markup=False)


@app.command(epilog="Example: `tocsin store backup --store work.sqlite --out work-monday.sqlite`")
def backup(
    store: StoreOption,
    out: Annotated[Path, typer.Option("--out", "-o", help="File for the copy; none may be there.")],
) -> None:
    """Copy a store as it stands at one moment, while others may write to it, check the copy, and
    write its manifest beside it.
    """
    manifest = opening.back_up(store, out)
    show.out.print(
        f"{out}: {counted(sum(manifest.rows.values()), 'row')}, {manifest.size} bytes, checked",
        markup=False,
    )
    show.out.print(f"Note its digest elsewhere: {manifest.sha256}", markup=False, soft_wrap=True)


@app.command(epilog="Example: `tocsin store restore work-monday.sqlite --store work.sqlite`")
def restore(
    copy: Annotated[
        Path, typer.Argument(metavar="BACKUP", help="The copy; its manifest is beside.")
    ],
    store: Annotated[str, typer.Option("--store", help="Where it goes; no store may be there.")],
) -> None:
    """Put a backup where there is no store, after checking it against its manifest. Nothing is
    overwritten: move a damaged store away first, with the files beside it.
    """
    manifest = opening.restore(copy, store)
    rows = counted(sum(manifest.rows.values()), "row")
    show.out.print(f"{store}: {rows}, as of {manifest.at:%Y-%m-%d %H:%M} UTC", markup=False)


@app.command(epilog="Example: `tocsin store repair --store work.sqlite --out saved.sqlite`")
def repair(
    store: StoreOption,
    out: Annotated[Path, typer.Option("--out", "-o", help="File for what can be read.")],
    json: JsonOption = False,
) -> None:
    """Write what can be read of a damaged store into a new one, and say what was lost. The damaged
    file is left as it is.
    """
    done = opening.repair_store(store, out)
    if json:
        show.say_json(done)
        return
    for loss in done.losses:
        show.err.print(_worded(loss), markup=False, soft_wrap=True)
    show.out.print(f"{out}: {counted(sum(done.rows.values()), 'row')} saved", markup=False)
    if done.is_to_be_read_anew:
        show.out.print(
            f"Read its captures anew: tocsin reread --store {out} -c CASEBOOK. Then give "
            "`tocsin run` and `tocsin collect` the same inputs again: what was lost is taken in.",
            markup=False,
            soft_wrap=True,
        )


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


@app.command(
    epilog="Examples: `tocsin store roles postgresql://admin@host/tocsin` · `tocsin store roles "
    "postgresql://admin@host/tocsin --grant anna=reader:almaty-2022 --grant watch=writer --apply`"
)
def roles(
    store: Annotated[str, typer.Argument(metavar="URL", help="The store, in PostgreSQL.")],
    grant: Annotated[
        list[str] | None,
        typer.Option(
            "--grant",
            help="NAME=RIGHT or NAME=RIGHT:CASEBOOK: a user of the server who reads, writes or "
            "administers; with a casebook, that one alone.",
        ),
    ] = None,
    revoke: Annotated[
        list[str] | None, typer.Option("--revoke", help="A user who loses every right.")
    ] = None,
    prefix: Annotated[
        str | None,
        typer.Option(help="What the names of the roles begin with; by default the database's."),
    ] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Have the server do it, instead of printing it.")
    ] = False,
) -> None:
    """Print the SQL that makes the roles of a store for reading, writing and administering, limits
    users to single casebooks row by row, and gives the audit log to nobody. With --apply the
    server runs it; it may be run again.
    """
    if not apply:
        for statement in opening.roles(store, prefix, grant or [], revoke or []):
            show.out.print(f"{statement};", markup=False, highlight=False, soft_wrap=True)
        return
    opening.apply_roles(store, prefix, grant or [], revoke or [])
    for said in grant or ():
        show.out.print(f"Granted: {said}", markup=False)
    for name in revoke or ():
        show.out.print(f"Revoked: {name}", markup=False)
    show.out.print("The roles of the store are in place.", markup=False)


def _worded(loss: Loss) -> str:
    """Say what was lost of a table."""
    if not loss.number:
        return f"lost: rows of {loss.table}; how many cannot be known"
    named = f", such as {', '.join(loss.keys[:3])}" if loss.keys else ""
    least = "at least " if loss.is_at_least else ""
    return f"lost: {least}{counted(loss.number, 'row')} of {loss.table}{named}"
