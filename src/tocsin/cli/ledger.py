"""`tocsin ledger`: every figure that was ever given, how it came out, and who judged how well."""

from pathlib import Path
from typing import Annotated, Literal

import msgspec
import typer

from tocsin.assess.scores import ENOUGH
from tocsin.cli import show
from tocsin.language.numbers import counted
from tocsin.records import Casebook, Forecast, Ledger, TrackRecord
from tocsin.report.ledger import ledger_csv, ledger_json
from tocsin.workspace.learned import LearnedRatio, learned_ratios
from tocsin.workspace.workspace import Workspace, open_workspace


def ledger(
    store: Annotated[str, typer.Option("--store", help="The store that keeps it.")],
    casebook: Annotated[
        Path | None,
        typer.Option(
            "--casebook",
            "-c",
            help="Casebook that says which hypothesis is the incident. Default: that of the store.",
        ),
    ] = None,
    problem: Annotated[str | None, typer.Option(help="Only figures of this problem.")] = None,
    by: Annotated[
        str | None, typer.Option(help="Only figures of this person; tocsin is the program.")
    ] = None,
    ratios: Annotated[
        bool,
        typer.Option(
            "--ratios",
            help="Show what outcomes say of the general table, beside the expert's figures.",
        ),
    ] = False,
    form: Annotated[
        Literal["table", "csv", "json"], typer.Option("--format", help="How it is written.")
    ] = "table",
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="File to write to. Default: the terminal.")
    ] = None,
) -> None:
    """List every probability that the program or an analyst gave, how it came out, and how well
    each has judged so far.

    The ledger is read from the log of the store: nothing can be taken out of it without that
    showing, and a correction is a new entry.
    """
    with open_workspace(store, casebook, must_exist=True) as work:
        whole_ledger = work.ledger()
        learned = learned_ratios(work.store, _book(work, casebook), whole_ledger) if ratios else []
    if ratios:
        _say_ratios(learned, form)
        return
    rows = tuple(
        row
        for row in whole_ledger.forecasts
        if problem in (None, row.problem_id) and by in (None, row.by)
    )
    chosen = msgspec.structs.replace(whole_ledger, forecasts=rows)
    text = {"table": _table, "csv": ledger_csv, "json": ledger_json}[form](chosen)
    if out is not None:
        out.write_text(text, encoding="utf-8")
        show.out.print(f"{counted(len(rows), 'figure')} written to {out}", markup=False)
    else:
        show.out.print(text, markup=False, end="")
    for fault in whole_ledger.faults:
        show.err.print(f"The log is not in order: {fault}", markup=False)
    if whole_ledger.faults:
        raise typer.Exit(1)


def _book(work: Workspace, casebook: Path | None) -> Casebook | None:
    """Return the casebook that is asked for; None for that of the store."""
    return work.casebook if casebook is not None else None


def _say_ratios(rows: list[LearnedRatio], form: str) -> None:
    """Print the general table with what outcomes say of it."""
    if form == "json":
        show.say_json(rows)
        return
    outcomes = max((row.outcomes for row in rows), default=0)
    if outcomes < ENOUGH:
        show.out.print(f"Not enough to judge: {outcomes} of {ENOUGH} outcomes.", markup=False)
    show.out.print(
        "grade   class                     expert             from outcomes", markup=False
    )
    for row in rows:
        expert = f"{row.expert.p:.2f} ({row.expert.low:.2f}–{row.expert.high:.2f})"
        learned = "–" if row.mean is None else f"{row.mean:.2f} ({row.low:.2f}–{row.high:.2f})"
        name = row.class_id or "all classes"
        show.out.print(
            f"{row.grade:7} {name:25} {expert:18} {learned}  [{row.trials:g} trials]", markup=False
        )
    show.out.print("Judgements rest on the expert's figures; nothing is replaced.", markup=False)


def _table(ledger: Ledger) -> str:
    """Return the ledger for people: the figures, then how each forecaster fared."""
    if not ledger.forecasts:
        return "No figure has been given yet: none stands in the log of this store.\n"
    lines = [_row(row) for row in ledger.forecasts]
    return "\n".join([*lines, "", *map(_fared, ledger.records), ""])


def _row(row: Forecast) -> str:
    """Return one figure as a line."""
    if row.withdrawn:
        outcome = "withdrawn"
    elif row.incident is None:
        outcome = "open"
    else:
        outcome = f"{'incident' if row.incident else 'no incident'}, Brier {row.brier:.3f}"
    until = f"until {row.until}" if row.until else ""
    return (
        f"{row.number:>5}  {row.at:%Y-%m-%d %H:%M}  {row.by:20} {row.problem_id:16} "
        f"{row.p:>5.0%}  {until:16}  {outcome}"
    )


def _fared(record: TrackRecord) -> str:
    """Return how one forecaster fared, in a sentence."""
    who = "All together" if record.by is None else record.by
    figures = f"{who}: {counted(record.figures, 'figure')}, {record.resolved} resolved"
    if not record.resolved or record.brier is None or record.log_score is None:
        return f"{figures}."
    scores = (
        f"by {counted(record.outcomes, 'outcome')}; Brier score {record.brier:.3f}, "
        f"log score {record.log_score:.3f}"
    )
    skill = "" if record.skill is None else f", skill against the base rate {record.skill:+.2f}"
    enough = "" if record.enough else ". There are not enough outcomes to judge (50 are needed)"
    return f"{figures} {scores}{skill}{enough}."


def add_to(app: typer.Typer) -> None:
    """Add the command to the program's own."""
    app.command(
        epilog="Examples: `tocsin ledger --store work.sqlite` · "
        "`tocsin ledger --store work.sqlite --by 'A. Analyst' --format csv -o ledger.csv`"
    )(ledger)
