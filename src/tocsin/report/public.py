"""The form of a brief that may be shown to anybody (TLP:CLEAR): no weakness of a site, no narrative told again, no words of documents.

What is withheld is counted, so that nobody takes the public form for the whole.
"""

import msgspec

from tocsin.records import Alarm, Evidence, Problem

WEAKNESS = "site_weakness"


def names_weakness(text: str, problem: Problem) -> bool:
    """Tell whether a text names a sign about the protection of a site."""
    return any(i.name in text for i in problem.indicators if WEAKNESS in i.observe.flags)


def public(alarm: Alarm, problem: Problem) -> tuple[Alarm, int]:
    """Return an alarm as it may be shown to anybody, and how many lines were withheld."""
    withheld = len(alarm.advice)

    def lines(rows: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        nonlocal withheld
        kept = [e for e in rows if not names_weakness(e.text, problem)]
        withheld += len(rows) - len(kept)
        return tuple(msgspec.structs.replace(e, example=None, claim_ids=()) for e in kept)

    def texts(rows: tuple[str, ...]) -> tuple[str, ...]:
        nonlocal withheld
        kept = tuple(t for t in rows if not names_weakness(t, problem))
        withheld += len(rows) - len(kept)
        return kept

    shown = msgspec.structs.replace(
        alarm,
        evidence_for=lines(alarm.evidence_for),
        evidence_against=lines(alarm.evidence_against),
        gaps=lines(alarm.gaps),
        would_raise=texts(alarm.would_raise),
        would_lower=texts(alarm.would_lower),
        advice=(),
        imminent=alarm.imminent and msgspec.structs.replace(alarm.imminent, claim_ids=()),
        horizon=msgspec.structs.replace(alarm.horizon, claim_ids=()),
        range_sentence=""
        if names_weakness(alarm.range_sentence, problem)
        else alarm.range_sentence,
    )
    return shown, withheld
