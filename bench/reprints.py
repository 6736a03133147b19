"""Reprints in real Telegram posts: time, memory and recall of the exact all-pairs answer, beside bare rensa and datasketch.

Usage: python -m bench.reprints [--limit N] [--exact]
"""

import argparse
import datetime as dt
import gzip
import json
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from rensa import RMinHash, RMinHashLSH

from tocsin.documents.reprints import Text, lineage_of
from tocsin.records import DateFinding, Document

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "telegram" / "ru_channels_2024.jsonl.gz"
T = TypeVar("T")
NOW = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


def posts(limit: int) -> list[Document]:
    """Return the posts that have words."""
    found = []
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        for number, line in zip(range(limit), lines, strict=False):
            row = json.loads(line)
            if (row["text"] or "").strip():
                found.append(
                    Document(
                        id=f"doc-{number:06d}",
                        capture_id="cap",
                        external_id=str(number),
                        text=row["text"],
                        date=DateFinding(basis="stated"),
                        seen_at=NOW,
                        source_id=row["channel"],
                        published_at=dt.datetime.fromisoformat(row["date"]),
                    )
                )
    return found


def bare(documents: list[Document]) -> int:
    """Run rensa alone over the same words: signatures, insert, query."""
    index = RMinHashLSH(threshold=0.7, num_perm=128, num_bands=32)
    hits = 0
    for number, document in enumerate(documents):
        signature = RMinHash(num_perm=128, seed=42)
        signature.update(Text(document).runs())
        hits += len(index.query(signature))
        index.insert(number, signature)
    return hits


def exact_pairs(documents: list[Document]) -> set[tuple[str, str]]:
    """Return every pair at Jaccard .7 or more, by an inverted index without a limit."""
    texts = [Text(d) for d in documents]
    holders: dict[str, list[int]] = defaultdict(list)
    pairs = set()
    for number, text in enumerate(texts):
        shared: Counter[int] = Counter()
        for shingle in text.shingles:
            shared.update(holders[shingle])
            holders[shingle].append(number)
        for other, both in shared.items():
            if both >= 0.7 * (len(text.shingles) + len(texts[other].shingles) - both):
                pairs.add((documents[other].id, documents[number].id))
    return pairs


def timed(name: str, call: Callable[[], T]) -> T:
    """Make a call and print the processor time it took."""
    start = time.process_time()
    found = call()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name:24} {time.process_time() - start:7.2f} s CPU, {memory} MB at most so far")
    return found


def main() -> None:
    """Run the bench and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=1_000_000)
    parser.add_argument("--exact", action="store_true", help="also compute the exact answer and the recall")
    args = parser.parse_args()
    documents = posts(args.limit)
    print(f"{len(documents)} posts")
    timed("bare rensa", lambda: bare(documents))
    rows = timed("tocsin lineage", lambda: lineage_of(documents, NOW))
    origin = {r.document_id: r.origin_id for r in rows}
    print(Counter(r.basis for r in rows))
    if args.exact:
        ordered = sorted(documents, key=lambda d: (d.published_at or NOW, d.id))
        pairs = timed("exact all pairs", lambda: exact_pairs(ordered))
        together = sum(origin[a] == origin[b] for a, b in pairs)
        print(f"{len(pairs)} exact pairs at Jaccard .7; {together / max(1, len(pairs)):.4f} of them under one origin")


if __name__ == "__main__":
    main()
