"""Ringing over a real connection: once, not in quiet hours, again after a failure,
and never lost.
"""

import datetime as dt
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from tests import by_hand
from tests.conftest import NOW, ROOT
from tocsin.casebook import load_casebook
from tocsin.cli.main import app
from tocsin.records import Alarm, Casebook, Quiet, Target
from tocsin.workspace import alerting
from tocsin.workspace.alerts import end_snooze, snooze

MINUTE = dt.timedelta(minutes=1)


def alarm(book: Casebook, state: str, at: dt.datetime) -> Alarm:
    """Make an alarm of the casebook's problem."""
    return by_hand.alarm(state, at, problem_id=book.problems[0].id)


class Desk(http.server.HTTPServer):
    """A duty desk that takes messages, or does not."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.taken: list[dict[str, str]] = []
        self.well = True


class Handler(http.server.BaseHTTPRequestHandler):
    """Takes what is posted."""

    server: Desk

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.server.well:
            self.server.taken.append(json.loads(body))
        self.send_response(200 if self.server.well else 503)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A desk on this machine."""
    server = Desk()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def book_of(almaty: Casebook, desk: Desk, **fields: object) -> Casebook:
    """Return the casebook with one target."""
    target = Target(
        id="duty",
        name="Duty desk",
        url=f"json://127.0.0.1:{desk.server_port}",
        known_from=NOW.date(),
        reference="test",
    )
    return msgspec.structs.replace(almaty, targets=(msgspec.structs.replace(target, **fields),))


def test_a_change_is_rung_once_and_says_both_sides(
    almaty: Casebook, desk: Desk, tmp_path: Path
) -> None:
    store, book = by_hand.bare(tmp_path / "s.sqlite"), book_of(almaty, desk)
    rung = alarm(almaty, "WATCH", NOW)
    for _ in range(3):
        alerting.send_alerts(store, book, [rung], NOW)
    (told,) = desk.taken
    assert (
        told["title"] == "WATCH (draft, not signed off): Pretext at an Almaty biological facility"
    )
    assert "Case: Almaty laboratories, January 2022" in told["message"]
    assert "Place: Biological laboratories in Almaty" in told["message"]
    assert "For: no evidence.\nAgainst: no evidence." in told["message"]
    assert "tocsin explain WP-KZ-BIO --store" in told["message"]
    assert [d.outcome for d in store.words.deliveries()] == ["delivered"]
    assert store.words.verify() == []
    assert any(line.action == "alerted" for line in store.words.audit())
    assert (
        alerting.send_alerts(store, book, [alarm(almaty, "NOTE", NOW)], NOW) == []
    )  # below what the target wants


def test_a_stop_after_the_first_target_keeps_an_alarm_from_no_other(
    almaty: Casebook, desk: Desk, tmp_path: Path
) -> None:
    store, book = by_hand.bare(tmp_path / "s.sqlite"), book_of(almaty, desk)
    second = msgspec.structs.replace(book.targets[0], id="second")
    book = msgspec.structs.replace(book, targets=(*book.targets, second))
    sent: list[str] = []

    def stopped_at_the_second(address: str, title: str, _text: str) -> str:
        if sent:
            raise KeyboardInterrupt
        sent.append(title)
        return ""

    with pytest.raises(KeyboardInterrupt):
        alerting.send_alerts(store, book, [alarm(almaty, "WATCH", NOW)], NOW, stopped_at_the_second)
    assert [d.target_id for d in alerting.send_alerts(store, book, (), NOW)] == ["second"]
    assert len(desk.taken) == 1
    assert alerting.send_alerts(store, book, (), NOW) == []


def test_each_target_is_written_to_in_its_language(
    almaty: Casebook, desk: Desk, tmp_path: Path
) -> None:
    store = by_hand.bare(tmp_path / "s.sqlite")
    (plain,) = book_of(almaty, desk).targets
    targets = [
        msgspec.structs.replace(plain, id=str(language), language=language)
        for language in (None, "uk", "en")
    ]
    book = msgspec.structs.replace(almaty, targets=tuple(targets))
    alerting.send_alerts(store, book, [alarm(almaty, "WATCH", NOW)], NOW, language="kk")
    heads = [told["title"].partition(":")[0] for told in desk.taken]
    assert heads == [
        "WATCH (жоба, қол қойылмаған)",
        "WATCH (чернетка, не підписано)",
        "WATCH (draft, not signed off)",
    ]
    alerting.tried(book, ["uk", "None"], language="ru")
    assert [told["title"] for told in desk.taken[3:]] == ["Tocsin: проверка", "Tocsin: перевірка"]


def test_the_end_of_a_warning_is_rung_to_who_wanted_its_beginning_and_once(
    almaty: Casebook, desk: Desk, tmp_path: Path
) -> None:
    store, book = by_hand.bare(tmp_path / "s.sqlite"), book_of(almaty, desk)
    states = [("WATCH", 0), ("BASELINE", 1), ("NOTE", 2)]
    for state, day in states:
        rung = msgspec.structs.replace(
            alarm(almaty, state, NOW + dt.timedelta(days=day)), expired=NOW.date() if day else None
        )
        alerting.send_alerts(store, book, [rung], rung.as_of)
        store.put_judged([], [rung])
    assert [t["title"].split(" ")[0] for t in desk.taken] == ["WATCH", "BASELINE"]


def test_what_failed_is_tried_again_and_then_given_up_and_stands_on_record(
    almaty: Casebook, desk: Desk, tmp_path: Path
) -> None:
    store, book = by_hand.bare(tmp_path / "s.sqlite"), book_of(almaty, desk)
    desk.well = False
    alerting.send_alerts(store, book, [alarm(almaty, "WATCH", NOW)], NOW)
    (first,) = store.words.deliveries()
    assert (first.outcome, first.attempts, first.next_try) == ("failed", 1, NOW + MINUTE)
    assert alerting.send_alerts(store, book, [], NOW) == []  # not yet due
    desk.well = True
    (again,) = alerting.send_alerts(store, book, [], NOW + 2 * MINUTE)
    assert (again.outcome, again.attempts, len(desk.taken)) == ("delivered", 2, 1)
    desk.well = False
    late = NOW + dt.timedelta(days=1)
    alerting.send_alerts(store, book, [alarm(almaty, "WARNING", late)], late)
    for hour in range(1, 9):
        alerting.send_alerts(store, book, [], late + dt.timedelta(hours=3 * hour))
    assert [d.outcome for d in store.words.deliveries()] == ["delivered", "given_up"]


def test_quiet_hours_hold_back_what_can_wait(almaty: Casebook, desk: Desk, tmp_path: Path) -> None:
    quiet = Quiet(start="22:00", end="07:00", zone="Europe/Kyiv")
    store, book = by_hand.bare(tmp_path / "s.sqlite"), book_of(almaty, desk, quiet=quiet)
    night = dt.datetime(2022, 1, 12, 1, 0, tzinfo=dt.UTC)  # three in the morning there
    alerting.send_alerts(store, book, [alarm(almaty, "WATCH", night)], night)
    assert desk.taken == []
    alerting.send_alerts(store, book, [alarm(almaty, "CRITICAL", night + MINUTE)], night + MINUTE)
    assert [t["title"][:8] for t in desk.taken] == ["CRITICAL"]
    alerting.send_alerts(store, book, [], night + dt.timedelta(hours=5))
    assert len(desk.taken) == 2


def test_what_is_held_back_is_listed_with_its_end_and_says_so_after_delivery(
    almaty: Casebook, desk: Desk, tmp_path: Path
) -> None:
    quiet = Quiet(start="22:00", end="07:00", zone="Europe/Kyiv")
    store, book = by_hand.bare(tmp_path / "s.sqlite"), book_of(almaty, desk, quiet=quiet)
    night = dt.datetime(2022, 1, 12, 1, 0, tzinfo=dt.UTC)
    first = alerting.send_alerts(store, book, [alarm(almaty, "WATCH", night)], night)
    again = alerting.send_alerts(store, book, [], night + MINUTE)
    assert again == first  # it waits since the first time, and is not written anew
    (held,) = alerting.held_back(store, book, night + MINUTE)
    assert (held.until, held.reason) == (night + dt.timedelta(hours=4), "quiet hours")
    assert held.delivery.held_since == night
    morning = held.until
    (sent,) = alerting.send_alerts(store, book, [], morning)
    assert (sent.outcome, sent.held_since) == ("delivered", night)
    assert alerting.held_back(store, book, morning) == []


def test_a_snooze_holds_back_until_its_end_but_not_a_higher_state(
    almaty: Casebook, desk: Desk, tmp_path: Path
) -> None:
    store, book = by_hand.bare(tmp_path / "s.sqlite"), book_of(almaty, desk)
    first = alarm(almaty, "WATCH", NOW)
    store.put_judged([], [first])
    end = NOW + dt.timedelta(hours=4)
    word = snooze(store, book, [first.problem_id], until=end, signer="Ана", at=NOW)
    (held,) = alerting.send_alerts(store, book, [first], NOW)
    assert (held.outcome, desk.taken) == ("held", [])
    assert held.detail == f"snoozed until {end:%Y-%m-%d %H:%M} by Ана"
    assert [each.snooze for each in alerting.held_back(store, book, NOW)] == [word]
    higher = alarm(almaty, "CRITICAL", NOW + MINUTE)
    alerting.send_alerts(store, book, [higher], NOW + MINUTE)
    assert [told["title"][:8] for told in desk.taken] == ["CRITICAL"]
    alerting.send_alerts(store, book, [], end)
    assert [told["title"][:5] for told in desk.taken] == ["CRITI", "WATCH"]


def test_a_snooze_that_is_ended_early_lets_go_of_what_it_held(
    almaty: Casebook, desk: Desk, tmp_path: Path
) -> None:
    store, book = by_hand.bare(tmp_path / "s.sqlite"), book_of(almaty, desk)
    first = alarm(almaty, "WATCH", NOW)
    store.put_judged([], [first])
    snooze(store, book, [first.id], until=NOW + 60 * MINUTE, signer="Ана", at=NOW)
    alerting.send_alerts(store, book, [first], NOW)
    end_snooze(store, book, first.problem_id, signer="Б", at=NOW + MINUTE)
    (sent,) = alerting.send_alerts(store, book, [], NOW + MINUTE)
    assert (sent.outcome, len(desk.taken)) == ("delivered", 1)


def test_an_address_comes_from_the_environment_and_a_test_says_what_is_wrong(
    almaty: Casebook, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, book = by_hand.bare(tmp_path / "s.sqlite"), book_of(almaty, desk, url="env:DUTY_DESK")
    assert alerting.tried(book, []) == [
        ("duty", "target duty: DUTY_DESK is not set in the environment.")
    ]
    (failed,) = alerting.send_alerts(store, book, [alarm(almaty, "WATCH", NOW)], NOW)
    assert "DUTY_DESK" in failed.detail
    monkeypatch.setenv("DUTY_DESK", f"json://127.0.0.1:{desk.server_port}")
    assert alerting.tried(book, ["duty"]) == [("duty", "")]
    shipped = CliRunner().invoke(
        app, ["alerts", "test", "-c", str(ROOT / "casebooks" / "almaty-2022")]
    )
    assert "write `targets:`" in str(shipped.exception)


def test_a_secret_in_a_shared_file_and_a_zone_that_is_none_are_told(tmp_path: Path) -> None:
    import shutil

    from tocsin.casebook import read_casebook

    shutil.copytree(ROOT / "casebooks" / "common", tmp_path / "common")
    folder = Path(shutil.copytree(ROOT / "casebooks" / "sumy-2022", tmp_path / "sumy-2022"))
    (folder / "targets.yml").write_text(
        "targets:\n"
        "  - {id: a, name: a, url: 'mailto://me:secret@example.org', known_from: 2022-01-01, "
        "reference: test}\n"
        "  - {id: b, name: b, url: 'env:B', quiet: {start: '22:00', end: '07:00', zone: "
        "Mars/Base}, known_from: 2022-01-01,\n"
        "     reference: test}\n",
        encoding="utf-8",
    )
    text = "\n".join(map(str, read_casebook(folder)[1]))
    assert "belongs into the environment" in text
    assert "no time zone" in text
    assert load_casebook(ROOT / "casebooks" / "sumy-2022").targets == ()
