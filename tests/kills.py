"""Kill -9 at random moments: commands are ended anywhere, started again until they end well, and
what they leave is held against what an undisturbed run leaves.

Usage: python -m tests.kills [--count 60] [--seed 1] [--work reread]

Each kind of work begins from its own copy of what it needs, is killed a few times on its way, and
is then let through. Compared are the rows of the store table by table (what depends on the hour
left out), the files of the run, and the audit log, which must hold.
"""

import argparse
import contextlib
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.conftest import ROOT, tocsin_here
from tocsin.store import Store
from tocsin.store.checking import check_store, rows_by_table

# So many kills hit one run before it is let through.
KILLS = 3
# Tables whose rows depend on how often a program looked, and not on what it found.
_LEFT_OUT = frozenset({"stale_days", "areas"})
CORPUS = ROOT / "demo" / "sumy-2022.jsonl"
BOOK = ["-c", "sumy-2022"]
DAY = ["--as-of", "2022-03-21"]


class Work(NamedTuple):
    """A kind of work: what it begins with, and the commands that are killed; `store` and `out`
    stand for a store and a folder.
    """

    name: str
    begin: Callable[[Path], None]
    commands: Sequence[Sequence[str]]


def nothing(_store: Path) -> None:
    """Begin with no store at all."""


def filled(store: Path) -> None:
    """Begin with a store that was read and assessed."""
    shutil.copy(_template(), store)


def older(store: Path) -> None:
    """Begin with a store as an earlier program left it: without what the last migrations made."""
    filled(store)
    connection = sqlite3.connect(store)
    with connection:
        connection.execute("DROP TABLE left_objects")
        connection.execute("DROP TABLE tokens")
        connection.execute(
            "DELETE FROM migrations WHERE name IN ('what_has_left', 'tokens_of_people')"
        )
    connection.close()


_made: list[Path] = []


def _template() -> Path:
    """Return the file of a store that was read and assessed, made once."""
    if not _made:
        folder = Path(tempfile.mkdtemp(prefix="tocsin-kills-"))
        _run(
            [
                "run",
                str(CORPUS),
                *BOOK,
                *DAY,
                "--store",
                str(folder / "t.sqlite"),
                "-o",
                str(folder),
            ]
        )
        connection = sqlite3.connect(folder / "t.sqlite")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        _made.append(folder / "t.sqlite")
    return _made[0]


STORE = ["--store", "{store}"]
OUT = ["-o", "{out}"]
AT = ["--at", "2022-03-21"]
WORKS = (
    Work("run", nothing, [["run", str(CORPUS), *BOOK, *DAY, *STORE, *OUT, "--workers", "1"]]),
    Work("workers", nothing, [["run", str(CORPUS), *BOOK, *DAY, *STORE, *OUT, "--workers", "2"]]),
    Work("reread", filled, [["reread", "-c", "almaty-demo", *DAY, *STORE]]),
    Work("brief", filled, [["brief", *BOOK, *DAY, *STORE, *OUT]]),
    Work("migrate", older, [["sources", *BOOK, *STORE]]),
    Work(
        "import", filled, [["run", str(ROOT / "demo" / "corpus.jsonl"), *BOOK, *DAY, *STORE, *OUT]]
    ),
    Work("backup", filled, [["store", "backup", *STORE, "--out", "{out}/b.sqlite"]]),
)


def _run(words: Sequence[str]) -> None:
    """Run a command to its end.

    Raises:
        RuntimeError: it did not end well.
    """
    done = tocsin_here(*words)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(words)}: {done.returncode} {done.stderr.decode()[-2_000:]}")


def _started(words: Sequence[str]) -> int:
    """Run a command in a fork of this process, which has loaded its needs; return its number."""
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, 0)
        done = tocsin_here(*words)
        os._exit(done.returncode)
    with contextlib.suppress(OSError):
        os.setpgid(pid, pid)
    return pid


def left_behind(store: Path, out: Path) -> dict[str, object]:
    """Return what work left: the rows of the store, the files of the run, and their faults."""
    sound = check_store(str(store))
    if not sound.is_sound:
        return {"findings": [finding.what for finding in sound.findings]}
    with Store(str(store)) as opened:
        opened.full_text.catch_up()
        faults = opened.words.verify()
    connection = sqlite3.connect(store)
    rows = {k: n for k, n in rows_by_table(connection).items() if k not in _LEFT_OUT}
    records = {
        table: sorted(connection.execute(f"SELECT id, record FROM {table}"))
        for table in ("documents", "claims", "mentions", "events", "matches", "alarms")
    }
    connection.close()
    files = {
        file.name: file.read_bytes()
        for file in sorted(out.glob("*"))
        if file.suffix in (".jsonl", ".html", ".md")
    }
    return {"rows": rows, "records": records, "files": files, "faults": faults}


def worked(work: Work, folder: Path, kills: Sequence[float], seconds: float) -> tuple[object, int]:
    """Do a kind of work, killed at some parts of its time and then let through; return what is
    left, and how many kills hit it.
    """
    store, out = folder / "w.sqlite", folder / "out"
    out.mkdir(parents=True)
    work.begin(store)
    hit = 0
    for command in work.commands:
        words = [word.format(store=store, out=out) for word in command]
        for part in kills:
            pid = _started(words)
            time.sleep(part * seconds)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGKILL)
            _, status = os.waitpid(pid, 0)
            hit += os.waitstatus_to_exitcode(status) == -signal.SIGKILL
        for whole in out.glob("b.sqlite*"):
            whole.unlink()
        pid = _started(words)
        _, status = os.waitpid(pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            return {"ended": os.waitstatus_to_exitcode(status)}, hit
    return left_behind(store, out), hit


def differences(one: object, other: object) -> list[str]:
    """Return the parts of what was left in which two runs differ."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return ["everything"] if one != other else []
    found = []
    for name in sorted(one.keys() | other.keys()):
        if one.get(name) == other.get(name):
            continue
        inner = differences(one.get(name), other.get(name))
        found += [name] if inner in ([], ["everything"]) else [f"{name}: {part}" for part in inner]
    return found


def main() -> int:
    """Kill so often, and say what differs; return 1 where anything does."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("--count", type=int, default=60, help="kills in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", action="append", choices=[work.name for work in WORKS])
    given = parser.parse_args()
    rng, total, wrong = random.Random(given.seed), 0, 0
    chosen = [work for work in WORKS if not given.work or work.name in given.work]
    with tempfile.TemporaryDirectory(prefix="tocsin-kills-") as folder:
        _template()
        undisturbed: dict[str, tuple[object, float]] = {}
        for work in chosen:
            start = time.monotonic()
            left, _ = worked(work, Path(folder) / f"{work.name}-0", (), 0)
            undisturbed[work.name] = left, time.monotonic() - start
        number = 0
        while total < given.count:
            work, number = chosen[number % len(chosen)], number + 1
            expected, seconds = undisturbed[work.name]
            kills = sorted(rng.random() for _ in range(KILLS))
            place = Path(folder) / f"{work.name}-{number}"
            left, hit = worked(work, place, kills, seconds)
            total += hit
            found = differences(expected, left)
            wrong += bool(found)
            said = f"differs: {', '.join(found)}" if found else "the same"
            sys.stdout.write(f"{work.name}: {hit} kills, {said}\n")
            sys.stdout.flush()
            shutil.rmtree(place)
    sys.stdout.write(f"{total} kills in {number} runs, {wrong} of them left something else\n")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
