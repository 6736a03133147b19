"""The form of a brief that may be shown to anybody (TLP:CLEAR).

No weakness of a site, no narrative, no words of documents. What is withheld is counted, so that
nobody takes the public form for the whole.
"""

from collections.abc import Sequence

import msgspec

from tocsin.records import Alarm, Evidence, Message, Problem

WEAKNESS = "site_weakness"


def names_weakness(text: str, problem: Problem) -> bool:
    """Return whether a text names an indicator about the protection of a site."""
    weak = [i.name for i in problem.indicators if WEAKNESS in getattr(i.observe, "flags", ())]
    return any(name in text for name in weak)


def public(alarm: Alarm, problem: Problem) -> tuple[Alarm, int]:
    """Return an alarm as it may be shown to anybody, and how many lines were withheld."""
    pro, contra = _lines(alarm.evidence_for, problem), _lines(alarm.evidence_against, problem)
    gaps = _lines(alarm.gaps, problem)
    higher = _kept(alarm.would_raise, problem)
    lower = _kept(alarm.would_lower, problem)
    wide = names_weakness(alarm.range_sentence, problem)
    shown = msgspec.structs.replace(
        alarm,
        evidence_for=pro,
        evidence_against=contra,
        gaps=gaps,
        would_raise=tuple(alarm.would_raise[n] for n in higher),
        would_lower=tuple(alarm.would_lower[n] for n in lower),
        raise_messages=_chosen(alarm.raise_messages, higher),
        lower_messages=_chosen(alarm.lower_messages, lower),
        advice=(),
        imminent=alarm.imminent and msgspec.structs.replace(alarm.imminent, claim_ids=()),
        horizon=msgspec.structs.replace(alarm.horizon, claim_ids=()),
        range_sentence="" if wide else alarm.range_sentence,
        range_message=None if wide else alarm.range_message,
    )
    return shown, _number(alarm) - _number(shown)


def _number(alarm: Alarm) -> int:
    """Return how many lines an alarm has that may be withheld."""
    evidence = (*alarm.evidence_for, *alarm.evidence_against, *alarm.gaps)
    return len(evidence) + len(alarm.would_raise) + len(alarm.would_lower) + len(alarm.advice)


def _lines(rows: Sequence[Evidence], problem: Problem) -> tuple[Evidence, ...]:
    """Return the lines that name no weakness, without the words and claims behind them."""
    kept = [e for e in rows if not names_weakness(e.text, problem)]
    return tuple(msgspec.structs.replace(e, example=None, examples=(), claim_ids=()) for e in kept)


def _kept(texts: Sequence[str], problem: Problem) -> list[int]:
    """Return the places of the texts that name no weakness."""
    return [n for n, text in enumerate(texts) if not names_weakness(text, problem)]


def _chosen(messages: Sequence[Message], places: Sequence[int]) -> tuple[Message, ...]:
    """Return the messages at some places; none where an earlier version kept no messages."""
    return tuple(messages[n] for n in places) if messages else ()
