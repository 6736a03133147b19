"""What moved since the assessment before: state, likelihood, indicators, windows, signatures.

Each as one sentence.
"""

from collections.abc import Iterator

from tocsin.language.catalogues import english
from tocsin.records import Alarm, Assessment, Message, Observation, Problem, message
from tocsin.warn.states import state_name
from tocsin.warn.wording import share_message, words_message

# A probability that moved by less than this is not mentioned.
_LEAST = 0.005

Earlier = tuple[Alarm, Assessment | None]


def changes(problem: Problem, now: tuple[Alarm, Assessment], before: Earlier | None) -> list[str]:
    """Return what differs from the assessment before, in English; nothing where there was none."""
    return [english(change) for change in moved(problem, now, before)]


def moved(problem: Problem, now: tuple[Alarm, Assessment], before: Earlier | None) -> list[Message]:
    """Return what differs from the assessment before; nothing where there was none."""
    if before is None:
        return []
    (alarm, assessment), (last, was) = now, before
    messages = list(_state(alarm, last))
    if was is not None:
        messages += [*_figures(problem, assessment, was), *_indicators(assessment, was)]
    messages += [*_ground(alarm, last), *_people(alarm, last)]
    return messages or [message("change-nothing", when=_moment(last))]


def _moment(alarm: Alarm) -> str:
    """Return the moment of an alarm."""
    return f"{alarm.as_of:%Y-%m-%d %H:%M}"


def _state(alarm: Alarm, last: Alarm) -> Iterator[Message]:
    """Yield how the proposed state moved."""
    if alarm.proposed_state != last.proposed_state:
        before, now = state_name(last.proposed_state), state_name(alarm.proposed_state)
        yield message("change-state", before=before, when=_moment(last), now=now)


def _figures(problem: Problem, now: Assessment, was: Assessment) -> Iterator[Message]:
    """Yield how the incident and its rivals moved, the incident in words too."""
    for hypothesis in problem.hypotheses:
        old, new = was.probabilities.get(hypothesis.id), now.probabilities[hypothesis.id]
        if old is None or abs(old - new) < _LEAST:
            continue
        before, after = share_message(old), share_message(new)
        if hypothesis.kind == "incident":
            yield message(
                "change-likelihood",
                before=before,
                words=words_message(old),
                now=after,
                words_now=words_message(new),
            )
        else:
            yield message("change-rival", hypothesis=hypothesis.id, before=before, now=after)


def _ground(alarm: Alarm, last: Alarm) -> Iterator[Message]:
    """Yield how origins and horizon moved."""
    if alarm.origins != last.origins:
        yield message("change-origins", before=last.origins, now=alarm.origins)
    before, now = last.horizon.end, alarm.horizon.end
    if now != before:
        yield message("change-horizon", before=before.isoformat(), now=now.isoformat())


def _people(alarm: Alarm, last: Alarm) -> Iterator[Message]:
    """Yield who has signed and who dissents since."""
    for name in alarm.signed_off_by:
        if name not in last.signed_off_by:
            yield message("change-signed", who=name)
    for dissent in alarm.dissent:
        if dissent not in last.dissent:
            yield message("change-dissent", who=dissent.signer)


def _indicators(now: Assessment, was: Assessment) -> Iterator[Message]:
    """Yield which indicators came, went, grew or shrank."""
    before = {o.indicator_id: o for o in was.observations}
    for seen in now.observations:
        change = _moved(seen, before.get(seen.indicator_id))
        if change is not None:
            yield change
    present = {o.indicator_id for o in now.observations}
    for old in was.observations:
        if old.indicator_id not in present:
            yield message("change-not-checked", name=old.name)


def _moved(seen: Observation, old: Observation | None) -> Message | None:
    """Say how one indicator moved; None where it did not."""
    if old is None:
        return message("change-checked", name=seen.name)
    why = seen.why_message or seen.why
    is_seen, was_seen = seen.state == "observed", old.state == "observed"
    if is_seen != was_seen:
        code = "change-observed" if is_seen else "change-not-observed"
        return message(code, name=seen.name, why=why)
    if not is_seen:
        return None
    more = len(set(seen.origins) - set(old.origins))
    fewer = len(set(old.origins) - set(seen.origins))
    if more:
        return message("change-grown", n=more, name=seen.name, why=why)
    return message("change-shrunk", n=fewer, name=seen.name, why=why) if fewer else None
