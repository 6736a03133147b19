"""The stage: an assessment and what came before in, an alarm out.

The alarm is a draft until people sign it.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Literal

import msgspec

from tocsin.language.catalogues import english
from tocsin.records import (
    Alarm,
    Assessment,
    Facts,
    LikelihoodRange,
    Message,
    Problem,
    message,
)
from tocsin.warn.decision import Decision, Touched, decide
from tocsin.warn.evidence import Lines
from tocsin.warn.states import as_signed
from tocsin.warn.windows import imminent_window
from tocsin.warn.wording import (
    check_own_words,
    likelihood_message,
    likelihood_words,
    range_message,
)

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
        touched = Touched.of(self._facts, problem, assessment)
        decision = decide(problem, assessment, touched, history, self._as_of)
        return self._alarm(problem, assessment, decision) if decision is not None else None

    def _alarm(self, problem: Problem, assessment: Assessment, decision: Decision) -> Alarm:
        """Write the alarm, first what it rests on, then what it says, then who signed it."""
        lines = Lines(problem, assessment, self._facts, decision.topical)
        pro, contra = lines.split()
        alarm = Alarm(
            id=decision.alarm_id,
            problem_id=problem.id,
            as_of=self._as_of,
            state=decision.state,
            proposed_state=decision.state,
            reasons=(),
            likelihood=_likelihood(problem, assessment),
            likelihood_sentence="",
            confidence="low",
            confidence_sentence="",
            imminent=imminent_window(decision.claims, self._documents, self._as_of),
            horizon=decision.horizon,
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
            entered=decision.entered,
            expired=decision.expired,
        )
        said = self._worded(alarm, problem, assessment, decision.reasons, lines)
        return self._signed(said, decision)

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

    def _signed(self, alarm: Alarm, decision: Decision) -> Alarm:
        """Return an alarm with the words that people have put to it, or before in the same run of
        its state.
        """
        run = [a.id for a in decision.history if _is_same_run(a, decision)]
        return as_signed(alarm, run, self._facts.signatures)

    def _outlets(self, assessment: Assessment) -> set[str]:
        """Return the outlets whose documents an assessment rests on.

        One the casebook does not list counts by its own name.
        """
        claims = {c.id: c.document_id for c in self._facts.claims}
        claims |= {m.id: m.document_id for m in self._facts.matches}
        used = {b.record_id for seen in assessment.observations for b in seen.bound}
        documents = {claims[record] for record in used if record in claims}
        return {self._documents[d].outlet or d for d in documents}


def _is_same_run(alarm: Alarm, decision: Decision) -> bool:
    """Return whether an alarm of the past belongs to the run of the state that is proposed now."""
    first = decision.past.first
    is_same = first is not None and decision.state == decision.past.state
    return is_same and first is not None and alarm.as_of >= first.as_of


def _in_english(messages: Sequence[Message]) -> tuple[str, ...]:
    """Return messages in the words that other programs read."""
    return tuple(english(said) for said in messages)


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
        _measured(problem, assessment),
        message("confidence-graded" if graded else "confidence-not-graded"),
        _checked(unknown, len(problem.indicators)),
        message("confidence-assumptions", n=len(problem.assumptions)),
    )
    named = message(f"confidence-{level}")
    return level, message("confidence-sentence", level=named, parts=parts)


def _measured(problem: Problem, assessment: Assessment) -> Message:
    """Say whether attention above its baseline was measured, or whether nothing looked at it."""
    if not problem.measuring:
        return message("confidence-measures-nothing")
    return message("confidence-measured" if assessment.measured else "confidence-not-measured")


def _checked(unknown: int, indicators: int) -> Message:
    """Say how many indicators could not be checked."""
    if unknown:
        return message("confidence-unchecked", n=unknown, of=indicators)
    return message("confidence-checked", of=indicators)
