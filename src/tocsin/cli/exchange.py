"""`tocsin export` and `import`: what leaves for other programs, and what comes from them."""

import datetime as dt
from pathlib import Path
from typing import Annotated, get_args

import typer

from tocsin.cli import show
from tocsin.cli.archive import line_of, teller
from tocsin.cli.options import DraftsOption, LastCasebookOption, MomentOption, ProblemOption
from tocsin.errors import UsageError
from tocsin.exchange import EXPORTERS, Choice, Chosen, write_whole
from tocsin.language.numbers import counted
from tocsin.records import Marking, label_of, marking_of
from tocsin.workspace.archiving import is_archive_folder, take_in_archive
from tocsin.workspace.clock import as_of_moment
from tocsin.workspace.exporting import export
from tocsin.workspace.importing import proposed, take_in
from tocsin.workspace.workspace import open_workspace

# So long is a day without a time: 2022-01-10.
_DAY = 10
_MARKINGS = ", ".join(get_args(Marking))


def export_(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help=f"One of: {', '.join(EXPORTERS)}.")],
    store: Annotated[str, typer.Option("--store", help="The store to export from.")],
    casebook: LastCasebookOption = None,
    problem: ProblemOption = None,
    since: Annotated[
        str | None,
        typer.Option(
            help="Only what was captured since this day or moment; alarms as they were last "
            "assessed."
        ),
    ] = None,
    as_of: MomentOption = None,
    drafts: DraftsOption = False,
    marking: Annotated[
        str,
        typer.Option(help=f"The strictest marking (TLP) that leaves: {_MARKINGS}."),
    ] = "amber+strict",
    unmarked: Annotated[str, typer.Option(help="The marking of what states none.")] = "amber",
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="File, or folder for a format of several files."),
    ] = None,
) -> None:
    """Export records for other programs: only signed alarms, and nothing marked TLP:RED, unless
    asked for.
    """
    choice = Choice(
        problem=problem,
        since=_since(since),
        drafts=drafts,
        highest=_marking(marking),
    )
    with open_workspace(store, casebook, must_exist=True) as work:
        moment = as_of_moment(as_of) if as_of else work.moment()
        found, files = export(
            work, form, choice, as_of=moment, unmarked=_marking(unmarked), out=out
        )
    for file in files:
        show.err.print(str(file), markup=False)
    show.err.print(_told(found, choice), markup=False)


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
    marking: Annotated[
        str | None,
        typer.Option(
            help=f"How far its texts may be passed on: {_MARKINGS}. What is marked more strictly "
            "in the file stays so."
        ),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="The moment of the import. Default: now.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="File for the proposals. Default: printed.")
    ] = None,
) -> None:
    """Read what others send: its channels, narratives, actors and places are proposed for a
    casebook, its texts go into the store with their marking.
    """
    if is_archive_folder(file):
        _import_archive(file, store, casebook)
    level = _marking(marking) if marking else None
    moment = as_of_moment(as_of)
    found = proposed(file, moment.date())
    show.say_refused(found.refused)
    refused = len(found.refused)
    line = f"{counted(len(found.entries), 'entry', 'entries')} proposed"
    if store is not None:
        with open_workspace(store, casebook) as work:
            added = take_in(work, file, as_of=moment, marking=level)
        show.say_refused(added.refused)
        refused += len(added.refused)
        line += f", {counted(added.read, 'text')} taken in"
    if out is not None:
        write_whole(out, (piece.encode() for piece in found.pieces()))
    else:
        for piece in found.pieces():
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


def _since(given: str | None) -> dt.datetime | None:
    """Return the moment since which something was captured: of a day, its beginning."""
    if given is None:
        return None
    moment = as_of_moment(given)
    return moment.replace(hour=0, minute=0, second=0) if len(given.strip()) == _DAY else moment


def _marking(given: str) -> Marking:
    """Return the marking that is named.

    Raises:
        UsageError: there is no such.
    """
    found = marking_of(given)
    if found is None:
        raise UsageError(f"{given!r} is no marking; known: {_MARKINGS}.")
    return found


def _told(found: Chosen, choice: Choice) -> str:
    """Say what left and what did not."""
    facts, alarms = found.results.facts, found.results.alarms
    line = (
        f"Exported {counted(len(facts.documents), 'document')}, "
        f"{counted(len(facts.claims), 'claim')}, {counted(len(alarms), 'alarm')}."
    )
    if found.drafts:
        line += f" {counted(found.drafts, 'draft')} left out; --drafts exports them."
    unplaced = len(facts.documents) - len(facts.lineage)
    if unplaced:
        captured = f"{counted(unplaced, 'document was', 'documents were')} captured"
        line += f" {captured} after the last assessment: no origin is stated."
    if found.documents or found.alarms:
        line += (
            f" Above {label_of(choice.highest)} and left out: "
            f"{counted(found.documents, 'document')}, {counted(found.alarms, 'alarm')}."
        )
    return line


def add_to(app: typer.Typer) -> None:
    """Add the commands to the program's own."""
    app.command(
        "import",
        epilog="Examples: `tocsin import bundle.json -o proposals.yml` · "
        "`tocsin import event.json --store work.sqlite -c my-casebook --marking amber`",
    )(import_)
    app.command(
        "export",
        epilog="Examples: `tocsin export stix --store work.sqlite -o bundle.json` · "
        "`tocsin export csv --store work.sqlite --since 2022-01-10 -o tables` · "
        "`tocsin export misp --store work.sqlite --problem WP-1 --drafts -o events.json`",
    )(export_)
