"""What moved since the assessment before: state, likelihood, indicators, windows, signatures; each as one sentence."""

from tocsin.records import Alarm, Assessment, Observation, Problem
from tocsin.warn.wording import counted, likelihood_words, share

# A probability that moved by less than this is not mentioned.
_LEAST = 0.005


def changes(
    problem: Problem, now: tuple[Alarm, Assessment], before: tuple[Alarm, Assessment | None] | None
) -> list[str]:
    """Return what differs from the assessment before; nothing where there was none."""
    if before is None:
        return []
    (alarm, assessment), (last, was) = now, before
    when = f"{last.as_of:%Y-%m-%d %H:%M}"
    found = []
    if alarm.proposed_state != last.proposed_state:
        found.append(
            f"The proposed state was {last.proposed_state} on {when} and is {alarm.proposed_state}."
        )
    if was is not None:
        found += _figures(problem, assessment, was) + _indicators(assessment, was)
    if alarm.origins != last.origins:
        found.append(f"Independent origins: {last.origins} before, {alarm.origins} now.")
    if alarm.horizon.end != last.horizon.end:
        found.append(
            f"The horizon ended on {last.horizon.end} and now ends on {alarm.horizon.end}."
        )
    found += [
        f"{name} has signed." for name in alarm.signed_off_by if name not in last.signed_off_by
    ]
    found += [f"{d.signer} dissents." for d in alarm.dissent if d not in last.dissent]
    return found or [f"Nothing has moved since {when}."]


def _figures(problem: Problem, now: Assessment, was: Assessment) -> list[str]:
    """Write how the incident and its rivals moved, the incident in words too."""
    found = []
    for hypothesis in problem.hypotheses:
        old, new = was.probabilities.get(hypothesis.id), now.probabilities[hypothesis.id]
        if old is None or abs(old - new) < _LEAST:
            continue
        if hypothesis.kind == "incident":
            found.append(f"The likelihood was {_worded(old)} and is {_worded(new)}.")
        else:
            found.append(f"{hypothesis.id} moved from {share(old)} to {share(new)}.")
    return found


def _worded(p: float) -> str:
    """Write a probability with its words."""
    return f"{share(p)} ({likelihood_words(min(0.99, max(0.01, p)))})"


def _indicators(now: Assessment, was: Assessment) -> list[str]:
    """Write which indicators came, went, grew or shrank."""
    before = {o.indicator_id: o for o in was.observations}
    found = [_moved(seen, before.get(seen.indicator_id)) for seen in now.observations]
    present = {o.indicator_id for o in now.observations}
    gone = [
        f"No longer checked: {o.name}." for o in was.observations if o.indicator_id not in present
    ]
    return [text for text in found if text] + gone


def _moved(seen: Observation, old: Observation | None) -> str:
    """Write how one indicator moved; nothing where it did not."""
    if old is None:
        return f"Checked now, and not before: {seen.name}."
    if seen.state == "observed" and old.state != "observed":
        return f"Observed now: {seen.name} ({seen.why})."
    if seen.state != "observed" and old.state == "observed":
        return f"No longer observed: {seen.name} ({seen.why})."
    if seen.state != "observed":
        return ""
    more, fewer = (
        len(set(seen.origins) - set(old.origins)),
        len(set(old.origins) - set(seen.origins)),
    )
    if more:
        return f"Grown, with {counted(more, 'new origin')}: {seen.name} ({seen.why})."
    if fewer:
        return f"Shrunk, by {counted(fewer, 'origin')}: {seen.name} ({seen.why})."
    return ""
