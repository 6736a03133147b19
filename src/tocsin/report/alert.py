"""What goes out when the state of a problem changes: a title and some lines of plain text, in the
language of whoever receives them.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from tocsin.records import Alarm, Casebook, Evidence, Problem
from tocsin.report.public import names_weakness
from tocsin.report.worded import Words

_MOST_PLACES = 4
Side = Literal["for", "against"]


class Alert(NamedTuple):
    """One alert: a title of one line, and the lines below it."""

    title: str
    body: str


def alert(
    alarm: Alarm, book: Casebook, problem: Problem | None, words: Words, head: str = ""
) -> Alert:
    """Write an alert: case, place, likelihood, one line of evidence for and one against with their
    sources, and where to look; `head` is the last line of the audit log, which whoever receives it
    thereby keeps.

    The weakness of a site is never part of it: a message may be read by others than those it was
    meant for.
    """
    title = words(
        "alert-title",
        state=alarm.state,
        signed=alarm.sign_off,
        problem=problem.title if problem else alarm.problem_id,
    )
    lines = (
        words("alert-case", case=book.title),
        _place(book, problem, words),
        words.of(alarm.likelihood_message, alarm.likelihood_sentence),
        _evidence("for", alarm.evidence_for, problem, words),
        _evidence("against", alarm.evidence_against, problem, words),
        words.of(alarm.confidence_message, alarm.confidence_sentence),
        words("alert-horizon", day=alarm.horizon.end),
        words("alert-look", problem=alarm.problem_id),
        words("alert-head", head=head) if head else "",
    )
    return Alert(title, "\n".join(line for line in lines if line))


def trial_alert(words: Words) -> Alert:
    """Write the alert by which somebody tries whether a target is reached."""
    return Alert(words("alert-test-title"), words("alert-test"))


def _place(book: Casebook, problem: Problem | None, words: Words) -> str:
    """Name the first sites of a problem."""
    names = {s.id: s.name for s in book.sites}
    sites = problem.sites[:_MOST_PLACES] if problem else ()
    if not sites:
        return words("alert-no-place")
    return words("alert-place", places=", ".join(names.get(s, s) for s in sites))


def _evidence(side: Side, lines: Sequence[Evidence], problem: Problem | None, words: Words) -> str:
    """Write the first line of one side that quotes a source, else the first; how many more there
    are; nothing about weaknesses.
    """
    fit = [e for e in lines if problem is None or not names_weakness(e.text, problem)]
    if not fit:
        return words(f"alert-{side}-none")
    quoted = next((e for e in fit if e.example and e.claim_ids), fit[0])
    line = _line(quoted, words)
    if len(lines) > 1:
        line = words("alert-more", line=line, n=len(lines) - 1)
    return words(f"alert-{side}", line=line)


def _line(evidence: Evidence, words: Words) -> str:
    """Write one line of evidence: in the words of its source where it quotes one."""
    said = words.of(evidence.message, evidence.text)
    if evidence.example and evidence.claim_ids:
        quoted = evidence.examples[0] if evidence.examples else None
        said = words.of(quoted, evidence.example)
    if not evidence.claim_ids:
        return said
    return words("alert-cited", words=said, claim=evidence.claim_ids[0])


__all__ = ["Alert", "alert", "trial_alert"]
