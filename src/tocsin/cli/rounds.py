"""The commands that collect and watch, and say how collecting goes."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli import show
from tocsin.cli import watching as round_lines
from tocsin.cli.options import (
    AllowHostOption,
    AsOfOption,
    CasebookOption,
    JsonOption,
    LanguageOption,
    OutOption,
)
from tocsin.language.numbers import counted
from tocsin.report import ENGLISH, Words
from tocsin.workspace import watching
from tocsin.workspace.clock import as_of_moment
from tocsin.workspace.collecting import stopped
from tocsin.workspace.shipped import find_casebook
from tocsin.workspace.workspace import open_workspace

app = typer.Typer(rich_markup_mode="markdown", pretty_exceptions_enable=False)

KeepingOption = Annotated[
    str, typer.Option("--store", help="The store that keeps what is fetched.")
]
OnlyOption = Annotated[
    list[str] | None, typer.Option("--source", help="Only this source; may be given several times.")
]


@app.command(
    epilog=(
        "Example: `tocsin collect --store work.sqlite -c my-casebook`, then `tocsin brief "
        "--store work.sqlite -c my-casebook`"
    )
)
def collect(
    casebook: CasebookOption,
    store: KeepingOption,
    source: OnlyOption = None,
    back: Annotated[
        int,
        typer.Option(
            min=0,
            help="So many pages further back than the newest, from where the last time ended.",
        ),
    ] = 0,
    allow_host: AllowHostOption = None,
    json: JsonOption = False,
) -> None:
    """Fetch once what is due: feeds, sitemaps, pages and channel previews of the casebook's
    sources, and pages behind teasers.
    """
    with open_workspace(store, casebook) as work, show.progress(quiet=json) as tell:
        done = work.collect(*source or [], allowed=allow_host or [], back=back, tell=tell)
        left_out = stopped(work.store, work.casebook)
    show.say_refused(done.refused)
    if json:
        names = sorted(left_out)
        show.say_json({"store": store, "new": done.read, "refused": done.refused, "stopped": names})
    else:
        show.out.print(
            f"{counted(done.read, 'new document')}, {counted(len(done.refused), 'failure')}. "
            f"Assess them with: tocsin brief --store {store}"
        )
        if left_out:
            show.out.print(f"Not collected, because stopped: {', '.join(sorted(left_out))}.")
    raise typer.Exit(1 if done.refused else 0)


@app.command(
    epilog=(
        "Example: `tocsin watch --store work.sqlite -c my-casebook -o out` (stop it with "
        "Ctrl-C; it goes on when started again)"
    )
)
def watch(
    casebook: CasebookOption,
    store: KeepingOption,
    out: OutOption = Path("out"),
    source: OnlyOption = None,
    every: Annotated[
        float,
        typer.Option(min=0, help="Seconds between rounds; a source is only asked when it is due."),
    ] = 60.0,
    rounds: Annotated[
        int | None, typer.Option(min=1, help="Stop after so many rounds. Default: never.")
    ] = None,
    allow_host: AllowHostOption = None,
    language: LanguageOption = ENGLISH,
    json: JsonOption = False,
) -> None:
    """Keep watching: fetch what is due, assess it, keep the brief in --out up to date, and say what
    changed.
    """
    words, folder = Words(language), find_casebook(casebook)
    with round_lines.stoppable(lambda: show.err.print(words("cli-stopped"))):
        for done in watching.watch(
            store,
            casebook=folder,
            only=source or [],
            allowed=allow_host or [],
            out=out,
            every=every,
            rounds=rounds,
            telling=lambda: round_lines.telling(words),
            language=language,
        ):
            show.say_json(done) if json else round_lines.say_round(done, words)


@app.command(
    epilog="Example: `tocsin sources --store work.sqlite -c almaty-2022 --as-of 2022-01-12`"
)
def sources(
    casebook: CasebookOption,
    store: Annotated[str, typer.Option("--store", help="The store to look at.")],
    as_of: AsOfOption = None,
    json: JsonOption = False,
) -> None:
    """Say what each source delivered, and which were late, thin or gone. No data is not quiet."""
    with open_workspace(store, casebook, must_exist=True) as work:
        rows = work.sources(as_of_moment(as_of))
        orders = stopped(work.store, work.casebook)
    if json:
        show.say_json(rows)
        return
    for row in rows:
        expected = "-" if row.expected_per_week is None else f"{row.expected_per_week:.0f}"
        line = (
            f"{row.state:23} {row.source_id:24} {row.observed}, {row.week} observed this "
            f"week ({expected} expected)"
        )
        line += f", last {row.last or 'never'}"
        order = orders.get(row.source_id)
        halted = f"  not collected: stopped by {order.signer}" if order else ""
        show.out.print(f"{line}{f'  {row.why}' if row.why else ''}{halted}", markup=False)
