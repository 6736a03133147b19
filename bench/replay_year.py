"""How long a replay of a whole year takes.

Usage: python -m bench.replay_year FOLDER

The news that we hold ends in June 2022 and is dense only from February on. So the year is made: the
documents of 1 February to 16 June 2022, as they were read, three times over, each time 136 days
earlier, under ids of their own. Every date in them moves along; what their texts say does not. It
is a year as busy as those months, and good for nothing but time: what such a replay says of
foresight means nothing, so it is not printed.

FOLDER holds the store of the stream (`python -m bench.replays ruwa --keep FOLDER`) and keeps that
of the year.
The casebook is that of the stream, with every entry known from the beginning, so that all problems
are open on every day. The replay is run by the command that a user runs; then a second time with a
process that is killed (-9) in the middle and started again. Both ledgers must be equal.
"""

import datetime as dt
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench.replays import BOOKS, STUDIES, as_kept, stored, timed
from bench.voxcheck import DATA
from tocsin.records import Kept
from tocsin.replay.days import end_of
from tocsin.replay.past import Bundle, Past
from tocsin.store import Store

STUDY = STUDIES["ruwa"]
FIRST, LAST = dt.date.fromisoformat(STUDY.first), dt.date.fromisoformat(STUDY.last)
LENGTH = (LAST - FIRST).days + 1
TURNS = 3
YEAR = LAST - dt.timedelta(days=364)
# Ids are hashes behind a short word: doc-0a1b...; dates stand alone or before a time.
_ID = re.compile(rb'"([a-z]{2,4}-[0-9a-f]{8,})"')
_DATE = re.compile(rb'"(20\d\d-\d\d-\d\d)(?=["T])')
_AT_ONCE = 500


def moved(bundle: Bundle, turn: int) -> Bundle:
    """Return a document with everything found in it, so many turns earlier, under other ids."""
    if turn == 0:
        return bundle
    back = dt.timedelta(days=turn * LENGTH)

    def earlier(found: re.Match[bytes]) -> bytes:
        day = dt.date.fromisoformat(found[1].decode()) - back
        return b'"' + day.isoformat().encode()

    written = _DATE.sub(earlier, msgspec.json.encode(bundle))
    return msgspec.json.decode(_ID.sub(rb'"\1-%d"' % turn, written), type=Bundle)


def year(keep: Path) -> Path:
    """Return the store of the year, made where it is not there yet."""
    place = keep / "year.sqlite"
    if place.exists():
        return place
    with Store(str(stored("ruwa", keep))) as store:
        past = Past.of(store, end_of(LAST))
    months = past.known(end_of(FIRST - dt.timedelta(days=1)), end_of(LAST))
    made = place.with_suffix(".making")
    with Store(str(made)) as store:
        for turn in range(TURNS):
            for part in _parts([as_kept(moved(bundle, turn)) for bundle in months]):
                store.keep(part, "bench.replay_year", end_of(LAST))
    made.rename(place)
    print(f"year: {TURNS * len(months):,} documents, {LENGTH} days {TURNS} times over")
    return place


def _parts(items: list[Kept]) -> Iterator[list[Kept]]:
    """Yield some items at a time."""
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]


def book(keep: Path) -> Path:
    """Return the casebook in which every entry was known before the year began."""
    folder = keep / "year-casebook"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(BOOKS / STUDY.book, folder)
    for path in folder.glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"known_from: *[\d-]+", "known_from: 2021-01-01", text)
        path.write_text(text.replace("../evidence", str(BOOKS.parent / "evidence")), "utf-8")
    return folder


def asked(keep: Path, store: Path, out: Path) -> list[str]:
    """Return the command of the replay."""
    return [
        *("replay", str(keep / "year-casebook"), "--from", str(YEAR), "--to", str(LAST)),
        *("--store", str(store), "--outcomes", str(DATA / "outcomes" / STUDY.outcomes)),
        *("--covers", STUDY.covers, "--out", str(out)),
    ]


def killed(words: list[str], out: Path, after: float) -> float:
    """Run a replay, kill it after so many seconds, and run it to its end; return its seconds of
    processor, both parts together.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen([sys.executable, "-m", "tocsin", *words], stdout=subprocess.DEVNULL)
    time.sleep(after)
    if process.poll() is None:
        os.kill(process.pid, signal.SIGKILL)
    print(f"year: killed after {after:.0f} s, exit status {process.wait()}, left:", end=" ")
    print(", ".join(sorted(f"{p.name} ({p.stat().st_size:,})" for p in out.iterdir())))
    timed(*words)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Make the year, replay it twice, and return 1 where the ledgers differ."""
    keep = Path(sys.argv[1])
    store = year(keep)
    book(keep)
    whole, broken = keep / "year-replay", keep / "year-replay-killed"
    for folder in (whole, broken):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    _, spent, wall = timed(*asked(keep, store, whole))
    print(f"year: replayed in {spent:.0f} s of processor, {wall:.0f} s of wall")
    spent = killed(asked(keep, store, broken), broken, wall / 2)
    print(f"year: killed in the middle and gone on: {spent:.0f} s of processor")
    ledgers = [(folder / "ledger.jsonl").read_bytes() for folder in (whole, broken)]
    rows, same = ledgers[0].count(b"\n"), ledgers[0] == ledgers[1]
    print(f"year: {rows:,} lines of ledger, equal to the byte in both: {same}")
    return int(not same)


if __name__ == "__main__":
    sys.exit(main())
