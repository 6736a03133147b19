"""A trial of a head: a calibrated weigher that keeps or drops what the rules find, and may pick the
runner-up's source, learnt from our own labels (train and dev parts).

Usage: python -m bench.attribution_head [--polnear]

Rules alone, head alone (only what it is sure of) and both (the rules' findings but for those it is
sure are none) are measured on the same stretches, out of fold: five folds by document, seed fixed.
`--polnear` fits on all labels and applies both to PolNeAR's dev part. Nothing is written: a head
ships only where both is better than rules alone. Needs scikit-learn (group bench) and, for the
states, the encoder.
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from bench.attribution import articles, figures, gold_of, scored
from bench.attribution_labels import Stretch, counted, stretches, texts
from bench.product import Product, Row
from tocsin.encoder import Encoder
from tocsin.records import Attribution, Span

SEED = 20261128
FOLDS = 5
# Surely one, and surely none: between them the rules stand.
SURE, NONE = 0.5, 0.2
# Strength of the pull to zero: scikit-learn's C. States are many, labels few.
STRENGTH = 0.05
_LENGTHS = (2, 4, 8, 16, 32)
_AROUND = 60


class Finding(NamedTuple):
    """What the rules found in a stretch, what the head sees of it, and if it is labelled so."""

    stretch: Stretch
    attribution: Attribution
    features: dict[str, float]
    window: str
    right: int
    fold: int


def findings() -> tuple[list[Finding], list[Stretch]]:
    """Return everything that the program finds in the labelled stretches outside the test part."""
    listed = [s for s in stretches() if s.part != "test"]
    rows = {row.id: row for row in texts(listed)}
    product = Product(rows.values())
    listed_findings: list[Finding] = []
    for stretch in (s for s in listed if s.text in rows):
        total, _, wrong = counted(stretch, product.of(stretch.text).attributions)
        inside = [a for a in product.of(stretch.text).attributions if _inside(stretch, a)]
        assert len(inside) == total["found"]
        for one in inside:
            text = rows[stretch.text].text
            seen = features_of(one, text, stretch.language)
            right = int(one not in wrong)
            listed_findings.append(
                Finding(stretch, one, seen, window_of(one, text), right, _fold(stretch))
            )
    return listed_findings, [s for s in listed if s.text in rows]


def _inside(stretch: Stretch, one: Attribution) -> bool:
    """Return whether most of a content lies in a stretch."""
    start, end = one.content[0].start, one.content[-1].end
    return 2 * (min(stretch.end, end) - max(stretch.start, start)) > end - start


def _fold(stretch: Stretch) -> int:
    """Return the fold of a document: its id alone decides."""
    return int(hashlib.sha256(f"{SEED} {stretch.text}".encode()).hexdigest(), 16) % FOLDS


def features_of(one: Attribution, text: str, language: str) -> dict[str, float]:
    """Return what the head sees of an attribution beside the encoder's states."""
    content = Span(start=one.content[0].start, end=one.content[-1].end).of(text)
    source = one.source.surface if one.source is not None else ""
    behind = one.cue.span.start > one.content[0].start
    names = [
        f"rule {one.rule}",
        f"rule {one.rule.split()[0]} {language}",
        f"language {language}",
        f"factuality {one.factuality}",
        f"length {sum(len(content.split()) >= n for n in _LENGTHS)}",
        f"source {'none' if not source else 'name' if source[:1].isupper() else 'word'}",
        f"linked {bool(one.source and one.source.entity_id)}",
        f"cue behind {behind}",
        f"quoted {any(mark in content for mark in '«»“”')}",
        f"stop {content[-1:] in '.!?'}",
    ]
    return dict.fromkeys(names, 1.0)


def window_of(one: Attribution, text: str) -> str:
    """Return the words around the cue of an attribution that the encoder reads."""
    cue = one.cue.span
    return text[max(0, cue.start - _AROUND) : cue.end + _AROUND].replace("\n", " ")


def add_states(rows: Sequence[dict[str, float]], windows: Sequence[str]) -> None:
    """Add the mean state of the encoder over each window to its features."""
    for row, vector in zip(rows, Encoder()(windows), strict=True):
        row.update({f"state {n}": float(v) for n, v in enumerate(vector)})


def fitted(rows: Sequence[dict[str, float]], right: Sequence[int]) -> Any:
    """Return the weigher: a logistic regression that gives probabilities."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    model = LogisticRegression(C=STRENGTH, max_iter=2000, random_state=SEED)
    return make_pipeline(DictVectorizer(), model).fit(list(rows), list(right))


def out_of_fold(weighed: Sequence[Finding]) -> list[float]:
    """Return the probability of each finding by a weigher that has not seen its document."""
    scores = [0.0] * len(weighed)
    for fold in range(FOLDS):
        seen = [f for f in weighed if f.fold != fold]
        model = fitted([f.features for f in seen], [f.right for f in seen])
        for number, one in enumerate(weighed):
            if one.fold == fold:
                scores[number] = float(model.predict_proba([one.features])[0][1])
    return scores


def measured(weighed: Sequence[Finding], listed: Iterable[Stretch], kept: set[str]) -> str:
    """Return content and full F1 of the findings that are kept, over all languages and in each."""
    totals: dict[str, Counter[str]] = {}
    for stretch in listed:
        own = [f.attribution for f in weighed if f.stretch is stretch and f.attribution.id in kept]
        total, _, _ = counted(stretch, own)
        totals.setdefault(stretch.language, Counter()).update(total)
    every: Counter[str] = Counter()
    for total in totals.values():
        every.update(total)
    parts = {**totals, "all": every}
    return "  ".join(
        f"{name} {figures(total)['content F1']:.3f} / {figures(total)['full F1']:.3f}"
        for name, total in sorted(parts.items())
    )


def on_polnear(weighed: Sequence[Finding], with_states: bool) -> str:
    """Return the figures of PolNeAR's dev part without what the weigher is sure is none."""
    model = fitted([f.features for f in weighed], [f.right for f in weighed])
    rows = list(articles("dev", 10_000))
    product = Product(Row(r["id"], r["text"], "en") for r in rows)
    alone: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for row in rows:
        attributions = product.of(row["id"]).attributions
        seen = [features_of(one, row["text"], "en") for one in attributions]
        if with_states and attributions:
            add_states(seen, [window_of(one, row["text"]) for one in attributions])
        sure = [p[1] for p in model.predict_proba(seen)] if seen else []
        spans = [
            (
                Span(start=a.content[0].start, end=a.content[-1].end),
                a.source.span if a.source is not None else None,
            )
            for a in attributions
        ]
        alone += scored(row["text"], gold_of(row), spans)
        left = [s for s, p in zip(spans, sure, strict=True) if p >= NONE]
        both += scored(row["text"], gold_of(row), left)
    return "\n".join(
        f"polnear {name}: content F1 {figures(c)['content F1']:.3f}  "
        f"full F1 {figures(c)['full F1']:.3f}"
        for name, c in (("rules alone", alone), ("both", both))
    )


def main() -> None:
    """Print the figures of rules alone, head alone and both, with and without states."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", action="store_true", help="also PolNeAR's dev part")
    args = parser.parse_args()
    weighed, listed = findings()
    print(f"{len(weighed)} findings, {sum(f.right for f in weighed)} labelled so")
    print("rules alone:", measured(weighed, listed, {f.attribution.id for f in weighed}))
    for states in (False, True):
        if states:
            add_states([f.features for f in weighed], [f.window for f in weighed])
        sure = out_of_fold(weighed)
        name = "with states" if states else "rule features"
        for label, least in (("head alone", SURE), ("both", NONE)):
            kept = {f.attribution.id for f, p in zip(weighed, sure, strict=True) if p >= least}
            print(f"{label}, {name}:", measured(weighed, listed, kept))
        if args.polnear:
            print(on_polnear(weighed, states))


if __name__ == "__main__":
    main()
