"""Same-event grouping: B-cubed F1 on the stories set, beside TF-IDF (scikit-learn) with a cosine
threshold.

Usage: python -m bench.stories

The threshold of ours was chosen on the events with an even number; both halves are shown.
"""

import datetime as dt
import json
import time
from collections import defaultdict
from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Any

from tocsin.documents.same_event import same_event
from tocsin.records import DateFinding, Document

DATA = (
    Path(__file__).resolve().parents[2] / "shared" / "data" / "stories" / "events_2016_2018.jsonl"
)
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def b_cubed(truth: Sequence[Hashable], groups: Sequence[Hashable]) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1 (Bagga and Baldwin 1998)."""
    true, got = defaultdict(set), defaultdict(set)
    for number, (a, b) in enumerate(zip(truth, groups, strict=True)):
        true[a].add(number)
        got[b].add(number)
    both = [len(true[a] & got[b]) for a, b in zip(truth, groups, strict=True)]
    precision = sum(n / len(got[b]) for n, b in zip(both, groups, strict=True)) / len(both)
    recall = sum(n / len(true[a]) for n, a in zip(both, truth, strict=True)) / len(both)
    return precision, recall, 2 * precision * recall / (precision + recall)


def document(number: int, row: dict[str, Any]) -> Document:
    """Make a document of an article."""
    moment = dt.datetime.fromisoformat(row["date"]).replace(tzinfo=dt.UTC)
    return Document(
        id=f"doc-{number:04d}",
        capture_id="cap",
        external_id=str(number),
        text=row["text"],
        title=row["title"],
        language="en",
        date=DateFinding(basis="stated"),
        seen_at=NOW,
        published_at=moment,
        source_id=row["source"],
    )


def by_tfidf(rows: list[dict[str, Any]], threshold: float) -> list[int]:
    """Group by connected components of TF-IDF cosines at or above a threshold."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    table = TfidfVectorizer(stop_words="english").fit_transform(
        [f"{r['title']} {r['text']}" for r in rows]
    )
    close = (table @ table.T).toarray() >= threshold
    group = list(range(len(rows)))
    for first in range(len(rows)):
        for second in range(first):
            if close[first, second] and group[first] != group[second]:
                old, new = group[first], group[second]
                group = [new if g == old else g for g in group]
    return group


def main() -> None:
    """Print a table."""
    rows = [json.loads(line) for line in DATA.open(encoding="utf-8")]
    rows.sort(key=lambda r: (r["date"], r["url"]))
    print(f"{'':36} {'P':>6} {'R':>6} {'F1':>6}")
    halves = (
        ("all", rows),
        ("tuned on", [r for r in rows if r["event"] % 2 == 0]),
        ("not looked at", [r for r in rows if r["event"] % 2]),
    )
    for name, part in halves:
        truth = [r["event"] for r in part]
        start = time.process_time()
        ours = same_event([document(n, r) for n, r in enumerate(part)])
        seconds = time.process_time() - start
        for label, groups in [("tocsin", ours)] + [
            (f"TF-IDF cosine {t}", by_tfidf(part, t)) for t in (0.85, 0.5, 0.3)
        ]:
            p, r, f = b_cubed(truth, groups)
            print(f"{name + ': ' + label:36} {p:6.3f} {r:6.3f} {f:6.3f}")
        print(f"{name}: {len(part)} articles in {seconds:.1f} s CPU")


if __name__ == "__main__":
    main()
