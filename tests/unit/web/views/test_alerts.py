"""The page of alerts: by cause, as they stood at the moment that is looked from."""

import datetime as dt
import sys
from pathlib import Path

import pytest

from tests import by_hand
from tests.unit.web.conftest import AS_OF, BOOK
from tocsin.records import Delivery
from tocsin.store import Store
from tocsin.web.desk import Desk, Look
from tocsin.web.views.alerts import alerts, causes, held, notes, number_open
from tocsin.workspace.alerts import acknowledge
from tocsin.workspace.clock import clock_of

PROBLEM = "WP-SUMY-CHEM"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk on a store in which a problem stands at WATCH, and something was delivered."""
    url = str(tmp_path / "s.sqlite")
    with Store(url) as store:
        alarm = by_hand.alarm("WATCH", AS_OF, problem_id=PROBLEM)
        store.put_judged([], [alarm])
        sent = Delivery(
            alarm_id=alarm.id,
            target_id="duty",
            problem_id=PROBLEM,
            state="WATCH",
            outcome="delivered",
            at=AS_OF,
            attempts=1,
            title="t",
            body="b",
        )
        store.words.put_delivery(sent)
    return Desk(url, BOOK, "Ана")


def look_at(desk: Desk, *, at: dt.datetime | None = None) -> Look:
    """Return a look at the desk now, or back."""
    return Look(desk, desk.book(), at or desk.latest(), at is not None, {}, "en")


def test_what_is_acknowledged_is_open_no_more_but_was_before(desk: Desk) -> None:
    now = look_at(desk)
    assert number_open(now) == 1
    assert [note.page[:8] for note in notes(now)] == ["/alerts#"]
    later = clock_of(desk.store) + dt.timedelta(minutes=5)
    acknowledge(desk.store, desk.book(), [PROBLEM], signer="Б", at=later)
    assert (number_open(look_at(desk)), notes(look_at(desk))) == (0, [])
    back = look_at(desk, at=AS_OF)
    assert [len(cause.open_alerts) for cause in causes(back)] == [1]


def test_the_page_lists_what_was_delivered_and_what_is_held(desk: Desk) -> None:
    shown = alerts(look_at(desk))
    assert [row.target_id for row in shown["delivered"]] == ["duty"]
    assert (shown["held"], shown["own"], held(look_at(desk))) == ([], None, [])
    assert [cause.lead.problem_id for cause in shown["causes"]] == [PROBLEM]


def test_alerts_of_another_minute_take_the_place_of_those_before(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, kept = sys.modules[alerts.__module__], list[int]()
    for minutes in range(3):
        moment = AS_OF + dt.timedelta(minutes=minutes)
        monkeypatch.setattr(page, "clock_of", lambda _, now=moment: now)
        assert number_open(Look(desk, desk.book(), AS_OF, False, {}, "en")) == 1
        kept.append(len(desk._kept))
    assert len(set(kept)) == 1
