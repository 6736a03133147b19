"""How cost grows with what is stored: the same commands on a small and on a large store.

Usage: python -m bench.cost stored [--documents N ...] [--touching SHARE] [--casebook NAME]
                                   [--new N] [--folder PATH]

News of RUWA and posts of Telegram are read by the product once. A store of so many documents is
filled with what was found in them, kept by the product (`Store.keep`) over and over, with other
ids and another day, a hundred documents a day. Every time other words of the same length stand in
place of those that no name stands in: of nearly all of them, or in one text of ten of a few, so
that it is an edited copy. With `--touching .02` only so many of the records touch anything
watched; all others are kept as the gate leaves them. On each store the program itself then runs:
`read_into` takes in news it has never seen, and the commands `tocsin run` and `tocsin brief` are
run as a person runs them. Start-up of a command is measured beside them, on an empty store. At the
end other news is read into the store by `bench.reading_rate`, without start-up and without a brief.
"""

import argparse
import datetime as dt
import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from bench.gate_cost import NOW, ROOT, capture_of, posts
from bench.streams import ruwa
from tocsin.casebook import load_casebook
from tocsin.pipeline import Reader
from tocsin.records import Capture, Casebook, Document, Kept
from tocsin.store import Store

_A_DAY, _BATCH, _READ_TOGETHER = 100, 256, 128
_WORD = re.compile(r"\b[a-zа-яёіїєґқңөұүһі]{4,}\b")
_SEED = 5
# So many texts are edited copies; so many words stay in these, and in others.
_COPIES, _IN_COPIES, _IN_OTHERS = 0.1, 0.95, 0.03
# So many words are added to a text that touches nothing, so that none is another's copy.
_ADDED = 6


class News(NamedTuple):
    """What is taken in: rows as a person has them in a file. The store is filled with `first`; at
    the end `new` are taken in, and then `last`.
    """

    first: Sequence[Mapping[str, str]]
    new: Sequence[Mapping[str, str]]
    last: Sequence[Mapping[str, str]]


def news(book: Casebook, read: int, new: int) -> News:
    """Return rows to be read once, and others that are taken in at the end, twice as many as are
    asked for; the sources of the casebook publish them in turn.
    """
    texts = [post.text for post in ruwa() if post.text.strip()] + posts(read // 4)
    random.Random(_SEED).shuffle(texts)
    yesterday = (NOW.date() - dt.timedelta(days=1)).isoformat()
    rows = [
        {
            "id": f"text-{number}",
            "text": text,
            "source": book.sources[number % len(book.sources)].id,
            "published_at": yesterday,
        }
        for number, text in enumerate(texts[: read + new + new])
    ]
    return News(rows[new : new + read], rows[:new], rows[new + read :])


class Read(NamedTuple):
    """What reading gives: texts that touch something watched, and those that do not."""

    touching: Sequence[Kept]
    others: Sequence[Kept]


def read_once(book: Casebook, rows: Sequence[Mapping[str, str]]) -> Read:
    """Return what reading some rows gives."""
    reader, carried = Reader(book, NOW), list[Kept]()
    captures = [_capture(row) for row in rows]
    for start in range(0, len(captures), _READ_TOGETHER):
        carried += reader.carry_all(captures[start : start + _READ_TOGETHER])
    return Read(
        [kept for kept in carried if kept.document is not None],
        [kept for kept in carried if kept.unread is not None],
    )


def _capture(row: Mapping[str, str]) -> Capture:
    """Return the capture of a row."""
    capture = capture_of(row["id"], row["text"])
    published = dt.datetime.fromisoformat(row["published_at"]).replace(tzinfo=dt.UTC)
    return msgspec.structs.replace(capture, source_id=row["source"], published_at=published)


class Copier:
    """Makes documents of those that were read: each with other words, ids and days."""

    def __init__(self, kept_rows: Sequence[Kept]) -> None:
        """Take what was read."""
        self._kept_rows = kept_rows
        self._raw = [msgspec.json.encode(kept) for kept in kept_rows]
        self._words: dict[tuple[str | None, int], list[str]] = defaultdict(list)
        for document in (kept.document for kept in kept_rows):
            for word in _WORD.findall(document.text if document else ""):
                self._words[document.language if document else None, len(word)].append(word)

    def record(self, number: int, day: dt.date) -> Kept:
        """Return one document that was never read before, published on a day."""
        which, turn = number % len(self._kept_rows), number // len(self._kept_rows)
        base, raw = self._kept_rows[which], self._raw[which]
        for name in _ids(base):
            raw = raw.replace(f'"{name}"'.encode(), f'"{name}-{turn}"'.encode())
        kept = msgspec.json.decode(raw, type=Kept)
        document = kept.document
        assert document is not None
        dice = random.Random(f"{number}")
        text = self._reworded(document, base, dice)
        moment = dt.datetime.combine(day, dt.time(number % 24), dt.UTC)
        return _placed(kept, msgspec.structs.replace(document, text=text), number, moment)

    def _reworded(self, document: Document, base: Kept, dice: random.Random) -> str:
        """Return a text with other words of the same length where no name stands."""
        names = base.annotations.mentions if base.annotations else ()
        taken = {place for m in names for place in range(m.span.start, m.span.end)}
        as_before = _IN_COPIES if dice.random() < _COPIES else _IN_OTHERS

        def other(match: re.Match[str]) -> str:
            """Return a word in place of one."""
            if match.start() in taken or dice.random() < as_before:
                return match.group()
            return dice.choice(self._words[document.language, len(match.group())])

        return _WORD.sub(other, document.text)


class Others:
    """Makes records that touch nothing of those that were read: with other words, ids and days."""

    def __init__(self, left_out: Sequence[Kept]) -> None:
        """Take what the gate left out."""
        self._left_out = left_out
        texts = (kept.unread.text for kept in left_out if kept.unread is not None)
        self._words = sorted({word for text in texts for word in _WORD.findall(text)})

    def record(self, number: int, day: dt.date) -> Kept:
        """Return one record that was never read before, published on a day."""
        base = self._left_out[number % len(self._left_out)]
        unread, dice = base.unread, random.Random(f"{number}")
        assert unread is not None
        text = f"{unread.text} {' '.join(dice.sample(self._words, _ADDED))}"
        moment = dt.datetime.combine(day, dt.time(number % 24), dt.UTC)
        name = f"other-{number}"
        capture = msgspec.structs.replace(
            base.capture,
            id=f"cap-{name}",
            body=text.encode(),
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            seen_at=moment,
            published_at=moment,
        )
        left = msgspec.structs.replace(
            unread,
            id=f"doc-{name}",
            capture_id=capture.id,
            external_id=name,
            text=text,
            seen_at=moment,
            published_at=moment,
        )
        gone = tuple(msgspec.structs.replace(d, record_id=left.id) for d in base.dropped)
        return msgspec.structs.replace(
            base,
            capture=capture,
            published_at=moment,
            text_sha256=capture.sha256,
            unread=left,
            dropped=gone,
        )


def _ids(kept: Kept) -> Iterator[str]:
    """Yield the ids of everything that was found in one document."""
    document, notes = kept.document, kept.annotations
    assert document is not None
    yield from {kept.capture.id, document.id, document.external_id}
    if notes is not None:
        kinds = (notes.mentions, notes.quotes, notes.attributions, notes.claims, notes.events)
        yield from {record.id for kind in kinds for record in kind}
    yield from {match.id for match in kept.matches}


def _placed(kept: Kept, document: Document, number: int, moment: dt.datetime) -> Kept:
    """Return what was found in a document as if it had been published and seen at a moment."""
    text = document.text
    capture = msgspec.structs.replace(
        kept.capture,
        body=text.encode(),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        seen_at=moment,
        published_at=moment,
    )
    document = msgspec.structs.replace(document, seen_at=moment, published_at=moment)
    notes = kept.annotations
    if notes is not None:
        claims = (msgspec.structs.replace(c, text=c.span.of(text)) for c in notes.claims)
        notes = msgspec.structs.replace(notes, claims=tuple(claims))
    touch = kept.touch
    if touch is not None:
        at = moment if touch.at is not None else None
        touch = msgspec.structs.replace(touch, day=moment.date(), seen_at=moment, at=at)
    return msgspec.structs.replace(
        kept,
        capture=capture,
        document=document,
        annotations=notes,
        touch=touch,
        published_at=moment,
        text_sha256=capture.sha256,
    )


def fill(path: Path, read: Read, size: int, touching: float) -> None:
    """Fill a store with so many records, a hundred that touch something a day, up to the day before
    now.
    """
    each = round(1 / touching)
    copier, others, a_day = Copier(read.touching), Others(read.others), _A_DAY * each
    first = NOW.date() - dt.timedelta(days=size // a_day + 1)
    with Store(str(path)) as store:
        for start in range(0, size, _BATCH):
            batch = []
            for number in range(start, min(start + _BATCH, size)):
                day = first + dt.timedelta(days=number // a_day)
                if number % each:
                    batch.append(others.record(number, day))
                else:
                    batch.append(copier.record(number // each, day))
            store.keep(batch, "filled", NOW)
            store.full_text.catch_up()


class Spent(NamedTuple):
    """What a command took: seconds of the wall clock and of the processor, and megabytes at
    most.
    """

    wall: float
    processor: float
    megabytes: float


# The system counts the memory of whoever starts a program as that program's, up to the moment it
# begins. So a small program starts it, waits, and says what it took.
_BETWEEN = """
import json, os, subprocess, sys, time
begun = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
spent = time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
print(json.dumps([status, *spent]))
"""


def started(*arguments: str) -> Spent:
    """Start a Python program, and return what it took."""
    between = [sys.executable, "-S", "-c", _BETWEEN, sys.executable, *arguments]
    done = subprocess.run(between, capture_output=True, check=True, text=True)
    status, *spent = json.loads(done.stdout)
    if status:
        raise SystemExit(f"{' '.join(arguments)} ended with {status}")
    return Spent(*spent)


def command(*arguments: str) -> Spent:
    """Run a command of the program as a person does."""
    return started("-m", "tocsin", *arguments)


def reading(store: Path, texts: Path, casebook: str) -> float:
    """Return how many milliseconds of the processor a text takes to be read into a store."""
    module = [sys.executable, "-m", "bench.reading_rate", str(store), str(texts), casebook]
    done = subprocess.run(module, stdout=subprocess.PIPE, check=True, text=True)
    return float(done.stdout)


def measure(folder: Path, store: Path, casebook: str, new: Path) -> dict[str, Spent]:
    """Return what the commands take on one store, in the order of a person's day."""
    of_store = ("-c", casebook, "--store", str(store), "-o", str(folder / "out"))
    moment = ("--as-of", NOW.isoformat())
    bare = ("--no-records",)
    return {
        "a first brief": command("brief", *of_store, *moment, *bare),
        "the news taken in, and a brief": command("run", str(new), *of_store, *moment, *bare),
        "a brief": command("brief", *of_store, *moment, *bare),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[0, 1_000, 10_000, 100_000])
    parser.add_argument("--touching", type=float, default=1.0)
    parser.add_argument("--casebook", default="zaporizhzhia-2023")
    parser.add_argument("--read", type=int, default=2_000)
    parser.add_argument("--new", type=int, default=100)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "stored")
    args = parser.parse_args(arguments)
    os.environ["TOCSIN_VECTORS"] = "none"
    casebook = str(ROOT / "casebooks" / args.casebook)
    args.folder.mkdir(parents=True, exist_ok=True)
    book = load_casebook(Path(casebook))
    rows = news(book, args.read, args.new)
    new = _written(args.folder / "new.jsonl", rows.new)
    last = _written(args.folder / "last.jsonl", rows.last)
    read: Read | None = None
    for size in args.documents:
        filled = args.folder / f"{size}-{args.touching:g}.sqlite"
        store = args.folder / "store.sqlite"
        if not filled.exists():
            read = read or read_once(book, rows.first)
            begun = time.process_time()
            fill(filled, read, size, args.touching)
            spent = (time.process_time() - begun) / max(size, 1) * 1000
            print(f"{size:,} records: filled, {spent:.2f} ms each", flush=True)
        shutil.copy(filled, store)
        for what, spent in measure(args.folder, store, casebook, new).items():
            print(
                f"{size:,} records: {what}: {spent.wall:.2f} s, {spent.processor:.2f} of the "
                f"processor, {spent.megabytes:.0f} MB",
                flush=True,
            )
        spent_reading = reading(store, last, casebook)
        print(f"{size:,} records: reading, {spent_reading:.1f} ms a text", flush=True)


def _written(file: Path, rows: Sequence[Mapping[str, str]]) -> Path:
    """Write rows into a file, one a line."""
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


if __name__ == "__main__":
    main()
