"""Who has signed what: alarms with the words people have put to them since they were assessed, the
same on every page, feed and address.
"""

import datetime as dt
from collections.abc import Sequence

from tocsin.records import Alarm, Signature
from tocsin.records.persons import person
from tocsin.web.desk import Look
from tocsin.workspace.signed import as_signed_off, runs

# People sign after what they sign was assessed, and the latest page shows it.
EVER = dt.datetime.max.replace(tzinfo=dt.UTC)


def signatures_by_problem(look: Look) -> dict[str, list[Signature]]:
    """Return what people signed up to a moment and did not take back, by problem."""
    until = look.as_of if look.has_moment else EVER
    by_problem: dict[str, list[Signature]] = {}
    for signature in look.store.words.of(Signature, until):
        by_problem.setdefault(signature.problem_id, []).append(signature)
    return by_problem


def signed_off(look: Look, alarms: Sequence[Alarm]) -> list[Alarm]:
    """Return alarms as they are signed at the moment that is looked from: on themselves, or before
    in the same run of their state.
    """
    until = look.as_of if look.has_moment else EVER
    return as_signed_off(look.store.lookup, alarms, look.store.words.of(Signature, until))


def own_word(look: Look, alarm: Alarm) -> Signature | None:
    """Return the word that whoever signs at this desk has put to an alarm, or to one before in the
    same run; None where there is none.
    """
    signer = person(look.signer or "")
    signatures = signatures_by_problem(look).get(alarm.problem_id, [])
    signed = {signature.alarm_id for signature in signatures}
    run = {alarm.id, *runs(look.store.lookup, alarm.problem_id, signed).get(alarm.id, ())}
    own = [s for s in signatures if s.alarm_id in run and person(s.signer) == signer]
    return own[-1] if own else None
