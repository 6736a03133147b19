"""Who has signed what: alarms with the words people have put to them since they were assessed, the
same on every page, feed and address.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from tocsin.records import Alarm, Signature
from tocsin.records.persons import person
from tocsin.warn.states import as_signed
from tocsin.web.desk import Look

# People sign after what they sign was assessed, and the latest page shows it.
EVER = dt.datetime.max.replace(tzinfo=dt.UTC)


def signatures_by_problem(look: Look) -> dict[str, list[Signature]]:
    """Return what people signed up to a moment and did not take back, by problem."""
    until = look.as_of if look.given else EVER
    by_problem: dict[str, list[Signature]] = {}
    for signature in look.store.words.of(Signature, until):
        by_problem.setdefault(signature.problem_id, []).append(signature)
    return by_problem


def signed_off(look: Look, alarms: Sequence[Alarm]) -> list[Alarm]:
    """Return alarms as they are signed at the moment that is looked from: on themselves, or before
    in the same run of their state.
    """
    signatures = signatures_by_problem(look)
    runs: dict[str, Mapping[str, Iterable[str]]] = {}
    for problem in {alarm.problem_id for alarm in alarms}:
        runs[problem] = _runs(look, problem, _signed(signatures.get(problem, ())))
    return [
        as_signed(
            alarm, runs[alarm.problem_id].get(alarm.id, ()), signatures.get(alarm.problem_id, ())
        )
        for alarm in alarms
    ]


def own_word(look: Look, alarm: Alarm) -> Signature | None:
    """Return the word that whoever signs at this desk has put to an alarm, or to one before in the
    same run; None where there is none.
    """
    signer = person(look.signer or "")
    signatures = signatures_by_problem(look).get(alarm.problem_id, [])
    runs = _runs(look, alarm.problem_id, _signed(signatures))
    run = {alarm.id, *runs.get(alarm.id, ())}
    own = [s for s in signatures if s.alarm_id in run and person(s.signer) == signer]
    return own[-1] if own else None


def _signed(signatures: Iterable[Signature]) -> set[str]:
    """Return the alarms that were signed."""
    return {signature.alarm_id for signature in signatures}


def _runs(look: Look, problem: str, signed: AbstractSet[str]) -> Mapping[str, Iterable[str]]:
    """Return for each alarm of a problem the signed ones of the run of its state up to it."""
    if not signed:
        return {}
    runs: dict[str, Iterable[str]] = {}
    run: list[str] = []
    before = None
    for alarm_id, state in look.store.lookup.states(problem):
        run = run if state == before else []
        if alarm_id in signed:
            run = [*run, alarm_id]
        before, runs[alarm_id] = state, run
    return defaultdict(tuple, runs)
