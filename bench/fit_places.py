"""Fit the weights by which places are told and read; they hold no text.

Usage: python -m bench.fit_places

English spots and readings come from LGL and TR-News, Russian spots from NEREL's training part;
every third article of the English sets is set aside (bench.places measures on those). Needs
scikit-learn and SciPy.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bench.attribution import document
from bench.entities import texts
from bench.places import NEREL
from bench.toponyms import SETS, Gold, articles, gazetteer, is_near, is_right
from tocsin.annotate.parsers.english import parse
from tocsin.annotate.places import links
from tocsin.annotate.places.spots import Spot, spot_at, spots
from tocsin.annotate.places.tags import english_tags, russian_tags
from tocsin.annotate.places.weights import FILE, Logistic, PlaceWeights
from tocsin.records import Document, Place, Span

OUT = Path(__file__).resolve().parent.parent / "src" / "tocsin" / "annotate" / "places" / FILE
_STRENGTH, _RIDGE = 0.5, 5.0
_PLACES = 3
Choice = tuple[Sequence[Mapping[str, float]], list[bool], float]


def logistic(rows: Iterable[tuple[Spot, bool]]) -> Logistic:
    """Fit which spots are places."""
    listed = list(rows)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([dict.fromkeys(s.features, 1) for s, _ in listed])
    model = LogisticRegression(C=_STRENGTH, max_iter=3000).fit(
        matrix, [right for _, right in listed]
    )
    weights = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    return Logistic(
        round(float(model.intercept_[0]), _PLACES),
        {str(n): round(float(w), _PLACES) for n, w in weights if abs(w) >= 0.01},
    )


def conditional(choices: Sequence[Choice]) -> dict[str, float]:
    """Fit a conditional logit: in each choice some options are right, and the others are not."""
    names = sorted({n for options, _, _ in choices for o in options for n in o})
    place = {n: i for i, n in enumerate(names)}
    data = []
    for options, right, weight in choices:
        matrix = np.zeros((len(options), len(names)))
        for row, option in enumerate(options):
            for name, value in option.items():
                matrix[row, place[name]] = value
        data.append((matrix, np.asarray(right), weight))

    def loss(w: Any) -> tuple[float, Any]:
        total, gradient = _RIDGE * float(w @ w) / 2, _RIDGE * w
        for matrix, right, weight in data:
            p = links.softmax(list(matrix @ w))
            kept = np.where(right, p, 0.0)
            total -= weight * math.log(kept.sum())
            gradient = gradient - weight * ((kept / kept.sum()) @ matrix - p @ matrix)
        return total, gradient

    weights = minimize(
        loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}
    ).x
    return {
        n: round(float(w), _PLACES) for n, w in zip(names, weights, strict=True) if abs(w) >= 0.01
    }


def _annotated() -> list[tuple[Document, list[Gold]]]:
    """Return the English articles that are fitted on."""
    return [
        (document(a.text, a.id), a.gold) for name in SETS for a in articles(name) if not a.aside
    ]


def _english(every: Sequence[tuple[Document, list[Gold]]]) -> Iterable[tuple[Spot, bool]]:
    """Yield English spots, and whether each is a place."""
    for article, gold in every:
        spans = {g.span for g in gold}
        yield from (
            (s, s.span in spans) for s in spots(article, english_tags(parse(article)), gazetteer())
        )


def _russian(*, tagged: bool) -> Iterable[tuple[Spot, bool]]:
    """Yield Russian spots, and whether each is a place."""
    for row in texts("train", 10_000):
        article = document(row["text"], row["id"], "ru")
        spans = {
            Span(start=e["spans"][0][0], end=e["spans"][-1][1])
            for e in row["entities"]
            if e["type"] in NEREL
        }
        yield from (
            (s, s.span in spans)
            for s in spots(article, russian_tags(article) if tagged else [], gazetteer())
        )


def _given(
    every: Sequence[tuple[Document, list[Gold]]],
) -> list[tuple[list[links.Group], list[list[tuple[Any, ...]]]]]:
    """Return the given names of each article, grouped, with what each is meant to be."""
    per_article = []
    for article, gold in every:
        meant = {g.span: g.meant for g in gold}
        groups = list(links.grouped(article, [spot_at(article, g.span, gazetteer()) for g in gold]))
        per_article.append((groups, [_meant(g, meant) for g in groups]))
    return per_article


def _meant(
    group: links.Group, meant: Mapping[Span, tuple[Any, ...] | None]
) -> list[tuple[Any, ...]]:
    """Return what the spots of a name mean; nothing for one of an area ("Middle East"), whose
    annotated points are conventions.
    """
    if any(n.place.kind == "area" for n in group.names):
        return []
    return [m for s in group.spots if (m := meant[s.span]) is not None]


def _mostly(place: Place | None, meant: Sequence[tuple[Any, ...]]) -> bool:
    """Return whether a place is right for most of the spots of a name."""
    return 2 * sum(is_right(place, m) for m in meant) > len(meant)


def _alone(given: Sequence[tuple[list[links.Group], list[list[tuple[Any, ...]]]]]) -> list[Choice]:
    """Return the choices that names alone leave."""
    choices: list[Choice] = []
    for groups, meant in given:
        for group, wanted in zip(groups, meant, strict=True):
            right = [_mostly(n.place, wanted) for n in group.names] if wanted else []
            if any(right) and not all(right):
                choices.append((group.fixed, right, math.sqrt(len(wanted))))
    return choices


def _together(
    given: Sequence[tuple[list[links.Group], list[list[tuple[Any, ...]]]]],
    alone: Mapping[str, float],
    before: Mapping[str, float] | None,
) -> list[Choice]:
    """Return the choices that names leave with the others as context; `before` are the weights of
    an earlier round.
    """
    choices: list[Choice] = []
    for groups, meant in given:
        shares = [links.softmax([links.score(f, alone) for f in g.fixed]) for g in groups]
        features, companies = links.contexts(groups, shares)
        for _ in range(0 if before is None else links.ROUNDS - 1):
            shares = [links.softmax([links.score(f, before or {}) for f in fs]) for fs in features]
            features, companies = links.contexts(groups, shares)
        for group, wanted, rows, company in zip(groups, meant, features, companies, strict=True):
            right = [_mostly(n.place, wanted) for n in group.names] if wanted else []
            point = links.point_of(company)
            right.append(
                bool(wanted)
                and not any(right)
                and 2 * sum(is_near(point, m) for m in wanted) > len(wanted)
            )
            if any(right):
                choices.append((rows, right, math.sqrt(len(wanted))))
    return choices


def main() -> None:
    """Fit, and write the file."""
    every = _annotated()
    given = _given(every)
    alone = conditional(_alone(given))
    together = conditional(_together(given, alone, None))
    together = conditional(_together(given, alone, together))
    # No set tells who published a text and where: half a unit is what a country of others close by
    # is worth, and no more.
    alone["home"] = together["home"] = 0.5
    # The list of areas names the well-known ones only: they weigh as countries do.
    for fitted in (alone, together):
        fitted["kind area"] = fitted["kind country"]
    weights = PlaceWeights(
        english=logistic(_english(every)),
        russian=logistic(_russian(tagged=True)),
        untagged=logistic(_russian(tagged=False)),
        alone=alone,
        together=together,
    )
    body = msgspec.json.format(msgspec.json.encode(weights, order="sorted"), indent=1)
    OUT.write_bytes(body + b"\n")
    print(f"{OUT.name}: {len(weights.english.weights)} + {len(alone)} + {len(together)} weights")


if __name__ == "__main__":
    main()
