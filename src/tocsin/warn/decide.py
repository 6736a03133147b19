"""The stage: an assessment and what came before in, an alarm out. The alarm is a draft until people sign it."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from tocsin.records import (
    Alarm,
    Assessment,
    Claim,
    Facts,
    LikelihoodRange,
    Problem,
    State,
    Window,
    content_id,
)  # fmt: skip
from tocsin.warn.evidence import Lines
from tocsin.warn.states import Ground, proposed, shown
from tocsin.warn.windows import horizon, imminent_window
from tocsin.warn.wording import check_own_words, likelihood_words, percent_range

Confidence = Literal["low", "moderate", "high"]


class Decider:
    """Decides on one problem at a time; built with the moment and the facts it may look at."""

    def __init__(self, facts: Facts, as_of: dt.datetime) -> None:
        """Keep the facts of the moment."""
        self._facts = facts
        self._as_of = as_of
        self._documents = {d.id: d for d in facts.documents}

    def __call__(self, problem: Problem, assessment: Assessment, history: Sequence[Alarm]) -> Alarm | None:
        """Return the alarm of a problem, or None where nothing of it is touched and nothing was rung before."""
        sites = frozenset(problem.sites)
        topical = self._facts.touching(sites, frozenset(problem.narratives))
        near = topical | self._facts.touching(frozenset(problem.parties), frozenset())
        claims = [c for c in self._facts.claims if c.document_id in near]
        ground = self._ground(problem, topical, claims)
        state, reasons = proposed(problem, assessment, ground, history)
        if state == "BASELINE" and not history:
            return None
        span = horizon(claims, self._documents, self._as_of, problem.horizon_days)
        return self._alarm(problem, assessment, topical, span, claims, (state, reasons))

    def _ground(self, problem: Problem, topical: frozenset[str], claims: Sequence[Claim]) -> Ground:
        """Collect what the states are decided on."""
        at_site = {m.document_id for m in self._facts.mentions if m.entity_id in problem.sites}
        told = {m.document_id for m in self._facts.matches if m.narrative_id in problem.narratives and m.voice}
        both = sorted(at_site & told)
        able = [
            c
            for c in claims
            if c.stance not in ("denies", "asks") and (c.type in ("capability", "mobilize") or _is_deadline(c))
        ]
        touched = f"{len(topical)} document(s) touch a site or story of the problem" if topical else None
        meets = f"in {len(both)} document(s) a catalogued story meets the site" if both else None
        able_text = f"{len(able)} claim(s) of capability or a deadline" if able else None
        return Ground(touched=touched, meets=meets, capability=able_text)

    def _alarm(
        self, problem: Problem, assessment: Assessment, topical: frozenset[str], span: Window, claims: Sequence[Claim],
        decided: tuple[State, tuple[str, ...]],
    ) -> Alarm:  # fmt: skip
        """Write the alarm."""
        state, reasons = decided
        lines = Lines(problem, assessment, self._facts, topical)
        pro, contra = lines.split()
        higher, lower = lines.changes()
        likelihood = _likelihood(problem, assessment)
        sentence = f"{percent_range(likelihood.low, likelihood.high)}, {likelihood.words}: that {problem.incident} by {span.end}."
        confidence, confidence_sentence = _confidence(problem, assessment, self._facts)
        check_own_words([sentence, confidence_sentence, *reasons])
        return Alarm(
            id=content_id("alm", problem.id, self._as_of, state, assessment.probabilities, sorted(topical)),
            problem_id=problem.id,
            as_of=self._as_of,
            state=shown(state, ()),
            proposed_state=state,
            reasons=reasons,
            likelihood=likelihood,
            likelihood_sentence=sentence,
            confidence=confidence,
            confidence_sentence=confidence_sentence,
            imminent=imminent_window(claims, self._documents, self._as_of),
            horizon=span,
            evidence_for=pro,
            evidence_against=contra,
            gaps=lines.gaps(),
            would_raise=higher,
            would_lower=lower,
            watch_list=problem.watch_list,
            advice=lines.advice(),
            assumptions=problem.assumptions,
            origins=len(assessment.origins),
            outlets=len({self._documents[d].source_id or d for d in topical}),
        )


def _is_deadline(claim: Claim) -> bool:
    """Tell whether a claim gives a deadline."""
    return claim.when is not None and claim.when.role == "deadline"


def _likelihood(problem: Problem, assessment: Assessment) -> LikelihoodRange:
    """Return the range of the incident with the words of its point figure."""
    incident = next(h.id for h in problem.hypotheses if h.kind == "incident")
    interval = assessment.intervals[incident]
    words = likelihood_words(min(0.99, max(0.01, assessment.probabilities[incident])))
    return LikelihoodRange(low=interval.low, high=interval.high, words=words)


def _confidence(problem: Problem, assessment: Assessment, facts: Facts) -> tuple[Confidence, str]:
    """Compute confidence from origins, measurement, sources and assumptions; never from the probability."""
    number = len(assessment.origins)
    used = {s.reliability for s in facts.casebook.sources if any(d.source_id == s.id for d in facts.documents)}
    graded = bool(used & {"A", "B"})
    unknown = sum(o.state == "unknown" for o in assessment.observations)
    level: Confidence = "low"
    if number >= 2 and assessment.measured and unknown <= len(problem.indicators) // 2:
        level = "high" if number >= 4 and graded else "moderate"
    parts = [
        f"{number} independent origin{'' if number == 1 else 's'}",
        "attention measured" if assessment.measured else "no measured attention",
        "sources with a track record" if graded else "no source with a logged track record",
        f"{unknown} of {len(problem.indicators)} indicators could not be looked for",
        f"{len(problem.assumptions)} assumptions",
    ]
    return level, f"Confidence in this judgement is {level}: {', '.join(parts)}."
