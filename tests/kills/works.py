"""The kinds of work that are killed: what each begins with, what it does, and what is compared."""

import contextlib
import gc
import gzip
import json
import os
import shutil
import signal
import sqlite3
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.conftest import ROOT, tocsin_here
from tests.kills import left
from tests.kills.left import Left
from tests.kills.outside import Outside
from tocsin.records import Claim
from tocsin.store import Store

CORPUS = ROOT / "demo" / "sumy-2022.jsonl"
EARLIER = ROOT / "tests" / "fixtures" / "store-af45d8a.sqlite.gz"
BOOK = ["-c", "sumy-2022"]
DEMO = ["-c", "almaty-demo"]
DAY = ["--as-of", "2022-03-21"]
STORE = ["--store", "{store}"]
OUT = ["-o", "{out}"]
AT = ["--at", "2022-03-21"]
PROBLEM = "WP-SUMY-CHEM"
# What a command may end with that was let through; acts of people that were done before end with 2.
WELL, DONE_BEFORE = (0, 1), (0, 1, 2)

Begin = Callable[[Path, Path], None]
Compare = Callable[[Path, Path], Left]


class Work(NamedTuple):
    """A kind of work: how it begins (with a store and a folder), the commands that are killed, what
    is compared, and the codes with which they may end; `store` and `out` stand in commands for the
    store and the folder.
    """

    name: str
    begin: Begin
    commands: Sequence[Sequence[str]]
    compare: Compare = left.everything
    codes: Sequence[int] = WELL


def run(words: Sequence[str]) -> None:
    """Run a command to its end in this process.

    Raises:
        RuntimeError: it did not end well.
    """
    done = tocsin_here(*words)
    if done.returncode not in WELL:
        raise RuntimeError(f"{' '.join(words)}: {done.returncode} {done.stderr.decode()[-2_000:]}")


def started(words: Sequence[str]) -> int:
    """Run a command in a fork of this process, which has loaded its needs; return its number."""
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, 0)
        done = tocsin_here(*words)
        os._exit(done.returncode)
    with contextlib.suppress(OSError):
        os.setpgid(pid, pid)
    return pid


def ended(pid: int) -> int:
    """Wait for a process, and return how it ended: its code, or the signal below zero."""
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


def killed_after(pid: int, seconds: float) -> bool:
    """Kill a process with all it started after so long; return whether that hit it."""
    time.sleep(seconds)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    return ended(pid) == -signal.SIGKILL


class Made:
    """What the kinds of work begin with, made once: a store that was read and judged."""

    def __init__(self) -> None:
        """Make it; this process has then loaded what commands load."""
        self.folder = Path(tempfile.mkdtemp(prefix="tocsin-kills-"))
        self.store = self.folder / "t.sqlite"
        run(["run", str(CORPUS), *BOOK, *DAY, "--store", str(self.store), "-o", str(self.folder)])
        self._settle(self.store)
        self.backup = self.folder / "backup.sqlite"
        run(["store", "backup", "--store", str(self.store), "--out", str(self.backup)])
        with Store(str(self.store)) as opened:
            self.claims = [claim.id for claim in opened.records(Claim)]
        self.more = self.folder / "more.jsonl"
        lines = (ROOT / "demo" / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
        self.more.write_text("\n".join(lines[:16]), encoding="utf-8")
        self.outside = Outside(self.folder)
        gc.freeze()  # what forks share stays shared

    @staticmethod
    def _settle(path: Path) -> None:
        """Bring what the log of a store holds into its one file."""
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()

    def close(self) -> None:
        """Remove it."""
        self.outside.close()
        shutil.rmtree(self.folder)

    def nothing(self, _store: Path, _out: Path) -> None:
        """Begin with no store at all."""

    def filled(self, store: Path, _out: Path) -> None:
        """Begin with a store that was read and judged."""
        shutil.copy(self.store, store)

    def older(self, store: Path, out: Path) -> None:
        """Begin with a store as an earlier program left it: without the last migrations."""
        self.filled(store, out)
        connection = sqlite3.connect(store)
        with connection:
            connection.execute("DROP TABLE left_objects")
            connection.execute("DROP TABLE tokens")
            connection.execute(
                "DELETE FROM migrations WHERE name IN ('what_has_left', 'tokens_of_people')"
            )
        connection.close()

    def earlier(self, store: Path, _out: Path) -> None:
        """Begin with a store that another program wrote, many migrations ago."""
        store.write_bytes(gzip.decompress(EARLIER.read_bytes()))

    def watching(self, _store: Path, out: Path) -> None:
        """Begin with a casebook whose one source has a feed, and with a target."""
        book = out / "book"
        book.mkdir()
        book_of(book, feed=self.outside.feed, target=self.outside.target(out / "told.txt"))

    def works(self) -> Sequence[Work]:
        """Return every kind of work that is commands."""
        read = ["run", str(CORPUS), *BOOK, *DAY, *STORE, *OUT]
        watched = ["-c", "{out}/book", *STORE, "--allow-host", "127.0.0.1"]
        return (
            Work("run", self.nothing, [[*read, "--workers", "1"]]),
            Work("workers", self.nothing, [[*read, "--workers", "2"]]),
            Work("reread", self.filled, [["reread", *DEMO, *DAY, *STORE]]),
            Work("brief", self.filled, [["brief", *BOOK, *DAY, *STORE, *OUT]]),
            Work("migrate", self.older, [["sources", *BOOK, *STORE]]),
            Work("migrate and reread", self.earlier, [["reread", *DEMO, *STORE]]),
            Work("more", self.filled, [["run", str(self.more), *BOOK, *DAY, *STORE, *OUT]]),
            Work(
                "backup",
                self.filled,
                [["store", "backup", *STORE, "--out", f"{{out}}/{left.COPY}"]],
            ),
            Work("restore", self.nothing, [["store", "restore", str(self.backup), *STORE]]),
            Work(
                "repair",
                self.filled,
                [["store", "repair", *STORE, "--out", f"{{out}}/{left.COPY}"]],
            ),
            Work("export", self.filled, [["export", "stix", *STORE, *OUT, "--drafts"]]),
            Work("words", self.filled, self._words(), left.words, DONE_BEFORE),
            Work(
                "watch",
                self.watching,
                [["watch", *watched, *OUT, "--rounds", "2", "--every", "0"]],
                left.without_the_hour,
            ),
            Work("collect", self.watching, [["collect", *watched]], left.without_the_hour),
        )

    def _words(self) -> Sequence[Sequence[str]]:
        """Return the commands with which people say something."""
        says = ["--signer", "A. Analyst", *STORE, *AT]
        given = ["H1=0.1", "H2=0.4", "H3=0.2", "H4=0.1", "H5=0.2"]
        return (
            ["sign", PROBLEM, *says],
            ["correct", self.claims[0], "stance", "denies", *says],
            ["estimate", PROBLEM, *given, *BOOK, *STORE, *AT, "--analyst", "A. Analyst"],
            ["resolve", PROBLEM, "no-incident", "--reference", "a test", *BOOK, *says],
        )


def book_of(folder: Path, *, feed: str, target: str) -> None:
    """Write a casebook with one source, which has a feed, and one target."""
    stated: Mapping[str, object] = {"known_from": "2020-01-01", "reference": "a test"}
    sheet = {"id": "sheet", "name": "Sheet", "kind": "outlet", "owner": "Sheet", "feeds": [feed]}
    duty = {
        "id": "duty",
        "name": "Duty",
        "least": "NOTE",
        "url": target,
        "events": ["alarms", "matches", "changes"],
    }
    files: Mapping[str, Mapping[str, object]] = {
        "casebook": {"id": "watched", "title": "t", "include": ["almaty-demo"]},
        "sources": {"sources": [{**sheet, **stated}]},
        "targets": {"targets": [{**duty, **stated}]},
    }
    for name, content in files.items():
        (folder / f"{name}.yml").write_text(json.dumps(content), encoding="utf-8")


def worked(work: Work, folder: Path, kills: Sequence[float], seconds: float) -> tuple[Left, int]:
    """Do a kind of work, killed at some parts of its time and then let through; return what is
    left, and how many kills hit it.
    """
    store, out = folder / "w.sqlite", folder / "out"
    out.mkdir(parents=True)
    work.begin(store, out)
    hit = 0
    for command in work.commands:
        given = [word.format(store=store, out=out) for word in command]
        for part in kills:
            hit += killed_after(started(given), part * seconds / len(work.commands))
        for whole in out.glob(f"{left.COPY}*"):
            whole.unlink()
        if command[:2] == ["store", "restore"]:
            for whole in folder.glob("w.sqlite*"):
                whole.unlink()
        code = ended(started(given))
        if code not in work.codes:
            return {"ended": code, "command": given[0]}, hit
    return work.compare(store, out), hit
