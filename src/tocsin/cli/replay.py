"""`tocsin replay`: what a casebook would have said of the past, day by day, and how well."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer

from tocsin.casebook import load_casebook
from tocsin.cli import show
from tocsin.errors import UsageError
from tocsin.language.numbers import counted
from tocsin.records import Casebook
from tocsin.replay.definition import problems_with_outcome
from tocsin.replay.outcomes import Covers, Table, read_outcomes
from tocsin.replay.replaying import Replayed, Span, Tell, nobody, replay
from tocsin.replay.report import Report, estimate, figure, percent, write_report
from tocsin.replay.scoring import Scored, score
from tocsin.report import ENGLISH, Words, languages
from tocsin.workspace.clock import as_of_moment
from tocsin.workspace.shipped import find_casebook
from tocsin.workspace.workspace import open_workspace

_STEP = re.compile(r"([1-9]\d{0,2})\s*d?")
_MAIN = 14
CoversOption = Annotated[
    str | None,
    typer.Option(
        "--covers",
        help="The days the table of outcomes tells of, as in 2022-02-24..2022-06-30. Default: from "
        "its first row to its last.",
    ),
]


def replay_(
    casebook: Annotated[
        Path,
        typer.Argument(help="Folder of a casebook, or the name of one that ships with tocsin."),
    ],
    first: Annotated[str, typer.Option("--from", help="The first day that is judged.")],
    last: Annotated[str, typer.Option("--to", help="The last day that is judged.")],
    store: Annotated[str, typer.Option("--store", help="The store whose past is replayed.")],
    step: Annotated[str, typer.Option(help="Days from one judgement to the next, as in 7d.")] = (
        "1d"
    ),
    outcomes: Annotated[
        Path | None,
        typer.Option(
            help="CSV of what happened (UCDP, ACLED, own columns). Without it nothing is scored."
        ),
    ] = None,
    covers: CoversOption = None,
    out: Annotated[
        Path, typer.Option("--out", "-o", help="Folder for the ledger, the report and the tables.")
    ] = Path("out/replay"),
    by: Annotated[
        Literal["published", "captured"],
        typer.Option(help="The moment from which a document counts as known."),
    ] = "published",
    language: Annotated[
        str, typer.Option(help=f"Language of the report: {', '.join(languages())}.")
    ] = ENGLISH,
    json: Annotated[bool, typer.Option("--json", help="Print machine-readable output.")] = False,
) -> None:
    """Replay the past of a store: what the casebook would have said as of each day, and how well
    it fared against what happened.
    """
    words = Words(language)  # refused before any work is done, where there is none
    book = load_casebook(find_casebook(casebook))
    span = Span(day_of(first, "--from"), day_of(last, "--to"), days_of(step))
    table = table_for(outcomes, book, covers)
    with open_workspace(store, casebook, must_exist=True) as work:
        tell = nobody if json else _telling()
        done = replay(work.store, book, span, out, by=by, tell=tell)
    scored = score(done.rows, book, table) if table is not None else None
    if scored is not None:
        write_report(done, scored, book, out, language)
    if json:
        show.say_json(_as_json(done, scored))
        return
    for line in lines(done, scored, book, words):
        show.out.print(line, markup=False)
    if scored is not None:
        show.out.print(f"Report: {out / 'replay.html'} and {out / 'replay.md'}", markup=False)


def table_for(outcomes: Path | None, book: Casebook, covers: str | None = None) -> Table | None:
    """Read the table of outcomes, once it is known what counts.

    Raises:
        UsageError: no problem says what counts, the table cannot be read, or what it covers is no
            span of days.
    """
    if outcomes is None:
        if covers is not None:
            raise UsageError("--covers speaks of a table of outcomes; name it with --outcomes.")
        return None
    problems_with_outcome(book)
    table = read_outcomes(outcomes)
    return table if covers is None else table.within(_covered(covers))


def _covered(written: str) -> Covers:
    """Read the days that a table covers.

    Raises:
        UsageError: they are no span of days.
    """
    first, dots, last = written.partition("..")
    if not dots:
        raise UsageError(
            "--covers: {given!r} is no span of days; write 2022-02-24..2022-06-30.", given=written
        )
    span = (day_of(first.strip(), "--covers"), day_of(last.strip(), "--covers"))
    if span[1] < span[0]:
        raise UsageError("--covers: {last} lies before {first}.", first=span[0], last=span[1])
    return span


def day_of(written: str, option: str) -> dt.date:
    """Read a day.

    Raises:
        UsageError: it is none.
    """
    try:
        return as_of_moment(written).date()
    except UsageError:
        raise UsageError(f"{option}: {written!r} is not a day; write 2022-02-24.") from None


def days_of(step: str) -> int:
    """Read how many days lie between two judgements.

    Raises:
        UsageError: it is no number of days.
    """
    match = _STEP.fullmatch(step.strip())
    if match is None:
        raise UsageError(f"--step: {step!r} is no number of days; write 1d or 7d.")
    return int(match[1])


def _telling() -> Tell:
    """Return a teller of how far the days have come: a line every few seconds."""
    counting = show.counting("days replayed")

    def tell(day: dt.date, done: int, total: int) -> None:
        counting(done)

    return tell


def lines(
    done: Replayed, scored: Scored | None, book: Casebook, words: Words | None = None
) -> Iterator[str]:
    """Yield what is printed of a replay, line by line."""
    problems = len({row.problem_id for row in done.rows})
    yield (
        f"{counted(len(done.span.days()), 'day')} judged ({done.anew} anew), "
        f"{counted(problems, 'problem')}, {counted(done.documents, 'document')} known by the end."
    )
    yield f"Ledger: {done.ledger}"
    if scored is None:
        yield from _remarks(done)
        return
    yield "Base rate of the outcome within the horizon, as the casebook defines it:"
    for row in scored.definitions:
        rate = figure(row.base_rate, 2)
        own = row.happened
        yield (
            f"  {own.problem.id:24} {rate:>5}  ({row.came} of "
            f"{counted(row.resolved, 'resolved day')}, {counted(row.incidents, 'incident')})"
        )
    yield from Report(done, scored, book, words or Words()).answer()
    yield from _compared(scored)
    yield from Report(done, scored, book, words or Words()).unused()


def _remarks(done: Replayed) -> Iterator[str]:
    """Yield what must be known of the stream and the casebook, where nothing is scored."""
    if done.altered:
        days = ", ".join(map(str, done.altered))
        yield f"The kept file of these days had been altered; they were judged anew: {days}."
    if done.ledger_altered:
        yield "The ledger that stood there had been altered; it was written anew from the days."
    if done.undated:
        yield f"Documents without a date, left out: {done.undated}."
    for first, last in done.holes:
        yield f"No source published anything from {first} to {last}."
    if done.always:
        yield f"Entries without known_from, taken as known always: {len(done.always)}."


def _compared(scored: Scored) -> Iterator[str]:
    """Yield the rules at equal rates of alarms, one line each."""
    yield f"Recall within {_MAIN} days at 1, 2 and 5 alarms a month; false alarms a month at 2:"
    names = dict.fromkeys(t.forecaster for t in scored.rules)
    for name in names:
        rows = {t.budget: t for t in scored.rules if t.forecaster == name and t.within == _MAIN}
        recalls = "  ".join(f"{percent(rows[b].recall):>4}" for b in sorted(rows, key=str))
        lead, false = estimate(rows[2].lead, 0), figure(rows[2].false_a_month, 1)
        yield f"  {name:14} {recalls}   {false}   median lead {lead} days"


def _as_json(done: Replayed, scored: Scored | None) -> dict[str, object]:
    """Return what other programs read of a replay."""
    figures: dict[str, object] = {
        "ledger": str(done.ledger),
        "days": len(done.span.days()),
        "anew": done.anew,
        "documents": done.documents,
        "undated": done.undated,
        "holes": done.holes,
        "known_always": done.always,
    }
    if scored is None:
        return figures
    proper = scored.proper
    rates = {d.happened.problem.id: d.base_rate for d in scored.definitions}
    return figures | {
        "base_rates": rates,
        "void_rows": scored.table.faults(),
        "covers": (scored.table.first, scored.table.last),
        "covered_days": scored.covered,
        "void_days": scored.void,
        "outside_days": scored.outside,
        "resolved": scored.resolved,
        "verdict": proper.verdict if proper is not None else "none",
        "skill": proper.skill if proper is not None else None,
        "brier": proper.brier if proper is not None else None,
        "discrimination": proper.discrimination if proper is not None else None,
        "own_alarms": scored.own,
        "rules": scored.rules,
        "missed": [i.id for i in scored.missed],
    }
