"""What is printed: JSON on one line, progress in words, refusals with their reason, alarms with
what moved.
"""

import datetime as dt
import json

import pytest

from tests import by_hand
from tests.by_hand import MOMENT
from tocsin.cli import show
from tocsin.pipeline import Progress
from tocsin.records import Dropped, Evidence, Window, message
from tocsin.report import Words

Capsys = pytest.CaptureFixture[str]


def test_json_stands_on_one_line(capsys: Capsys) -> None:
    show.say_json({"at": MOMENT, "слово": ["a\nb"]})
    told = capsys.readouterr().out
    assert told.count("\n") == 1
    assert json.loads(told) == {"at": "2022-01-12T12:00:00Z", "слово": ["a\nb"]}


@pytest.mark.parametrize(
    ("state", "line"),
    [
        (Progress(1, 0, 0), "read 1 document, 0 touch something watched"),
        (Progress(2, 1, 3), "read 2 documents, 1 touches something watched, 3 refused"),
    ],
)
def test_progress_is_said_in_words(state: Progress, line: str) -> None:
    assert show.reading_line(state, Words()) == line


def test_a_line_of_progress_comes_now_and_then_and_never_where_it_is_quiet(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, 1.0, 6.0, 6.0, 7.0])
    monkeypatch.setattr("tocsin.cli.show.time.monotonic", lambda: next(clock))
    tell = show._plain(lambda state: show.reading_line(state, Words()))
    for number in (1, 2, 3):
        tell(Progress(number, 0, 0))
    assert capsys.readouterr().err == "read 2 documents, 0 touch something watched\n"
    with show.progress(quiet=True) as quiet:
        quiet(Progress(1, 0, 0))
    assert capsys.readouterr() == ("", "")


def test_counting_waits_too(capsys: Capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 4.9, 5.0, 5.0])
    monkeypatch.setattr("tocsin.cli.show.time.monotonic", lambda: next(clock))
    tell = show.counting("rows")
    tell(1)
    tell(12_345)
    assert capsys.readouterr().err == "12,345 rows\n"


def test_a_refusal_is_printed_as_it_is_brackets_and_all(capsys: Capsys) -> None:
    show.say_refused([Dropped(stage="s", record_id="x", reason="json", detail="[bold]x[/]#3: cut")])
    assert capsys.readouterr().err == "refused (json): [bold]x[/]#3: cut\n"


def test_refusals_that_are_alike_are_counted_and_others_are_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def dropped(number: int, words: str) -> Dropped:
        place = f"a.jsonl#{number}"
        return Dropped(stage="s", record_id=place, reason="schema", detail=f"{place}: {words}")

    many = [dropped(n, "no text.") for n in range(1, 50)]
    show.say_refused([*many[:20], dropped(70, "url must be text."), *many[20:]])
    lines = capsys.readouterr().err.splitlines()
    assert lines == [
        "refused (schema): a.jsonl#1: no text.",
        "  the same of 48 more: a.jsonl#2 to a.jsonl#49",
        "refused (schema): a.jsonl#70: url must be text.",
    ]
    show.say_refused(many[:3])
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_without_an_alarm_that_is_said(capsys: Capsys) -> None:
    show.say_alarms([], Words())
    assert capsys.readouterr().out == "No document concerns a watched site or narrative.\n"


def test_an_alarm_says_how_far_it_is_signed_and_what_moved(capsys: Capsys) -> None:
    days = Window(start=dt.date(2022, 1, 15), end=dt.date(2022, 1, 17), basis="x")
    line = Evidence(text="x")
    alarm = by_hand.alarm(
        "WARNING",
        signed_off_by=("A. Analyst",),
        imminent=days,
        evidence_for=(line,),
        gaps=(line, line),
    )
    show.say_alarms([alarm], Words(), {"WP-BRIDGE": [message("change-signed", who="B. Analyst")]})
    assert capsys.readouterr().out.splitlines() == [
        "WARNING WP-BRIDGE (draft, signed by A. Analyst; another person must sign)",
        "  An attack is unlikely.",
        "  Confidence is low.",
        "  B. Analyst has signed.",
        "  documents name 2022-01-15 to 2022-01-17; horizon until 2022-01-26",
        "  1 line of evidence for, 0 against, 2 gaps",
    ]
