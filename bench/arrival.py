"""How long it takes from a post that arrives in `watch` until it stands on the board, assessed.

Usage: python -m bench.arrival STORE CASEBOOK TEXTS [--posts N]

What a round of `tocsin watch` does between fetching and writing is done in one process, whose
models are loaded: a post is read into the store, the store is looked at again, and the problems are
assessed that the post concerns. Fetching and the files beside the brief are not counted: the board
shows what stands in the store. The store is changed; give a copy. TEXTS is a file of rows with
texts, as `tocsin run` reads it; each is taken in by itself.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.gate_cost import NOW
from tocsin import pipeline
from tocsin.workspace.workspace import Workspace, open_workspace


class Took(NamedTuple):
    """How long one post took, in seconds of the clock and of the processor; whether it touches
    anything watched.
    """

    clock: float
    processor: float
    touches: bool


def arrivals(work: Workspace, rows: Sequence[str], folder: Path) -> Iterator[Took]:
    """Take posts in one by one, and yield how long each took."""
    last = pipeline.judge(work.store, work.casebook, NOW, whole=False)
    for number, row in enumerate(rows):
        post = folder / f"post-{number}.jsonl"
        post.write_text(row + "\n", encoding="utf-8")
        known = work.store.lookup.document_total()
        clock, processor = time.perf_counter(), time.process_time()
        work.read(post, as_of=NOW, workers=1)
        last = pipeline.judge(work.store, work.casebook, NOW, whole=False, last=last)
        took = time.perf_counter() - clock, time.process_time() - processor
        yield Took(*took, touches=work.store.lookup.document_total() > known)


def _in_words(what: str, seconds: Sequence[float]) -> str:
    """Say the middle and the 95th of 100 of some times."""
    ordered = sorted(seconds)
    late = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return f"{what}: {statistics.median(ordered):.2f} s in the middle, {late:.2f} s at p95"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("casebook", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--posts", type=int, default=20)
    args = parser.parse_args(arguments)
    os.environ["TOCSIN_VECTORS"] = "none"
    rows = args.texts.read_text(encoding="utf-8").splitlines()
    warm, *posts = [json.dumps(json.loads(row)) for row in rows[: args.posts + 1]]
    with (
        tempfile.TemporaryDirectory() as folder,
        open_workspace(args.store, args.casebook) as work,
    ):
        list(arrivals(work, [warm], Path(folder)))  # models are loaded
        took = list(arrivals(work, posts, Path(folder)))
    touching = sum(one.touches for one in took)
    print(f"{len(took)} posts, {touching} of them touch something watched")
    print(_in_words("clock", [one.clock for one in took]))
    print(_in_words("processor", [one.processor for one in took]))


if __name__ == "__main__":
    main()
