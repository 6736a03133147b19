"""Through the command: nothing that came after a day changes what was said of it; a replay that is
killed goes on and comes out the same; two runs give the same ledger.
"""

import datetime as dt
import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import by_hand
from tests.conftest import ROOT, tocsin_here
from tests.unit.cli.test_replay import BOOK
from tests.unit.replay.stream import DAY, FIRST, bundle, put, shuffled, stream

LAST = FIRST + 5 * DAY
LATER = LAST + 6 * DAY
ENTRY = """
  - id: WP-LATER-{n}
    title: A second question of the bridge
    incident: the bridge at Port Lumen will be closed
    template: standard
    known_from: {day}
    reference: a test
    sites: [bridge]
    horizon_days: 3
    outcome: {{within_km: 20, least_deaths: 1}}
"""


def written(folder: Path, seed: int | None) -> Path:
    """Write a casebook and a store of six days; with a seed, a future behind them: more documents,
    the first of them a second after the last day, kept in another order, and a later entry of the
    casebook.
    """
    chance = random.Random(seed)
    (folder / "book").mkdir(parents=True)
    (folder / "book" / "casebook.yml").write_text("id: lumen\ntitle: Port Lumen\n")
    problems, sites = BOOK.split("sites:\n  - id")
    bundles = stream(6, seed=1)
    if seed is not None:
        problems += ENTRY.format(n=seed, day=LAST + chance.randrange(1, 30) * DAY)
        future = stream(chance.randrange(1, 7), seed + 2, LAST + DAY)
        midnight = dt.datetime.combine(LAST + DAY, dt.time(0), dt.UTC)
        edge = bundle(9_000_000 + seed, LAST + DAY, published_at=midnight, seen_at=midnight)
        bundles = shuffled([*bundles, *future, edge], seed)
    (folder / "book" / "problems.yml").write_text(f"{problems}sites:\n  - id{sites}")
    with by_hand.bare(folder / "s.sqlite") as store:
        put(store, bundles)
    return folder


def words(folder: Path, out: Path, last: dt.date = LATER) -> list[str]:
    """Return the command of a replay of a store, from its first day to some last one."""
    return [
        *("replay", str(folder / "book"), "--from", str(FIRST), "--to", str(last)),
        *("--store", str(folder / "s.sqlite"), "--out", str(out)),
    ]


def ledger(folder: Path, out: Path, last: dt.date = LATER) -> bytes:
    """Replay a store by the command, and return the ledger."""
    done = tocsin_here(*words(folder, out, last))
    assert done.returncode == 0, done.stderr.decode()
    return (out / "ledger.jsonl").read_bytes()


def lines_until(last: dt.date, of: bytes) -> list[bytes]:
    """Return the lines of a ledger up to a day."""
    return [line for line in of.splitlines() if json.loads(line)["day"] <= last.isoformat()]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of six days that nothing follows."""
    return written(tmp_path_factory.mktemp("base") / "case", None)


@pytest.fixture(scope="module")
def before(base: Path) -> bytes:
    """The ledger of these days, and of a few empty ones behind them."""
    return ledger(base, base / "out")


@pytest.mark.parametrize("seed", range(6))
def test_what_is_added_after_a_day_changes_nothing_that_was_said_by_it(
    before: bytes, tmp_path: Path, seed: int
) -> None:
    after = ledger(written(tmp_path / "case", seed), tmp_path / "out")
    assert lines_until(LAST, after) == lines_until(LAST, before)
    assert after != before


def test_two_runs_give_the_same_ledger(base: Path, before: bytes, tmp_path: Path) -> None:
    assert ledger(base, tmp_path / "again") == before


def test_a_replay_that_is_killed_in_the_middle_goes_on_and_comes_out_the_same(
    base: Path, tmp_path: Path
) -> None:
    """A process of its own, killed without warning as soon as some of its days are done."""
    last = FIRST + 200 * DAY
    whole = ledger(base, tmp_path / "whole", last)
    command = [sys.executable, "-m", "tocsin", *words(base, tmp_path / "parts", last)]
    days = tmp_path / "parts" / ".days"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT) as process:
        while process.poll() is None and len(list(days.glob("*.jsonl"))) < 5:
            time.sleep(0.002)
        process.kill()
        assert process.wait() == -signal.SIGKILL
    done = len(list(days.glob("*.jsonl")))
    assert 5 <= done < 201
    assert not (tmp_path / "parts" / "ledger.jsonl").exists()
    rest = tocsin_here(*words(base, tmp_path / "parts", last))
    assert rest.returncode == 0
    assert f"201 days judged ({201 - done} anew)" in rest.stdout.decode()
    assert (tmp_path / "parts" / "ledger.jsonl").read_bytes() == whole
