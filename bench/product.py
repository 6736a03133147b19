"""What the installed program gives on whole sets: every figure comes from the files that `tocsin
run --read-all` leaves behind.

Usage: python -m bench.product [--set NAME ...] [--json] [--gate]

Sets: polnear (attributions, claims, unread), adaq, ruopinion, posts, unsaid (sentences of what
nobody said, four languages), debunks (VoxCheck), places (TR-News). With --gate it fails where a
figure is worse than `product_floors.json`. Sets that need ../shared are skipped, and named, where
it is absent.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from bench import posts, russian, toponyms
from bench.attribution import Attributed, articles, contents_of, figures, gold_of, scored
from bench.voxcheck import VOXCHECK, rows_of
from tocsin.records import (
    Annotations,
    Attribution,
    Claim,
    Document,
    Match,
    Mention,
    Place,
    Quote,
    Span,
    kilometres,
)

R = TypeVar("R", Claim, Attribution, Mention, Quote, Match)
S = TypeVar("S", bound=msgspec.Struct)
# A gold content that is covered to this share by nothing that was read counts as unread.
_COVERED = 0.5
SHARED = Path(__file__).resolve().parents[2] / "shared"
FLOORS = Path(__file__).resolve().parent / "product_floors.json"
_NEAR_KM = 161.0
# The casebook that names the speakers of the English sentences.
BOOK = Path(__file__).resolve().parent / "unsaid_book"


class Row(NamedTuple):
    """A text of a set as it is handed to the program."""

    id: str
    text: str
    language: str


class Product:
    """What one run of the program found, by the ids of the texts."""

    def __init__(self, rows: Iterable[Row], casebook: str = "common") -> None:
        """Run the program on some texts, each read whole."""
        with tempfile.TemporaryDirectory() as folder:
            out = run_program(list(rows), casebook, Path(folder))
            self.documents = {
                d.external_id: d for d in read_records(out / "documents.jsonl", Document)
            }
            self._claims = _by_document(read_records(out / "claims.jsonl", Claim))
            self._attributions = _by_document(read_records(out / "attributions.jsonl", Attribution))
            self._mentions = _by_document(read_records(out / "mentions.jsonl", Mention))
            self._quotes = _by_document(read_records(out / "quotes.jsonl", Quote))
            self.matches = _by_document(read_records(out / "matches.jsonl", Match))

    def __call__(self, document: Document) -> Annotations:
        """Return what was found in a text, by its external id: the same as the stage gives, read
        from the files of the run.
        """
        return self.of(document.external_id)

    def of(self, name: str) -> Annotations:
        """Return what was found in a text; nothing where the program did not take it."""
        document = self.documents.get(name)
        if document is None:
            return Annotations(document_id=name)
        return Annotations(
            document_id=document.id,
            mentions=tuple(self._mentions.get(document.id, ())),
            quotes=tuple(self._quotes.get(document.id, ())),
            attributions=tuple(self._attributions.get(document.id, ())),
            claims=tuple(self._claims.get(document.id, ())),
        )


def run_program(rows: list[Row], casebook: str, folder: Path) -> Path:
    """Run the program on some texts; return where its files lie."""
    source, out = folder / "texts.jsonl", folder / "out"
    listed = ({"id": r.id, "text": r.text, "language": r.language} for r in rows)
    source.write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in listed), encoding="utf-8"
    )
    command = [
        "run",
        str(source),
        "-c",
        casebook,
        "--as-of",
        "2026-01-01",
        "--read-all",
        "-o",
        str(out),
    ]
    done = subprocess.run(
        [sys.executable, "-m", "tocsin", *command], capture_output=True, text=True, check=False
    )
    if done.returncode > 1:
        raise SystemExit(f"the run failed: {done.stderr[-2_000:]}")
    return out


def read_records(path: Path, kind: type[S]) -> Iterator[S]:
    """Yield the records of one file."""
    with path.open("rb") as lines:
        for line in lines:
            yield msgspec.json.decode(line, type=kind)


def _by_document(records: Iterable[R]) -> Mapping[str, list[R]]:
    """Sort records by their document."""
    by_document: dict[str, list[R]] = {}
    for record in records:
        by_document.setdefault(record.document_id, []).append(record)
    return by_document


def polnear() -> dict[str, float]:
    """Return the figures of the attribution records, and how the claims of the run stand to the
    same marks.
    """
    listed = list(articles("dev", 10_000))
    product = Product(Row(r["id"], r["text"], "en") for r in listed)
    counted: Counter[str] = Counter()
    by_claims: Counter[str] = Counter()
    read: Counter[str] = Counter()
    for row in listed:
        gold, annotations = gold_of(row), product.of(row["id"])
        counted += scored(row["text"], gold, [_attributed(a) for a in annotations.attributions])
        by_claims += scored(row["text"], gold, list(_claimed(annotations)))
        read += _how_read(contents_of(row), annotations)
    kept = figures(counted)
    by_claim = figures(by_claims)
    return {
        **{
            name: kept[name]
            for name in ("content precision", "content recall", "content F1", "full F1")
        },
        "claims: content F1": by_claim["content F1"],
        "claims: full F1": by_claim["full F1"],
        "unread": read["unread"] / max(1, read["gold"]),
        "told as the outlet's own": read["own"] / max(1, read["gold"]),
    }


def _attributed(item: Attribution) -> Attributed:
    """Return the whole content and the source of an attribution."""
    whole = Span(start=item.content[0].start, end=item.content[-1].end)
    return whole, item.source.span if item.source is not None else None


def _claimed(annotations: Annotations) -> Iterator[Attributed]:
    """Yield the claims that somebody else than the outlet makes, with the source of their
    attribution.
    """
    sources = {a.id: a.source.span for a in annotations.attributions if a.source is not None}
    for claim in annotations.claims:
        if len(claim.chain) > 1:
            yield claim.span, sources.get(claim.attribution_id or "")


def _how_read(gold: Iterable[Sequence[Span]], annotations: Annotations) -> Counter[str]:
    """Count the marked contents, each in its parts, that nothing covers, and those that only the
    outlet's own claims cover.
    """
    counted: Counter[str] = Counter()
    said = [c.span for c in annotations.claims if len(c.chain) > 1] + [
        s for a in annotations.attributions for s in a.content
    ]
    own = [c.span for c in annotations.claims if len(c.chain) == 1]
    for content in gold:
        counted["gold"] += 1
        if _cover(content, said) < _COVERED:
            counted["own" if _cover(content, said + own) >= _COVERED else "unread"] += 1
    return counted


def _cover(content: Sequence[Span], spans: Iterable[Span]) -> float:
    """Return which share of a content's parts some spans cover together."""
    marked = {n for part in content for n in range(part.start, part.end)}
    inside = {n for s in spans for n in range(s.start, s.end)}
    return len(marked & inside) / max(1, len(marked))


def adaq() -> dict[str, float]:
    """Return the figures of contents of Russian quotations."""
    product = Product(Row(r["id"], r["text"], "ru") for r in russian.rows("adaq_ru_dev.jsonl"))
    return russian.adaq(product)[0]


def ruopinion() -> dict[str, float]:
    """Return in how many sentences the named holder of an opinion is a source."""
    rows = (r for r in russian.rows("ruopinion_train.jsonl") if russian.names_a_holder(r))
    return russian.opinions(Product(Row(r["text"], r["text"], "ru") for r in rows))[0]


def telegram() -> dict[str, float]:
    """Return the figures of the annotated Russian posts."""
    listed = list(posts.russian())
    return posts.measure(listed, Product(Row(p.name, p.text, "ru") for p in listed))[0]


def never_said() -> dict[str, float]:
    """Return how many sentences of what nobody said give an affirmed claim, and in how many said
    ones the chain is right.
    """
    rates: dict[str, float] = {}
    for language in russian.OURS:
        product = Product((Row(t, t, language) for t in russian.texts(language)), str(BOOK))
        rates |= {f"{language}: {k}": v for k, v in russian.ours(language, product)[0].items()}
    return rates


def debunks() -> dict[str, float]:
    """Return in which share of VoxCheck's English debunks no narrative counts as promoted by the
    text.
    """
    texts = {
        str(n): str(r["debunk"]["en"])
        for n, r in enumerate(rows_of(VOXCHECK))
        if (r.get("debunk") or {}).get("en")
    }
    product = Product(Row(name, text, "en") for name, text in texts.items())
    promoted = sum(
        any(m.voice == "promotes" for m in product.matches.get(d.id, ()))
        for d in product.documents.values()
    )
    return {"not promoting": 1 - promoted / max(1, len(texts))}


def places() -> dict[str, float]:
    """Return F1 of the marked places of TR-News (articles set aside) that are
    found within 161 km.
    """
    listed = [a for a in toponyms.articles("tr-news") if a.aside]
    product = Product(Row(a.id, a.text, "en") for a in listed)
    counted: Counter[str] = Counter()
    for article in listed:
        gold = [(g.span, point) for g in article.gold if (point := _point(g.meant)) is not None]
        marked = [g.span for g in article.gold if _point(g.meant) is None]
        places_read = [
            m
            for m in product.of(article.id).mentions
            if m.latitude is not None and not any(s.overlaps(m.span) for s in marked)
        ]
        counted.update(gold=len(gold), found=len(places_read))
        counted["hit"] += sum(
            any(_is_near(m, span, point) for m in places_read) for span, point in gold
        )
    return {"within 161 km F1": 2 * counted["hit"] / max(1, counted["gold"] + counted["found"])}


def _point(meant: tuple[Any, ...] | None) -> Place | None:
    """Return the place that is meant, where it has a point; countries have none that could be right
    or wrong.
    """
    if meant is None or meant[0] == "country":
        return None
    if meant[0] == "place":
        return toponyms.gazetteer().place(meant[1])
    return Place(id="", name="", kind="city", latitude=meant[1], longitude=meant[2])


def _is_near(mention: Mention, span: Span, meant: Place) -> bool:
    """Return whether a mention names the marked place, or one within 161 km."""
    apart = kilometres(mention, meant)
    return mention.span.overlaps(span) and apart is not None and apart <= _NEAR_KM


SETS: Mapping[str, Callable[[], dict[str, float]]] = {
    "polnear": polnear,
    "adaq": adaq,
    "ruopinion": ruopinion,
    "posts": telegram,
    "unsaid": never_said,
    "debunks": debunks,
    "places": places,
}
# Sets of our own sentences, which need nothing beside the repository.
_OWN = ("unsaid",)
# Figures that are the better the lower they are: they have a ceiling in the file of floors.
_LOWER = ("unread", "told as the outlet's own", "false claims")


def measured(names: Sequence[str]) -> dict[str, float]:
    """Return the figures of some sets, as `product SET: figure`; a set whose data is not here is
    left out.
    """
    values: dict[str, float] = {}
    for name in names:
        if name in _OWN or SHARED.is_dir():
            print(f"measuring {name} ...", file=sys.stderr, flush=True)
            values |= {f"product {name}: {k}": float(v) for k, v in SETS[name]().items()}
        else:
            print(f"skipped for want of ../shared: {name}")
    return values


def missed(values: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """Return the figures that lie below their floor, or above their ceiling."""
    return [
        f"{name}: {values[name]:.3f}, {'ceiling' if name.endswith(_LOWER) else 'floor'} {kept}"
        for name, kept in sorted(floors.items())
        if name in values
        and (values[name] > kept if name.endswith(_LOWER) else values[name] < kept)
    ]


def main() -> int:
    """Measure, print, and gate where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--set", nargs="+", choices=sorted(SETS), default=list(SETS), help="only these sets"
    )
    parser.add_argument("--json", action="store_true", help="machine-readable output")
    parser.add_argument(
        "--gate",
        action="store_true",
        help="fail where a figure is worse than bench/product_floors.json",
    )
    args = parser.parse_args()
    values = measured(args.set)
    if args.json:
        print(json.dumps(values, indent=2))
    else:
        for name, value in values.items():
            print(f"{name:50} {value:.3f}")
    if not args.gate:
        return 0
    worse = missed(values, json.loads(FLOORS.read_text(encoding="utf-8")))
    for line in worse:
        print(f"worse than before: {line}")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
