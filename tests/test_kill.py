"""Killing a run anywhere and running again gives what an undisturbed run gives."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT

PLACES = 20
# So many kills hit one run, each later than the one before, until it may end.
KILLS = 5


def command(out: Path) -> list[str]:
    """Return the command of a demo run."""
    return [sys.executable, "-m", "tocsin", "demo", "-o", str(out)]


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], float]:
    """What an undisturbed run leaves behind, and how long it takes."""
    out = tmp_path_factory.mktemp("undisturbed")
    start = time.monotonic()
    subprocess.run(command(out), check=True, capture_output=True, cwd=ROOT)
    return left_behind(out), time.monotonic() - start


def left_behind(out: Path) -> dict[str, bytes]:
    """Return the files a run leaves, without its own store."""
    return {
        f.name: f.read_bytes()
        for f in sorted(out.iterdir())
        if f.suffix in (".jsonl", ".html", ".md")
    }


@pytest.mark.parametrize("first", range(PLACES // KILLS))
def test_kills_anywhere_change_nothing(
    first: int, tmp_path: Path, undisturbed: tuple[dict[str, bytes], float]
) -> None:
    wanted, seconds = undisturbed
    for place in range(first, PLACES, PLACES // KILLS):
        run = subprocess.Popen(
            command(tmp_path), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
        )
        time.sleep(seconds * (0.3 + 0.7 * place / PLACES))
        run.send_signal(signal.SIGKILL)
        run.wait()
    subprocess.run(command(tmp_path), check=True, capture_output=True, cwd=ROOT)
    assert left_behind(tmp_path) == wanted


def posts(path: Path) -> Path:
    """Write posts of our own, enough for several handfuls, some of which touch the demo's sites."""
    lines = [
        json.dumps(
            {
                "id": str(number),
                "source": "tass",
                "published_at": "2022-01-10",
                "text": (
                    f"Post {number}. The ministry said that laboratory {number} in Almaty "
                    "was under guard."
                ),
            }
        )
        for number in range(140)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def run_command(out: Path, reports: Path, workers: int) -> list[str]:
    """Return the command of a run on posts with so many workers."""
    options = ["-c", "almaty-demo", "--as-of", "2022-01-12", "-o", str(out)]
    return [
        sys.executable,
        "-m",
        "tocsin",
        "run",
        str(reports),
        *options,
        "--workers",
        str(workers),
    ]


def children(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    listed = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in listed.stdout.split()]


def test_workers_change_nothing_and_one_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    reports = posts(tmp_path / "posts.jsonl")
    alone, killed = tmp_path / "alone", tmp_path / "killed"
    subprocess.run(run_command(alone, reports, 1), check=True, capture_output=True, cwd=ROOT)
    run = subprocess.Popen(
        run_command(killed, reports, 2), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT
    )
    while run.poll() is None and not (workers := children(run.pid)):
        time.sleep(0.02)
    os.kill(workers[0], signal.SIGKILL)
    _, errors = run.communicate()
    assert run.returncode == 0, errors.decode()
    assert left_behind(killed) == left_behind(alone)
