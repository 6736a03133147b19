"""Count how words attribute in the training part of PolNeAR, and write the table that ships with the program.

Usage: python -m bench.count_cues

Every third article is set aside and never looked at. Counts that a weight is fitted on come from other articles (five folds).
What is written holds counts and weights only, no text. Needs scikit-learn (group bench).
"""

import json
import multiprocessing
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from bench.attribution import ASIDE, DATA, document, gold_of
from tocsin.annotate.annotator import Annotator
from tocsin.annotate.counted import overlap
from tocsin.annotate.cue_table import FILE, LEXICAL, CueTable, numbers_of
from tocsin.records import Span

OUT = Path(__file__).resolve().parents[1] / "src" / "tocsin" / "annotate" / FILE
FOLDS = 5
FEWEST = 4
FEWEST_FORM = 120
LEAST_WEIGHT = 0.02

Row = tuple[list[str], int]


def rows_of(line: str) -> list[Row]:
    """Return (features, whether it is an attribution) of every candidate of one article."""
    row = json.loads(line)
    found = Annotator((), (), ()).candidates(document(row["text"], row["id"]))
    gold = gold_of(row)
    return [(f.features, int(any(_is(f.frame.content, f.frame.cue_span, g) for g in gold))) for f in found]


def _is(content: Span, cue: Span, gold: tuple[Span, list[Span], list[Span]]) -> bool:
    """Tell whether a candidate is a marked attribution: most of the content, and the same cue where one is marked."""
    return overlap(content, gold[0]) >= 0.5 and (not gold[1] or any(c.overlaps(cue) for c in gold[1]))


def count(rows: Iterable[Row]) -> tuple[dict[str, tuple[int, int]], dict[str, float], float]:
    """Return the counts of lexical features, the rate of each construction, and the rate of all."""
    tries: dict[str, int] = defaultdict(int)
    hits: dict[str, int] = defaultdict(int)
    for features, right in rows:
        for feature in {*features, "all"}:
            tries[feature] += 1
            hits[feature] += right
    counts = {f: (hits[f], n) for f, n in tries.items() if f.startswith(LEXICAL) and n >= FEWEST}
    bases = {f: (hits[f] + 1) / (n + 5) for f, n in tries.items() if f.startswith("construction ")}
    return counts, bases, hits["all"] / max(1, tries["all"])


def fit(articles: Sequence[Sequence[Row]]) -> CueTable:
    """Fit the weights on counts of other articles, and return the table with the counts of all."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    points: list[dict[str, float]] = []
    right: list[int] = []
    for fold in range(FOLDS):
        counts, bases, overall = count(r for n, rows in enumerate(articles) if n % FOLDS != fold for r in rows)
        for rows in articles[fold::FOLDS]:
            points += [dict(numbers_of(features, counts, bases, overall)) for features, _ in rows]
            right += [r for _, r in rows]
    often: dict[str, int] = defaultdict(int)
    for point in points:
        for name in point:
            often[name] += 1
    points = [{n: v for n, v in p.items() if often[n] >= FEWEST_FORM} for p in points]
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform(points)
    table.indices, table.indptr = table.indices.astype("int32"), table.indptr.astype("int32")
    model = LogisticRegression(C=0.3, max_iter=1000, solver="liblinear").fit(table, right)
    weights = dict(zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True))
    counts, bases, overall = count(r for rows in articles for r in rows)
    return CueTable(
        counts=dict(sorted(counts.items())),
        bases={k: round(v, 4) for k, v in sorted(bases.items())},
        overall=round(overall, 4),
        weights={k: round(float(w), 3) for k, w in sorted(weights.items()) if abs(w) >= LEAST_WEIGHT},
        bias=round(float(model.intercept_[0]), 3),
    )


def main() -> None:
    """Read, count, fit, write."""
    with (DATA / "polnear_train.jsonl").open(encoding="utf-8") as lines:
        kept = [line for number, line in enumerate(lines) if number % ASIDE]
    with multiprocessing.Pool(2) as pool:
        articles: list[Any] = list(pool.imap(rows_of, kept, chunksize=8))
    table = fit(articles)
    OUT.write_bytes(msgspec.json.format(msgspec.json.encode(table), indent=0) + b"\n")
    print(f"{len(articles)} articles, {len(table.counts)} counts, {len(table.weights)} weights -> {OUT.name}")


if __name__ == "__main__":
    main()
