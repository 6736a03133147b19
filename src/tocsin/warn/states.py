"""The warning states and their written conditions. Every state says why; WARNING and above need two signers."""

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from tocsin.records import SIGNERS, Alarm, Assessment, Opinion, Problem, Record, Signature, State
from tocsin.warn.wording import counted, share

ORDER: tuple[State, ...] = ("BASELINE", "NOTE", "WATCH", "WARNING", "CRITICAL")


class Ground(Record, frozen=True):
    """What the states are decided on, each with the sentence that says so."""

    touched: str | None
    meets: str | None
    capability: str | None


class Before(Record, frozen=True):
    """What came before: the alarm of the moment before, the first of the run of alarms in its state, and the state left last, if any."""

    last: Alarm | None = None
    first: Alarm | None = None
    left: Alarm | None = None

    @property
    def state(self) -> State:
        """Return the state that was proposed before."""
        return self.last.proposed_state if self.last else "BASELINE"


def before(history: Sequence[Alarm]) -> Before:
    """Look back over the alarms of a problem, oldest first."""
    if not history:
        return Before()
    last, first = history[-1], history[-1]
    for alarm in reversed(history):
        if alarm.proposed_state != last.proposed_state:
            break
        first = alarm
    earlier = [a for a in history if a.as_of < first.as_of]
    left = (
        earlier[-1]
        if earlier and _rank(earlier[-1].proposed_state) > _rank(last.proposed_state)
        else None
    )
    return Before(last=last, first=first, left=left)


def proposed(
    problem: Problem, assessment: Assessment, ground: Ground, past: Before, as_of: dt.datetime
) -> tuple[State, tuple[str, ...]]:
    """Return the state the conditions give, with its reasons; leaving a high state takes more than reaching it.

    A state that was left lately is not entered again unless a new origin has come (refractory time).
    """
    state, reasons = _by_conditions(problem, assessment, ground, past.state)
    left, days = past.left, problem.thresholds.refractory_days
    if left is None or past.first is None or _rank(state) <= _rank(past.state):
        return state, reasons
    gone = (as_of.date() - past.first.as_of.date()).days
    if gone < days and len(assessment.origins) <= left.origins:
        when = f"{state} was left on {past.first.as_of:%Y-%m-%d}, {counted(gone, 'day')} ago"
        return past.state, (
            *reasons,
            f"{when}; it is not entered again within {counted(days, 'day')} without a new origin",
        )
    return state, reasons


def _rank(state: State) -> int:
    """Return how high a state is; a resolved one is none."""
    return ORDER.index(state) if state in ORDER else 0


def _by_conditions(
    problem: Problem, assessment: Assessment, ground: Ground, was: State
) -> tuple[State, tuple[str, ...]]:
    """Return the state that the written conditions give."""
    if ground.touched is None:
        return "BASELINE", ("no document names a site or narrative of the problem",)
    reasons = [ground.touched]
    if ground.meets is None or ground.capability is None:
        missing = (
            "no catalogued narrative meets the site"
            if ground.meets is None
            else "no claim gives a capability, a deadline or a day within the horizon"
        )
        return "NOTE", (*reasons, missing)
    reasons += [ground.meets, ground.capability]
    limits = problem.thresholds
    slack = limits.hysteresis if _rank(was) >= _rank("WARNING") else 0.0
    incident = next(h.id for h in problem.hypotheses if h.kind == "incident")
    low, p = assessment.intervals[incident].low, assessment.probabilities[incident]
    number = len(assessment.core_origins)
    enough = number >= limits.warning_origins and assessment.measured
    if low >= limits.warning_low - slack and enough:
        reasons.append(
            f"the lower end of the range is {share(low)}, from {number} independent origins about the site itself, "
            "with attention above baseline"
        )
        if p > limits.critical_p - slack:
            return "CRITICAL", (*reasons, f"the likelihood is {share(p)}")
        return "WARNING", tuple(reasons)
    return "WATCH", (*reasons, _why_not_warning(problem, assessment, low))


def _why_not_warning(problem: Problem, assessment: Assessment, low: float) -> str:
    """Say which condition of WARNING is not met."""
    limits, lacking = problem.thresholds, []
    if low < limits.warning_low:
        lacking.append(
            f"the lower end of the range is {share(low)}, and {share(limits.warning_low)} is needed"
        )
    number = len(assessment.core_origins)
    if number < limits.warning_origins:
        told = counted(number, "independent origin") if number else "no independent origin"
        lacking.append(f"{told} about the site itself, and {limits.warning_origins} are needed")
    if not assessment.measured:
        lacking.append("no attention above baseline is measured")
    return "not WARNING: " + "; ".join(lacking)


def shown(state: State, signers: Sequence[str]) -> State:
    """Return the state that may be shown: WARNING and above only with two signers, WATCH until then."""
    if state in ("WARNING", "CRITICAL") and len({s.casefold() for s in signers}) < SIGNERS:
        return "WATCH"
    return state


def as_signed(alarm: Alarm, run: Iterable[str], signatures: Sequence[Signature]) -> Alarm:
    """Return an alarm with the words people have put to it, or before in the same run of its state: with the state that may show."""
    agreed, dissent = signers_of(alarm.id, run, signatures)
    signers = tuple(s.signer for s in agreed)
    return msgspec.structs.replace(
        alarm,
        signed_off_by=signers,
        state=shown(alarm.proposed_state, signers),
        dissent=tuple(Opinion(signer=s.signer, at=s.at, note=s.note) for s in dissent),
    )


def signers_of(
    own: str, run: Iterable[str], signatures: Sequence[Signature]
) -> tuple[list[Signature], list[Signature]]:
    """Return who agreed and who dissents, the latest word of each: on this alarm, or on one before it in the same run of its state."""
    ids = {own, *run}
    words: dict[str, Signature] = {}
    for signature in signatures:
        if signature.alarm_id in ids:
            words.pop(signature.signer.casefold(), None)  # the latest word stands where it was said
            words[signature.signer.casefold()] = signature
    told = sorted(words.values(), key=lambda s: s.at)
    return [s for s in told if s.word == "agree"], [s for s in told if s.word == "dissent"]
