"""What is printed at the end of a run, and the exit code it leaves with."""

import typer

from tocsin import pipeline
from tocsin.cli import show
from tocsin.report.changes import changes
from tocsin.workspace import runs
from tocsin.workspace.not_read import lines, many, not_read


def finish(done: runs.Done, *, json: bool) -> None:
    """Print what a run came to, what was not read and why; leave with the run's exit code.

    Raises:
        typer.Exit: always, with 0, 1 or 3.
    """
    show.say_refused(done.refused)
    if done.note and not json:
        show.err.print(done.note, markup=False)
    facts = done.judged.facts
    if json:
        show.say_json(
            {
                "out": str(done.out),
                "store": done.store,
                "read": done.read,
                "documents": facts.document_total,
                "claims": facts.claim_total,
                "refused": done.refused,
                "alarms": done.judged.alarms,
                "moved": _moved(done.judged),
                "not_read": not_read(facts.drops),
            }
        )
    else:
        show.out.print(_upshot(done))
        if rows := lines(not_read(facts.drops)):
            show.out.print("Not read, and why:")
            for row in rows:
                show.out.print(row, markup=False)
        show.say_alarms(done.judged.alarms, _moved(done.judged))
        show.out.print(
            f"Brief: {done.out / 'brief.html'} and {done.out / 'brief.md'}", markup=False
        )
    raise typer.Exit(done.exit_code)


def _moved(judged: pipeline.Judged) -> dict[str, list[str]]:
    """Return what moved since the assessment before, by problem."""
    problems = {p.id: p for p in judged.facts.casebook.problems}
    assessments = {a.problem_id: a for a in judged.assessments}
    return {
        a.problem_id: changes(
            problems[a.problem_id], (a, assessments[a.problem_id]), judged.before.get(a.problem_id)
        )
        for a in judged.alarms
    }


def _upshot(done: runs.Done) -> str:
    """Say in one line what was read."""
    facts = done.judged.facts
    listed = len(facts.occurrences)
    how = "read whole" if done.read_all else "touch something watched"
    events = f"; {many(listed, 'listed event')}" if listed else ""
    taken = many(done.read - listed, "document")
    return (
        f"{taken} taken in, {facts.document_total:,} {how}, "
        f"{many(facts.claim_total, 'claim')}{events}."
    )
