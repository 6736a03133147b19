"""The stage: an assessment and what came before in, an alarm out. The alarm is a draft until people sign it."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal, NamedTuple

from tocsin.records import (
    UNSTATED,
    Alarm,
    Assessment,
    Claim,
    Facts,
    LikelihoodRange,
    Opinion,
    Problem,
    State,
    Window,
    content_id,
)
from tocsin.warn.evidence import Lines
from tocsin.warn.states import Before, Ground, before, proposed, shown, signers_of
from tocsin.warn.windows import anchored, horizon, imminent_window, is_deadline
from tocsin.warn.wording import (
    check_own_words,
    counted,
    likelihood_sentence,
    likelihood_words,
    range_sentence,
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
        """Return the alarm of a problem, or None where nothing of it is touched and nothing was rung before."""
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
            word = "with the incident" if last.incident else "without the incident"
            state, reasons = (
                "RESOLVED",
                (f"resolved {word} on {last.at:%Y-%m-%d} by {last.signer}: {last.reference}",),
            )
        elif expired is not None and state in ("BASELINE", "NOTE"):
            reasons = (
                *reasons,
                f"the horizon ended on {expired}: the warning expired, and only documents after that day begin another",
            )
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
        """Return the documents that touch the problem, and the claims that are about it; only after a day, if one is given.

        A claim tells of the problem's time and ground only where it is bound to it: a site in its document is not enough.
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
        told = {
            m.document_id
            for m in self._facts.matches
            if m.narrative_id in problem.narratives and m.voice
        }
        both = sorted(at_site & told & topical)
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
        touching = counted(len(topical), "document names", "documents name")
        touched = f"{touching} a site or narrative of the problem" if topical else None
        meets = (
            f"in {counted(len(both), 'document')} a catalogued narrative meets the site"
            if both
            else None
        )
        giving = counted(len(able), "claim gives", "claims give")
        able_text = f"{giving} a capability, a deadline or a day for it" if able else None
        return Ground(touched=touched, meets=meets, capability=able_text)

    def _names_a_day(self, claim: Claim, problem: Problem) -> bool:
        """Tell whether a claim says that something is to happen at a site of the problem on days within its horizon."""
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
        """Write the alarm."""
        state, reasons, past, history, expired = decided
        own = content_id(
            "alm", problem.id, self._as_of, state, assessment.probabilities, sorted(topical)
        )
        run = [
            a.id
            for a in history
            if past.first and state == past.state and a.as_of >= past.first.as_of
        ]
        agreed, dissent = signers_of(own, run, self._facts.signatures)
        signers = tuple(s.signer for s in agreed)
        lines = Lines(problem, assessment, self._facts, topical)
        pro, contra = lines.split()
        higher, lower = lines.changes()
        likelihood = _likelihood(problem, assessment)
        edges = assessment.intervals[_incident(problem)]
        figure, holds = likelihood.p or 0.0, likelihood.holds or 0.0
        sentence = likelihood_sentence(
            figure, edges, holds=holds, incident=problem.incident, end=span.end
        )
        wide = range_sentence(edges, assessment.range_shares)
        confidence, confidence_sentence = _confidence(problem, assessment, self._facts)
        check_own_words([sentence, wide, confidence_sentence, *reasons])
        return Alarm(
            id=own,
            problem_id=problem.id,
            as_of=self._as_of,
            state=shown(state, signers),
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
            outlets=len(self._outlets(assessment)),
            signed_off_by=signers,
            dissent=tuple(Opinion(signer=s.signer, at=s.at, note=s.note) for s in dissent),
            entered=past.first.entered
            if past.first and state == past.state
            else self._as_of.date(),
            expired=expired,
            range_sentence=wide,
        )

    def _outlets(self, assessment: Assessment) -> set[str]:
        """Return the outlets whose documents an assessment rests on; one the casebook does not list counts by its own name."""
        claims = {c.id: c.document_id for c in self._facts.claims}
        claims |= {m.id: m.document_id for m in self._facts.matches}
        used = {b.record_id for seen in assessment.observations for b in seen.bound}
        documents = {claims[record] for record in used if record in claims}
        return {self._documents[d].outlet or d for d in documents}


class _Decided(NamedTuple):
    """What was decided on: the state and its reasons, what came before, and when the warning expired, if it did."""

    state: State
    reasons: tuple[str, ...]
    past: Before
    history: Sequence[Alarm]
    expired: dt.date | None


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


def _confidence(problem: Problem, assessment: Assessment, facts: Facts) -> tuple[Confidence, str]:
    """Compute confidence from origins, measurement, sources and assumptions; never from the probability."""
    number = len(assessment.origins)
    read = {d.source_id for d in facts.documents}
    graded = any(g.letter in ("A", "B") for g in facts.source_grades if g.source_id in read)
    unknown = sum(o.state == "unknown" for o in assessment.observations)
    level: Confidence = "low"
    if number >= 2 and assessment.measured and unknown <= len(problem.indicators) // 2:
        level = "high" if number >= 4 and graded else "moderate"
    parts = [
        f"{number} independent origin{'' if number == 1 else 's'}",
        "attention above baseline measured"
        if assessment.measured
        else "no attention above baseline measured",
        "sources with a track record" if graded else "no source with a logged track record",
        _unchecked(unknown, len(problem.indicators)),
        counted(len(problem.assumptions), "assumption"),
    ]
    return level, f"Confidence in this judgement is {level}: {', '.join(parts)}."


def _unchecked(number: int, of: int) -> str:
    """Write how many indicators could not be checked."""
    every = counted(of, "indicator")
    return f"{number} of {every} could not be checked" if number else f"{every} checked"
