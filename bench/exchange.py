"""What exchange costs: how fast and in how much memory a million claims leave a store, beside
msgspec's bare encoding of the same claims; how soon an export of what is new begins; what a large
bundle takes to come in.

    python -m bench.exchange claims RUN_STORE [CLAIMS ...] [--formats FORMAT ...] [--keep FOLDER]
    python -m bench.exchange since STORE DAY [FORMAT ...] [--casebook CASEBOOK]
    python -m bench.exchange import MEGABYTES CASEBOOK

For `claims`, stores are filled by bulk with everything that RUN_STORE (a store of `tocsin run`)
holds of its documents, again and again under ids of their own and on earlier days, and exported
whole. Everything is run as a person runs it, start of the program and all: seconds are those of
the wall clock and, behind them, of the processor. A store of 100,000 documents for `since` is made
by `python -m bench.desk --keep FOLDER`.
"""

import argparse
import contextlib
import datetime as dt
import itertools
import json
import multiprocessing
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

from tocsin.records import Claim

FORMATS = ("parquet", "jsonl", "csv", "stix")
# Formats of several files, which need a folder.
MANY = ("parquet", "jsonl", "csv")
# So many seconds lie between two looks into a folder.
_LOOKING = 0.005
# What belongs to documents, with the columns that are not read from the record itself.
_TABLES = {
    "documents": ("id", "document_id", "record", "capture_id"),
    "claims": ("id", "document_id", "record"),
    "mentions": ("id", "document_id", "record"),
    "quotes": ("id", "document_id", "record"),
    "attributions": ("id", "document_id", "record"),
    "events": ("id", "document_id", "record"),
    "matches": ("id", "document_id", "record"),
    "lineage": ("document_id", "origin_id", "record"),
}
# Ids are hashes behind a short word, doc-0a1b..., and numbers in a store that was filled before;
# dates stand alone or before a time. Each is a cell, or begins a text of a record.
_MOVED = re.compile(
    r'(?:"|^)(?:(?P<id>[a-z]{2,4}-[0-9a-f]{8,}(?:-\d+)*)(?=["\n]|$)'
    r'|(?P<day>20\d\d-\d\d-\d\d)(?=["T]))',
    re.MULTILINE,
)
_ENCODED = 100_000


class Run(NamedTuple):
    """What a command took, in seconds (`spent` are those of the processor) and megabytes."""

    first: float
    first_spent: float
    wall: float
    spent: float
    memory: float
    size: float
    status: int


def run(*arguments: str, folder: Path | None = None) -> Run:
    """Run a command as a person does; where it writes into a folder, its first byte is the first
    that stands there.
    """
    begun = time.perf_counter()
    command = [sys.executable, "-m", "tocsin", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    size = 0 if folder else len(process.stdout.read(1))
    if folder:
        while _goes_on(process.pid) and not _size_of(folder):
            time.sleep(_LOOKING)
    first, first_spent = time.perf_counter() - begun, _spent(process.pid)
    while piece := process.stdout.read(1_000_000):
        size += len(piece)
    _, status, used = os.wait4(process.pid, 0)
    size += _size_of(folder) if folder else 0
    return Run(
        first,
        first_spent,
        time.perf_counter() - begun,
        used.ru_utime + used.ru_stime,
        used.ru_maxrss / 1024,
        size / 1e6,
        os.waitstatus_to_exitcode(status),
    )


def _goes_on(process: int) -> bool:
    """Return whether a program still runs; what it took can be asked for afterwards."""
    return os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None


def _size_of(folder: Path) -> int:
    """Return how many bytes stand in a folder, those of files that are still written with them."""
    size = 0
    for file in folder.iterdir():
        with contextlib.suppress(FileNotFoundError):  # it was given its name just now
            size += file.stat().st_size
    return size


def _spent(process: int) -> float:
    """Return the seconds of the processor that a running program has taken (proc(5), 14 and 15)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def tell(name: str, took: Run) -> None:
    """Print what a command took."""
    print(
        f"{name}: first byte {took.first:.2f} s ({took.first_spent:.2f} of the processor), "
        f"all {took.size:.1f} MB in {took.wall:.2f} s "
        f"({took.spent:.2f} of the processor), highest memory {took.memory:.0f} MB, exit status "
        f"{took.status}",
        flush=True,
    )


def _apart(work: Callable[..., None], *given: object) -> None:
    """Do something in a program of its own: a command's highest memory is never below that of
    whoever started it.
    """
    process = multiprocessing.get_context("spawn").Process(target=work, args=given)
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(process.exitcode)


def fill(source: Path, target: Path, claims: int) -> None:
    """Make a store of so many claims from another."""
    shutil.copy(source, target)
    with sqlite3.connect(target) as store:
        for line in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-1000000"):
            store.execute(f"PRAGMA {line}")
        rows = {
            table: [*map(_Row, store.execute(f"SELECT {', '.join(columns)} FROM {table}"))]
            for table, columns in _TABLES.items()
        }
        days = store.execute("SELECT min(published_at), max(published_at) FROM documents")
        first, last = (dt.date.fromisoformat(day[:10]) for day in days.fetchone())
        length = last - first + dt.timedelta(days=4)
        turns = -(-claims // len(rows["claims"]))
        for turn in range(1, turns):
            for table, columns in _TABLES.items():
                marks = ", ".join("?" * len(columns))
                moved = (row.moved(turn, length) for row in rows[table])
                names = ", ".join(columns)
                store.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", moved)
        counted = (f"SELECT count(*) FROM {table}" for table in ("documents", "claims", "events"))
        documents, told, events = (store.execute(line).fetchone()[0] for line in counted)
    print(f"{documents:,} documents, {told:,} claims, {events:,} events", flush=True)


class _Row:
    """A row that is written again and again: what stays of it, and what does not between that."""

    def __init__(self, cells: tuple[str, ...]) -> None:
        """Take it apart once."""
        whole, at = "\n".join(cells), 0  # no cell has a line of its own: records are JSON
        self._parts: list[str] = []
        self._days: dict[int, dt.date] = {}
        self._ids: list[int] = []
        for found in _MOVED.finditer(whole):
            end = found.end()
            if day := found["day"]:
                self._parts.append(whole[at : end - len(day)])
                self._days[len(self._parts)] = dt.date.fromisoformat(day)
            else:
                self._parts.append(whole[at:end])
                self._ids.append(len(self._parts))
            self._parts.append("")
            at = end
        self._parts.append(whole[at:])

    def moved(self, turn: int, length: dt.timedelta) -> list[str]:
        """Return the row so many turns earlier, under other ids."""
        for place in self._ids:
            self._parts[place] = f"-{turn}"
        for place, day in self._days.items():
            self._parts[place] = (day - turn * length).isoformat()
        return "".join(self._parts).split("\n")


def bare(store: Path) -> None:
    """Print how fast msgspec encodes the claims of a store, with nothing around it."""
    with sqlite3.connect(store) as opened:
        chosen = opened.execute("SELECT record FROM claims LIMIT ?", (_ENCODED,))
        claims = [msgspec.json.decode(record, type=Claim) for (record,) in chosen]
    begun = time.process_time()
    for claim in claims:
        msgspec.json.encode(claim)
    print(f"msgspec: {len(claims) / (time.process_time() - begun):,.0f} claims/s", flush=True)


def claims(given: argparse.Namespace) -> None:
    """Measure how claims leave a store."""
    with tempfile.TemporaryDirectory() as folder:
        keep = given.keep or Path(folder)
        keep.mkdir(parents=True, exist_ok=True)
        for wanted in given.claims:
            store = keep / f"{wanted}.sqlite"
            if not store.exists():
                made = store.with_suffix(".making")
                _apart(fill, given.store, made, wanted)
                made.rename(store)
            _apart(bare, store)
            for form in given.formats:
                out = Path(folder) / "out"
                to = out if form in MANY else out / "bundle.json"
                took = run("export", form, "--store", str(store), "-o", str(to))
                tell(f"{form}, {wanted:,} claims, {wanted / took.spent:,.0f}/s", took)
                print(f"    {sum(f.stat().st_size for f in out.iterdir()) / 1e6:,.0f} MB")
                shutil.rmtree(out)


def since(given: argparse.Namespace) -> None:
    """Measure how soon an export of what is new begins."""
    book = ["-c", given.casebook] if given.casebook else []
    for form in given.formats or ["stix", "jsonl"]:
        with tempfile.TemporaryDirectory() as folder:
            many = form in MANY
            out, watched = (["-o", folder], Path(folder)) if many else ([], None)
            wanted = ("--store", given.store, *book, "--since", given.day, *out)
            took = run("export", form, *wanted, folder=watched)
            tell(f"{form} since {given.day}", took)


def bundle(path: Path, size: int) -> None:
    """Write a bundle of so many bytes: texts with their channels."""
    began = "2022-01-10T10:00:00.000Z"
    with path.open("w", encoding="utf-8") as out:
        out.write('{"type":"bundle","id":"bundle--1","objects":[')
        for number in itertools.count():
            name = uuid.uuid5(uuid.NAMESPACE_URL, str(number))
            text = f"Report {number}. The weather in town {number} stays fine all week. "
            media = {"type": "media-content", "id": f"media-content--{name}"}
            media |= {"title": f"Report {number}", "content": text * 30, "created": began}
            channel = {"type": "channel", "id": f"channel--{name}", "name": f"Channel {number}"}
            tie = {"type": "relationship", "id": f"relationship--{name}"}
            tie |= {"relationship_type": "publishes", "source_ref": channel["id"]}
            tie |= {"target_ref": media["id"]}
            out.write(",".join(json.dumps(each) for each in (media, channel, tie)))
            if out.tell() >= size:
                break
            out.write(",")
        out.write("]}")


def taken_in(given: argparse.Namespace) -> None:
    """Import a bundle: for its proposals alone, and with its texts into a store."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bundle.json"
        bundle(path, given.megabytes * 1_000_000)
        own = ("import", str(path), "-c", given.casebook)
        tell("proposals", run(*own))
        tell("into a store", run(*own, "--store", str(Path(folder) / "s.sqlite")))


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parts = parser.add_subparsers(required=True)
    many = parts.add_parser("claims")
    many.add_argument("store", type=Path)
    many.add_argument("claims", type=int, nargs="*", default=[100_000, 1_000_000])
    many.add_argument("--formats", nargs="+", default=FORMATS)
    many.add_argument("--keep", type=Path, help="folder for the stores that are made")
    many.set_defaults(measure=claims)
    new = parts.add_parser("since")
    new.add_argument("store")
    new.add_argument("day")
    new.add_argument("formats", nargs="*")
    new.add_argument("--casebook")
    new.set_defaults(measure=since)
    large = parts.add_parser("import")
    large.add_argument("megabytes", type=int)
    large.add_argument("casebook")
    large.set_defaults(measure=taken_in)
    given = parser.parse_args()
    given.measure(given)


if __name__ == "__main__":
    main()
