"""`tocsin push`: what may leave, to another platform."""

import os
from typing import Annotated

import typer

from tocsin.cli import show
from tocsin.cli.options import DraftsOption, LastCasebookOption, MomentOption, ProblemOption
from tocsin.exchange import Choice, Chosen
from tocsin.language.numbers import counted
from tocsin.workspace.clock import as_of_moment
from tocsin.workspace.exporting import chosen
from tocsin.workspace.pushing import KEY, PLATFORMS, Pushed, push
from tocsin.workspace.workspace import open_workspace


def push_(
    platform: Annotated[
        str, typer.Argument(metavar="PLATFORM", help=f"One of: {', '.join(PLATFORMS)}.")
    ],
    address: Annotated[str, typer.Argument(metavar="URL", help="The address of the platform.")],
    store: Annotated[str, typer.Option("--store", help="The store to push from.")],
    casebook: LastCasebookOption = None,
    problem: ProblemOption = None,
    as_of: MomentOption = None,
    drafts: DraftsOption = False,
) -> None:
    """Push what may leave to another platform. Signed alarms leave, and nothing marked TLP:RED;
    the key stands in the environment, as TOCSIN_PUSH_KEY.
    """
    with open_workspace(store, casebook, must_exist=True) as work:
        moment = as_of_moment(as_of) if as_of else work.moment()
        leaving = chosen(work, Choice(problem=problem, drafts=drafts), as_of=moment, charted=False)
        done = push(leaving.results, platform, address, os.environ.get(KEY))
    show.out.print(_said(done, leaving), markup=False)


def _said(done: Pushed, leaving: Chosen) -> str:
    """Return what the platform took and what was not sent, in words."""
    if done.waiting:
        line = f"{counted(done.waiting, 'object')} handed over; the platform imports them now."
    else:
        line = f"{counted(done.added, 'event')} added, {done.updated} updated."
    if leaving.drafts:
        line += f" {counted(leaving.drafts, 'draft')} left out; --drafts pushes them."
    if leaving.documents or leaving.alarms:
        line += (
            f" Marked too strictly and left out: {counted(leaving.documents, 'document')}, "
            f"{counted(leaving.alarms, 'alarm')}."
        )
    return line


def add_to(app: typer.Typer) -> None:
    """Add the command to the program's own."""
    app.command(
        "push", epilog="Example: `tocsin push misp https://misp.example.org --store work.sqlite`"
    )(push_)
