"""A warning problem: what is judged, what speaks for and against it, how it moved, and who has
signed.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlencode

from markupsafe import Markup

from tocsin.errors import UsageError
from tocsin.records import Alarm, Assessment, Key, Message, Problem
from tocsin.report.changes import moved
from tocsin.report.pictures import moves
from tocsin.warn.wording import share_message, spread_message
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.signing import own_word, signatures_by_problem, signed_off
from tocsin.web.views.attention import pictures
from tocsin.web.views.board import judged_of, row_of
from tocsin.web.views.discussion import discussion_at
from tocsin.web.views.heard import heard_of
from tocsin.workspace.clock import as_of_moment
from tocsin.workspace.naming import Names, hint

_MOST = 200
# How the code of a message begins that says that a figure stays.
_STAYS = "evidence-stays"


def problem(look: Look, name: str) -> dict[str, Any]:
    """Return everything about one problem.

    Raises:
        NoSuchError: the casebook has none of that name.
    """
    entry = problem_named(look, name)
    row = row_of(look, entry, judged_of(look, name), signatures_by_problem(look).get(name, []))
    history = signed_off(look, look.store.lookup.past_alarms(name, look.as_of, _MOST))
    incident = next(h.id for h in entry.hypotheses if h.kind == "incident")
    points = look.once(("moves", name), lambda: _points(look, history, incident), basis="standing")
    shown = {c for e in _evidence(row["alarm"]) for c in e.claim_ids}
    alarm = row["alarm"]
    subjects = {alarm.id: look.words("desk-discussion-this-assessment")} if alarm else {}
    return row | {
        "talk": discussion_at(look, subjects, problem=name),
        "history": history,
        "moves": Markup(moves(points)),
        "share": share_message,
        "spread": spread_message,
        "names": look.names(),
        "series": pictures(look, sites=entry.sites, groups=entry.groups, most=4)
        if row["alarm"]
        else [],
        "against": _against(look, entry, row),
        "claims": look.store.lookup.claims(sorted(shown)),
        "heard": look.once(
            ("heard", name), lambda: heard_of(look, entry), basis="read", may_lag=True
        ),
        "actors_": {actor.id for actor in look.known().actors},
        "measured": _measured(row["assessment"]),
        "raising": _would_move(row["alarm"], "would_raise"),
        "lowering": _would_move(row["alarm"], "would_lower"),
        "own_word": own_word(look, row["alarm"]) if row["alarm"] and look.signer else None,
    }


def problem_named(look: Look, name: str) -> Problem:
    """Return a problem of the casebook.

    Raises:
        NoSuchError: it has none of that name.
    """
    problem = next((p for p in look.book.problems if p.id == name), None)
    if problem is None:
        near = hint(Names("problem", look.book.problems).near(name))
        raise NoSuchError(
            "{name!r} is no problem of {book}{near}.",
            code="error-no-problem",
            name=name,
            book=look.book.id,
            near=near,
        )
    return problem


def _would_move(alarm: Alarm | None, field: str) -> dict[str, list[Message | str]]:
    """Return what would raise or lower the figure of an alarm, apart from what would leave it."""
    messages = {"would_raise": "raise_messages", "would_lower": "lower_messages"}[field]
    lines = (getattr(alarm, messages) or getattr(alarm, field)) if alarm else ()
    apart: dict[str, list[Message | str]] = {"moves": [], "stays": []}
    for line in lines:
        apart["stays" if _stays(line) else "moves"].append(line)
    return apart


def _stays(line: Message | str) -> bool:
    """Return whether a line says that the figure stays as it is."""
    if not isinstance(line, Message):
        return False
    inner = [part for part in line.params.values() if isinstance(part, Message)]
    return line.code.startswith(_STAYS) or any(map(_stays, inner))


def _evidence(alarm: Alarm | None) -> Sequence[Any]:
    """Return the lines of an alarm that name claims."""
    return (*alarm.evidence_for, *alarm.evidence_against, *alarm.gaps) if alarm else ()


def _measured(assessment: Assessment | None) -> dict[str, list[str]]:
    """Return for each sign that is measured, and not said, the pages of the series it was read
    from.
    """
    pages: dict[str, list[str]] = {}
    for seen in assessment.observations if assessment else ():
        keys = dict.fromkeys(map(Key.of_reading, seen.evidence))
        for key in filter(None, keys):
            parts = {"site": key.site_id, "story": key.narrative_id}
            query = {name: value for name, value in parts.items() if value is not None}
            pages.setdefault(seen.indicator_id, []).append(
                f"/attention/{quote(key.group, safe='')}?{urlencode(query)}"
            )
    return pages


def _points(
    look: Look, history: Sequence[Alarm], incident: str
) -> list[tuple[dt.datetime, float, float, float]]:
    """Return how the figure of the incident moved, oldest first."""
    assessments = [look.store.assessment(a.problem_id, a.as_of) for a in reversed(history)]
    return [
        (a.as_of, a.intervals[incident].low, a.probabilities[incident], a.intervals[incident].high)
        for a in assessments
        if a
    ]


def _against(look: Look, problem: Problem, row: dict[str, Any]) -> dict[str, Any] | None:
    """Return what is other than in an earlier judgement the reader chose; None where none was
    chosen.

    Raises:
        UsageError: there was no judgement by then.
    """
    chosen = look.query.get("against")
    if not chosen or row["assessment"] is None:
        return None
    moment = as_of_moment(chosen)
    before = next(iter(look.store.lookup.past_alarms(problem.id, moment, 1)), None)
    if before is None:
        raise UsageError(
            "{problem} was not assessed by {moment}.",
            code="error-not-assessed",
            problem=problem.id,
            moment=f"{moment:%Y-%m-%d %H:%M}",
        )
    pair = (before, look.store.assessment(problem.id, before.as_of))
    return {
        "at": before.as_of,
        "changes": moved(problem, (row["alarm"], row["assessment"]), pair),
    }
