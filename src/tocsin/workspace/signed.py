"""Alarms as they are signed: with the words people have put to them since they were assessed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from tocsin.records import Alarm, Signature
from tocsin.records.workspace_ports import AlarmPages
from tocsin.warn.states import as_signed


def as_signed_off(
    lookup: AlarmPages, alarms: Sequence[Alarm], signatures: Iterable[Signature]
) -> list[Alarm]:
    """Return alarms as they are signed: on themselves, or before in the same run of their state."""
    by_problem: defaultdict[str, list[Signature]] = defaultdict(list)
    for signature in signatures:
        by_problem[signature.problem_id].append(signature)
    signed_runs = {
        problem: runs(lookup, problem, {word.alarm_id for word in by_problem[problem]})
        for problem in {alarm.problem_id for alarm in alarms}
    }
    return [
        as_signed(
            alarm, signed_runs[alarm.problem_id].get(alarm.id, ()), by_problem[alarm.problem_id]
        )
        for alarm in alarms
    ]


def runs(lookup: AlarmPages, problem: str, signed: AbstractSet[str]) -> Mapping[str, Iterable[str]]:
    """Return for each alarm of a problem the signed ones of the run of its state up to it."""
    if not signed:
        return {}
    by_alarm: dict[str, Iterable[str]] = {}
    run: list[str] = []
    before = None
    for alarm_id, state in lookup.states(problem):
        run = run if state == before else []
        if alarm_id in signed:
            run = [*run, alarm_id]
        before, by_alarm[alarm_id] = state, run
    return by_alarm
