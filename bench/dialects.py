"""A store in PostgreSQL beside one in SQLite, on the same work: `python -m bench.dialects`.

Texts of our own, each numbered so that none repeats another, are carried once; then each store
keeps them, enters them into its full text, is asked what pages ask, and is copied. Both write every
transaction through to the disk.
"""

import argparse
import datetime as dt
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
from tests.postgres import running

from bench.writers import Intake, intake, written
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.language.search_query import read_query
from tocsin.records import Capture, Kept, content_id
from tocsin.sources import Stated, read_inputs
from tocsin.store import Store
from tocsin.store.copying import copy_store

ROOT = Path(__file__).resolve().parent.parent
MOMENT = dt.datetime(2022, 1, 12, 23, 59, 59, tzinfo=dt.UTC)
BOOK = ROOT / "casebooks" / "almaty-demo"
CORPUS = str(ROOT / "demo" / "corpus.jsonl")
AT_ONCE, REPEATS = 50, 200


def carried(number: int) -> tuple[list[Kept], str]:
    """Return what so many numbered texts lead to, and the fingerprint they were read under."""
    captures = read_inputs([CORPUS], seen_at=MOMENT, stated=Stated())
    own = [item for item in captures if isinstance(item, Capture)]
    reader = pipeline.Reader(load_casebook(BOOK), MOMENT)
    numbered = [_numbered(own[index % len(own)], index) for index in range(number)]
    return [kept for capture in numbered if (kept := reader.carry(capture))], reader.fingerprint


def _numbered(capture: Capture, number: int) -> Capture:
    """Return a capture whose text ends in a number."""
    body = capture.body.replace(b'"}', f' {number}"}}'.encode()) + f" {number}.".encode()
    name = f"{capture.external_id}-{number}"
    return msgspec.structs.replace(
        capture,
        id=content_id("cap", name, number),
        external_id=name,
        body=body,
        sha256=content_id("sha", name).partition("-")[2],
    )


@contextmanager
def timed(costs: dict[str, float], name: str) -> Iterator[None]:
    """Note how long something took, in seconds."""
    begun = time.perf_counter()
    yield
    costs[name] = time.perf_counter() - begun


def measured(url: str, items: list[Kept], fingerprint: str) -> dict[str, float]:
    """Return what each kind of work costs in a store, in seconds; of pages, the middle of many."""
    costs: dict[str, float] = {}
    with Store(url) as store:
        with timed(costs, "keep"):
            for at in range(0, len(items), AT_ONCE):
                store.keep(items[at : at + AT_ONCE], fingerprint)
        with timed(costs, "full text"):
            store.full_text.catch_up()
        query = read_query("лаборатория")
        questions: dict[str, Callable[[], object]] = {
            "newest 50": lambda: store.lookup.documents(MOMENT, 50),
            "search": lambda: store.lookup.search(query, MOMENT, 50),
            "counts by day": lambda: store.rollups.volumes(MOMENT),
            "has it changed": store.pulse.version,
        }
        for name, ask in questions.items():
            costs[name] = _middle(ask)
        with timed(costs, "assess"):
            pipeline.judge(store, load_casebook(BOOK), MOMENT)
    return costs


def _middle(ask: Callable[[], object]) -> float:
    """Return the middle of what asking costs."""
    costs = []
    for _turn in range(REPEATS):
        begun = time.perf_counter()
        ask()
        costs.append(time.perf_counter() - begun)
    return sorted(costs)[REPEATS // 2]


def read_by_many(number: int, writers: Sequence[int]) -> None:
    """Print how fast one program reads texts into a file, and several into a server."""
    with tempfile.TemporaryDirectory() as name, running(is_safe=True) as server:
        folder = Path(name)
        texts, warm = written(Path(CORPUS), folder, number)
        given = (BOOK, texts, warm, MOMENT.isoformat())
        file = intake(str(folder / "s.sqlite"), *given, 1)
        print(f"SQLite, 1 program: {_line_of(file)}")
        for programs in writers:
            with server.empty_store() as url:
                shared = intake(url, *given, programs)
            ratio = shared.rate / file.rate
            print(f"PostgreSQL, {programs}: {_line_of(shared)}; {ratio:.2f} of the file's rate")


def _line_of(intake_done: Intake) -> str:
    """Say what reading came to."""
    each = intake_done.cpu / intake_done.texts * 1e3
    return (
        f"{intake_done.texts} texts, {intake_done.rate:.1f} a second, {each:.1f} ms of CPU a text"
    )


def main() -> None:
    """Measure both, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=2_000)
    parser.add_argument(
        "--writers", type=int, nargs="*", default=[], help="how many programs read at once"
    )
    args = parser.parse_args()
    if args.writers:
        read_by_many(args.texts, args.writers)
        return
    items, fingerprint = carried(args.texts)
    with (
        tempfile.TemporaryDirectory() as folder,
        running(is_safe=True) as server,
        server.empty_store() as url,
        server.database() as copy,
    ):
        file = str(Path(folder) / "s.sqlite")
        one, other = measured(file, items, fingerprint), measured(url, items, fingerprint)
        with timed(other, "copy"):
            copy_store(file, copy, lambda _: None)
        with timed(one, "copy"):
            copy_store(url, str(Path(folder) / "back.sqlite"), lambda _: None)
        size = Path(file).stat().st_size / 1e6
    print(f"{len(items)} texts, {size:.0f} MB as a file; milliseconds (keep: texts a second)")
    for name, seconds in one.items():
        figures = (seconds * 1e3, other[name] * 1e3)
        if name == "keep":
            figures = (len(items) / seconds, len(items) / other[name])
        print(f"{name:16} SQLite {figures[0]:10.1f}   PostgreSQL {figures[1]:10.1f}")


if __name__ == "__main__":
    main()
