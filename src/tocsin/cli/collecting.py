"""`tocsin collecting`: how collecting goes, and what is stopped and started."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli import show
from tocsin.cli.options import (
    JsonOption,
    LastCasebookOption,
    NoteOption,
    SignerOption,
    StoreOption,
)
from tocsin.language.numbers import counted
from tocsin.workspace import collecting
from tocsin.workspace.clock import clock_of, word_clock
from tocsin.workspace.workspace import open_workspace

app = typer.Typer(no_args_is_help=True, help="Collecting: how it goes, what is stopped.")
SourcesArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[SOURCE]...", help="Ids of sources. Default: collecting as a whole."),
]


@app.command("list", epilog="Example: `tocsin collecting list --store work.sqlite`")
def list_states(
    store: StoreOption, casebook: LastCasebookOption = None, json: JsonOption = False
) -> None:
    """List each source that has addresses: how collecting goes, when it last succeeded, when it is
    due, and what failed.
    """
    with open_workspace(store, casebook, must_exist=True) as work:
        states = collecting.collect_states(work.store, work.casebook, clock_of(work.store))
    if json:
        show.say_json(states)
        return
    for state in states:
        last = f"{state.succeeded:%Y-%m-%d %H:%M}" if state.succeeded else "never"
        due = f", next {state.due:%Y-%m-%d %H:%M}" if state.due else ""
        order = state.stopped
        said = f", by {order.signer} since {order.at:%Y-%m-%d %H:%M}" if order else ""
        line = f"{state.state:8} {state.source_id}{said}  last success {last}{due}"
        show.out.print(line, markup=False)
        for address in state.failing:
            times = counted(address.failures, "failure")
            show.out.print(f"    {times} in a row: {address.note}", markup=False)
    number = sum(state.stopped is not None for state in states)
    show.out.print(f"{counted(len(states), 'source')}, {number} stopped.")


@app.command(
    "stop",
    epilog="Examples: `tocsin collecting stop tass --signer 'A. Analyst' --store work.sqlite` · "
    "`tocsin collecting stop --signer 'A. Analyst' --store work.sqlite`",
)
def stop(
    store: StoreOption,
    signer: SignerOption,
    sources: SourcesArgument = None,
    note: NoteOption = None,
    casebook: LastCasebookOption = None,
) -> None:
    """Stop collecting sources, or all: `watch` and `collect` fetch nothing of them from their next
    round on.
    """
    _order(store, casebook, sources or [], signer, note, is_stopped=True)


@app.command(
    "start",
    epilog="Example: `tocsin collecting start tass --signer 'A. Analyst' --store work.sqlite`",
)
def start(
    store: StoreOption,
    signer: SignerOption,
    sources: SourcesArgument = None,
    note: NoteOption = None,
    casebook: LastCasebookOption = None,
) -> None:
    """Start collecting sources again, or all; what was stopped by itself stays so."""
    _order(store, casebook, sources or [], signer, note, is_stopped=False)


def _order(
    store: str,
    casebook: Path | None,
    sources: list[str],
    signer: str,
    note: str | None,
    *,
    is_stopped: bool,
) -> None:
    """Keep an order for each source, or on the whole, and say how it is taken back."""
    done = "stopped" if is_stopped else "started"
    with open_workspace(store, casebook, must_exist=True) as work:
        for name in sources or [collecting.EVERYTHING]:
            word = collecting.order(
                work.store,
                work.casebook,
                name,
                is_stopped=is_stopped,
                signer=signer,
                at=word_clock(work.store),
                note=note,
            )
            show.out.print(
                f"collecting {word.source_id or 'as a whole'}: {done} by {word.signer}. Take it "
                f"back with: tocsin withdraw {word.id} --store {store} --signer NAME",
                markup=False,
            )
