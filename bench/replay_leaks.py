"""Whether anything that came after a day changes what a replay says of that day.

Usage: python -m bench.replay_leaks FOLDER [--futures 1000] [--seed 0]

FOLDER holds the store of the stream (`python -m bench.replays ruwa --keep FOLDER`). Real documents
of two days in February 2022 are put into a store of their own, with a casebook of two problems, and
replayed by `tocsin replay` up to some days behind them. Then, for each future, a store is written
anew: the same documents and some of later weeks, drawn at random and dated anew after the second of
the two days, the very next second often enough, all in any order; and the casebook gets entries
that are known only later. It is replayed by the same command over the same days. The lines of the
ledger for the two days must be equal to the byte; that the lines behind them differ is counted, or
the futures would have been none.
"""

import argparse
import contextlib
import datetime as dt
import functools
import io
import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec
from ruamel.yaml import YAML

from bench.replays import BOOKS, STUDIES, as_kept, stored
from tocsin.cli.main import main as tocsin
from tocsin.replay.days import ONE_DAY, end_of
from tocsin.replay.past import Bundle, Past
from tocsin.store import Store

FIRST = dt.date(2022, 2, 17)
LAST, BEHIND = FIRST + ONE_DAY, FIRST + 4 * ONE_DAY
_PROBLEMS = 2
_MOST_LATER = 30
# So many casebooks with later entries are drawn from: one that was read before is read at once.
_CASEBOOKS = 25
_WEEKS = 60 * ONE_DAY


def replayed(folder: Path) -> bytes:
    """Replay the store of a folder by the command, and return its ledger."""
    words = [
        *("replay", str(folder / "book"), "--from", str(FIRST), "--to", str(BEHIND)),
        *("--store", str(folder / "s.sqlite"), "--out", str(folder / "out")),
    ]
    with patch.object(sys, "argv", ["tocsin", *words]), contextlib.redirect_stdout(io.StringIO()):
        try:
            tocsin()
        except SystemExit as ended:
            if ended.code:
                raise
    return (folder / "out" / "ledger.jsonl").read_bytes()


def parts_of(ledger: bytes) -> tuple[list[bytes], list[bytes]]:
    """Return the lines of a ledger up to the last day, and those behind it."""
    lines = ledger.splitlines()
    is_before = [json.loads(line)["day"] <= LAST.isoformat() for line in lines]
    pairs = list(zip(lines, is_before, strict=True))
    return [x for x, before in pairs if before], [x for x, before in pairs if not before]


def write(
    folder: Path, empty: bytes, bundles: Sequence[Bundle], chance: random.Random | None = None
) -> Path:
    """Write the store and the casebook of a folder; with chance, in any order, and with later
    entries.
    """
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "book").mkdir(parents=True)
    rows = list(bundles)
    if chance is not None:
        chance.shuffle(rows)
    (folder / "s.sqlite").write_bytes(empty)
    with Store(str(folder / "s.sqlite")) as store:
        store.keep([as_kept(b) for b in rows], "bench.replay_leaks", end_of(BEHIND))
    number = None if chance is None else chance.randrange(_CASEBOOKS)
    for name, text in book(number).items():
        (folder / "book" / name).write_text(text, encoding="utf-8")
    return folder


@functools.cache
def book(number: int | None) -> dict[str, str]:
    """Return the files of the casebook; with a number, with entries that are known later: a copy of
    a problem, and a narrative.
    """
    home = BOOKS / STUDIES["ruwa"].book
    yaml = YAML(typ="safe")
    problems: list[dict[str, Any]] = yaml.load((home / "problems.yml").read_text("utf-8"))[
        "problems"
    ][:_PROBLEMS]
    files = {
        name: (home / name)
        .read_text("utf-8")
        .replace("../evidence", str(BOOKS.parent / "evidence"))
        for name in ("casebook.yml", "sites.yml")
    }
    if number is not None:
        chance = random.Random(number)
        known_from = LAST + chance.randrange(1, 90) * ONE_DAY
        later = {**chance.choice(problems), "id": "WP-LATER", "known_from": known_from}
        problems = [*problems, later]
        narrative = {
            "id": "n_later",
            "title": "A later story",
            "summary": "A story that was catalogued later.",
            "first_seen": "a test",
            "known_from": known_from,
            "reference": "a test",
            "facets": [{"name": "act", "terms": {"en": ["shelling", "attack"]}, "needed": True}],
        }
        files["narratives.yml"] = _yaml({"narratives": [narrative]})
    return files | {"problems.yml": _yaml({"problems": problems})}


def _yaml(value: object) -> str:
    """Return a value as YAML."""
    text = io.StringIO()
    YAML(typ="safe").dump(value, text)
    return text.getvalue()


def moved(bundle: Bundle, chance: random.Random) -> Bundle:
    """Return a document published at another moment, after the last day."""
    ahead = chance.choice((1, 60, chance.randrange(1, 90 * 86_400)))
    at = end_of(LAST) + dt.timedelta(seconds=ahead)
    document = msgspec.structs.replace(
        bundle.document, published_at=at, seen_at=at, fetched_at=None, archived_at=None
    )
    return bundle._replace(document=document)


def main() -> int:
    """Replay the futures; return 1 where one of them changed the days before it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path, help="folder of the store of the stream")
    parser.add_argument("--futures", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=0, help="seed of the first future")
    options = parser.parse_args()
    with Store(str(stored("ruwa", options.folder))) as store:
        past = Past.of(store, end_of(LAST + _WEEKS))
    base = past.known(end_of(FIRST - ONE_DAY), end_of(LAST))
    later = past.known(end_of(LAST), end_of(LAST + _WEEKS))
    began, leaked, differing = time.process_time(), 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Store(str(folder / "empty.sqlite")):
            pass
        empty = (folder / "empty.sqlite").read_bytes()
        before, behind = parts_of(replayed(write(folder / "base", empty, base)))
        for seed in range(options.seed, options.seed + options.futures):
            chance = random.Random(seed)
            drawn = chance.sample(later, chance.randrange(1, _MOST_LATER))
            future = [*base, *(moved(b, chance) for b in drawn)]
            now, after = parts_of(replayed(write(folder / "future", empty, future, chance)))
            leaked += now != before
            differing += after != behind
    spent = time.process_time() - began
    print(
        f"leak: {len(base)} documents, {len(before)} lines of {LAST} and before, {options.futures} "
        f"futures: {leaked} changed these lines, {differing} the lines behind; {spent:.0f} CPU s"
    )
    return int(leaked > 0)


if __name__ == "__main__":
    sys.exit(main())
