"""The end of a run: what was taken in, what was not read and why, and the exit code."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
import typer

from tests.by_hand import MOMENT, casebook
from tocsin import pipeline
from tocsin.cli.finishing import finish
from tocsin.records import DropCount, Dropped, Facts
from tocsin.report import Words
from tocsin.store import Store
from tocsin.workspace.done import Done

Capsys = pytest.CaptureFixture[str]
REFUSED = Dropped(stage="sources", record_id="x", reason="empty", detail="x.txt: empty")


def ended(
    store: Store | None = None,
    *,
    as_json: bool = False,
    moment: dt.datetime = MOMENT,
    **stated: Any,
) -> int:
    """Finish a run; return its exit code."""
    if store is None:
        drops = (DropCount(stage="gate", reason="nothing_watched", number=2),)
        facts = Facts(casebook=casebook(), drops=drops)
        judged = pipeline.Judged(facts=facts, assessments=(), alarms=())
    else:
        judged = pipeline.judge(store, casebook(), moment)
    fields: dict[str, Any] = {"refused": (), "read": 2, "out": Path("out"), "store": "s"} | stated
    with pytest.raises(typer.Exit) as stop:
        finish(Done(judged=judged, **fields), Words(), json=as_json)
    return stop.value.exit_code


def test_what_was_not_read_is_counted_with_why(capsys: Capsys) -> None:
    assert ended() == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "2 documents taken in, 0 touch something watched, 0 claims."
    assert told[1] == "Not read, and why:"
    assert told[2].startswith("  2 texts  nothing watched is named in them")
    assert told[3] == "No document concerns a watched site or narrative."
    assert told[4] == "Brief: out/brief.html and out/brief.md"


@pytest.mark.parametrize(("read", "code"), [(1, 1), (0, 3)])
def test_refusals_are_named_and_decide_the_exit_code(capsys: Capsys, read: int, code: int) -> None:
    assert ended(refused=(REFUSED,), read=read, note="stories are matched by words") == code
    told = capsys.readouterr().err
    assert told == "refused (empty): x.txt: empty\nstories are matched by words\n"


def test_a_run_that_reads_everything_says_so(capsys: Capsys) -> None:
    ended(read=1, read_all=True)
    assert capsys.readouterr().out.startswith("1 document taken in, 0 read whole, 0 claims.")


def test_json_is_one_object_without_notes(capsys: Capsys, small: Store) -> None:
    assert ended(small, as_json=True, note="a note") == 0
    told = capsys.readouterr()
    found = json.loads(told.out)
    assert (found["documents"], found["claims"], found["read"]) == (3, 2, 2)
    assert set(found["moved"]) == {a["problem_id"] for a in found["alarms"]}
    assert told.err == ""


def test_texts_too_old_for_the_day_that_is_judged_are_told(capsys: Capsys, small: Store) -> None:
    ended(small)
    assert "--as-of" not in capsys.readouterr().out
    ended(small, moment=MOMENT + dt.timedelta(days=400))
    told = capsys.readouterr().out
    assert "The latest text is of 2022-01-" in told
    assert "--as-of 2022-01-" in told
