"""What people say is kept with its line in the log, in order, and never twice."""

import datetime as dt

import msgspec
import pytest

from tests.conftest import NOW
from tests.unit.records.made import ALARM
from tests.unit.store.made import change_past_the_program
from tocsin.errors import UsageError
from tocsin.records import Delivery, Estimate, Judgement, Resolution, SavedSearch, Signature
from tocsin.store import Store
from tocsin.store.words import log_state

HOUR = dt.timedelta(hours=1)


def correction(value: str, at: dt.datetime = NOW, name: str = "jdg-1") -> Judgement:
    """Return a correction of one claim."""
    return Judgement(id=name, record_id="clm-1", field="stance", value=value, signer="Анна", at=at)


def signature(signer: str, at: dt.datetime = NOW, alarm: str = "alarm-1") -> Signature:
    """Return a signature."""
    return Signature(
        id=f"sig-{signer}-{at}", alarm_id=alarm, problem_id="p", signer=signer, word="agree", at=at
    )


def test_corrections_stand_in_the_order_in_which_they_were_said(store: Store) -> None:
    for number, value in enumerate(("denies", "doubts", "denies")):
        store.words.put(correction(value, NOW + number * HOUR, f"jdg-{number}"))
    said = store.words.on_record("clm-1")
    assert [judgement.value for judgement in said] == ["denies", "doubts", "denies"]
    assert store.words.on_records(["clm-2"]) == {"clm-2": []}
    assert store.words.latest() == NOW + 2 * HOUR


def test_a_correction_that_changes_nothing_is_refused(store: Store) -> None:
    store.words.put(correction("denies"))
    with pytest.raises(UsageError, match="nothing would change"):
        store.words.put(correction("denies", NOW + HOUR, "jdg-2"))
    assert len(store.words.audit()) == 1


def test_an_alarm_is_signed_once_by_each(store: Store) -> None:
    store.words.put(signature("Анна"))
    for signer in ("Анна", "анна", "АННА"):
        with pytest.raises(UsageError, match="another person must sign"):
            store.words.put(signature(signer, NOW + HOUR))
    store.words.put(signature("Борис", NOW + HOUR))
    store.words.put(signature("Анна", NOW + 2 * HOUR, "alarm-2"))
    assert len(store.words.of(Signature, NOW + 2 * HOUR)) == 3


def test_a_clock_that_went_back_is_said(store: Store) -> None:
    store.words.put(signature("Анна"))
    store.words.put(signature("Борис", NOW - dt.timedelta(minutes=4)))
    with pytest.raises(UsageError, match="set it right"):
        store.words.put(signature("Вера", NOW - HOUR))


def test_the_same_outcome_or_estimate_twice_is_refused(store: Store) -> None:
    def outcome(name: str, incident: bool) -> Resolution:
        return Resolution(
            id=name, problem_id="p", incident=incident, at=NOW, signer="Анна", reference="r"
        )

    def estimate(name: str, analyst: str) -> Estimate:
        return Estimate(id=name, problem_id="p", analyst=analyst, at=NOW, probabilities={"H1": 0.2})

    store.words.put(outcome("1", False))
    with pytest.raises(UsageError, match="nothing would change"):
        store.words.put(outcome("2", False))
    store.words.put(outcome("3", True))
    store.words.put(estimate("4", "Анна"))
    with pytest.raises(UsageError, match="nothing would change"):
        store.words.put(estimate("5", "анна"))
    store.words.put(estimate("6", "Борис"))
    assert sorted(store.words.ids()) == ["1", "3", "4", "6"]


def test_a_search_under_the_same_name_takes_its_place(store: Store) -> None:
    def search(query: str) -> SavedSearch:
        return SavedSearch(id="srch-1", name="Зертхана", query=query, signer="Анна", at=NOW)

    store.words.keep_search(search("q=1"))
    with pytest.raises(UsageError, match="nothing would change"):
        store.words.keep_search(search("q=1"))
    store.words.keep_search(search("q=2"))
    assert [kept.query for kept in store.words.searches()] == ["q=2"]
    assert store.words.verify() == []


def test_a_word_altered_past_the_log_is_found(store: Store) -> None:
    store.words.put(correction("denies"))
    assert store.words.verify() == []
    change_past_the_program(
        store, "UPDATE judgements SET record = replace(record, 'denies', 'asserts')"
    )
    found = store.words.verify()
    assert any("altered or added past" in said for said in found)
    assert any("no longer kept" in said for said in found)


def test_what_was_delivered_stands_in_the_log_and_what_failed_does_not(store: Store) -> None:
    def delivery(outcome: str, attempts: int) -> Delivery:
        return Delivery(
            alarm_id="alarm-1",
            target_id="t",
            problem_id="p",
            state="WATCH",
            outcome=outcome,  # type: ignore[arg-type]
            at=NOW,
            attempts=attempts,
            title="t",
            body="b",
        )

    store.words.put_delivery(delivery("failed", 1))
    assert store.words.audit() == []
    store.words.put_delivery(delivery("delivered", 2))
    assert [d.outcome for d in store.words.deliveries()] == ["delivered"]
    assert len(store.words.audit()) == 1


def test_a_state_is_logged_where_it_changes(store: Store) -> None:
    day = dt.timedelta(days=1)
    alarms = [
        msgspec.structs.replace(
            ALARM, id=f"a{n}", as_of=NOW + n * day, state=state, proposed_state=state
        )
        for n, state in enumerate(("WATCH", "WATCH", "NOTE"))
    ]
    for alarm in alarms:
        store.put_judged([], [alarm])
    store.put_judged([], alarms[:1])
    assert [line.subject for line in store.words.audit() if line.action == "state"] == ["a0", "a2"]


def test_the_same_change_of_state_is_logged_once(store: Store) -> None:
    for _ in range(2):
        with store._engine.begin() as connection:
            log_state(connection, ALARM)
    (line,) = store.words.audit()
    assert (line.subject, "BASELINE -> WATCH" in line.detail) == (ALARM.id, True)
