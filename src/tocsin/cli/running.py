"""The commands that read texts and show what they brought, with no more than they need."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli import show
from tocsin.cli.finishing import finish
from tocsin.cli.options import (
    AllowHostOption,
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
from tocsin.workspace import runs
from tocsin.workspace.clock import as_of_moment
from tocsin.workspace.readings import drawn
from tocsin.workspace.shipped import shipped
from tocsin.workspace.workspace import open_workspace

app = typer.Typer(rich_markup_mode="markdown", pretty_exceptions_enable=False)

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store", help="A SQLite file that lasts. Default: one inside --out, for this run only."
    ),
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
