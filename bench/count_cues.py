"""Count how words attribute in the training part of PolNeAR, and write the table that ships with
the program.

Usage: python -m bench.count_cues

Every third article is set aside and never looked at. Counts that a weight is fitted on come from
other articles (five folds). What is written holds counts and weights only, no text. Needs
scikit-learn (group bench).
"""

import json
import multiprocessing
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from bench.attribution import ASIDE, DATA, document, gold_of
from tocsin.annotate.english.attributions import AttributionReader
from tocsin.annotate.english.counted import overlap
from tocsin.annotate.english.cue_table import FILE, LEXICAL, CueTable, numbers_of
from tocsin.annotate.parsers.english import parse
from tocsin.annotate.text.quotes import find_quoted
from tocsin.annotate.text.turns import turns_of
from tocsin.records import Span

OUT = Path(__file__).resolve().parents[1] / "src" / "tocsin" / "annotate" / "english" / FILE
FOLDS = 5
FEWEST = 4
FEWEST_FORM = 120
LEAST_WEIGHT = 0.02
# How strongly the weights are held near zero: scikit-learn's C for the probability, a ridge for the
# extents.
STRENGTH = 0.1
EXTENT_STRENGTH = 2.0


class Row(NamedTuple):
    """A candidate: its features, whether it is an attribution, and where its cue begins."""

    features: list[str]
    right: int
    cue: int


def rows_of(line: str) -> list[Row]:
    """Return every candidate of one article."""
    row = json.loads(line)
    text = document(row["text"], row["id"])
    candidates = AttributionReader(text, find_quoted(text.text), (), turns_of(text)).candidates(
        parse(text)
    )
    gold = gold_of(row)
    return [
        Row(
            f.features,
            int(any(_is(f.frame.content, f.frame.cue_span, g) for g in gold)),
            f.frame.cue_span.start,
        )
        for f in candidates
    ]


def _is(content: Span, cue: Span, gold: tuple[Span, list[Span], list[Span]]) -> bool:
    """Return whether a candidate is a marked attribution: most of the content, and the same cue
    where one is marked.
    """
    return overlap(content, gold[0]) >= 0.5 and (
        not gold[1] or any(c.overlaps(cue) for c in gold[1])
    )


def count(rows: Iterable[Row]) -> tuple[dict[str, tuple[int, int]], dict[str, float], float]:
    """Return the counts of lexical features, the rate of each construction, and the rate of all."""
    tries: dict[str, int] = defaultdict(int)
    hits: dict[str, int] = defaultdict(int)
    for row in rows:
        for feature in {*row.features, "all"}:
            tries[feature] += 1
            hits[feature] += row.right
    counts = {f: (hits[f], n) for f, n in tries.items() if f.startswith(LEXICAL) and n >= FEWEST}
    bases = {f: (hits[f] + 1) / (n + 5) for f, n in tries.items() if f.startswith("construction ")}
    return counts, bases, hits["all"] / max(1, tries["all"])


def fit(articles: Sequence[Sequence[Row]]) -> CueTable:
    """Fit the weights on counts of other articles, and return the table with the counts of all."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    points: list[dict[str, float]] = []
    rows: list[tuple[int, Row]] = []
    for fold in range(FOLDS):
        counts, bases, overall = count(
            r for n, rows in enumerate(articles) if n % FOLDS != fold for r in rows
        )
        for number in range(fold, len(articles), FOLDS):
            points += [
                dict(numbers_of(r.features, counts, bases, overall)) for r in articles[number]
            ]
            rows += [(number, r) for r in articles[number]]
    often: dict[str, int] = defaultdict(int)
    for point in points:
        for name in point:
            often[name] += 1
    points = [{n: v for n, v in p.items() if often[n] >= FEWEST_FORM} for p in points]
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform(points)
    table.indices, table.indptr = table.indices.astype("int32"), table.indptr.astype("int32")
    model = LogisticRegression(C=STRENGTH, max_iter=1000, solver="liblinear").fit(
        table, [r.right for _, r in rows]
    )
    names = vectorizer.get_feature_names_out()
    counts, bases, overall = count(r for rows in articles for r in rows)
    return CueTable(
        counts=dict(sorted(counts.items())),
        bases={k: round(v, 4) for k, v in sorted(bases.items())},
        overall=round(overall, 4),
        weights=_kept(names, model.coef_[0]),
        extents=_kept(names, fit_extents(table, rows)),
        bias=round(float(model.intercept_[0]), 3),
    )


def _kept(names: Sequence[str], weights: Sequence[float]) -> dict[str, float]:
    """Return the weights that matter, by name."""
    pairs = zip(names, weights, strict=True)
    return {k: round(float(w), 3) for k, w in sorted(pairs) if abs(w) >= LEAST_WEIGHT}


def fit_extents(table: Any, rows: Sequence[tuple[int, Row]]) -> Any:
    """Fit the conditional logit: of the candidates under one cue, the right ones share the
    probability of one.
    """
    import numpy as np
    from scipy.optimize import minimize

    numbers: dict[tuple[int, int], int] = {}
    group = np.array(
        [numbers.setdefault((article, row.cue), len(numbers)) for article, row in rows]
    )
    right = np.array([row.right for _, row in rows], dtype=float)
    chosen = np.bincount(group, right)[group] > 0
    table, right = table[chosen], right[chosen]
    group = np.unique(group[chosen], return_inverse=True)[1]
    size = int(group.max()) + 1

    def loss(weights: Any) -> tuple[float, Any]:
        score = table @ weights
        top = np.full(size, -np.inf)
        np.maximum.at(top, group, score)
        share = np.exp(score - top[group])
        share /= np.bincount(group, share, size)[group]
        hit = np.bincount(group, share * right, size)
        slope = table.T @ (share - share * right / hit[group]) + 2 * EXTENT_STRENGTH * weights
        return float(-np.log(hit).sum() + EXTENT_STRENGTH * (weights @ weights)), slope

    return minimize(
        loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 200}
    ).x


def main() -> None:
    """Read, count, fit, write."""
    with (DATA / "polnear_train.jsonl").open(encoding="utf-8") as lines:
        kept = [line for number, line in enumerate(lines) if number % ASIDE]
    with multiprocessing.Pool(2) as pool:
        articles: list[Any] = list(pool.imap(rows_of, kept, chunksize=8))
    table = fit(articles)
    OUT.write_bytes(msgspec.json.format(msgspec.json.encode(table), indent=0) + b"\n")
    print(
        f"{len(articles)} articles, {len(table.counts)} counts, {len(table.weights)} + "
        f"{len(table.extents)} weights -> {OUT.name}"
    )


if __name__ == "__main__":
    main()
