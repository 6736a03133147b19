"""A replay from beginning to end: it goes on where it was, and comes out the same."""

import datetime as dt
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tests import by_hand
from tests.conftest import ROOT
from tests.unit.replay.stream import DAY, FIRST, book
from tocsin.errors import UsageError
from tocsin.replay.replaying import Span, replay
from tocsin.store import Store

WEEK = Span(FIRST, FIRST + 5 * DAY)


class KilledError(Exception):
    """Stands for a process that ends anywhere."""


def test_a_replay_that_was_stopped_goes_on_and_comes_out_the_same(
    stocked: Store, tmp_path: Path
) -> None:
    whole = replay(stocked, book(), WEEK, tmp_path / "whole")

    def stop(day: dt.date, done: int, total: int) -> None:
        if done == 3:
            raise KilledError

    with pytest.raises(KilledError):
        replay(stocked, book(), WEEK, tmp_path / "parts", tell=stop)
    assert not (tmp_path / "parts" / "ledger.jsonl").exists()
    parts = replay(stocked, book(), WEEK, tmp_path / "parts")
    assert (whole.anew, parts.anew) == (6, 3)
    assert parts.ledger.read_bytes() == whole.ledger.read_bytes()


# A replay in a process of its own, which waits for a line after each day.
WAITING = """
import sys
from pathlib import Path
from tests.unit.replay.stream import book
from tests.unit.replay.test_replaying import WEEK
from tocsin.replay.replaying import replay
from tocsin.store import Store

def tell(day, done, total):
    print(done, flush=True)
    sys.stdin.readline()

with Store(sys.argv[1]) as store:
    replay(store, book(), WEEK, Path(sys.argv[2]), tell=tell)
"""


def _killed_after(days: int, url: str, folder: Path) -> None:
    """Replay so many days, and kill the process while it is at the next one."""
    command = [sys.executable, "-c", WAITING, url, str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for day in range(1, days + 1):
            assert process.stdout.readline() == f"{day}\n"
            process.stdin.write("\n")
            process.stdin.flush()
        process.kill()
        assert process.wait() == -signal.SIGKILL


def test_a_replay_whose_process_was_killed_twice_comes_out_the_same(
    stocked: Store, tmp_path: Path
) -> None:
    whole = replay(stocked, book(), WEEK, tmp_path / "whole")
    _killed_after(2, stocked.url, tmp_path / "parts")
    _killed_after(4, stocked.url, tmp_path / "parts")
    parts = replay(stocked, book(), WEEK, tmp_path / "parts")
    assert parts.anew <= 2
    assert parts.altered == ()
    assert parts.ledger.read_bytes() == whole.ledger.read_bytes()


def test_a_replay_that_is_done_judges_nothing_anew(stocked: Store, tmp_path: Path) -> None:
    first = replay(stocked, book(), WEEK, tmp_path).ledger.read_bytes()
    again = replay(stocked, book(), WEEK, tmp_path)
    assert again.anew == 0
    assert again.ledger.read_bytes() == first


def test_a_changed_casebook_is_another_question(stocked: Store, tmp_path: Path) -> None:
    replay(stocked, book(), WEEK, tmp_path)
    other = book(problems=(by_hand.problem(horizon_days=7),))
    assert replay(stocked, other, WEEK, tmp_path).anew == 6


def test_a_step_leaves_days_out_and_takes_them_in(stocked: Store, tmp_path: Path) -> None:
    daily = replay(stocked, book(), WEEK, tmp_path / "daily")
    wide = replay(stocked, book(), WEEK._replace(step=5), tmp_path / "wide")
    assert [r.day for r in wide.rows] == [FIRST, FIRST + 5 * DAY]
    assert wide.rows[-1].p == daily.rows[-1].p
    assert wide.rows[-1].signals.documents >= daily.rows[-1].signals.documents


def test_a_replay_that_ends_before_it_begins_is_refused(stocked: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="before it begins"):
        replay(stocked, book(), Span(FIRST, FIRST - DAY), tmp_path)


def test_a_replay_before_any_problem_was_known_is_refused(stocked: Store, tmp_path: Path) -> None:
    late = book(problems=(by_hand.problem(known_from=FIRST + 99 * DAY),))
    with pytest.raises(UsageError, match="known_from"):
        replay(stocked, late, WEEK, tmp_path)


def test_a_replay_before_the_first_document_is_refused(stocked: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no document"):
        replay(stocked, book(), Span(FIRST - 9 * DAY, FIRST - 5 * DAY), tmp_path)


def test_entries_without_a_day_are_named(stocked: Store, tmp_path: Path) -> None:
    problem = msgspec.structs.replace(by_hand.problem(), known_from=dt.date.min)
    done = replay(stocked, book(problems=(problem,)), WEEK, tmp_path)
    assert done.always == ("WP-BRIDGE",)
    assert done.holes == ()


def test_an_edited_day_of_a_replay_is_judged_anew_and_said(stocked: Store, tmp_path: Path) -> None:
    whole = replay(stocked, book(), WEEK, tmp_path)
    before = whole.ledger.read_bytes()
    file = tmp_path / ".days" / f"{FIRST}.jsonl"
    file.write_bytes(file.read_bytes().replace(b'"state":"', b'"state":"X'))
    again = replay(stocked, book(), WEEK, tmp_path)
    assert (again.anew, again.altered) == (1, (FIRST,))
    assert again.ledger.read_bytes() == before


def test_an_edited_ledger_is_said_and_written_anew(stocked: Store, tmp_path: Path) -> None:
    whole = replay(stocked, book(), WEEK, tmp_path)
    before = whole.ledger.read_bytes()
    assert not replay(stocked, book(), WEEK, tmp_path).ledger_altered
    whole.ledger.write_bytes(before.replace(b'"p":0', b'"p":1', 1))
    again = replay(stocked, book(), WEEK, tmp_path)
    assert (again.ledger_altered, again.anew) == (True, 0)
    assert again.ledger.read_bytes() == before
    assert not replay(stocked, book(), WEEK, tmp_path).ledger_altered
