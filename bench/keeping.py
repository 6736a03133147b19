"""What keeping costs: time per post of `Store.keep` in a run over Telegram posts, its share of the
run, and plain SQLite beside it.

Usage: python -m bench.keeping [--limit N] [--casebook NAME] [--read-all] [--json]

The run is the product's own (`pipeline.read_into`), of posts of ../shared spread evenly over the
samples. Plain SQLite writes the same records as JSON rows with an id, in transactions of a thousand
posts, and nothing else. Times are of the wall clock, as what a disk acknowledges counts; on a busy
machine compare the processor's.
"""

import argparse
import datetime as dt
import gzip
import json
import os
import sqlite3
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from bench.tables import print_tables
from tocsin.casebook import load_casebook
from tocsin.pipeline import read_into
from tocsin.pipeline.intake import silent
from tocsin.records import Kept, ToKeep
from tocsin.sources import Stated
from tocsin.store import Store

ROOT = Path(__file__).resolve().parents[1]
POSTS = ROOT.parent / "shared" / "data" / "telegram"
NOW = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
PLAIN_BATCH = 1_000


class Cost(NamedTuple):
    """Milliseconds of the wall clock and of the processor."""

    wall: float
    processor: float


class Stopwatch:
    """Adds up what passes between start and stop."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.wall = self.processor = 0.0

    def __enter__(self) -> None:
        """Start."""
        self.wall -= time.perf_counter()
        self.processor -= time.process_time()

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.wall += time.perf_counter()
        self.processor += time.process_time()

    def each(self, number: int) -> Cost:
        """Return milliseconds for each of a number of posts."""
        return Cost(self.wall / number * 1000, self.processor / number * 1000)


class TimedStore(Store):
    """A store that measures its own keeping, and remembers what it was given."""

    def __init__(self, url: str) -> None:
        """Open a store."""
        super().__init__(url)
        self.watch = Stopwatch()
        self.given: list[Kept] = []

    def keep(
        self, items: Sequence[ToKeep], fingerprint: str, at: dt.datetime | None = None
    ) -> None:
        """Keep, with a stopwatch beside it."""
        with self.watch:
            super().keep(items, fingerprint, at)
        self.given += [item for item in items if isinstance(item, Kept)]


def write_posts(path: Path, limit: int) -> int:
    """Write posts as JSONL, spread evenly over the samples; return how many."""
    rows = []
    for sample in sorted(POSTS.glob("*.jsonl.gz")):
        with gzip.open(sample, "rt", encoding="utf-8") as lines:
            rows += [row for line in lines if ((row := json.loads(line))["text"] or "").strip()]
    chosen = rows[:: max(1, len(rows) // limit)][:limit]
    with path.open("w", encoding="utf-8") as out:
        for number, row in enumerate(chosen):
            given = {
                "id": str(number),
                "text": row["text"],
                "source": row.get("channel") or "channel",
                "published_at": row["date"],
            }
            out.write(json.dumps(given, ensure_ascii=False) + "\n")
    return len(chosen)


def plain(path: Path, given: Sequence[Kept]) -> Stopwatch:
    """Write the records of what was kept into one plain table, and return what that took."""
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("CREATE TABLE rows (id TEXT PRIMARY KEY, record TEXT NOT NULL)")
    watch = Stopwatch()
    for start in range(0, len(given), PLAIN_BATCH):
        with watch, raw:
            rows = [row for item in given[start : start + PLAIN_BATCH] for row in _records(item)]
            raw.executemany("INSERT OR IGNORE INTO rows VALUES (?, ?)", rows)
    raw.close()
    return watch


def _records(item: Kept) -> list[tuple[str, str]]:
    """Return ids and records of one capture."""
    bare = msgspec.structs.replace(item.capture, body=b"")
    records: list[tuple[str, object]] = [(item.capture.id, bare)]
    for text in (item.document, item.unread):
        records += [(text.id, text)] if text is not None else []
    if item.annotations is not None:
        notes = item.annotations
        of_kinds = (notes.mentions, notes.quotes, notes.attributions, notes.claims, notes.events)
        records += [(record.id, record) for kind in of_kinds for record in kind]
    records += [(match.id, match) for match in item.matches]
    return [(name, msgspec.json.encode(record).decode()) for name, record in records]


def measure(limit: int, casebook: str, *, read_all: bool) -> dict[str, float]:
    """Run, and return the figures."""
    book = load_casebook(ROOT / "casebooks" / casebook)
    with tempfile.TemporaryDirectory() as folder:
        posts = Path(folder) / "posts.jsonl"
        number = write_posts(posts, limit)
        whole = Stopwatch()
        with TimedStore(str(Path(folder) / "store.sqlite")) as store:
            with whole:
                read_into(
                    store,
                    book,
                    [str(posts)],
                    as_of=NOW,
                    stated=Stated(),
                    tell=silent,
                    read_all=read_all,
                )
            keeping = store.watch
            bare = plain(Path(folder) / "plain.sqlite", store.given)
            documents = sum(item.document is not None for item in store.given)
    return {
        "posts": number,
        "documents": documents,
        "keep, ms a post": keeping.each(number).wall,
        "keep, ms a post of the processor": keeping.each(number).processor,
        "plain SQLite, ms a post": bare.each(number).wall,
        "plain SQLite, ms a post of the processor": bare.each(number).processor,
        "whole run, ms a post": whole.each(number).wall,
        "share of the run": keeping.wall / whole.wall,
        "share of the processor": keeping.processor / whole.processor,
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--limit", type=int, default=4_000)
    parser.add_argument("--casebook", default="almaty-2022")
    parser.add_argument("--read-all", action="store_true", help="read every post whole")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    os.environ.setdefault("TOCSIN_VECTORS", "none")
    figures = measure(args.limit, args.casebook, read_all=args.read_all)
    rows = {name: {"": value} for name, value in figures.items()}
    print_tables({"keeping": rows}, as_json=args.json)


if __name__ == "__main__":
    main()
