"""What an archive of the web costs: `python -m bench.archive`.

Records are made of the pages in ../shared/data/pages, each edited so that none repeats another, and
packed as crawlers pack them. `--passing` says in which share of the records something watched
stands; without it, in as many as of the pages. `gate` measures what every record costs: unpacking,
its words at a glance, the gate, its date. `whole` reads them into a store, and with `--kill` is
killed on the way and goes on; the digest of what is kept and counted is the same either way.
`engines` gives the same rows and pages to two processes of this machine and to a cluster of Spark
of two workers on loopback.
"""

import argparse
import datetime as dt
import gzip
import hashlib
import math
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import msgspec
from tests import warcs
from tests.sparks import Cluster, descendants

from bench.listeners import cpu_of
from tocsin.casebook import load_casebook
from tocsin.documents.page_glance import date_at_a_glance, words_at_a_glance
from tocsin.errors import InputError
from tocsin.gate import Gate, watched_reasons
from tocsin.records import Capture, Document, Stretch
from tocsin.sources import Reading, Stated
from tocsin.sources.decode import decode
from tocsin.sources.stretches import StretchReader, stretches_of
from tocsin.workspace import archiving
from tocsin.workspace.workspace import open_workspace

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT.parent / "shared" / "data" / "pages" / "html"
MOMENT = dt.datetime(2022, 1, 12, 23, 59, 59, tzinfo=dt.UTC)
# Records of a file at most, and files at least, so that there is work for several processes.
PER_FILE, FILES = 2_000, 12
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


def written_archive(folder: Path, number: int, pages: "Pages") -> Path:
    """Write so many records into archive files of a folder, and return their listing."""
    chance, names = random.Random(7), []
    each = max(1, min(PER_FILE, -(-number // FILES)))
    for first in range(0, number, each):
        name = f"CC-NEWS-{first:08}.warc.gz"
        names.append(name)
        with (folder / name).open("wb") as out:
            for at in range(first, min(number, first + each)):
                body = _HEAD + _edited(pages[at], at, chance)
                out.write(gzip.compress(_record(body, at, chance), 4, mtime=0))
    listing = folder / "warc.paths"
    listing.write_text("\n".join(names))
    return listing


class Pages:
    """The pages that records are made of, by the number of a record."""

    def __init__(self, book: Path, passing: float | None) -> None:
        """`passing` is the share of records in which something watched stands; None leaves it at
        that of the pages.
        """
        every = [gzip.decompress(path.read_bytes()) for path in sorted(PAGES.glob("*.gz"))]
        asking = Gate(watched_reasons(load_casebook(book)))
        passes = [asking.passes(words_at_a_glance(decode(page, "page"))) for page in every]
        self._every = every
        self._passing = passing
        self._through = [page for page, does in zip(every, passes, strict=True) if does]
        self._others = [page for page, does in zip(every, passes, strict=True) if not does]

    def __getitem__(self, number: int) -> bytes:
        """Return the page that a record is made of."""
        if self._passing is None:
            return self._every[number % len(self._every)]
        # The share is met after every record, as nearly as whole records can.
        through = math.floor((number + 1) * self._passing)
        if through > math.floor(number * self._passing):
            return self._through[through % len(self._through)]
        return self._others[(number - through) % len(self._others)]


def _edited(page: bytes, number: int, chance: random.Random) -> bytes:
    """Return a page with two of its paragraphs in another order, and a line of its own."""
    parts = page.split(b"</p>")
    if len(parts) > 3:
        one, other = chance.sample(range(len(parts) - 1), 2)
        parts[one], parts[other] = parts[other], parts[one]
    own = b"<p>This is edition number %d of the page.</p></body>" % number
    return b"</p>".join(parts).replace(b"</body>", own)


def _record(block: bytes, number: int, chance: random.Random) -> bytes:
    """Return a record of an answer."""
    name = uuid.UUID(int=chance.getrandbits(128))
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2022-01-11T10:00:00Z\r\n"
        f"WARC-Target-URI: https://news{number % 97}.example/a/{number}\r\n"
        f"WARC-Record-ID: <urn:uuid:{name}>\r\nContent-Length: {len(block)}\r\n"
        "Content-Type: application/http; msgtype=response\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def captures(listing: Path) -> Iterator[Capture]:
    """Yield the pages of an archive."""
    for file in archiving.files(str(listing)):
        for stretch in stretches_of(file.archive, file.path):
            assert isinstance(stretch, Stretch), stretch
            reading = Reading(name=stretch.archive, seen_at=MOMENT, stated=Stated())
            for item in StretchReader(stretch, reading):
                if isinstance(item, Capture):
                    yield item


def gate(listing: Path, book: Path) -> None:
    """Print what every record costs, step by step."""
    asking = Gate(watched_reasons(load_casebook(book)))
    spent = {"unpacking": 0.0, "words at a glance": 0.0, "gate": 0.0, "date": 0.0}
    number = passed = dated = 0
    before = time.process_time()

    def note(step: str) -> None:
        nonlocal before
        now = time.process_time()
        spent[step] += now - before
        before = now

    for capture in captures(listing):
        number += 1
        note("unpacking")
        try:
            page = decode(capture.body, capture.origin)
        except InputError:
            continue
        words = words_at_a_glance(page)
        note("words at a glance")
        passed += asking.passes(words)
        note("gate")
        dated += date_at_a_glance(page, capture.url) is not None
        note("date")
    whole = sum(spent.values())
    for step, seconds in spent.items():
        print(f"{step:20} {seconds / number * 1_000:8.2f} CPU ms a record")
    print(
        f"{number} records, {number / whole:.0f} a CPU second, {passed / number:.1%} let through,"
    )
    print(f"{dated / number:.1%} dated; {whole / number * 1e6:,.0f} CPU seconds a million records")


def whole(listing: Path, folder: Path, book: Path, *, kill: int | None) -> None:
    """Print what reading an archive into a store costs; with `kill`, also that it goes on."""
    store = folder / "whole.sqlite"
    store.unlink(missing_ok=True)
    before, begun = _children(), time.monotonic()
    words = [str(listing), "-c", str(book), "--store", str(store), "--as-of", "2022-01-12"]
    command = [sys.executable, "-m", "tocsin", "archive", *words, "--workers", "2", "--json"]
    if kill:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        while not store.exists() or _documents(store) < kill:
            time.sleep(0.5)
        process.send_signal(signal.SIGKILL)
        process.wait()
        print(f"killed with {_documents(store)} documents kept")
    done = subprocess.run(command, capture_output=True, check=False)
    outcome = msgspec.json.decode(done.stdout)
    spent, wall = _children() - before, time.monotonic() - begun
    print(outcome["tally"], f"{spent:.0f} CPU s in all, {wall:.0f} s")
    print(f"{_documents(store)} documents in the store, digest {_digest(store)}")


def _documents(store: Path) -> int:
    """Return how many documents a store holds."""
    with open_workspace(str(store)) as work:
        return len(work.store.records(Document))


def _digest(store: Path) -> str:
    """Return a digest of what is kept and counted, whatever the order it came in."""
    with sqlite3.connect(store) as raw:
        kept = raw.execute("SELECT id FROM documents ORDER BY id").fetchall()
        counted = raw.execute(
            "SELECT source_id, day, sum(captures) FROM volumes GROUP BY 1, 2 ORDER BY 1, 2"
        ).fetchall()
    return hashlib.sha256(repr((kept, counted)).encode()).hexdigest()[:16]


def _children() -> float:
    """Return the processor seconds of processes that were waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def engines(listing: Path, folder: Path, book: Path) -> None:
    """Print what two processes and a cluster of two workers take for the same archive."""
    words = [str(listing), "-c", str(book), "--as-of", "2022-01-12", "--json"]
    command = [sys.executable, "-m", "tocsin", "archive", *words]
    _timed("local", [*command, "--out", str(folder / "local"), "--workers", "2"], [])
    cluster = Cluster(folder)
    try:
        workers = [cluster.add_worker().pid for _ in range(2)]
        own = ["--engine", "spark", "--master", cluster.master, "--out", str(folder / "spark")]
        _timed("spark", [*command, *own], workers)
    finally:
        cluster.stop()


def _timed(name: str, command: list[str], others: list[int]) -> None:
    """Print what a command takes, with what other processes take for it meanwhile."""
    begun, before = time.monotonic(), _children()
    elsewhere: dict[int, float] = {}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        for pid in (child for other in others for child in descendants(other)):
            elsewhere[pid] = cpu_of(pid) or elsewhere.get(pid, 0.0)
        time.sleep(0.2)
    own, there = _children() - before, sum(elsewhere.values())
    wall = time.monotonic() - begun
    print(f"{name}: {wall:.0f} s, {own + there:.0f} CPU s ({there:.0f} in executors)")


def main() -> None:
    """Run one of the measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("gate", "whole", "engines"))
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--casebook", type=Path, default=ROOT / "casebooks" / "almaty-2022")
    parser.add_argument(
        "--kill", type=int, nargs="?", const=1, help="Kill it when so many texts are kept."
    )
    parser.add_argument("--passing", type=float)
    parser.add_argument("--keep", type=Path, help="A folder whose archive is used again.")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = args.keep or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        listing = folder / "warc.paths"
        if not listing.exists():
            pages = Pages(args.casebook, args.passing)
            listing = written_archive(folder, args.records, pages)
        print(f"load {os.getloadavg()[0]:.1f}")
        if args.what == "gate":
            gate(listing, args.casebook)
        elif args.what == "whole":
            whole(listing, folder, args.casebook, kill=args.kill)
        else:
            warcs.parquet(folder / "rows.parquet", [text for _, _, text in warcs.told(60)])
            listing.write_text(listing.read_text() + "\nrows.parquet")
            engines(listing, folder, args.casebook)


if __name__ == "__main__":
    main()
