"""`tocsin import`: what comes from other programs."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli import show
from tocsin.cli.archive import line_of, teller
from tocsin.cli.markings import MARKINGS_NAMED, marking_given
from tocsin.errors import UsageError
from tocsin.exchange import write_whole
from tocsin.language.numbers import counted
from tocsin.workspace.archiving import is_archive_folder, take_in_archive
from tocsin.workspace.clock import as_of_moment
from tocsin.workspace.importing import proposed, records_into, take_in
from tocsin.workspace.workspace import open_workspace

RecordsOption = Annotated[
    Path | None,
    typer.Option(
        help="Folder for the records that a bundle of tocsin carries, as they were exported: "
        "JSON lines, a file for each kind."
    ),
]
MarkingOption = Annotated[
    str | None,
    typer.Option(
        help=f"How far its texts may be passed on: {MARKINGS_NAMED}. What is marked more strictly "
        "in the file stays so."
    ),
]


def import_(
    file: Annotated[
        Path,
        typer.Argument(
            help="A STIX 2.1 bundle, MISP events (JSON), or a folder that `archive --out` filled."
        ),
    ],
    store: Annotated[
        str | None, typer.Option("--store", help="The store its texts go into. Default: none do.")
    ] = None,
    casebook: Annotated[
        Path | None, typer.Option("--casebook", "-c", help="Casebook the texts are read with.")
    ] = None,
    marking: MarkingOption = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="The moment of the import. Default: now.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="File for the proposals. Default: printed.")
    ] = None,
    records: RecordsOption = None,
) -> None:
    """Read what others send: its channels, narratives, actors and places are proposed for a
    casebook, its texts go into the store with their marking.
    """
    if is_archive_folder(file):
        _import_archive(file, store, casebook)
    level = marking_given(marking) if marking else None
    moment = as_of_moment(as_of)
    proposals = proposed(file, moment.date())
    show.say_refused(proposals.refused)
    refused = len(proposals.refused)
    line = f"{counted(len(proposals.entries), 'entry', 'entries')} proposed"
    if store is not None:
        with open_workspace(store, casebook) as work:
            added = take_in(work, file, as_of=moment, marking=level)
        show.say_refused(added.refused)
        refused += len(added.refused)
        line += f", {counted(added.read, 'text')} taken in"
    if records is not None:
        files, lost = records_into(records, file)
        show.say_refused(lost)
        refused += len(lost)
        line += f", {counted(len(files), 'file')} of records written"
    if out is not None:
        write_whole(out, (piece.encode() for piece in proposals.pieces()))
    else:
        for piece in proposals.pieces():
            show.out.print(piece, markup=False, end="")
    show.err.print(f"{line}, {refused} left out.", markup=False)
    raise typer.Exit(1 if refused else 0)


def _import_archive(folder: Path, store: str | None, casebook: Path | None) -> None:
    """Take an archive that was read into a folder into a store, and leave with the exit code.

    Raises:
        UsageError: a store or a casebook is not named.
        typer.Exit: it is taken in; 1 where something of the archive could not be read.
    """
    if store is None or casebook is None:
        raise UsageError(
            "an archive goes into a store: name it with --store, and the casebook: -c."
        )
    done = take_in_archive(folder, casebook=casebook, store=store, tell=teller(None, quiet=False))
    show.say_refused(done.refused)
    show.err.print(f"{line_of(done)}.", markup=False)
    raise typer.Exit(1 if done.refused else 0)


def add_to(app: typer.Typer) -> None:
    """Add the command to the program's own."""
    app.command(
        "import",
        epilog="Examples: `tocsin import bundle.json -o proposals.yml` · "
        "`tocsin import event.json --store work.sqlite -c my-casebook --marking amber` · "
        "`tocsin import bundle.json --records received`",
    )(import_)
