"""Reprints in real Telegram posts: time, memory and recall of the exact all-pairs answer, beside
bare rensa; edits beside datasketch.

Usage: python -m bench.reprints [--limit N] [--clusters N]
"""

import argparse
import datetime as dt
import gzip
import json
import random
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from rensa import RMinHash, RMinHashLSH

from tocsin.documents import lineage_of
from tocsin.documents.lineage import known_since
from tocsin.documents.reprints import runs
from tocsin.language.fold import fold
from tocsin.language.words import word_list
from tocsin.records import DateFinding, Document, Lineage

DATA = (
    Path(__file__).resolve().parents[2]
    / "shared"
    / "data"
    / "telegram"
    / "ru_channels_2024.jsonl.gz"
)
T = TypeVar("T")
NOW = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
SAME = 0.7
# Channels of one house, as their names and imprints say.
HOUSES = {
    "ТОПОР - Горячие новости": "Топор",
    "Топор+": "Топор",
    "Топор Live": "Топор",
    "КиберТопор": "Топор",
    "Москва с огоньком": "Москва с огоньком",
    "Москва с огоньком Live": "Москва с огоньком",
    "Москва - новостная": "Москва с огоньком",
    "Библиотека Go разработчика | Golang": "Proglib",
    "Библиотека питониста | Python, Django, Flask": "Proglib",
    "Библиотека программиста | программирование, кодинг, разработка": "Proglib",
}


def posts(limit: int) -> list[Document]:
    """Return the posts that have words."""
    documents = []
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        for number, line in zip(range(limit), lines, strict=False):
            row = json.loads(line)
            if (row["text"] or "").strip():
                moment = dt.datetime.fromisoformat(row["date"])
                documents.append(
                    document_of(f"doc-{number:06d}", row["text"], row["channel"], moment)
                )
    return documents


def document_of(
    name: str, text: str, source: str | None = None, moment: dt.datetime | None = None
) -> Document:
    """Make a document."""
    stated = DateFinding(basis="stated", precision="instant")
    return Document(
        id=name,
        capture_id="cap",
        external_id=name,
        text=text,
        date=stated,
        seen_at=NOW,
        source_id=source,
        published_at=moment,
    )


def bare(documents: list[Document]) -> int:
    """Run rensa alone over the same words: signatures, insert, query."""
    index = RMinHashLSH(threshold=SAME, num_perm=128, num_bands=32)
    hits = 0
    for number, document in enumerate(documents):
        signature = RMinHash(num_perm=128, seed=42)
        signature.update(runs(word_list(fold(document.text))))
        hits += len(index.query(signature))
        index.insert(number, signature)
    return hits


def exact_pairs(documents: list[Document]) -> set[tuple[str, str]]:
    """Return every pair at Jaccard .7 or more, by an inverted index without a limit."""
    texts = [set(runs(word_list(fold(d.text)))) for d in documents]
    holders: dict[str, list[int]] = defaultdict(list)
    pairs = set()
    for number, text in enumerate(texts):
        shared: Counter[int] = Counter()
        for shingle in text:
            shared.update(holders[shingle])
            holders[shingle].append(number)
        for other, both in shared.items():
            if both >= SAME * (len(text) + len(texts[other]) - both):
                pairs.add((documents[other].id, documents[number].id))
    return pairs


def timed(name: str, call: Callable[[], T]) -> tuple[T, float]:
    """Make a call and print the processor time it took."""
    start = time.process_time()
    result = call()
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name:24} {seconds:7.2f} s CPU, {memory} MB at most so far")
    return result, seconds


def edited(text: str, share: float, seed: int, strange: list[str]) -> str:
    """Replace a share of the words by words of other texts, spread at random."""
    chosen = random.Random(seed)
    spoken = text.split()
    for place in chosen.sample(range(len(spoken)), round(share * len(spoken))):
        spoken[place] = chosen.choice(strange)
    return " ".join(spoken)


def edits(documents: list[Document]) -> None:
    """Print recall and precision of copies with 5, 10 and 20 % of their words replaced, beside
    datasketch.
    """
    from datasketch import MinHash, MinHashLSH

    originals = [d for d in documents if 30 <= len(d.text.split()) <= 300][::15][:500]
    strange = [w for d in documents[::50] for w in d.text.split()]
    for share in (0.05, 0.10, 0.20):
        changed = [
            document_of(f"zz-{n:04d}", edited(d.text, share, n, strange), moment=NOW)
            for n, d in enumerate(originals)
        ]
        origin = {r.document_id: r for r in lineage_of([*originals, *changed], NOW)}
        right = sum(
            origin[c.id].origin_id == origin[o.id].origin_id
            for o, c in zip(originals, changed, strict=True)
        )
        linked = sum(origin[c.id].basis != "itself" for c in changed)
        index = MinHashLSH(threshold=SAME, num_perm=128)
        for document in originals:
            index.insert(document.id, _datasketch(MinHash, document.text))
        hits = [set(index.query(_datasketch(MinHash, c.text))) for c in changed]
        theirs = sum(o.id in h for o, h in zip(originals, hits, strict=True))
        print(
            f"{share:.0%} of words replaced ({len(originals)} texts): recall "
            f"{right / len(originals):.3f}, "
            f"precision {right / max(1, linked):.3f}; datasketch {theirs / len(originals):.3f}, "
            f"{theirs / max(1, sum(map(len, hits))):.3f}"
        )


def _datasketch(kind: Callable[..., Any], text: str) -> Any:
    """Return the signature datasketch makes of the same runs."""
    signature = kind(num_perm=128)
    for run in runs(word_list(fold(text))):
        signature.update(run.encode())
    return signature


def families(rows: Iterable[Lineage]) -> list[list[str]]:
    """Return the documents of each origin that has more than one."""
    by_origin: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_origin[row.origin_id].append(row.document_id)
    return [sorted(members) for _, members in sorted(by_origin.items()) if len(members) > 1]


def clusters(documents: list[Document], rows: list[Lineage], show: int) -> None:
    """Print what kinds of clusters there are, who was first, and some of them to
    be judged by eye.
    """
    by_id = {d.id: d for d in documents}
    by_row = {r.document_id: r for r in rows}
    kinds: Counter[str] = Counter()
    first: Counter[str] = Counter()
    across = []
    for members in families(rows):
        texts = sorted((by_id[m] for m in members), key=lambda d: (known_since(d), d.id))
        channels = Counter(d.source_id or "" for d in texts)
        houses = {HOUSES.get(c, c) for c in channels}
        if max(channels.values()) > 1:
            kinds["recurring: some channel posts it twice or more"] += 1
        elif len(houses) == 1:
            kinds["one house's own channels"] += 1
        else:
            kinds["across houses"] += 1
            across.append(texts)
            if "РИА Новости" in channels:
                first["RIA first" if texts[0].source_id == "РИА Новости" else "RIA later"] += 1
    print(dict(kinds), dict(first))
    print(
        f"copies that differ in a number: {sum(bool(r.differs) for r in rows)}; old texts: "
        f"{sum('old_text' in r.flags for r in rows)}"
    )
    for texts in random.Random(7).sample(across, min(show, len(across))):
        print("---")
        for d in texts:
            row = by_row[d.id]
            print(
                f"{d.published_at:%m-%d %H:%M} {d.source_id}: {row.basis} {row.score} "
                f"{row.differs} | {' '.join(d.text.split())[:230]}"
            )


def main() -> None:
    """Run the bench and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=1_000_000)
    parser.add_argument(
        "--clusters",
        type=int,
        default=0,
        help="print so many clusters across houses, to be judged by eye",
    )
    args = parser.parse_args()
    documents = posts(args.limit)
    print(f"{len(documents)} posts")
    _, alone = timed("bare rensa", lambda: bare(documents))
    rows, ours = timed("tocsin lineage", lambda: lineage_of(documents, NOW))
    print(f"ratio {ours / alone:.2f}; bases {dict(Counter(r.basis for r in rows))}")
    origin = {r.document_id: r.origin_id for r in rows}
    pairs, _ = timed(
        "exact all pairs",
        lambda: exact_pairs(sorted(documents, key=lambda d: (known_since(d), d.id))),
    )
    together = sum(origin[a] == origin[b] for a, b in pairs)
    print(
        f"{len(pairs)} exact pairs at Jaccard {SAME}; {together / max(1, len(pairs)):.4f} of "
        "them under one origin"
    )
    clusters(documents, rows, args.clusters)
    edits(documents)


if __name__ == "__main__":
    main()
