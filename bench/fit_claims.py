"""Fits the heads that tell what kind of claim it is and which event it tells of, and measures them.

Usage: python -m bench.fit_claims [--write] [--store FILE ...] [--json]

Reads the labelled texts with `tocsin run --read-all` (or takes the claims of stores that hold them,
with --store), fits on four texts of five and reports on the fifth; with --write it then writes what
ships: types fitted on all, events on the four, so that `python -m bench.events` measures the
product on texts it has not seen. A type counts as right when it is the first or the second that the
reader gave. Macro-precision is the mean over the types that are given, at the share of claims for
which the head is surest.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bench.labelled import Label, labels, texts
from bench.product import Product
from tocsin.annotate.claims.heads import FeatureReader, Head
from tocsin.annotate.events.features import ActFeatures, head_input
from tocsin.records import Claim, Document
from tocsin.store import Store

OUT = (
    Path(__file__).resolve().parent.parent / "src" / "tocsin" / "annotate" / "claims" / "heads.json"
)
_REGULARISED = {"types": 1.0, "events": 0.5}
# An event with fewer labels is not learnt: its word list alone decides.
_FEWEST_LABELS, OTHER = 10, "other"
# How far rare events weigh more than their number (1: as much as common ones); chosen, as C, on
# folds of the texts fitted on.
_RARE = 0.25
# A weight smaller than this moves nothing; a feature seen fewer times than this is not learnt from.
_LEAST_WEIGHT, _FEWEST = 0.08, 2
_COVERED = 0.5
COVERAGE = 0.6


class Example(NamedTuple):
    """A labelled claim as the program reads it."""

    label: Label
    claim: Claim
    features: list[str]
    acts: list[str]


def examples(
    documents: Mapping[str, Document], claims: Mapping[str, Sequence[Claim]]
) -> list[Example]:
    """Return the labelled claims; one that the program now cuts otherwise counts where half of it
    is the same.
    """
    readers: dict[str, tuple[FeatureReader, ActFeatures]] = {}
    labelled = []
    for label in labels():
        document = documents.get(label.text)
        claim = same_claim(label, claims.get(label.text, ())) if document is not None else None
        if document is None or claim is None:
            continue
        code = document.language or ""
        if code not in readers:
            readers[code] = FeatureReader(code), ActFeatures(code)
        reader, acts = readers[code]
        labelled.append(Example(label, claim, reader(head_input(claim)), acts(claim)))
    return labelled


def same_claim(label: Label, claims: Iterable[Claim]) -> Claim | None:
    """Return the claim that a label was given to."""
    best = max(claims, key=lambda c: _overlap(label, c), default=None)
    return best if best is not None and _overlap(label, best) >= _COVERED else None


def _overlap(label: Label, claim: Claim) -> float:
    """Return the share of both stretches that they have in common."""
    common = min(label.end, claim.span.end) - max(label.start, claim.span.start)
    whole = max(label.end, claim.span.end) - min(label.start, claim.span.start)
    return max(0, common) / whole


def looked_at(row: Example, name: str) -> list[str]:
    """Return the features that a head looks at."""
    return row.features if name == "types" else row.acts


def fit(rows: Sequence[Example], answers: Sequence[str], name: str) -> dict[str, Any]:
    """Fit a head; return it as it is shipped."""
    seen = Counter(feature for row in rows for feature in looked_at(row, name))
    if name == "events":
        listed = Counter(answers)
        answers = [a if listed[a] >= _FEWEST_LABELS else OTHER for a in answers]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(
        [{f: 1 for f in looked_at(row, name) if seen[f] >= _FEWEST} for row in rows]
    )
    counted = Counter(answers)
    mean = len(answers) / len(counted)
    weigh = [(mean / counted[a]) ** _RARE if name == "events" else 1.0 for a in answers]
    model = LogisticRegression(C=_REGULARISED[name], max_iter=300).fit(
        matrix, list(answers), sample_weight=weigh
    )
    weights = {}
    for number, feature in enumerate(vectorizer.get_feature_names_out()):
        column = model.coef_[:, number]
        kept = [
            (int(i), round(float(w), 3)) for i, w in enumerate(column) if abs(w) >= _LEAST_WEIGHT
        ]
        if kept:
            weights[str(feature)] = kept
    return {
        "labels": list(model.classes_),
        "start": [round(float(b), 3) for b in model.intercept_],
        "weights": weights,
    }


def measured(
    head: Head, rows: Sequence[Example], right: Sequence[set[str]], name: str
) -> dict[str, float]:
    """Return accuracy, and precision and macro-precision at the stated coverage."""
    guesses = [head(looked_at(row, name)) for row in rows]
    fine = np.array([g.label in r for g, r in zip(guesses, right, strict=True)])
    surest = np.argsort([-g.probability for g in guesses], kind="stable")[
        : int(COVERAGE * len(rows))
    ]
    given = sorted({guesses[i].label for i in surest})
    means = [fine[[i for i in surest if guesses[i].label == label]].mean() for label in given]
    return {
        "claims": float(len(rows)),
        "accuracy": round(float(fine.mean()), 3),
        f"precision at {COVERAGE:.0%}": round(float(fine[surest].mean()), 3),
        f"macro-precision at {COVERAGE:.0%}": round(float(np.mean(means)), 3),
        "probability there": round(guesses[surest[-1]].probability, 3),
    }


def main() -> None:
    """Fit, measure, and write where that is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write the heads that ship")
    parser.add_argument(
        "--store", nargs="*", default=[], help="stores that hold the claims of the labelled texts"
    )
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    rows = examples(*(_of_stores(chosen.store) if chosen.store else _of_run()))
    fitted = [r for r in rows if not r.label.is_held]
    held = [r for r in rows if r.label.is_held]
    figures: dict[str, Any] = {"agreement": agreement([r.label for r in rows])}
    shipped = {}
    for name in ("types", "events"):
        answers = [r.label.type if name == "types" else r.label.event for r in rows]
        of_fitted = [a for a, r in zip(answers, rows, strict=True) if not r.label.is_held]
        head = _head(fit(fitted, of_fitted, name))
        right = [_right(r.label, name) for r in held]
        figures[name] = measured(head, held, right, name)
        figures[f"{name}, as the program has it"] = _program(held, name)
        if chosen.write:
            shipped[name] = (
                fit(rows, answers, name) if name == "types" else fit(fitted, of_fitted, name)
            )
    if chosen.write:
        OUT.write_text(
            json.dumps(shipped, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
            encoding="utf-8",
        )
    print(json.dumps(figures, ensure_ascii=False, indent=2))


def _right(label: Label, name: str) -> set[str]:
    """Return the answers that count as right."""
    return {label.type, label.second or label.type} if name == "types" else {label.event}


def _program(rows: Sequence[Example], name: str) -> dict[str, float]:
    """Return how often the type the program gives is right."""
    if name != "types":
        return {}
    fine = [row.claim.type in _right(row.label, name) for row in rows]
    return {"accuracy": round(sum(fine) / len(fine), 3)}


def agreement(rows: Sequence[Label]) -> dict[str, float]:
    """Return how often two readers agree: on the first type, on one of the two, on the event; and
    Cohen's kappa of types and events.
    """
    twice = [r for r in rows if r.again is not None]
    again = [r.again or {} for r in twice]
    types = [(r.type, a["type"]) for r, a in zip(twice, again, strict=True)]
    events = [(r.event, a["event"]) for r, a in zip(twice, again, strict=True)]
    return {
        "claims read twice": float(len(twice)),
        "type": round(sum(a == b for a, b in types) / len(twice), 3),
        "type, kappa": round(kappa(types), 3),
        "event": round(sum(a == b for a, b in events) / len(twice), 3),
        "event, kappa": round(kappa(events), 3),
    }


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Return Cohen's kappa of two readers (Cohen 1960)."""
    number = len(pairs)
    names = {n for pair in pairs for n in pair}
    same = sum(a == b for a, b in pairs) / number
    chance = (
        sum(sum(a == n for a, _ in pairs) * sum(b == n for _, b in pairs) for n in names)
        / number**2
    )
    return (same - chance) / (1 - chance)


def _head(row: Mapping[str, Any]) -> Head:
    """Return a fitted head."""
    return Head(row["labels"], row["start"], row["weights"])


def _of_run() -> tuple[dict[str, Document], dict[str, Sequence[Claim]]]:
    """Read the labelled texts with the program."""
    rows = texts()
    product = Product(rows)
    return product.documents, {row.id: product.of(row.id).claims for row in rows}


def _of_stores(paths: Iterable[str]) -> tuple[dict[str, Document], dict[str, Sequence[Claim]]]:
    """Take documents and claims from stores."""
    documents: dict[str, Document] = {}
    claims: dict[str, list[Claim]] = {}
    for path in paths:
        store = Store(path)
        own = {d.id: d for d in store.records(Document)}
        documents |= {d.external_id: d for d in own.values()}
        for claim in store.records(Claim):
            claims.setdefault(own[claim.document_id].external_id, []).append(claim)
    return documents, {name: tuple(rows) for name, rows in claims.items()}


if __name__ == "__main__":
    main()
