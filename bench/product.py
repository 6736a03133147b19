"""What the installed program gives on whole sets: every figure comes from the files that `tocsin run --read-all` leaves behind.

Usage: python -m bench.product [--set NAME ...] [--json] [--gate] [--raise]

Sets: polnear (attributions, claims, unread), adaq, ruopinion, posts, unsaid (sentences of what nobody said, four languages), debunks
(VoxCheck), places (TR-News). With --gate it fails where a figure lies below its floor in `floors.json` (names begin with "product").
Sets that need ../shared are skipped, and named, where it is absent.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from bench import posts, russian, toponyms, unsaid
from bench.attribution import Found, articles, figures, gold_of, scored
from bench.told import VOXCHECK, rows_of
from tocsin.records import Annotations, Attribution, Claim, Document, Match, Mention, Quote, Span, kilometres

R = TypeVar("R", Claim, Attribution, Mention, Quote, Match)
# A gold content that is covered to this share by nothing that was read counts as unread.
_COVERED = 0.5
_NEAR_KM = 161.0


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
            out = _run(list(rows), casebook, Path(folder))
            self.documents = {d.external_id: d for d in _records(out / "documents.jsonl", Document)}
            self._claims = _by_document(_records(out / "claims.jsonl", Claim))
            self._attributions = _by_document(_records(out / "attributions.jsonl", Attribution))
            self._mentions = _by_document(_records(out / "mentions.jsonl", Mention))
            self._quotes = _by_document(_records(out / "quotes.jsonl", Quote))
            self.matches = _by_document(_records(out / "matches.jsonl", Match))

    def __call__(self, document: Document) -> Annotations:
        """Return what was found in a text, by its external id: the same as the stage gives, read from the files of the run."""
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


def _run(rows: list[Row], casebook: str, folder: Path) -> Path:
    """Run the program on some texts; return where its files lie."""
    source, out = folder / "texts.jsonl", folder / "out"
    listed = ({"id": r.id, "text": r.text, "language": r.language} for r in rows)
    source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in listed), encoding="utf-8")
    command = ["run", str(source), "-c", casebook, "--as-of", "2026-01-01", "--read-all", "-o", str(out)]
    done = subprocess.run([sys.executable, "-m", "tocsin", *command], capture_output=True, text=True, check=False)
    if done.returncode > 1:
        raise SystemExit(f"the run failed: {done.stderr[-2_000:]}")
    return out


def _records(path: Path, kind: type[msgspec.Struct]) -> Iterator[msgspec.Struct]:
    """Yield the records of one file."""
    with path.open("rb") as lines:
        for line in lines:
            yield msgspec.json.decode(line, type=kind)


def _by_document(records: Iterable[R]) -> Mapping[str, list[R]]:
    """Sort records by their document."""
    found: dict[str, list[R]] = {}
    for record in records:
        found.setdefault(record.document_id, []).append(record)
    return found


def polnear() -> dict[str, float]:
    """Return the figures of the attribution records, and how the claims of the run stand to the same marks."""
    listed = list(articles("dev", 10_000))
    product = Product(Row(r["id"], r["text"], "en") for r in listed)
    counted: Counter[str] = Counter()
    by_claims: Counter[str] = Counter()
    read: Counter[str] = Counter()
    for row in listed:
        gold, found = gold_of(row), product.of(row["id"])
        counted += scored(row["text"], gold, [_as_found(a) for a in found.attributions])
        by_claims += scored(row["text"], gold, list(_claimed(found)))
        read += _how_read([g[0] for g in gold], found)
    kept = figures(counted)
    told = figures(by_claims)
    return {
        **{name: kept[name] for name in ("content precision", "content recall", "content F1", "full F1")},
        "claims: content F1": told["content F1"],
        "claims: full F1": told["full F1"],
        "unread": read["unread"] / max(1, read["gold"]),
        "told as the outlet's own": read["own"] / max(1, read["gold"]),
    }


def _as_found(item: Attribution) -> Found:
    """Return the whole content and the source of an attribution."""
    whole = Span(start=item.content[0].start, end=item.content[-1].end)
    return whole, item.source.span if item.source is not None else None


def _claimed(found: Annotations) -> Iterator[Found]:
    """Yield the claims that somebody else than the outlet makes, with the source of their attribution."""
    sources = {a.id: a.source.span for a in found.attributions if a.source is not None}
    for claim in found.claims:
        if len(claim.chain) > 1:
            yield claim.span, sources.get(claim.attribution_id or "")


def _how_read(gold: Iterable[Span], found: Annotations) -> Counter[str]:
    """Count the marked contents that nothing covers, and those that only the outlet's own claims cover."""
    counted: Counter[str] = Counter()
    said = [c.span for c in found.claims if len(c.chain) > 1] + [s for a in found.attributions for s in a.content]
    own = [c.span for c in found.claims if len(c.chain) == 1]
    for content in gold:
        counted["gold"] += 1
        if _cover(content, said) < _COVERED:
            counted["own" if _cover(content, own) >= _COVERED else "unread"] += 1
    return counted


def _cover(content: Span, spans: Iterable[Span]) -> float:
    """Return which share of a content some spans cover together."""
    inside = {n for s in spans for n in range(max(s.start, content.start), min(s.end, content.end))}
    return len(inside) / max(1, content.end - content.start)


def adaq() -> dict[str, float]:
    """Return the figures of contents of Russian quotations."""
    product = Product(Row(r["id"], r["text"], "ru") for r in russian.rows("adaq_ru_dev.jsonl"))
    return russian.adaq(product)[0]


def ruopinion() -> dict[str, float]:
    """Return in how many sentences the named holder of an opinion is a source."""
    product = Product(Row(russian.name_of(r), r["text"], "ru") for r in russian.rows("ruopinion_train.jsonl"))
    return russian.opinions(product)[0]


def telegram() -> dict[str, float]:
    """Return the figures of the annotated Russian posts."""
    listed = list(posts.russian())
    return posts.measure(listed, Product(Row(p.name, p.text, "ru") for p in listed))[0]


def never_said() -> dict[str, float]:
    """Return how many sentences of what nobody said give an affirmed claim, and in how many said ones the chain is right."""
    found: dict[str, float] = {}
    for language in unsaid.LANGUAGES:
        product = Product((Row(t, t, language) for t in unsaid.texts(language)), str(unsaid.BOOK))
        found |= {f"{language}: {k}": v for k, v in unsaid.measure(language, product).items()}
    return found


def debunks() -> dict[str, float]:
    """Return in which share of VoxCheck's debunks no narrative counts as promoted by the text."""
    rows = [r for r in rows_of(VOXCHECK) if r.get("debunk")]
    texts = {f"{n}": str(r["debunk"]) for n, r in enumerate(rows)}
    product = Product(Row(name, text, "en") for name, text in texts.items())
    promoted = sum(
        any(m.voice == "promotes" for m in product.matches.get(d.id, ())) for d in product.documents.values()
    )
    return {"not promoting": 1 - promoted / max(1, len(texts))}


def places() -> dict[str, float]:
    """Return how many marked places of TR-News (articles set aside) are found, and F1 of those within 161 km."""
    listed = [a for a in toponyms.articles("tr-news") if a.aside]
    product = Product(Row(a.id, a.text, "en") for a in listed)
    counted: Counter[str] = Counter()
    for article in listed:
        found = [m for m in product.of(article.id).mentions if m.latitude is not None]
        gold = [g for g in article.gold if g.meant is not None]
        counted.update(gold=len(gold), found=sum(not _unplaced(m, article) for m in found))
        counted["hit"] += sum(any(_is_near(m, g) for m in found) for g in gold)
    return {"within 161 km F1": 2 * counted["hit"] / max(1, counted["gold"] + counted["found"])}


def _unplaced(mention: Mention, article: toponyms.Article) -> bool:
    """Return whether a mention stands on a span that the set gives no place for."""
    return any(g.meant is None and g.span.overlaps(mention.span) for g in article.gold)


def _is_near(mention: Mention, gold: toponyms.Gold) -> bool:
    """Return whether a mention names the marked place, or one within 161 km."""
    meant = gold.meant
    if meant is None or not mention.span.overlaps(gold.span):
        return False
    apart = kilometres((mention.latitude, mention.longitude), (meant.latitude, meant.longitude))
    return apart is not None and apart <= _NEAR_KM


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
# Figures that are the better the lower they are have a ceiling instead of a floor.
_LOWER = ("unread", "told as the outlet's own", "false")
