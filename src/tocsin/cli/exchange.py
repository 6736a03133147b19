"""`tocsin export`: what leaves for other programs. Other programs run it often, so that it loads
nothing else.
"""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli import show
from tocsin.cli.markings import MARKINGS_NAMED, marking_given
from tocsin.cli.options import DraftsOption, LastCasebookOption, MomentOption, ProblemOption
from tocsin.exchange import EXPORTERS, Choice, Chosen
from tocsin.language.numbers import counted
from tocsin.records import label_of
from tocsin.workspace.clock import as_of_moment, since_moment
from tocsin.workspace.exporting import export, is_held_whole
from tocsin.workspace.opened import open_case


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
        typer.Option(help=f"The strictest marking (TLP) that leaves: {MARKINGS_NAMED}."),
    ] = "amber+strict",
    unmarked: Annotated[str, typer.Option(help="The marking of what states none.")] = "amber",
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="File, or folder for a format of several files."),
    ] = None,
) -> None:
    """Export records for other programs: only signed alarms, and nothing marked TLP:RED, unless
    asked for. Of a store of more than 1,000 documents, alarms leave as they were last assessed.
    """
    choice = Choice(
        problem=problem,
        since=since_moment(since) if since else None,
        drafts=drafts,
        highest=marking_given(marking),
    )
    with open_case(store, casebook, must_exist=True) as work:
        moment = as_of_moment(as_of) if as_of else work.moment()
        chosen, files = export(
            work, form, choice, as_of=moment, unmarked=marking_given(unmarked), out=out
        )
        for file in files:
            show.err.print(str(file), markup=False)
        show.err.print(_summary(chosen, choice), markup=False)
        if not is_held_whole(work.store):
            show.err.print(_NOT_WORKED_OUT, markup=False)


_NOT_WORKED_OUT = (
    "Who was first, proposals of narratives, grades and silences are worked out over all documents "
    "and do not leave a store of this size; tocsin run --records writes them."
)


def _summary(chosen: Chosen, choice: Choice) -> str:
    """Say what left and what did not."""
    facts, alarms = chosen.results.facts, chosen.results.alarms
    line = (
        f"Exported {counted(len(facts.documents), 'document')}, "
        f"{counted(len(facts.claims), 'claim')}, {counted(len(alarms), 'alarm')}."
    )
    if chosen.drafts:
        line += f" {counted(chosen.drafts, 'draft')} left out; --drafts exports them."
    unplaced = len(facts.documents) - len(facts.lineage)
    if unplaced:
        captured = f"{counted(unplaced, 'document was', 'documents were')} captured"
        line += f" {captured} after the last assessment: no origin is stated."
    if chosen.documents or chosen.alarms:
        line += (
            f" Above {label_of(choice.highest)} and left out: "
            f"{counted(chosen.documents, 'document')}, {counted(chosen.alarms, 'alarm')}."
        )
    return line


def add_to(app: typer.Typer) -> None:
    """Add the command to the program's own."""
    app.command(
        "export",
        epilog="Examples: `tocsin export stix --store work.sqlite -o bundle.json` · "
        "`tocsin export csv --store work.sqlite --since 2022-01-10 -o tables` · "
        "`tocsin export misp --store work.sqlite --problem WP-1 --drafts -o events.json`",
    )(export_)
