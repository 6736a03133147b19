"""What is printed at the end of a run, and the exit code it leaves with."""

import datetime as dt
from collections.abc import Mapping, Sequence

import typer

from tocsin import pipeline
from tocsin.cli import show
from tocsin.language.catalogues import english
from tocsin.records import Message, message
from tocsin.report import Words
from tocsin.report.changes import moved
from tocsin.report.worded import sentence
from tocsin.workspace.done import Done
from tocsin.workspace.not_read import lines, not_read

# Indicators look back some weeks at most.
_LONG_BEFORE = dt.timedelta(days=60)


def finish(done: Done, words: Words, *, json: bool) -> None:
    """Print what a run came to, what was not read and why; leave with the run's exit code.

    Raises:
        typer.Exit: always, with 0, 1 or 3.
    """
    show.say_refused(done.refused)
    if done.note and not json:
        show.err.print(done.note, markup=False)
    if json:
        show.say_json(_as_json(done))
    else:
        _say(done, words)
    raise typer.Exit(done.exit_code)


def _as_json(done: Done) -> Mapping[str, object]:
    """Return what a run came to, for other programs; sentences are in English."""
    facts = done.judged.facts
    changes = _moved(done.judged)
    return {
        "out": str(done.out),
        "store": done.store,
        "read": done.read,
        "documents": facts.document_total,
        "claims": facts.claim_total,
        "refused": done.refused,
        "alarms": done.judged.alarms,
        "moved": {problem: [english(m) for m in said] for problem, said in changes.items()},
        "not_read": not_read(facts.drops),
    }


def _say(done: Done, words: Words) -> None:
    """Print what a run came to."""
    show.out.print(_upshot(done, words), markup=False)
    if rows := lines(not_read(done.judged.facts.drops), words):
        show.out.print(words("cli-not-read"), markup=False)
        for row in rows:
            show.out.print(row, markup=False)
    show.say_alarms(done.judged.alarms, words, _moved(done.judged))
    if (behind := _latest_day_behind(done.judged)) is not None:
        latest, judged = (day.isoformat() for day in behind)
        show.out.print(words("cli-old-texts", latest=latest, judged=judged), markup=False)
    html, markdown = f"{done.out / 'brief.html'}", f"{done.out / 'brief.md'}"
    show.out.print(words("cli-brief", html=html, markdown=markdown), markup=False)


def _latest_day_behind(judged: pipeline.Judged) -> tuple[dt.date, dt.date] | None:
    """Return the day of the latest text and the day that is judged, where the first is so long
    before the second that nothing in the texts can bear on it; None else.
    """
    dated = [d.published_at.date() for d in judged.facts.documents if d.published_at is not None]
    days = [a.as_of.date() for a in judged.assessments]
    if not dated or not days:
        return None
    latest, day = max(dated), max(days)
    return (latest, day) if day - latest > _LONG_BEFORE else None


def _moved(judged: pipeline.Judged) -> dict[str, Sequence[Message]]:
    """Return what moved since the assessment before, by problem."""
    problems = {p.id: p for p in judged.facts.casebook.problems}
    assessments = {a.problem_id: a for a in judged.assessments}
    return {
        a.problem_id: moved(
            problems[a.problem_id], (a, assessments[a.problem_id]), judged.before.get(a.problem_id)
        )
        for a in judged.alarms
    }


def _upshot(done: Done, words: Words) -> str:
    """Say in one line what was read."""
    facts = done.judged.facts
    listed = len(facts.occurrences)
    how = "cli-read-whole" if done.read_all else "cli-touching"
    parts = [
        message("cli-taken", n=done.read - listed),
        message(how, n=facts.document_total),
        message("cli-claims", n=facts.claim_total),
    ]
    parts += [message("cli-listed", n=listed)] if listed else []
    return sentence(words("cli-parts", parts=tuple(parts)))
