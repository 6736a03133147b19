"""The commands that read, collect and watch, with no more than they need."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli import show
from tocsin.cli import watching as round_lines
from tocsin.cli.finishing import finish
from tocsin.cli.options import (
    AsOfOption,
    CasebookOption,
    JsonOption,
    LanguageOption,
    OutOption,
    PdfOption,
    RecordsOption,
)
from tocsin.errors import UsageError
from tocsin.language.numbers import counted
from tocsin.report import ENGLISH, Words
from tocsin.sources import FORMATS, Stated
from tocsin.watch import DETECTORS, PRIMARY
from tocsin.workspace import runs, watching
from tocsin.workspace.clock import as_of_moment
from tocsin.workspace.collecting import stopped
from tocsin.workspace.readings import drawn
from tocsin.workspace.shipped import find_casebook, shipped
from tocsin.workspace.workspace import open_workspace

app = typer.Typer(rich_markup_mode="markdown", pretty_exceptions_enable=False)

AllowHostOption = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-host", help="A host that may be fetched although its address is not public."
    ),
]
StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store", help="A SQLite file that lasts. Default: one inside --out, for this run only."
    ),
]
KeepingOption = Annotated[
    str, typer.Option("--store", help="The store that keeps what is fetched.")
]
OnlyOption = Annotated[
    list[str] | None, typer.Option("--source", help="Only this source; may be given several times.")
]
ReadAllOption = Annotated[
    bool,
    typer.Option(
        "--read-all",
        help="Read every text whole, whether or not anything watched is named in it. Slower.",
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        min=1,
        max=64,
        help="How many processes read. By default one a core, up to 4; the result is the same.",
    ),
]


@app.command(
    epilog="Examples: `tocsin run reports/ -c almaty-2022 --as-of 2022-01-12 -o out` · "
    "`cat report.txt | tocsin run - -c almaty-2022` · `tocsin run post.txt --source tass "
    "--published 2022-01-10 -c almaty-2022`"
)
def run(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help=(
                f"Files ({' '.join(f'.{name}' for name in FORMATS)}), folders of these, "
                "addresses (https://...), or - for standard input."
            ),
        ),
    ],
    casebook: CasebookOption,
    as_of: AsOfOption = None,
    store: StoreOption = None,
    out: OutOption = Path("out"),
    source: Annotated[
        str | None,
        typer.Option(
            help="Source of inputs that do not name one: an id, name or alias of the casebook."
        ),
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="Publication date of inputs that do not state one.")
    ] = None,
    allow_host: AllowHostOption = None,
    language: LanguageOption = ENGLISH,
    pdf: PdfOption = False,
    read_all: ReadAllOption = False,
    workers: WorkersOption = None,
    records: RecordsOption = None,
    json: JsonOption = False,
) -> None:
    """Read INPUT, assess it, and leave brief.html, brief.md and a JSONL file per record type in
    --out.
    """
    words = Words(language)
    with show.progress(quiet=json, words=words) as tell:
        done = runs.run(
            inputs,
            casebook=casebook,
            as_of=as_of_moment(as_of),
            out=out,
            store=store,
            stated=Stated(source=source, published=published),
            tell=tell,
            allowed=allow_host or [],
            language=language,
            pdf=pdf,
            read_all=read_all,
            workers=workers,
            records=records,
        )
    finish(done, words, json=json)


@app.command(epilog="Example: `tocsin demo -o demo-out`")
def demo(
    out: OutOption = Path("out/demo"),
    language: LanguageOption = ENGLISH,
    json: JsonOption = False,
) -> None:
    """Run the Almaty case end to end on texts that ship with the program (written for it; no real
    reports).
    """
    words = Words(language)
    with show.progress(quiet=json, words=words) as tell:
        done = runs.run(
            [str(shipped("demo") / "corpus.jsonl")],
            casebook=shipped("casebooks") / "almaty-demo",
            as_of=as_of_moment("2022-01-12"),
            out=out,
            store=None,
            stated=Stated(),
            tell=tell,
            language=language,
        )
    finish(done, words, json=json)


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


@app.command(epilog="Example: `tocsin changes --store work.sqlite`")
def changes(
    store: Annotated[str, typer.Option("--store", help="The store to look at.")],
    as_of: AsOfOption = None,
    json: JsonOption = False,
) -> None:
    """Show what sources edited or deleted after it was first captured."""
    with open_workspace(store, must_exist=True) as work:
        rows = work.changes(as_of_moment(as_of))
    if json:
        show.say_json(rows)
        return
    for row in rows:
        show.out.print(
            f"{row.at:%Y-%m-%d %H:%M} {row.kind} {row.source_id or '-'} {row.locator}", markup=False
        )
        show.out.print(f"    {row.difference or row.basis}", markup=False)
    show.out.print(f"{counted(len(rows), 'change')}.")


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


@app.command(
    epilog="Examples: `tocsin readings --store work.sqlite -c almaty-2022` · "
    "`tocsin readings --store w.sqlite -c almaty-2022 --crossed --days 30` · "
    "`tocsin readings --store w.sqlite -c almaty-2022 --detector 'NB-CUSUM bank'`"
)
def readings(
    casebook: CasebookOption,
    store: Annotated[str, typer.Option("--store", help="The store to look at.")],
    only: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Groups, sites or narratives. Default: all."),
    ] = None,
    as_of: AsOfOption = None,
    days: Annotated[int, typer.Option(min=1, help="So many days back.")] = 60,
    crossed: Annotated[
        bool, typer.Option("--crossed", help="Only series that cross their level.")
    ] = False,
    detector: Annotated[
        str,
        typer.Option(help=f"One of: {', '.join(DETECTORS)}. A peer has no level of its own here."),
    ] = PRIMARY,
    json: JsonOption = False,
) -> None:
    """Draw attention day by day: who wrote how often about what, against their own baseline; ^
    crosses the level, ? says nothing yet.
    """
    if detector not in DETECTORS:
        raise UsageError(f"unknown detector {detector!r}; known: {', '.join(DETECTORS)}")
    with open_workspace(store, casebook, must_exist=True) as work:
        rows = work.readings(
            *only or [], as_of=as_of_moment(as_of), days=days, detector=detector, crossed=crossed
        )
    if json:
        show.say_json([r for s in rows for r in s.readings])
        return
    for row in rows:
        bars, marks = drawn(row)
        show.out.print(
            f"{row.title}  ({row.measure}, {row.readings[0].day} to {row.readings[-1].day})",
            markup=False,
        )
        show.out.print(f"  {bars}\n  {marks}\n  {row.readings[-1].why}", markup=False)
    show.err.print(
        f"{len(rows)} series, {sum(bool(r.crossed) for r in rows)} cross their level", markup=False
    )
