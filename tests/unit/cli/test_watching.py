"""What a round of watching prints, and how watching is stopped."""

import signal
import time
from typing import Any

import pytest

from tests import by_hand
from tests.by_hand import MOMENT
from tocsin.cli.watching import say_round, stoppable, telling
from tocsin.pipeline import Reread
from tocsin.records import Change, Delivery, Dropped
from tocsin.report import Words
from tocsin.workspace.watching import Rounded

Capsys = pytest.CaptureFixture[str]


def rounded(**stated: Any) -> Rounded:
    """Make what a round came to."""
    fields: dict[str, Any] = {
        "at": MOMENT,
        "judged": True,
        "new": 2,
        "touched": 1,
        "refused": (),
        "changes": (),
        "states": {},
        "alerted": (),
    }
    return Rounded(**(fields | stated))


def change(kind: Any) -> Change:
    """Make a change."""
    return Change(id=kind, kind=kind, locator="x", at=MOMENT, earlier_id="a")


def test_a_quiet_round_is_one_line(capsys: Capsys) -> None:
    say_round(rounded(new=0, touched=0), Words())
    told = capsys.readouterr()
    assert told.out == "2022-01-12 12:00:00 0 looked at, 0 touch something watched\n"
    assert told.err == ""


def test_everything_that_changed_is_said(capsys: Capsys) -> None:
    failed = Dropped(stage="sources", record_id="x", reason="http", detail="x: 503")
    delivery = Delivery(
        alarm_id="a",
        target_id="duty",
        problem_id="WP-BRIDGE",
        state="WATCH",
        outcome="held",
        at=MOMENT,
        attempts=0,
        title="t",
        body="b",
        detail="quiet hours",
    )
    say_round(
        rounded(
            changes=(change("edited"), change("deleted"), change("edited")),
            refused=(failed,),
            alerted=(by_hand.alarm("WATCH"),),
            deliveries=(delivery,),
            reread=Reread(stored=3, why={"program": 1}, rematched=0, later=0, refused=()),
            note="the casebook does not load",
        ),
        Words(),
    )
    told = capsys.readouterr()
    lines = told.out.splitlines()
    assert lines[0] == "3 captures looked at, 1 read anew."
    assert lines[2] == (
        "2022-01-12 12:00:00 2 looked at, 1 touches something watched, 2 edited, "
        "1 deleted, 1 failure"
    )
    assert lines[3].startswith("WATCH WP-BRIDGE (draft, not signed off)")
    assert lines[-1] == "  held back in quiet hours: duty"
    assert told.err == "the casebook does not load\nrefused (http): x: 503\n"


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_or_a_termination_ends_the_work_in_order(kind: signal.Signals) -> None:
    said: list[str] = []
    before = signal.getsignal(signal.SIGTERM)
    with stoppable(lambda: said.append("stopped")):
        signal.raise_signal(kind)  # to this thread, so that nothing has to be waited for
        time.sleep(5)
    assert said == ["stopped"]
    assert signal.getsignal(signal.SIGTERM) is before


def test_any_other_error_goes_on_and_the_signal_is_given_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(ValueError, match="broken"), stoppable(lambda: None):
        raise ValueError("broken")
    assert signal.getsignal(signal.SIGTERM) is before


def test_reading_anew_is_told_without_a_line_at_once(capsys: Capsys) -> None:
    from tocsin.pipeline import Progress

    with telling(Words()) as tell:
        tell(Progress(1, 1, 0))
    assert capsys.readouterr().out == ""
