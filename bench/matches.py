"""Matches of claims with catalogued narratives, on real texts that nobody prepared, against labels
made by reading.

Usage: python -m bench.matches [--half tuned|reported] [--wrong] [--json]

bench/labels/matches.jsonl holds pairs of a claim and an entry, without text: set, document, start,
end, narrative, same, voice (bench/guidelines/matches.md). Every labelled document is read by the
product against casebooks/common, whether anything watched is in it or not. `precision` is the share
of sure matches (those with a voice) that are the same narrative, `yield` the share of pairs
labelled so that are matched surely, `voice` the share of sure matches that have the right voice,
`voice of same` that share among the right ones. Sure matches that nobody has labelled are counted
apart. Which half a document belongs to goes by a hash of its id.
"""

import argparse
import datetime as dt
import gzip
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.tables import print_tables
from bench.voxcheck import DATA, ROOT, rows_of
from tocsin.casebook import load_casebook
from tocsin.pipeline import Reader
from tocsin.records import Capture
from tocsin.sources import Stated, read_inputs
from tocsin.store import Store

LABELS = ROOT / "bench" / "labels" / "matches.jsonl"
NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
CHANNELS = ("spravdi", "informnapalm", "ru_channels_2024")
Pair = tuple[str, int, int, str]


class Label(NamedTuple):
    """What a reader found: whether the claim tells the narrative, and the voice ("" where it does
    not).
    """

    same: bool
    voice: str


def is_tuned(document: str) -> bool:
    """Return whether a document belongs to the half that was tuned on."""
    return hashlib.sha256(document.encode()).digest()[0] % 2 == 0


def labels(half: str | None = None) -> dict[Pair, Label]:
    """Return the labelled pairs of a half, or all."""
    by_pair = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        name = f"{row['set']}:{row['document']}"
        if half is None or is_tuned(name) == (half == "tuned"):
            by_pair[(name, row["start"], row["end"], row["narrative"])] = Label(
                row["same"], row["voice"] or ""
            )
    return by_pair


def _texts(name: str) -> Iterator[tuple[str, str, str | None]]:
    """Yield (document, text, language) of a set, as the labels name them."""
    if name in CHANNELS:
        with gzip.open(DATA / "telegram" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as opened:
            for row in map(json.loads, opened):
                russian = name == "ru_channels_2024"
                document = f"{row['channel']}/{row['message_id']}" if russian else str(row["id"])
                yield document, row["text"], "ru" if russian else None
    elif name in ("polnear", "nerel"):
        folder, language = ("quotes", "en") if name == "polnear" else ("entities", "ru")
        for row in rows_of(DATA / folder / f"{name}_train.jsonl"):
            yield str(row["id"]), row["text"], language
    elif name == "voxcheck":
        for row in rows_of(DATA / "narratives" / "voxcheck.jsonl"):
            for language, text in (row.get("text") or row["extract"]).items():
                yield f"{row['id']}/{language}", text, language
    else:
        yield from _listed(name)


def _listed(name: str) -> Iterator[tuple[str, str, str | None]]:
    """Yield the texts of the sets whose documents are named by their place in the file."""
    file, field = {
        "ruwa": ("streams/ruwa_until_2022-06.jsonl", "description"),
        "stories": ("stories/events_2016_2018.jsonl", "text"),
    }[name]
    for index, row in enumerate(rows_of(DATA / file)):
        title, body = str(row.get("title") or ""), str(row.get(field) or "")
        text = (
            f"{title}\n\n{body}"
            if name == "stories"
            else f"{title.strip()}\n\n{body.strip()}".strip()
        )
        yield str(index), text, "en"


def read(names: set[str], build: Path) -> Iterator[Any]:
    """Yield what the product made of the named documents."""
    rows = []
    for part in sorted({n.partition(":")[0] for n in names}):
        for document, text, language in _texts(part):
            if f"{part}:{document}" in names:
                rows.append(
                    {"id": f"{part}:{document}", "text": text}
                    | ({"language": language} if language else {})
                )
    build.mkdir(parents=True, exist_ok=True)
    file = build / "matches-in.jsonl"
    file.write_text(
        "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8"
    )
    book = load_casebook(ROOT / "casebooks" / "common")
    reader = Reader(book, NOW, Store(str(build / "bench-vectors.sqlite")), read_all=True)
    for capture in read_inputs([str(file)], seen_at=NOW, stated=Stated()):
        if isinstance(capture, Capture):
            yield reader.carry(capture)


class Voiced(NamedTuple):
    """A pair with what the product says: its voice, or None where it is not sure."""

    pair: Pair
    language: str
    voice: str | None


def pairs_of(kept: Sequence[Any]) -> dict[Pair, Voiced]:
    """Return the product's pairs; of two claims with one span the sure one counts."""
    by_pair: dict[Pair, Voiced] = {}
    for one in kept:
        if one.document is None:
            continue
        spans = {c.id: c.span for c in one.annotations.claims}
        for match in one.matches:
            span = spans[match.claim_id]
            pair = (one.document.external_id, span.start, span.end, match.narrative_id)
            if pair not in by_pair or match.voice:
                by_pair[pair] = Voiced(pair, one.document.language or "", match.voice)
    return by_pair


def figures(known: dict[Pair, Label], by_pair: dict[Pair, Voiced]) -> dict[str, float]:
    """Return the figures of some labelled pairs."""
    sure = {p: f.voice for p, f in by_pair.items() if f.voice and p in known}
    right = [p for p in sure if known[p].same]
    voiced = [p for p in right if known[p].voice == sure[p]]
    same = [p for p, label in known.items() if label.same]
    return {
        "pairs": float(len(known)),
        "same": float(len(same)),
        "sure": float(len(sure)),
        "precision": len(right) / max(1, len(sure)),
        "yield": len(right) / max(1, len(same)),
        "voice": len(voiced) / max(1, len(sure)),
        "voice of same": len(voiced) / max(1, len(right)),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--half", choices=("tuned", "reported"))
    parser.add_argument("--wrong", action="store_true", help="list what was wrong")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    known = labels(args.half)
    kept = list(read({p[0] for p in known}, ROOT / "build"))
    by_pair = pairs_of(kept)
    language = {
        k.document.external_id: k.document.language or "?" for k in kept if k.document is not None
    }
    parts: dict[str, dict[Pair, Label]] = defaultdict(dict)
    for pair, label in known.items():
        half = "tuned" if is_tuned(pair[0]) else "reported"
        for part in (
            half,
            f"{half}, {pair[0].partition(':')[0]}",
            f"{half}, {language.get(pair[0], '?')}",
        ):
            parts[part][pair] = label
    unread = Counter(f.language for p, f in by_pair.items() if f.voice and p not in known)
    tables = {"matches": {k: figures(v, by_pair) for k, v in sorted(parts.items())}}
    tables["sure matches nobody read"] = {
        "documents": {k: float(n) for k, n in sorted(unread.items())}
    }
    print_tables(tables, as_json=args.json)
    if args.wrong:
        for pair, label in sorted(known.items()):
            voice = by_pair[pair].voice if pair in by_pair else None
            if (voice or "") != label.voice:
                print(*pair, f"read {label.voice or 'none'}, found {voice or 'none'}")


if __name__ == "__main__":
    main()
