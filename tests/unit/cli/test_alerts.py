"""`tocsin alerts`: targets tried, and what was delivered or not, listed."""

import datetime as dt
from pathlib import Path

import pytest

from tests import by_hand
from tests.by_hand import MOMENT
from tests.conftest import NOW
from tests.unit.cli.said import as_json, printed, refused
from tocsin.casebook import load_casebook
from tocsin.cli import alerts
from tocsin.records import Delivery, Target
from tocsin.store import Store
from tocsin.workspace.shipped import find_casebook


def target(name: str, url: str) -> Target:
    """Make a target."""
    return Target(id=name, name=name, url=url, **by_hand.KNOWN)


@pytest.fixture
def targets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two targets, of which one takes what is sent."""
    made = by_hand.casebook(targets=(target("duty", "json://a"), target("night", "env:NIGHT_DESK")))
    monkeypatch.setattr(alerts, "load_casebook", lambda _: made)
    monkeypatch.setattr("tocsin.workspace.alerting.deliver", lambda *_: "")
    monkeypatch.delenv("NIGHT_DESK", raising=False)


@pytest.mark.usefixtures("targets")
def test_each_target_is_tried_and_what_failed_ends_with_1() -> None:
    assert printed("alerts", "test", "duty", "-c", "x") == "delivered to duty\n"
    told = printed("alerts", "test", "-c", "x", code=1)
    assert told == (
        "delivered to duty\nnight: target night: NIGHT_DESK is not set in the environment.\n"
    )


@pytest.mark.usefixtures("targets")
def test_a_target_that_is_none_is_named_with_those_there_are() -> None:
    told = refused("alerts", "test", "nobody", "-c", "x")
    assert "no target nobody in lumen; it has duty, night" in told


def test_a_casebook_without_targets_says_what_to_write() -> None:
    told = refused("alerts", "test", "-c", "common")
    assert "no target in common; it has none; write `targets:` into a file of it" in told


def test_deliveries_are_listed_with_why_and_when_again(store: str) -> None:
    row = Delivery(
        alarm_id="a",
        target_id="duty",
        problem_id="WP-BRIDGE",
        state="WATCH",
        outcome="failed",
        at=MOMENT,
        attempts=1,
        title="t",
        body="b",
        detail="no route [x]",
        next_try=MOMENT + dt.timedelta(minutes=1),
    )
    with Store(store) as opened:
        opened.words.put_delivery(row)
    assert printed("alerts", "list", "--store", store) == (
        "2022-01-12 12:00  failed     duty  WATCH WP-BRIDGE (no route [x], again at 2022-01-12 "
        "12:01)\n"
    )
    assert as_json("alerts", "list", "--store", store)[0]["outcome"] == "failed"


def test_an_empty_store_lists_nothing_and_one_that_is_none_is_named(bare: str) -> None:
    assert printed("alerts", "list", "--store", bare) == ""
    assert "none.sqlite: no such store" in refused("alerts", "list", "--store", "none.sqlite")


def test_the_former_name_of_the_command_still_lists(store: str) -> None:
    assert printed("ring", "list", "--store", store) == printed("alerts", "list", "--store", store)


@pytest.fixture
def risen(tmp_path: Path) -> str:
    """A store in which a problem of a shipped casebook stands at WATCH."""
    url = str(tmp_path / "risen.sqlite")
    with Store(url) as store:
        book = load_casebook(find_casebook(Path("almaty-2022")))
        store.about.remember(book, NOW)
        store.put_judged([], [by_hand.alarm("WATCH", NOW, problem_id=book.problems[0].id)])
    return url


def test_an_alert_is_acknowledged_and_snoozed_and_says_by_whom_until_when(risen: str) -> None:
    where = ("--store", risen, "-c", "almaty-2022")
    told = printed("alerts", "open", *where)
    assert told == "WATCH    WP-KZ-BIO  since 2022-01-12 23:59  open\n1 alert, 1 open.\n"
    said = printed("alerts", "ack", "WP-KZ-BIO", "--signer", "Ана", "--note", "мен", *where)
    assert said.startswith(
        "WP-KZ-BIO: acknowledged by Ана\nTake it back with: tocsin withdraw ack-"
    )
    again = refused("alerts", "ack", "WP-KZ-BIO", "--signer", "Б", *where)
    assert "Ана acknowledged this at" in again
    end = NOW + dt.timedelta(days=3)
    said = printed("alerts", "snooze", "WP-KZ-BIO", "--for", "3d", "--signer", "Б", *where)
    assert said.startswith(f"WP-KZ-BIO: snoozed until {end:%Y-%m-%d %H:%M} UTC by Б")
    told = printed("alerts", "open", *where)
    assert f"snoozed until {end:%Y-%m-%d %H:%M} by Б" in told
    assert told.endswith("1 alert, 0 open.\n")
    printed("alerts", "unsnooze", "WP-KZ-BIO", "--signer", "Б", *where)
    assert as_json("alerts", "open", *where)["causes"][0]["alerts"][0]["snoozed"] is None


def test_what_cannot_be_said_of_an_alert_is_refused(risen: str) -> None:
    where = ("--signer", "Ана", "--store", risen, "-c", "almaty-2022")
    assert "is no alert now; near it: WP-KZ-BIO" in refused("alerts", "ack", "WP-KZ", *where)
    assert "--for 4h, or --until" in refused("alerts", "snooze", "WP-KZ-BIO", *where)
    assert "write 30m, 4h, 2d" in refused("alerts", "snooze", "x", "--for", "soon", *where)
    assert "is not snoozed" in refused("alerts", "unsnooze", "WP-KZ-BIO", *where)
