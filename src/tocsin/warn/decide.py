"""The stage: an assessment and what came before in, an alarm out.

The alarm is a draft until people sign it.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Literal, NamedTuple

import msgspec

from tocsin.language.catalogues import english
from tocsin.records import (
    UNSTATED,
    Alarm,
    Assessment,
    Claim,
    Facts,
    LikelihoodRange,
    Message,
    Problem,
    Resolution,
    State,
    Window,
    content_id,
    message,
)
from tocsin.warn.evidence import Lines
from tocsin.warn.states import Before, Ground, as_signed, before, proposed
from tocsin.warn.windows import anchored, horizon, imminent_window, is_deadline
from tocsin.warn.wording import (
    check_own_words,
    likelihood_message,
    likelihood_words,
    range_message,
)

# Claims of these types say what is to come.
_AHEAD = ("forecast", "intent", "threaten", "accuse")
Confidence = Literal["low", "moderate", "high"]


class Decider:
    """Decides on one problem at a time; built with the moment and the facts it may look at."""

    def __init__(self, facts: Facts, as_of: dt.datetime) -> None:
        """Keep the facts of the moment."""
        self._facts = facts
        self._as_of = as_of
        self._documents = {d.id: d for d in facts.documents}

    def __call__(
        self, problem: Problem, assessment: Assessment, history: Sequence[Alarm]
    ) -> Alarm | None:
        """Return the alarm of a problem, or None where nothing of it is touched and there was no
        alarm before.
        """
        past = before(history)
        expired = past.last.expired if past.last else None
        topical, claims = self._look(problem, assessment, expired)
        since = _began(history) if past.last and past.last.expired is None else None
        span = horizon(claims, self._documents, self._as_of, problem.horizon_days, since)
        if span.end < self._as_of.date():
            expired = span.end
            topical, claims = self._look(problem, assessment, expired)
            span = horizon(claims, self._documents, self._as_of, problem.horizon_days)
        state, reasons = proposed(
            problem, assessment, self._ground(problem, topical, claims), past, self._as_of
        )
        resolved = [r for r in self._facts.resolutions if r.problem_id == problem.id]
        if resolved:
            last = resolved[-1]
            state, reasons = "RESOLVED", (_resolved(last),)
        elif expired is not None and state in ("BASELINE", "NOTE"):
            reasons = (*reasons, message("state-expired", day=expired.isoformat()))
        elif expired is not None:
            expired = None  # later documents have begun another warning
        if state == "BASELINE" and not history:
            return None
        everything, _ = self._look(problem, assessment, None)
        return self._alarm(
            problem,
            assessment,
            everything,
            span,
            claims,
            _Decided(state, reasons, past, history, expired),
        )

    def _look(
        self, problem: Problem, assessment: Assessment, after: dt.date | None
    ) -> tuple[frozenset[str], list[Claim]]:
        """Return the documents that touch the problem, and the claims that are about it.

        Only after a day, if one is given. A claim counts for the problem's time and ground only
        where it is bound to it: a site in its document is not enough.
        """
        recent = {
            d.id
            for d in self._facts.documents
            if after is None or (d.published_at or d.seen_at).date() > after
        }
        topical = (
            self._facts.touching(frozenset(problem.sites), frozenset(problem.narratives)) & recent
        )
        related = {b.record_id for b in assessment.related}
        return topical, [
            c for c in self._facts.claims if c.id in related and c.document_id in recent
        ]

    def _ground(self, problem: Problem, topical: frozenset[str], claims: Sequence[Claim]) -> Ground:
        """Collect what the states are decided on."""
        at_site = {m.document_id for m in self._facts.mentions if m.entity_id in problem.sites}
        carrying = {
            m.document_id
            for m in self._facts.matches
            if m.narrative_id in problem.narratives and m.voice
        }
        both = at_site & carrying & topical
        able = [
            c
            for c in claims
            if c.stance not in ("denies", "asks", *UNSTATED)
            and (
                c.type in ("capability", "mobilize")
                or is_deadline(c)
                or self._names_a_day(c, problem)
            )
        ]
        return Ground(
            touched=_counted("state-touched", len(topical)),
            meets=_counted("state-meets", len(both)),
            capability=_counted("state-capability", len(able)),
        )

    def _names_a_day(self, claim: Claim, problem: Problem) -> bool:
        """Return whether a claim says that something is to happen at a site of the problem on days
        within its horizon.
        """
        when = anchored(claim, self._documents[claim.document_id], self._as_of)
        if (
            claim.type not in _AHEAD
            or claim.site_id not in problem.sites
            or when is None
            or when.end is None
        ):
            return False
        return 0 <= (when.end - self._as_of.date()).days <= problem.horizon_days

    def _alarm(
        self,
        problem: Problem,
        assessment: Assessment,
        topical: frozenset[str],
        span: Window,
        claims: Sequence[Claim],
        decided: "_Decided",
    ) -> Alarm:
        """Write the alarm, first what it rests on, then what it says, then who signed it."""
        lines = Lines(problem, assessment, self._facts, topical)
        pro, contra = lines.split()
        alarm = Alarm(
            id=content_id(
                "alm",
                problem.id,
                self._as_of,
                decided.state,
                assessment.probabilities,
                sorted(topical),
            ),
            problem_id=problem.id,
            as_of=self._as_of,
            state=decided.state,
            proposed_state=decided.state,
            reasons=(),
            likelihood=_likelihood(problem, assessment),
            likelihood_sentence="",
            confidence="low",
            confidence_sentence="",
            imminent=imminent_window(claims, self._documents, self._as_of),
            horizon=span,
            evidence_for=pro,
            evidence_against=contra,
            gaps=lines.gaps(),
            would_raise=(),
            would_lower=(),
            watch_list=problem.watch_list,
            advice=lines.advice(),
            assumptions=problem.assumptions,
            origins=len(assessment.origins),
            outlets=len(self._outlets(assessment)),
            entered=self._entered(decided),
            expired=decided.expired,
        )
        said = self._worded(alarm, problem, assessment, decided.reasons, lines)
        return self._signed(said, decided)

    def _worded(
        self,
        alarm: Alarm,
        problem: Problem,
        assessment: Assessment,
        reasons: tuple[Message, ...],
        lines: Lines,
    ) -> Alarm:
        """Return an alarm with its sentences: each as a message, and in the English words of it."""
        edges = assessment.intervals[_incident(problem)]
        figure, holds = alarm.likelihood.p or 0.0, alarm.likelihood.holds or 0.0
        likely = likelihood_message(
            figure, edges, holds=holds, incident=problem.incident, end=alarm.horizon.end
        )
        wide = range_message(edges, assessment.range_shares)
        level, sure = _confidence(problem, assessment, self._facts)
        higher, lower = lines.changes()
        check_own_words(english(m) for m in (likely, wide, sure, *reasons) if m is not None)
        return msgspec.structs.replace(
            alarm,
            reasons=_in_english(reasons),
            reason_messages=reasons,
            likelihood_sentence=english(likely),
            likelihood_message=likely,
            range_sentence=english(wide) if wide is not None else "",
            range_message=wide,
            confidence=level,
            confidence_sentence=english(sure),
            confidence_message=sure,
            would_raise=_in_english(higher),
            raise_messages=higher,
            would_lower=_in_english(lower),
            lower_messages=lower,
        )

    def _signed(self, alarm: Alarm, decided: "_Decided") -> Alarm:
        """Return an alarm with the words that people have put to it, or before in the same run of
        its state.
        """
        run = [a.id for a in decided.history if _is_same_run(a, decided)]
        return as_signed(alarm, run, self._facts.signatures)

    def _entered(self, decided: "_Decided") -> dt.date | None:
        """Return the day on which the proposed state was last entered from another one."""
        first = decided.past.first
        if first is not None and decided.state == decided.past.state:
            return first.entered
        return self._as_of.date()

    def _outlets(self, assessment: Assessment) -> set[str]:
        """Return the outlets whose documents an assessment rests on.

        One the casebook does not list counts by its own name.
        """
        claims = {c.id: c.document_id for c in self._facts.claims}
        claims |= {m.id: m.document_id for m in self._facts.matches}
        used = {b.record_id for seen in assessment.observations for b in seen.bound}
        documents = {claims[record] for record in used if record in claims}
        return {self._documents[d].outlet or d for d in documents}


class _Decided(NamedTuple):
    """What was decided on.

    The state and its reasons, what came before, and when the warning expired, if it did.
    """

    state: State
    reasons: tuple[Message, ...]
    past: Before
    history: Sequence[Alarm]
    expired: dt.date | None


def _is_same_run(alarm: Alarm, decided: _Decided) -> bool:
    """Return whether an alarm of the past belongs to the run of the state that is proposed now."""
    first = decided.past.first
    is_same = first is not None and decided.state == decided.past.state
    return is_same and first is not None and alarm.as_of >= first.as_of


def _in_english(messages: Sequence[Message]) -> tuple[str, ...]:
    """Return messages in the words that other programs read."""
    return tuple(english(said) for said in messages)


def _began(history: Sequence[Alarm]) -> dt.date | None:
    """Return the day on which the present run of WATCH or above began; None where there is none."""
    began = None
    for alarm in reversed(history):
        if alarm.proposed_state not in ("WATCH", "WARNING", "CRITICAL"):
            break
        began = alarm.as_of.date()
    return began


def _likelihood(problem: Problem, assessment: Assessment) -> LikelihoodRange:
    """Return the range of the incident with the words of its point figure."""
    incident = _incident(problem)
    interval, p = assessment.intervals[incident], assessment.probabilities[incident]
    words = likelihood_words(min(0.99, max(0.01, p)))
    return LikelihoodRange(
        low=interval.low, high=interval.high, words=words, p=p, holds=assessment.range_holds
    )


def _incident(problem: Problem) -> str:
    """Return the id of the hypothesis that a problem warns of."""
    return next(h.id for h in problem.hypotheses if h.kind == "incident")


def _counted(code: str, number: int) -> Message | None:
    """Return what a count says; None where there is nothing to count."""
    return message(code, n=number) if number else None


def _resolved(last: Resolution) -> Message:
    """Say how a problem was resolved."""
    code = "state-resolved-with" if last.incident else "state-resolved-without"
    day = f"{last.at:%Y-%m-%d}"
    return message(code, day=day, who=last.signer, reference=last.reference)


def _confidence(
    problem: Problem, assessment: Assessment, facts: Facts
) -> tuple[Confidence, Message]:
    """Compute confidence from origins, measurement, sources and assumptions.

    Never from the probability.
    """
    number = len(assessment.origins)
    read = facts.by_source().keys()
    graded = any(g.letter in ("A", "B") for g in facts.source_grades if g.source_id in read)
    unknown = sum(o.state == "unknown" for o in assessment.observations)
    level: Confidence = "low"
    if number >= 2 and assessment.measured and unknown <= len(problem.indicators) // 2:
        level = "high" if number >= 4 and graded else "moderate"
    parts = (
        message("confidence-origins", n=number),
        message("confidence-measured" if assessment.measured else "confidence-not-measured"),
        message("confidence-graded" if graded else "confidence-not-graded"),
        _checked(unknown, len(problem.indicators)),
        message("confidence-assumptions", n=len(problem.assumptions)),
    )
    named = message(f"confidence-{level}")
    return level, message("confidence-sentence", level=named, parts=parts)


def _checked(unknown: int, indicators: int) -> Message:
    """Say how many indicators could not be checked."""
    if unknown:
        return message("confidence-unchecked", n=unknown, of=indicators)
    return message("confidence-checked", of=indicators)
