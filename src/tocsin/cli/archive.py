"""`tocsin archive`: the gate is asked of every record of a web archive, and what it lets through is
read.
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli import show
from tocsin.errors import UsageError
from tocsin.language.numbers import counted
from tocsin.pipeline.archiving import Archived
from tocsin.records import Dropped, Tally
from tocsin.workspace import archiving
from tocsin.workspace.clock import as_of_moment

if TYPE_CHECKING:
    from tocsin.pipeline.sifting_folder import Round

# A line of progress is printed this often at most, in seconds.
_EVERY = 5.0


ListingArgument = Annotated[
    str,
    typer.Argument(
        metavar="LISTING",
        help="A listing of WARC, WET or Parquet files, a path a line, also packed with gzip; a "
        "folder of such files; or one file. Paths and addresses (s3://, https://, ...) alike.",
    ),
]
CasebookOption = Annotated[
    Path,
    typer.Option(
        "--casebook",
        "-c",
        help="Folder of a casebook, or the name of one that ships with tocsin.",
    ),
]
StoreOption = Annotated[
    str | None, typer.Option("--store", help="The store that keeps what is let through.")
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        help="A folder for what is let through, as Parquet, instead of a store; `tocsin "
        "import` takes it into one.",
    ),
]
EngineOption = Annotated[
    str,
    typer.Option(
        help=f"Where --out is filled: {' or '.join(archiving.ENGINES)}. With spark, every "
        "machine sees the archive and --out under the same path."
    ),
]
MasterOption = Annotated[
    str | None, typer.Option(help="The cluster of Spark: spark://host:7077, or local[2].")
]
BaseOption = Annotated[
    str | None,
    typer.Option(
        help="What the listing's relative paths stand below: a folder or an address. Default: "
        "the folder of the listing."
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", help="The moment to look from. Default: now."),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(min=1, max=64, help="How many processes read. Default: one a core, up to 4."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print machine-readable output.")]


def archive(
    listing: ListingArgument,
    casebook: CasebookOption,
    store: StoreOption = None,
    out: OutOption = None,
    engine: EngineOption = "local",
    master: MasterOption = None,
    base: BaseOption = None,
    as_of: AsOfOption = None,
    workers: WorkersOption = None,
    json: JsonOption = False,
) -> None:
    """Ask the gate of every record of a web archive, read what it lets through, and count the rest.

    What is kept names its archive, the byte at which its record begins, and its WARC-Record-ID.
    Stopped anywhere, the same command goes on where it stood. Damaged records and missing files are
    named, and the rest is read.
    """
    if (store is None) == (out is None):
        raise UsageError("name what keeps what is read: a store with --store, or a folder: --out.")
    files = archiving.files(listing, base)
    if out is not None:
        filled = archiving.write_archive(
            files,
            casebook=casebook,
            out=out,
            as_of=as_of_moment(as_of),
            tell=_say_round,
            engine=engine,
            master=master,
            workers=workers,
        )
        _finish_folder(*filled, out=out, json=json)
        return
    assert store is not None
    done = archiving.read_archive(
        files,
        casebook=casebook,
        store=store,
        as_of=as_of_moment(as_of),
        tell=teller(len(files), quiet=json),
        workers=workers,
    )
    _finish(done, json=json)


def _say_round(state: "Round") -> None:
    """Say how far a folder is filled."""
    show.err.print(
        f"{counted(state.done + state.before, 'round')} done: {_met(state.tally)}", markup=False
    )


def _finish_folder(state: "Round", refused: Sequence[Dropped], *, out: Path, json: bool) -> None:
    """Print what came of filling a folder, and leave with the exit code.

    Raises:
        typer.Exit: always, with 0, 1 or 3.
    """
    show.say_refused(refused)
    if json:
        show.say_json(
            {
                "out": str(out),
                "rounds": state.done,
                "rounds_done_before": state.before,
                "tally": state.tally,
                "refused": refused,
            }
        )
    else:
        before = f", {counted(state.before, 'round')} done before" if state.before else ""
        show.out.print(f"{_met(state.tally)}{before}.", markup=False)
        show.out.print(
            f"Take it into a store with: tocsin import {out} --store work.sqlite -c CASEBOOK",
            markup=False,
        )
    nothing = not state.done and not state.before
    raise typer.Exit((3 if nothing else 1) if refused or state.tally.refused else 0)


def teller(files: int | None, *, quiet: bool) -> Callable[[Archived], None]:
    """Return a teller of how far reading has come: a line every few seconds."""
    last = [time.monotonic()]

    def tell(state: Archived) -> None:
        if quiet or time.monotonic() - last[0] < _EVERY:
            return
        last[0] = time.monotonic()
        if state.waits_for:
            show.err.print(f"Waiting for {state.waits_for}.", markup=False)
        else:
            of = f" of {files:,}" if files is not None else ""
            begun = f"file {state.files + state.before:,}{of}"
            show.err.print(f"{begun}: {line_of(state)}", markup=False)

    return tell


def _met(tally: Tally) -> str:
    """Write what was met."""
    parts = [
        counted(tally.records, "record"),
        f"{tally.asked:,} asked about",
        f"{tally.opened:,} let through",
        f"{tally.kept:,} kept",
        f"{tally.refused:,} refused",
    ]
    return ", ".join(parts)


def line_of(state: Archived) -> str:
    """Write how far reading has come, and what it costs."""
    line = _met(state.tally)
    if state.per_million is not None:
        line += f"; {state.per_million:,.0f} CPU seconds a million records"
    return line


def _finish(done: Archived, *, json: bool) -> None:
    """Print what came of an archive, and leave with the exit code.

    Raises:
        typer.Exit: always, with 0, 1 or 3.
    """
    show.say_refused(done.refused)
    unnamed = done.tally.refused - len(done.refused)
    if json:
        show.say_json(
            {
                "tally": done.tally,
                "cpu_seconds": round(done.cpu_seconds, 2),
                "cpu_seconds_a_million": done.per_million and round(done.per_million),
                "files": done.files,
                "files_done_before": done.before,
                "refused": done.refused,
            }
        )
    else:
        if unnamed > 0:
            show.out.print(f"{unnamed:,} more were refused; the drop log names them.")
        if done.before:
            show.out.print(f"{counted(done.before, 'file')} read before.", markup=False)
        show.out.print(f"{line_of(done)}.", markup=False)
        rest = f"{done.tally.no_page:,} records hold no page"
        rest += f", {done.tally.later:,} were published after as-of" if done.tally.later else ""
        show.out.print(f"{rest}. {done.cpu_seconds:,.1f} CPU seconds in all.", markup=False)
    nothing = not done.tally.asked and not done.before
    raise typer.Exit((3 if nothing else 1) if done.refused else 0)


def add_to(app: typer.Typer) -> None:
    """Add the command to the program's own."""
    app.command(
        epilog="Examples: `tocsin archive warc.paths.gz --base https://data.example.org -c "
        "my-casebook --store work.sqlite` · `tocsin archive crawl/ -c my-casebook --store "
        "work.sqlite --as-of 2022-01-12` · `tocsin archive s3://bucket/warc.paths -c my-casebook "
        "--store postgresql://desk@db.example.org/tocsin --workers 4` · `tocsin archive warc.paths "
        "-c my-casebook --engine spark --master spark://host:7077 --out /shared/out`"
    )(archive)
