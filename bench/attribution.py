"""Attributions found in PolNeAR, one-to-one by content at IoU .5, beside a bare quotation-mark baseline.

Usage: python -m bench.attribution [--part dev|train] [--limit N]
"""

import argparse
import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any

from tocsin.annotate.annotator import Annotator
from tocsin.annotate.quotes import find_quoted
from tocsin.documents import Extractor
from tocsin.records import Capture, Document, Span
from tocsin.sources.decode import decode

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "quotes"
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def document(text: str, name: str) -> Document:
    """Make a document of a text."""
    body = text.encode()
    sha = hashlib.sha256(body).hexdigest()
    capture = Capture(
        id=name,
        origin=name,
        external_id=name,
        media_type="text/plain",
        body=body,
        sha256=sha,
        seen_at=NOW,
        language="en",
    )
    extract = Extractor(as_of=NOW, decode=decode, find_source=lambda name, url: None)
    found = extract(capture)
    assert isinstance(found, Document)
    return found


def iou(left: Span, right: Span) -> float:
    """Return intersection over union, in characters."""
    both = max(0, min(left.end, right.end) - max(left.start, right.start))
    return both / max(1, left.end - left.start + right.end - right.start - both)


def pairs(gold: list[Span], found: list[Span]) -> int:
    """Return how many can be paired one to one, best first, at IoU .5 or more."""
    options = sorted(
        ((iou(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if iou(g, f) >= 0.5), reverse=True
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, i, j in options:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
    return len(used_gold)


def measure(part: str, limit: int) -> dict[str, dict[str, float]]:
    """Return precision, recall and F1 of this program and of the bare baseline on a part of PolNeAR."""
    annotate = Annotator((), (), ())
    totals = {"tocsin": [0, 0, 0], "quotation marks": [0, 0, 0]}
    with (DATA / f"polnear_{part}.jsonl").open(encoding="utf-8") as lines:
        for _, line in zip(range(limit), lines, strict=False):
            row = json.loads(line)
            gold = gold_contents(row)
            found = sorted({a.frame.content for a in annotate.attributions(document(row["text"], row["id"]))})
            marks = [q.inner for q in find_quoted(row["text"]) if q.inner.end - q.inner.start > 20]
            for name, spans in (("tocsin", found), ("quotation marks", marks)):
                for at, value in enumerate((pairs(gold, spans), len(spans), len(gold))):
                    totals[name][at] += value
    return {name: figures(*counted) for name, counted in totals.items()}


def figures(hit: int, found: int, gold: int) -> dict[str, float]:
    """Return precision, recall and F1."""
    precision, recall = hit / max(1, found), hit / max(1, gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"content precision": precision, "content recall": recall, "content F1": f1}


def main() -> None:
    """Run the bench and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--limit", type=int, default=10_000)
    args = parser.parse_args()
    for name, found in measure(args.part, args.limit).items():
        print(f"{name:20}", "  ".join(f"{k} {v:.3f}" for k, v in found.items()))


def gold_contents(row: dict[str, Any]) -> list[Span]:
    """Return the content spans of one article, of the annotator who marked the most (data page)."""
    best = max(row["attributions"].values(), key=len)
    spans = [a["content"] for a in best if a.get("content")]
    return [Span(start=min(s for s, _ in parts), end=max(e for _, e in parts)) for parts in spans]


if __name__ == "__main__":
    main()
