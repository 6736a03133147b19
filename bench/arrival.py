"""How long it takes from a post that arrives in `watch` until it stands on the board, assessed.

Usage: python -m bench.arrival STORE CASEBOOK TEXTS [--posts N]

What a round of `tocsin watch` does between fetching and writing is done in one process, whose
models are loaded: a post is read into the store, the store is looked at again, and the problems are
assessed that the post concerns. Fetching and the files beside the brief are not counted: the board
shows what stands in the store. Once the assessments stand there, what only a brief tells is worked
out; the second figure of each line has that too. The store is changed; give a copy. TEXTS is a file
of rows with texts, as `tocsin run` reads it; each is taken in by itself.
"""

import argparse
import functools
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


class Seconds(NamedTuple):
    """Seconds of the clock and of the processor."""

    clock: float
    processor: float

    @classmethod
    def now(cls) -> "Seconds":
        """Return how late it is."""
        return cls(time.perf_counter(), time.process_time())

    def until(self, later: "Seconds") -> "Seconds":
        """Return how much later something is."""
        return Seconds(later.clock - self.clock, later.processor - self.processor)


class Took(NamedTuple):
    """How long one post took until it stood on the board, and until everything was worked out, each
    in seconds of the clock and of the processor; whether it touches anything watched.
    """

    board: Seconds
    whole: Seconds
    touches: bool


def arrivals(work: Workspace, rows: Sequence[str], folder: Path) -> Iterator[Took]:
    """Take posts in one by one, and yield how long each took."""
    last = pipeline.judge(work.store, work.casebook, NOW, whole=False)
    for number, row in enumerate(rows):
        post = folder / f"post-{number}.jsonl"
        post.write_text(row + "\n", encoding="utf-8")
        known = work.store.lookup.document_total()
        began, on_board = Seconds.now(), list[Seconds]()
        work.read(post, as_of=NOW, workers=1)
        last = pipeline.judge(
            work.store,
            work.casebook,
            NOW,
            whole=False,
            last=last,
            on_board=functools.partial(_note, on_board),
        )
        yield Took(
            began.until(on_board[0]),
            began.until(Seconds.now()),
            touches=work.store.lookup.document_total() > known,
        )


def _note(moments: list[Seconds]) -> None:
    """Note how late it is."""
    moments.append(Seconds.now())


def _in_words(what: str, boards: Sequence[float], wholes: Sequence[float]) -> str:
    """Say the middle and the 95th of 100 of some times."""
    rows = []
    for seconds in (boards, wholes):
        ordered = sorted(seconds)
        late = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
        rows.append(f"{statistics.median(ordered):.2f} s in the middle, {late:.2f} s at p95")
    return f"{what}: on the board {rows[0]}; everything {rows[1]}"


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
    boards, wholes = [one.board for one in took], [one.whole for one in took]
    print(_in_words("clock", [b.clock for b in boards], [w.clock for w in wholes]))
    print(_in_words("processor", [b.processor for b in boards], [w.processor for w in wholes]))


if __name__ == "__main__":
    main()
