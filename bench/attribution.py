"""Attributions found in PolNeAR, one-to-one by content at IoU .5, beside textacy and bare quotation
marks.

Usage: python -m bench.attribution [--part dev|train] [--limit N] [--aside]
"""

import argparse
import datetime as dt
import functools
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.published_rules import quotations
from tocsin.annotate.annotator import Annotator
from tocsin.annotate.english.counted import overlap
from tocsin.annotate.parsers.english import model_folder
from tocsin.annotate.text.quotes import find_quoted
from tocsin.documents import Extractor
from tocsin.records import Capture, Document, Span
from tocsin.sources.decode import decode

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "quotes"
# Every so many articles of the training part are set aside (bench.count_cues).
ASIDE = 3
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def document(text: str, name: str, language: str = "en") -> Document:
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
        language=language,
    )
    extract = Extractor(as_of=NOW, decode=decode, find_source=lambda name, url: None)
    read = extract(capture)
    assert isinstance(read, Document)
    return read


def pairs(gold: list[Span], spans: list[Span]) -> list[tuple[int, int]]:
    """Return what can be paired one to one, best first, at IoU .5 or more."""
    options = sorted(
        (
            (overlap(g, f), i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(spans)
            if overlap(g, f) >= 0.5
        ),
        reverse=True,
    )
    used: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in options:
        if i not in used and j not in taken:
            used[i] = j
            taken.add(j)
    return list(used.items())


KINDS = ("direct", "mixed", "indirect")
Attributed = tuple[Span, Span | None]


def gold_of(row: dict[str, Any]) -> list[tuple[Span, list[Span], list[Span]]]:
    """Return (content, cue parts, source parts) of one article, of the annotator who marked the
    most (data page).
    """
    best = max(row["attributions"].values(), key=len)
    marked = []
    for item in best:
        if item.get("content"):
            content = Span(
                start=min(s for s, _ in item["content"]), end=max(e for _, e in item["content"])
            )
            parts = [
                [Span(start=s, end=e) for s, e in item.get(name) or []]
                for name in ("cue", "source")
            ]
            marked.append((content, parts[0], parts[1]))
    return marked


def contents_of(row: dict[str, Any]) -> list[list[Span]]:
    """Return the marked contents of one article, each in its parts: a quotation without the tag
    inside it.
    """
    best = max(row["attributions"].values(), key=len)
    return [
        [Span(start=s, end=e) for s, e in item["content"]] for item in best if item.get("content")
    ]


def kind_of(text: str, content: Span) -> str:
    """Tell a direct quotation from an indirect one and from one that is both."""
    inside = sum(
        max(0, min(content.end, q.span.end) - max(content.start, q.span.start))
        for q in find_quoted(text)
    )
    share = inside / max(1, content.end - content.start)
    return "direct" if share > 0.9 else "mixed" if share > 0.05 else "indirect"


def articles(part: str, limit: int, step: int = 0) -> Iterator[dict[str, Any]]:
    """Yield articles of a part; with a step only every so many, which is the third that is set
    aside.
    """
    with (DATA / f"polnear_{part}.jsonl").open(encoding="utf-8") as lines:
        for number, line in zip(range(limit), lines, strict=False):
            if not step or number % step == 0:
                yield json.loads(line)


def tocsin_finds(text: str, name: str, annotate: Annotator) -> list[Attributed]:
    """Return what this program finds: the whole content and the source of each
    attribution record.
    """
    attributions = annotate(document(text, name)).attributions
    return [
        (Span(start=a.content[0].start, end=a.content[-1].end), a.source.span if a.source else None)
        for a in attributions
    ]


def textacy_finds(text: str, name: str, _: Annotator) -> list[Attributed]:
    """Return the direct quotations textacy finds, paragraph by paragraph, as it raises on an odd
    number of marks.
    """
    from textacy.extract import direct_quotations

    quoted, at = [], 0
    for paragraph in text.split("\n"):
        try:
            for triple in direct_quotations(_english()(paragraph)):
                start, end = triple.content.start_char + at, triple.content.end_char + at
                speaker = triple.speaker
                source = (
                    Span(start=speaker[0].idx + at, end=speaker[-1].idx + len(speaker[-1]) + at)
                    if speaker
                    else None
                )
                quoted.append((Span(start=start, end=end), source))
        except (ValueError, IndexError):
            pass
        at += len(paragraph) + 1
    return quoted


@functools.cache
def _english() -> Any:
    """Load the parser for a peer."""
    import spacy

    return spacy.load(model_folder())


def marks_find(text: str, name: str, _: Annotator) -> list[Attributed]:
    """Return whatever stands in quotation marks."""
    return [(q.inner, None) for q in find_quoted(text) if q.inner.end - q.inner.start > 20]


def published_rules_find(text: str, name: str, _: Annotator) -> list[Attributed]:
    """Return what the rules published for the Gender Gap Tracker find, written anew
    (bench.published_rules).
    """
    quoted = []
    for start, end, speaker in quotations(_english()(text)):
        source = Span(start=speaker[0], end=speaker[1]) if speaker is not None else None
        if end > start:
            quoted.append((Span(start=start, end=end), source))
    return quoted


FINDERS = {
    "tocsin": tocsin_finds,
    "published rules": published_rules_find,
    "textacy": textacy_finds,
    "quotation marks": marks_find,
}


def measure(
    part: str, limit: int, step: int = 0, only: tuple[str, ...] = ("tocsin",)
) -> dict[str, dict[str, float]]:
    """Return precision, recall and F1 on a part of PolNeAR, of contents and of contents with their
    source.
    """
    annotate = Annotator((), (), ())
    totals = {name: Counter[str]() for name in only}
    for row in articles(part, limit, step):
        gold = gold_of(row)
        for name in only:
            try:
                quoted = FINDERS[name](row["text"], row["id"], annotate)
            except ImportError:
                continue
            totals[name] += scored(row["text"], gold, quoted)
    return {name: figures(counted) for name, counted in totals.items() if counted}


def scored(
    text: str, gold: list[tuple[Span, list[Span], list[Span]]], quoted: list[Attributed]
) -> Counter[str]:
    """Count hits, findings and marked attributions of one article, by kind."""
    counted: Counter[str] = Counter(found=len(quoted), gold=len(gold))
    counted.update(f"{kind_of(text, g[0])} gold" for g in gold)
    for i, j in pairs([g[0] for g in gold], [f[0] for f in quoted]):
        kind, source = kind_of(text, gold[i][0]), quoted[j][1]
        right = not gold[i][2] if source is None else any(s.overlaps(source) for s in gold[i][2])
        counted.update(["hit", f"{kind} hit"] + (["full", f"{kind} full"] if right else []))
    return counted


def figures(counted: Counter[str]) -> dict[str, float]:
    """Return precision, recall and F1 of contents, F1 with the source, and recall by kind."""
    precision, recall = (
        counted["hit"] / max(1, counted["found"]),
        counted["hit"] / max(1, counted["gold"]),
    )
    full = 2 * counted["full"] / max(1, counted["found"] + counted["gold"])
    rates = {
        "content precision": precision,
        "content recall": recall,
        "content F1": 2 * precision * recall / max(1e-9, precision + recall),
        "full F1": full,
    }
    for kind in KINDS:
        rates[f"{kind} recall"] = counted[f"{kind} hit"] / max(1, counted[f"{kind} gold"])
        rates[f"{kind} full recall"] = counted[f"{kind} full"] / max(1, counted[f"{kind} gold"])
    return rates


def main() -> None:
    """Run the bench and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--limit", type=int, default=10_000)
    parser.add_argument(
        "--aside", action="store_true", help="the third of the training part that is set aside"
    )
    args = parser.parse_args()
    part, step = ("train", ASIDE) if args.aside else (args.part, 0)
    for name, rates in measure(part, args.limit, step, tuple(FINDERS)).items():
        print(f"{name:16}", "  ".join(f"{k} {v:.3f}" for k, v in rates.items()))


if __name__ == "__main__":
    main()
