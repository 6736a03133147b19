"""The warning states and their written conditions.

Every state says why; WARNING and above need two signers.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from tocsin.records import (
    SIGNERS,
    Alarm,
    Assessment,
    Message,
    Opinion,
    Problem,
    Record,
    Signature,
    State,
    message,
)
from tocsin.records.persons import person
from tocsin.warn.wording import share_message

ORDER: tuple[State, ...] = ("BASELINE", "NOTE", "WATCH", "WARNING", "CRITICAL")


class Ground(Record, frozen=True):
    """What the states are decided on, each with the message that says so."""

    touched: Message | None
    meets: Message | None
    capability: Message | None


class Before(Record, frozen=True):
    """What came before.

    The alarm of the moment before, the first of the run of alarms in its state, and the state left
    last, if any.
    """

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
) -> tuple[State, tuple[Message, ...]]:
    """Return the state the conditions give, with its reasons.

    Leaving a high state takes more than reaching it. A state that was left lately is not entered
    again unless a new origin has come (refractory time).
    """
    state, reasons = _by_conditions(problem, assessment, ground, past.state)
    left, days = past.left, problem.thresholds.refractory_days
    if left is None or past.first is None or _rank(state) <= _rank(past.state):
        return state, reasons
    gone = (as_of.date() - past.first.as_of.date()).days
    if gone < days and len(assessment.origins) <= left.origins:
        refractory = message(
            "state-left",
            state=state_name(state),
            day=f"{past.first.as_of:%Y-%m-%d}",
            ago=gone,
            within=days,
        )
        return past.state, (*reasons, refractory)
    return state, reasons


def state_name(state: State) -> Message:
    """Return the name of a state."""
    return message(f"state-name-{state}")


def together(parts: Sequence[Message]) -> Message:
    """Return some messages as one, a semicolon between them."""
    joined = parts[0]
    for part in parts[1:]:
        joined = message("state-and", one=joined, other=part)
    return joined


def _rank(state: State) -> int:
    """Return how high a state is; a resolved one is none."""
    return ORDER.index(state) if state in ORDER else 0


def _by_conditions(
    problem: Problem, assessment: Assessment, ground: Ground, was: State
) -> tuple[State, tuple[Message, ...]]:
    """Return the state that the written conditions give."""
    if ground.touched is None:
        return "BASELINE", (message("state-not-touched"),)
    reasons = [ground.touched]
    if ground.meets is None or ground.capability is None:
        lacking = "state-not-meets" if ground.meets is None else "state-no-capability"
        return "NOTE", (*reasons, message(lacking))
    reasons += [ground.meets, ground.capability]
    limits = problem.thresholds
    slack = limits.hysteresis if _rank(was) >= _rank("WARNING") else 0.0
    incident = next(h.id for h in problem.hypotheses if h.kind == "incident")
    low, p = assessment.intervals[incident].low, assessment.probabilities[incident]
    number = len(assessment.core_origins)
    enough = number >= limits.warning_origins and assessment.measured
    if low >= limits.warning_low - slack and enough:
        reasons.append(message("state-high", low=share_message(low), n=number))
        if p > limits.critical_p - slack:
            return "CRITICAL", (*reasons, message("state-likelihood", share=share_message(p)))
        return "WARNING", tuple(reasons)
    return "WATCH", (*reasons, _why_not_warning(problem, assessment, low))


def _why_not_warning(problem: Problem, assessment: Assessment, low: float) -> Message:
    """Say which condition of WARNING is not met."""
    limits = problem.thresholds
    lacking = []
    if low < limits.warning_low:
        needed = share_message(limits.warning_low)
        lacking.append(message("state-low-short", low=share_message(low), needed=needed))
    number = len(assessment.core_origins)
    if number < limits.warning_origins:
        code = "state-origins-short" if number else "state-no-origins"
        lacking.append(message(code, n=number, needed=limits.warning_origins))
    if not assessment.measured:
        code = "state-not-measured" if problem.measuring else "state-measures-nothing"
        lacking.append(message(code))
    return message("state-not-warning", lacking=together(lacking))


def shown(state: State, signers: Sequence[str]) -> State:
    """Return the state that may be shown.

    WARNING and above only with two signers, WATCH until then.
    """
    if state in ("WARNING", "CRITICAL") and len({person(s) for s in signers}) < SIGNERS:
        return "WATCH"
    return state


def as_signed(alarm: Alarm, run: Iterable[str], signatures: Sequence[Signature]) -> Alarm:
    """Return an alarm with the words people have put to it, or before in the same run of its state.

    With the state that may show.
    """
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
    """Return who agreed and who dissents, the latest word of each.

    On this alarm, or on one before it in the same run of its state.
    """
    ids = {own, *run}
    latest: dict[str, Signature] = {}
    for signature in signatures:
        if signature.alarm_id in ids:
            latest.pop(person(signature.signer), None)  # the latest word counts when it was given
            latest[person(signature.signer)] = signature
    ordered = sorted(latest.values(), key=lambda s: s.at)
    agreed = [s for s in ordered if s.word == "agree"]
    return agreed, [s for s in ordered if s.word == "dissent"]
