"""Who has signed what: on an alarm, or before in the same run of its state."""

import datetime as dt

import msgspec
import pytest

from tests.unit.records.made import ALARM
from tocsin.records import Alarm, Signature, State
from tocsin.web.desk import Look
from tocsin.web.signing import own_word, signatures_by_problem, signed_off

PROBLEM = "WP-SUMY-CHEM"
HOUR = dt.timedelta(hours=1)


def keep(look: Look, *states: State) -> list[Alarm]:
    """Keep an alarm an hour in some states; return them, oldest first."""
    alarms = [
        msgspec.structs.replace(
            ALARM,
            id=f"alm-{number}",
            problem_id=PROBLEM,
            as_of=look.as_of - (len(states) - number) * HOUR,
            state="WATCH" if state in ("WARNING", "CRITICAL") else state,
            proposed_state=state,
        )
        for number, state in enumerate(states)
    ]
    look.store.put_judged([], alarms)
    return alarms


def sign(look: Look, alarm: Alarm, signer: str, word: str = "agree") -> None:
    """Sign an alarm."""
    look.store.words.put(
        Signature(
            id=f"sig-{signer}-{alarm.id}",
            alarm_id=alarm.id,
            problem_id=PROBLEM,
            signer=signer,
            word=word,  # type: ignore[arg-type]
            at=look.as_of,
        )
    )


def test_two_signatures_in_one_run_hold_for_its_later_alarms(judged: Look) -> None:
    alarms = keep(judged, "WATCH", "WARNING", "WARNING", "WARNING")
    sign(judged, alarms[1], "A. One")
    assert [alarm.state for alarm in signed_off(judged, alarms)] == ["WATCH"] * 4
    sign(judged, alarms[2], "B. Two")
    states = [alarm.state for alarm in signed_off(judged, alarms)]
    assert states == ["WATCH", "WATCH", "WARNING", "WARNING"]


def test_a_run_that_was_broken_begins_without_signatures(judged: Look) -> None:
    alarms = keep(judged, "WARNING", "NOTE", "WARNING")
    for signer in ("A. One", "B. Two"):
        sign(judged, alarms[0], signer)
    assert [alarm.state for alarm in signed_off(judged, alarms)] == ["WARNING", "NOTE", "WATCH"]


def test_a_dissent_is_an_opinion_and_no_signature(judged: Look) -> None:
    alarms = keep(judged, "WARNING")
    sign(judged, alarms[0], "A. One")
    sign(judged, alarms[0], "B. Two", "dissent")
    (shown,) = signed_off(judged, alarms)
    assert (shown.signed_off_by, [o.signer for o in shown.dissent]) == (("A. One",), ["B. Two"])
    assert shown.state == "WATCH"


@pytest.mark.parametrize(("signer", "own"), [("A. One", True), ("a. one", True), ("B. Two", False)])
def test_ones_own_word_is_known_whatever_its_letters(judged: Look, signer: str, own: bool) -> None:
    alarms = keep(judged, "WARNING", "WARNING")
    sign(judged, alarms[0], signer)
    assert (own_word(judged, alarms[1]) is not None) is own


def test_a_look_back_knows_no_later_signature(judged: Look) -> None:
    alarms = keep(judged, "WARNING")
    sign(judged, alarms[0], "A. One")
    back = judged._replace(as_of=judged.as_of - HOUR / 2, has_moment=True)
    assert signatures_by_problem(back) == {}
    assert set(signatures_by_problem(judged)) == {PROBLEM}
    assert signed_off(judged, []) == []
