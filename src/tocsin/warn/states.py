"""The warning states and their written conditions. Every state says why; WARNING and above need two signers."""

from collections.abc import Sequence

from tocsin.records import Alarm, Assessment, Problem, Record, State

ORDER: tuple[State, ...] = ("BASELINE", "NOTE", "WATCH", "WARNING", "CRITICAL")
_SIGNERS = 2


class Ground(Record, frozen=True):
    """What the states are decided on, each with the sentence that says so."""

    touched: str | None
    meets: str | None
    capability: str | None


def proposed(
    problem: Problem, assessment: Assessment, ground: Ground, history: Sequence[Alarm]
) -> tuple[State, tuple[str, ...]]:
    """Return the state the conditions give, with its reasons; leaving a high state takes more than reaching it."""
    if ground.touched is None:
        return "BASELINE", ("nothing watched by this problem is touched",)
    reasons = [ground.touched]
    if ground.meets is None or ground.capability is None:
        missing = (
            "no catalogued story meets the site"
            if ground.meets is None
            else "no claim of capability or deadline falls within the horizon"
        )
        return "NOTE", (*reasons, missing)
    reasons += [ground.meets, ground.capability]
    before = history[-1].proposed_state if history else "BASELINE"
    limits = problem.thresholds
    slack = (
        limits.hysteresis if ORDER.index(before if before in ORDER else "BASELINE") >= ORDER.index("WARNING") else 0.0
    )
    incident = next(h.id for h in problem.hypotheses if h.kind == "incident")
    low, p = assessment.intervals[incident].low, assessment.probabilities[incident]
    enough = len(assessment.origins) >= limits.warning_origins and assessment.measured
    if low >= limits.warning_low - slack and enough:
        reasons.append(
            f"the lower bound is {low:.2f}, from {len(assessment.origins)} independent origins and a ready reading"
        )
        if p > limits.critical_p - slack:
            return "CRITICAL", (*reasons, f"p is {p:.2f}")
        return "WARNING", tuple(reasons)
    return "WATCH", (*reasons, _why_not_warning(problem, assessment, low))


def _why_not_warning(problem: Problem, assessment: Assessment, low: float) -> str:
    """Say which condition of WARNING is not met."""
    limits, lacking = problem.thresholds, []
    if low < limits.warning_low:
        lacking.append(f"the lower bound is {low:.2f}, below {limits.warning_low:.2f}")
    if len(assessment.origins) < limits.warning_origins:
        lacking.append(f"{len(assessment.origins)} independent origin(s), {limits.warning_origins} are needed")
    if not assessment.measured:
        lacking.append("no ready reading has crossed its level")
    return "not WARNING: " + "; ".join(lacking)


def shown(state: State, signers: Sequence[str]) -> State:
    """Return the state that may be shown: WARNING and above only with two signers, WATCH until then."""
    if state in ("WARNING", "CRITICAL") and len(set(signers)) < _SIGNERS:
        return "WATCH"
    return state
