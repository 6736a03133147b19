"""Killing a run anywhere and running again gives what an undisturbed run gives.

Every run is a process of its own, forked from one that has loaded what runs load: what is killed is
the work, and not the loading.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT

PLACES = 20
# The part of a first run in which it works; the rest is loading.
WORKING = 0.7
# So many kills hit one run, each later than the one before, until it may end.
KILLS = 2
# Runs commands that it is given a line at a time: the first itself, each other one in a fork of its
# own, whose number and status it prints.
DRIVER = """
import json, os, sys
from tests.conftest import tocsin_here
loaded = False
for line in sys.stdin:
    words, errors = json.loads(line)
    pid = os.fork() if loaded else 0
    if pid == 0:
        done = tocsin_here(*words)
        open(errors, "wb").write(done.stderr)
        if loaded:
            os._exit(done.returncode)
        status = done.returncode
    else:
        print(pid, flush=True)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    print(status, flush=True)
    loaded = True
"""


class Driver:
    """A process that has loaded what runs load, and starts them."""

    def __init__(self, folder: Path) -> None:
        """Start it; `folder` is for what runs print of errors."""
        self._errors = folder / "errors.txt"
        self._process = subprocess.Popen(
            [sys.executable, "-c", DRIVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def send(self, words: Sequence[str]) -> None:
        """Have a command run."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([list(words), str(self._errors)]) + "\n")
        self._process.stdin.flush()

    def answer(self) -> int:
        """Return the next number it prints: of the process it started, or the status of one."""
        assert self._process.stdout is not None
        return int(self._process.stdout.readline())

    def run(self, words: Sequence[str]) -> None:
        """Run a command to its end."""
        self.send(words)
        self.answer()
        self.ended_well()

    def ended_well(self) -> None:
        """Hold that the command that runs ends, and ends well."""
        assert self.answer() == 0, self._errors.read_text(encoding="utf-8")

    def close(self) -> None:
        """Let it end."""
        self._process.communicate()


class Undisturbed(NamedTuple):
    """What an undisturbed run leaves behind, and how long one takes that has nothing to load."""

    left: dict[str, bytes]
    seconds: float


def command(out: Path) -> list[str]:
    """Return the command of a demo run."""
    return ["demo", "-o", str(out)]


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    """The process that runs are forked from."""
    driver = Driver(tmp_path_factory.mktemp("driver"))
    yield driver
    driver.close()


@pytest.fixture(scope="module")
def undisturbed(driver: Driver, tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    """What an undisturbed run leaves behind that has loaded everything itself."""
    out = tmp_path_factory.mktemp("undisturbed")
    start = time.monotonic()
    driver.send(command(out))
    driver.ended_well()
    return Undisturbed(left_behind(out), WORKING * (time.monotonic() - start))


def left_behind(out: Path) -> dict[str, bytes]:
    """Return the files a run leaves, without its own store."""
    return {
        f.name: f.read_bytes()
        for f in sorted(out.iterdir())
        if f.suffix in (".jsonl", ".html", ".md")
    }


@pytest.mark.parametrize("first", range(PLACES // KILLS))
def test_kills_anywhere_change_nothing(
    first: int, tmp_path: Path, driver: Driver, undisturbed: Undisturbed
) -> None:
    for place in range(first, PLACES, PLACES // KILLS):
        driver.send(command(tmp_path))
        run = driver.answer()
        time.sleep(undisturbed.seconds * place / PLACES)
        with contextlib.suppress(ProcessLookupError):  # it may have ended just before
            os.kill(run, signal.SIGKILL)
        assert driver.answer() in (0, -signal.SIGKILL)
    driver.run(command(tmp_path))
    assert left_behind(tmp_path) == undisturbed.left


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
    return ["run", str(reports), *options, "--workers", str(workers)]


def children(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    listed = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in listed.stdout.split()]


@pytest.mark.usefixtures("undisturbed")  # which has loaded what runs load
def test_workers_change_nothing_and_one_that_is_killed_costs_nothing(
    tmp_path: Path, driver: Driver
) -> None:
    reports = posts(tmp_path / "posts.jsonl")
    alone, killed = tmp_path / "alone", tmp_path / "killed"
    driver.run(run_command(alone, reports, 1))
    driver.send(run_command(killed, reports, 2))
    run = driver.answer()
    while not (workers := children(run)):
        time.sleep(0.02)
    os.kill(workers[0], signal.SIGKILL)
    driver.ended_well()
    assert left_behind(killed) == left_behind(alone)
