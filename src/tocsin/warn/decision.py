"""What is decided of a problem, apart from the words it is said in: the state, until when a warning
holds, since when, and what it rests on.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tocsin.records import (
    UNSTATED,
    Alarm,
    Assessment,
    Claim,
    Document,
    Facts,
    Message,
    Problem,
    Resolution,
    State,
    Window,
    content_id,
    message,
)
from tocsin.warn.states import Before, Ground, before, proposed
from tocsin.warn.windows import anchored, horizon, is_deadline

# Claims of these types say what is to come.
_AHEAD = ("forecast", "intent", "threaten", "accuse")


class Touched(NamedTuple):
    """What is known of a problem beside its figures.

    `documents` holds at least those that are named by the rest: those that name a site of the
    problem, those that carry one of its narratives, and those of the claims that are about it, in
    their order.
    """

    documents: Mapping[str, Document]
    naming: frozenset[str]
    carrying: frozenset[str]
    claims: Sequence[Claim]
    resolutions: Sequence[Resolution]

    @classmethod
    def of(cls, facts: Facts, problem: Problem, assessment: Assessment) -> "Touched":
        """Look for what touches a problem in the facts of a moment."""
        related = {b.record_id for b in assessment.related}
        sites, narratives = frozenset(problem.sites), frozenset(problem.narratives)
        return cls(
            documents={d.id: d for d in facts.documents},
            naming=facts.touching(sites, frozenset()),
            carrying=facts.touching(frozenset(), narratives),
            claims=[c for c in facts.claims if c.id in related],
            resolutions=[r for r in facts.resolutions if r.problem_id == problem.id],
        )

    def after(self, day: dt.date | None) -> "Touched":
        """Return what came after a day; everything where none is given."""
        if day is None:
            return self
        recent = {
            name for name, d in self.documents.items() if (d.published_at or d.seen_at).date() > day
        }
        return self._replace(
            naming=self.naming & recent,
            carrying=self.carrying & recent,
            claims=[c for c in self.claims if c.document_id in recent],
        )


class Decision(NamedTuple):
    """What was decided.

    The state and its reasons, what came before, when the warning expired, if it did, the window it
    holds for and the claims that count for it, and the documents that ever touched the problem.
    """

    alarm_id: str
    state: State
    reasons: tuple[Message, ...]
    past: Before
    history: Sequence[Alarm]
    expired: dt.date | None
    entered: dt.date | None
    horizon: Window
    claims: Sequence[Claim]
    topical: frozenset[str]


def decide(
    problem: Problem,
    assessment: Assessment,
    touched: Touched,
    history: Sequence[Alarm],
    as_of: dt.datetime,
) -> Decision | None:
    """Return what is decided of a problem, or None where nothing of it is touched and there was no
    alarm before. `history` holds its alarms, oldest first.
    """
    past = before(history)
    expired = past.last.expired if past.last else None
    now = touched.after(expired)
    since = _began(history) if past.last and past.last.expired is None else None
    span = horizon(now.claims, now.documents, as_of, problem.horizon_days, since)
    if span.end < as_of.date():
        expired = span.end
        now = touched.after(expired)
        span = horizon(now.claims, now.documents, as_of, problem.horizon_days)
    state, reasons = proposed(problem, assessment, _ground(problem, now, as_of), past, as_of)
    if touched.resolutions:
        state, reasons = "RESOLVED", (_resolved(touched.resolutions[-1]),)
    elif expired is not None and state in ("BASELINE", "NOTE"):
        reasons = (*reasons, message("state-expired", day=expired.isoformat()))
    elif expired is not None:
        expired = None  # later documents have begun another warning
    if state == "BASELINE" and not history:
        return None
    topical = touched.naming | touched.carrying
    name = content_id("alm", problem.id, as_of, state, assessment.probabilities, sorted(topical))
    return Decision(
        alarm_id=name,
        state=state,
        reasons=reasons,
        past=past,
        history=history,
        expired=expired,
        entered=_entered(state, past, as_of.date()),
        horizon=span,
        claims=now.claims,
        topical=topical,
    )


def _ground(problem: Problem, touched: Touched, as_of: dt.datetime) -> Ground:
    """Collect what the states are decided on.

    A claim counts only where it is about the problem: a site in its document is not enough.
    """
    able = [
        c
        for c in touched.claims
        if c.stance not in ("denies", "asks", *UNSTATED)
        and (
            c.type in ("capability", "mobilize")
            or is_deadline(c)
            or _names_a_day(c, touched.documents[c.document_id], problem, as_of)
        )
    ]
    return Ground(
        touched=_counted("state-touched", len(touched.naming | touched.carrying)),
        meets=_counted("state-meets", len(touched.naming & touched.carrying)),
        capability=_counted("state-capability", len(able)),
    )


def _names_a_day(claim: Claim, document: Document, problem: Problem, as_of: dt.datetime) -> bool:
    """Return whether a claim says that something is to happen at a site of the problem on days
    within its horizon.
    """
    if claim.type not in _AHEAD or claim.site_id not in problem.sites:
        return False
    when = anchored(claim, document, as_of)
    if when is None or when.end is None:
        return False
    return 0 <= (when.end - as_of.date()).days <= problem.horizon_days


def _began(history: Sequence[Alarm]) -> dt.date | None:
    """Return the day on which the present run of WATCH or above began; None where there is none."""
    began = None
    for alarm in reversed(history):
        if alarm.proposed_state not in ("WATCH", "WARNING", "CRITICAL"):
            break
        began = alarm.as_of.date()
    return began


def _entered(state: State, past: Before, today: dt.date) -> dt.date | None:
    """Return the day on which a state was last entered from another one."""
    if past.first is not None and state == past.state:
        return past.first.entered
    return today


def _counted(code: str, number: int) -> Message | None:
    """Return what a count says; None where there is nothing to count."""
    return message(code, n=number) if number else None


def _resolved(last: Resolution) -> Message:
    """Say how a problem was resolved."""
    code = "state-resolved-with" if last.incident else "state-resolved-without"
    day = f"{last.at:%Y-%m-%d}"
    return message(code, day=day, who=last.signer, reference=last.reference)
