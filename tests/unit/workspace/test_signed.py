"""Alarms as they are signed: on themselves, or before in the same run of their state."""

import datetime as dt

from tests import by_hand
from tests.by_hand import MOMENT
from tocsin.records import Alarm, Signature, State
from tocsin.store import Store
from tocsin.workspace.signed import as_signed_off, runs

PROBLEM = by_hand.problem().id


def in_states(store: Store, *states: State) -> list[Alarm]:
    """Keep an alarm an hour, in some states; return them."""
    alarms = [
        by_hand.alarm(state, MOMENT + dt.timedelta(hours=n), id=f"alm-{n}")
        for n, state in enumerate(states, start=1)
    ]
    store.put_judged([], alarms)
    return alarms


def word(alarm: Alarm, signer: str) -> Signature:
    """Make a signature."""
    return Signature(
        id=f"sig-{signer}-{alarm.id}",
        alarm_id=alarm.id,
        problem_id=alarm.problem_id,
        signer=signer,
        word="agree",
        at=alarm.as_of,
    )


def test_a_signature_holds_for_the_run_of_its_state_and_no_longer(empty: Store) -> None:
    alarms = in_states(empty, "WARNING", "WARNING", "WATCH", "WARNING")
    words = [word(alarms[0], "A. First"), word(alarms[1], "B. Second")]
    signed = as_signed_off(empty.lookup, alarms, words)
    assert [len(alarm.signed_off_by) for alarm in signed] == [1, 2, 0, 0]
    assert runs(empty.lookup, PROBLEM, set()) == {}
    assert list(runs(empty.lookup, PROBLEM, {alarms[0].id})[alarms[1].id]) == [alarms[0].id]
