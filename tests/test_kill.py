"""Killing a run anywhere and running again gives what an undisturbed run gives."""

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
