"""The figures of an alarm stand in the log as they were said, with the digest of its record."""

import datetime as dt

import msgspec

from tests.unit.records.made import ALARM
from tests.unit.store.made import change_past_the_program
from tocsin.records import LikelihoodRange, Signature
from tocsin.records.audit import JUDGED, read_figures
from tocsin.store import Store
from tocsin.store.judged import figures_of


def lines(store: Store) -> list[str]:
    """Return which alarms the log tells of."""
    return [line.subject for line in store.words.audit() if line.action == JUDGED]


def test_what_was_said_is_read_back() -> None:
    said = figures_of(ALARM, "{}")
    assert read_figures(msgspec.json.encode(said).decode()) == said
    assert said.record_sha256.startswith("44136fa355b3678a")


def test_the_same_is_said_once_and_a_change_again(store: Store) -> None:
    figure = LikelihoodRange(low=0.1, high=0.4, words="", p=0.2, holds=0.8)
    changed = msgspec.structs.replace(ALARM, likelihood=figure)
    for alarm in (ALARM, ALARM, changed, changed):
        store.put_judged([], [alarm])
    assert lines(store) == [ALARM.id, ALARM.id]


def test_an_alarm_is_logged_as_it_was_signed(store: Store) -> None:
    store.put_judged([], [ALARM])
    other = msgspec.structs.replace(ALARM, reasons=("another reason, the same figures",))
    store.put_judged([], [other])
    word = Signature(
        id="sig-1",
        alarm_id=ALARM.id,
        problem_id=ALARM.problem_id,
        signer="Анна",
        word="agree",
        at=ALARM.as_of,
    )
    store.words.put(word)
    assert lines(store) == [ALARM.id, ALARM.id]
    assert store.words.verify() == []


def test_an_alarm_that_is_gone_or_was_put_in_shows(store: Store) -> None:
    later = msgspec.structs.replace(ALARM, id="alm-2", as_of=ALARM.as_of + dt.timedelta(hours=1))
    store.put_judged([], [ALARM, later])
    assert lines(store) == [ALARM.id], "the later one says the same"
    assert store.words.verify() == []
    other = 'UPDATE alarms SET record = replace(record, :value, \'"state":"WARNING"\')'
    change_past_the_program(store, f"{other} WHERE id = 'alm-2'", value=f'"state":"{ALARM.state}"')
    assert store.words.verify() == ["alarm alm-2 was added past the audit log"]
    change_past_the_program(store, "DELETE FROM alarms WHERE id != :value", value="none")
    (gone,) = store.words.verify()
    assert gone == f"alarm {ALARM.id}, which the audit log tells of, is no longer kept"


def test_an_alarm_judged_anew_for_its_moment_takes_the_place_of_the_one_before(
    store: Store,
) -> None:
    store.put_judged([], [ALARM])
    store.put_judged([], [msgspec.structs.replace(ALARM, id="alm-2")])
    assert store.words.verify() == []
