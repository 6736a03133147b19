"""Watching goes on where it stopped: what was delivered is not delivered again, and a broken
casebook is told.
"""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from tests import by_hand
from tests.by_hand import DAY, MOMENT, casebook
from tests.conftest import ROOT
from tocsin.errors import OutputError, UsageError
from tocsin.records import Delivery, Target
from tocsin.store import Store
from tocsin.workspace import watching

TARGET = Target(id="duty", name="Duty desk", url="json://127.0.0.1:9", **by_hand.KNOWN)


def delivered(alarm_id: str) -> Delivery:
    """Return the record of an alarm that was delivered."""
    return Delivery(
        alarm_id=alarm_id,
        target_id="duty",
        problem_id="WP-BRIDGE",
        state="WATCH",
        outcome="delivered",
        at=MOMENT,
        attempts=1,
        title="t",
        body="b",
    )


def test_alarms_of_the_last_state_form_its_run() -> None:
    states = ["NOTE", "WATCH", "NOTE", "NOTE"]
    alarms = [by_hand.alarm(s, MOMENT + n * DAY) for n, s in enumerate(states)]
    assert watching._run(alarms) == [alarms[3], alarms[2]]
    assert watching._run(alarms[:2]) == [alarms[1]]


def test_without_targets_the_last_state_counts_as_known(small: Store) -> None:
    assert watching._alerted_before(small, casebook()) == {}
    small.put_judged([], [by_hand.alarm("NOTE", MOMENT - DAY), by_hand.alarm("WATCH", MOMENT)])
    assert watching._alerted_before(small, casebook()) == {"WP-BRIDGE": "WATCH"}


def test_an_alarm_of_this_very_second_counts_as_known(
    small: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "clock", lambda: MOMENT)
    small.put_judged([], [by_hand.alarm("WATCH", MOMENT)])
    assert watching._alerted_before(small, casebook()) == {"WP-BRIDGE": "WATCH"}


def test_a_change_that_a_stop_kept_back_is_delivered_when_watching_goes_on(small: Store) -> None:
    book = casebook(targets=(TARGET,))
    early, late = by_hand.alarm("NOTE", MOMENT - DAY), by_hand.alarm("WATCH", MOMENT)
    small.put_judged([], [early, late])
    assert watching._alerted_before(small, book) == {"WP-BRIDGE": "NOTE"}
    small.words.put_delivery(delivered(late.id))
    assert watching._alerted_before(small, book) == {"WP-BRIDGE": "WATCH"}


def test_what_happened_before_a_stop_is_still_to_be_told(small: Store) -> None:
    assert watching._reported_until(small, MOMENT) == MOMENT
    assert watching._reported_until(small, MOMENT + DAY) == MOMENT
    small.about.report_until(MOMENT + DAY)
    slack = dt.timedelta(hours=1)  # what was fetched before and kept after is still told
    assert watching._reported_until(small, MOMENT + 2 * DAY) == MOMENT + DAY - slack
    small.about.report_until(MOMENT)
    assert (
        watching._reported_until(small, MOMENT + 2 * DAY) == MOMENT
    )  # nothing from before the first


def test_the_first_state_of_all_comes_from_baseline(small: Store) -> None:
    small.put_judged([], [by_hand.alarm("WATCH", MOMENT)])
    book = casebook(targets=(TARGET,))
    assert watching._alerted_before(small, book) == {"WP-BRIDGE": "BASELINE"}


def test_a_casebook_that_no_longer_loads_leaves_the_last_good_one(tmp_path: Path) -> None:
    book = casebook()
    (tmp_path / "sources.yml").write_text("sources: [", encoding="utf-8")
    kept, note = watching._reloaded(tmp_path, book)
    assert kept is book
    assert note.startswith("the casebook does not load; the one from before is used: ")
    loaded, note = watching._reloaded(ROOT / "casebooks" / "common", book)
    assert (loaded.id, note) == ("common", "")


def test_a_casebook_without_addresses_is_refused_before_a_store_is_made(tmp_path: Path) -> None:
    rounds = watching.watch(
        str(tmp_path / "w.sqlite"),
        casebook=ROOT / "casebooks" / "common",
        out=tmp_path,
        every=0,
        rounds=1,
    )
    with pytest.raises(UsageError, match="has anything to look at yet"):
        next(rounds)
    assert not (tmp_path / "w.sqlite").exists()


def test_alerts_go_out_though_the_brief_cannot_be_written(
    small: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "clock", lambda: MOMENT)
    alarm = by_hand.alarm("WATCH", MOMENT)
    small.put_judged([], [alarm])
    failed = msgspec.structs.replace(delivered(alarm.id), outcome="failed", next_try=MOMENT)
    small.words.put_delivery(failed)
    out = tmp_path / "out"
    out.write_text("no folder", encoding="utf-8")
    fixed = watching._Fixed(small, only=(), allowed=(), out=out, language="en")
    with pytest.raises(OutputError, match="cannot be written"):
        watching._round(fixed, casebook(targets=(TARGET,), sources=()), {}, None, None)
    tries = [delivery.attempts for delivery in small.words.deliveries()]
    assert max(tries) == 2  # nobody listens there; that it was tried again is kept


def test_an_empty_store_has_nothing_to_read_anew(empty: Store) -> None:
    assert watching.read_anew(empty, casebook(), MOMENT) is None


def test_a_store_read_by_another_program_is_read_anew_and_that_is_told(small: Store) -> None:
    with watching.silently() as tell:
        tell(msgspec.UNSET)  # type: ignore[arg-type]
    done = watching.read_anew(small, casebook(), MOMENT)
    assert done is not None
    assert (done.stored, done.read) == (4, 4)
    assert watching.read_anew(small, casebook(), MOMENT) is None


def test_the_clock_goes_by_seconds() -> None:
    assert watching.clock().microsecond == 0


def test_a_second_watch_waits_for_the_first(tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    (book / "casebook.yml").write_text("id: b\ntitle: B\n", encoding="utf-8")
    source = (
        "sources:\n- {id: s, name: S, kind: outlet, owner: o, control: independent, "
        "pages: ['http://127.0.0.1:9/']}\n"
    )
    (book / "sources.yml").write_text(source, encoding="utf-8")
    store = Store(str(tmp_path / "s.sqlite"))
    first = store.lease("watch")
    first.take()
    rounds = watching.watch(
        str(tmp_path / "s.sqlite"), casebook=book, out=tmp_path / "out", every=0, rounds=1
    )
    try:
        (waited,) = rounds
        assert "waits" in waited.note
        assert not waited.judged
    finally:
        first.release()
        store.close()
