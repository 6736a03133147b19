"""What changed since the brief before: state, figure, signs, windows, signatures; each as one sentence."""

from tocsin.records import Alarm, Assessment, Problem
from tocsin.warn.wording import percent

# A figure that moved by less than this is not told.
_LEAST = 0.005


def changes(
    problem: Problem, now: tuple[Alarm, Assessment], before: tuple[Alarm, Assessment | None] | None
) -> list[str]:
    """Return what is other than in the brief before; nothing where there was none."""
    if before is None:
        return []
    (alarm, assessment), (last, was) = now, before
    when = f"{last.as_of:%Y-%m-%d %H:%M}"
    found = []
    if alarm.proposed_state != last.proposed_state:
        found.append(f"The proposed state was {last.proposed_state} on {when} and is {alarm.proposed_state}.")
    if was is not None:
        found += _figures(problem, assessment, was) + _signs(assessment, was)
    if alarm.origins != last.origins:
        found.append(f"Independent origins: {last.origins} before, {alarm.origins} now.")
    if alarm.horizon.end != last.horizon.end:
        found.append(f"The horizon ended on {last.horizon.end} and now ends on {alarm.horizon.end}.")
    found += [f"{name} has signed." for name in alarm.signed_off_by if name not in last.signed_off_by]
    found += [f"{d.signer} dissents." for d in alarm.dissent if d not in last.dissent]
    return found or [f"Nothing that is judged has changed since {when}."]


def _figures(problem: Problem, now: Assessment, was: Assessment) -> list[str]:
    """Say how the hypotheses moved."""
    rows = [(h.id, was.probabilities.get(h.id), now.probabilities[h.id]) for h in problem.hypotheses]
    moved = [(h, a, b) for h, a, b in rows if a is not None and abs(a - b) >= _LEAST]
    return [f"{h} moved from {percent(a)} % to {percent(b)} %." for h, a, b in moved]


def _signs(now: Assessment, was: Assessment) -> list[str]:
    """Say which signs are new, which are gone, and of which more was seen."""
    before = {o.indicator_id: o for o in was.observations}
    found = []
    for sign in now.observations:
        old = before.get(sign.indicator_id)
        if old is None:
            found.append(f"Looked for now, and not before: {sign.name}.")
        elif sign.state == "observed" and old.state != "observed":
            found.append(f"Seen now: {sign.name} ({sign.why}).")
        elif sign.state != "observed" and old.state == "observed":
            found.append(f"No longer seen: {sign.name} ({sign.why}).")
        elif sign.state == "observed" and set(sign.origins) - set(old.origins):
            found.append(f"From more origins now: {sign.name} ({sign.why}).")
    return found
