"""`tocsin alerts`: try the targets of a casebook, and see what was delivered and what was not."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.casebook import load_casebook
from tocsin.cli import show
from tocsin.cli.options import LanguageOption
from tocsin.report import ENGLISH, Words
from tocsin.workspace import alerting
from tocsin.workspace.opening import needs_store, open_store
from tocsin.workspace.shipped import find_casebook

app = typer.Typer(
    no_args_is_help=True, help="Alerts: whom a change of state is sent to, and what was delivered."
)


@app.command("test", epilog="Example: `tocsin alerts test duty_mail -c my-casebook`")
def try_targets(
    casebook: Annotated[
        Path,
        typer.Option(
            "--casebook",
            "-c",
            help="Folder of a casebook, or the name of one that ships with tocsin.",
        ),
    ],
    targets: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TARGET]...", help="Ids of targets. Default: all."),
    ] = None,
    language: LanguageOption = ENGLISH,
) -> None:
    """Send a test to targets; nothing is kept."""
    failed = 0
    words, book = Words(language), load_casebook(find_casebook(casebook))
    for name, why in alerting.tried(book, targets or [], language=language):
        failed += bool(why)
        said = f"{name}: {why}" if why else words("cli-delivered", target=name)
        show.out.print(said, markup=False)
    if failed:
        raise typer.Exit(1)


@app.command("list", epilog="Example: `tocsin alerts list --store work.sqlite`")
def list_deliveries(
    store: Annotated[str, typer.Option("--store", help="The store to look at.")],
    json: Annotated[bool, typer.Option("--json", help="Print machine-readable output.")] = False,
) -> None:
    """List what was sent to whom, held back, failed or given up, oldest first."""
    needs_store(store)
    with open_store(store) as opened:
        rows = opened.words.deliveries()
    if json:
        show.say_json(rows)
        return
    for row in rows:
        again = f", again at {row.next_try:%Y-%m-%d %H:%M}" if row.next_try else ""
        why = f" ({row.detail}{again})" if row.detail else ""
        show.out.print(
            (
                f"{row.at:%Y-%m-%d %H:%M}  {row.outcome:9}  {row.target_id}  {row.state} "
                f"{row.problem_id}{why}"
            ),
            markup=False,
        )
