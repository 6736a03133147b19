"""Alerts: one for each problem above its baseline, with what people on duty said of it, together
with those of the same cause.
"""

import datetime as dt
import threading

import msgspec
import pytest

from tests import by_hand
from tests.conftest import NOW
from tocsin.errors import UsageError
from tocsin.records import Acknowledgement, Alarm, Casebook, Snooze
from tocsin.store import Store
from tocsin.workspace.alerts import (
    Alert,
    acknowledge,
    alerts_of,
    by_cause,
    end_snooze,
    rank,
    snooze,
    snooze_over,
)

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def two(almaty: Casebook) -> Casebook:
    """A casebook with a second problem on the same site, and a third on a site of its own."""
    first = almaty.problems[0]
    second = msgspec.structs.replace(first, id="WP-SECOND", narratives=())
    apart = msgspec.structs.replace(first, id="WP-APART", sites=("elsewhere",), narratives=())
    return msgspec.structs.replace(almaty, problems=(first, second, apart))


def risen(store: Store, problem: str, state: str, at: dt.datetime = NOW) -> Alarm:
    """Keep an alarm of a problem."""
    made = by_hand.alarm(state, at, problem_id=problem, id=f"alm-{problem}-{state}-{at:%H%M%S}")
    store.put_judged([], [made])
    return made


def only(store: Store, book: Casebook, at: dt.datetime) -> Alert:
    """Return the one alert there is."""
    (alert,) = alerts_of(store, book, at)
    return alert


def test_there_is_one_for_each_problem_above_its_baseline_since_it_rose(
    empty: Store, almaty: Casebook
) -> None:
    name = almaty.problems[0].id
    assert alerts_of(empty, almaty, NOW) == []
    for hour, state in enumerate(("WATCH", "BASELINE", "NOTE", "WATCH")):
        risen(empty, name, state, NOW + hour * HOUR)
    alert = only(empty, almaty, NOW + 3 * HOUR)
    assert (alert.alarm.state, alert.since, alert.is_open) == ("WATCH", NOW + 2 * HOUR, True)
    assert only(empty, almaty, NOW).since == NOW
    assert alerts_of(empty, almaty, NOW + HOUR) == []


def test_an_acknowledgement_holds_until_a_rise_and_not_beyond_the_baseline(
    empty: Store, almaty: Casebook
) -> None:
    name = almaty.problems[0].id
    first = risen(empty, name, "WATCH")
    word = acknowledge(empty, almaty, [name], signer="Ана", at=NOW, note=" на месте ")
    assert (word.signer, word.note, word.alarms[0].alarm_id) == ("Ана", "на месте", first.id)
    risen(empty, name, "WATCH", NOW + HOUR)
    assert only(empty, almaty, NOW + HOUR).acknowledged == word
    key = only(empty, almaty, NOW + HOUR).key
    risen(empty, name, "CRITICAL", NOW + 2 * HOUR)
    higher = only(empty, almaty, NOW + 2 * HOUR)
    assert (higher.acknowledged, higher.is_open, higher.key == key) == (None, True, False)
    risen(empty, name, "BASELINE", NOW + 3 * HOUR)
    risen(empty, name, "WATCH", NOW + 4 * HOUR)
    assert only(empty, almaty, NOW + 4 * HOUR).is_open
    assert [line.action for line in empty.words.audit()].count("acknowledged") == 1
    assert empty.words.verify() == []


def test_an_acknowledgement_is_taken_back_as_any_word(empty: Store, almaty: Casebook) -> None:
    name = almaty.problems[0].id
    risen(empty, name, "WATCH")
    word = acknowledge(empty, almaty, [name], signer="Ана", at=NOW)
    assert empty.words.word(word.id) == word
    assert empty.words.withdraw(word.id, "Б", NOW + HOUR).kind == "acknowledgement"
    assert only(empty, almaty, NOW + HOUR).is_open
    again = acknowledge(empty, almaty, [name], signer="Ана", at=NOW)
    assert again.id != word.id


def test_of_two_people_in_the_same_second_the_second_is_told_who_was_first(
    empty: Store, almaty: Casebook
) -> None:
    name = almaty.problems[0].id
    risen(empty, name, "WATCH")
    said: list[str] = []
    start = threading.Barrier(2)

    def press(signer: str) -> None:
        with Store(empty.url) as own:
            start.wait()
            try:
                said.append(acknowledge(own, almaty, [name], signer=signer, at=NOW).signer)
            except UsageError as error:
                said.append(str(error))

    people = [threading.Thread(target=press, args=(who,)) for who in ("Ана", "Б")]
    for one in people:
        one.start()
    for one in people:
        one.join()
    (word,) = empty.duty.words(Acknowledgement)
    assert word.signer in said
    assert any(line.startswith(f"{word.signer} acknowledged this at") for line in said)


def test_a_snooze_says_its_end_and_the_later_one_counts(empty: Store, almaty: Casebook) -> None:
    name = almaty.problems[0].id
    risen(empty, name, "WATCH")
    snooze(empty, almaty, [name], until=NOW + 4 * HOUR, signer="Ана", at=NOW)
    with pytest.raises(UsageError, match=r"Ана snoozed this until .* already"):
        snooze(empty, almaty, [name], until=NOW + 4 * HOUR, signer="Б", at=NOW)
    later = snooze(empty, almaty, [name], until=NOW + HOUR, signer="Б", at=NOW + HOUR / 2)
    alert = only(empty, almaty, NOW + HOUR / 2)
    assert (alert.snoozed, alert.is_open) == (later, False)
    over = only(empty, almaty, NOW + HOUR)
    assert (over.snoozed, over.ended, over.is_open) == (None, later, True)
    assert over.key != msgspec.structs.replace(over, ended=None).key


def test_a_snooze_ends_early_by_anybody_and_never_too_late(empty: Store, almaty: Casebook) -> None:
    name = almaty.problems[0].id
    risen(empty, name, "WATCH")
    for until in (NOW, NOW - HOUR, NOW + dt.timedelta(days=31)):
        with pytest.raises(UsageError, match="within 30 days"):
            snooze(empty, almaty, [name], until=until, signer="Ана", at=NOW)
    with pytest.raises(UsageError, match="is not snoozed"):
        end_snooze(empty, almaty, name, signer="Б", at=NOW)
    word = snooze(empty, almaty, [name], until=NOW + HOUR, signer="Ана", at=NOW)
    assert end_snooze(empty, almaty, name, signer="Б", at=NOW).word_id == word.id
    assert only(empty, almaty, NOW).is_open


def test_what_is_no_alert_is_refused_and_names_what_is(empty: Store, almaty: Casebook) -> None:
    name = almaty.problems[0].id
    risen(empty, name, "WATCH")
    with pytest.raises(UsageError, match=f"near it: {name}"):
        acknowledge(empty, almaty, [name[:-1]], signer="Ана", at=NOW)
    with pytest.raises(UsageError, match="is no alert now"):
        acknowledge(empty, almaty, [" "], signer="Ана", at=NOW)
    assert empty.duty.words(Acknowledgement) == []


def test_alerts_of_one_cause_stand_together_with_what_they_share(
    empty: Store, two: Casebook
) -> None:
    first, second, apart = two.problems
    risen(empty, first.id, "WATCH")
    risen(empty, second.id, "WARNING")
    risen(empty, apart.id, "NOTE")
    together, alone = by_cause(alerts_of(empty, two, NOW), two)
    assert [alert.problem_id for alert in together.alerts] == ["WP-SECOND", first.id]
    assert together.common == tuple(first.sites)
    assert (alone.lead.problem_id, alone.common) == ("WP-APART", ())
    names = [alert.problem_id for alert in together.alerts]
    word = acknowledge(empty, two, names, signer="Ана", at=NOW)
    assert [seen.problem_id for seen in word.alarms] == names
    together, alone = by_cause(alerts_of(empty, two, NOW), two)
    assert (together.open_alerts, len(alone.open_alerts)) == ((), 1)


def test_a_snooze_holds_messages_in_its_state_or_lower() -> None:
    noticed = msgspec.convert(
        {"alarm_id": "a", "problem_id": "p", "state": "WATCH", "as_of": NOW}, dict
    )
    word = msgspec.convert(
        {"id": "s", "alarms": [noticed], "until": NOW + HOUR, "signer": "Ана", "at": NOW}, Snooze
    )
    assert snooze_over([word], "p", "WATCH", NOW) == word
    assert snooze_over([word], "p", "RESOLVED", NOW) == word
    assert snooze_over([word], "p", "WARNING", NOW) is None
    assert snooze_over([word], "p", "WATCH", NOW + HOUR) is None
    assert snooze_over([word], "q", "WATCH", NOW) is None
    assert rank("CRITICAL") > rank("WATCH") > rank("RESOLVED")
