"""Names in Russian news: strict F1 on NEREL, mapped to person, organisation and place, beside plain
slovnet.

Usage: python -m bench.entities [--part dev|train] [--limit N]

Nested entities are mapped too; a name inside a name counts once, as the outermost of its kind.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.attribution import document
from tocsin.annotate.annotator import Annotator
from tocsin.annotate.parsers.russian import named_entities

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "entities"
KINDS = {
    "PERSON": "person",
    "ORGANIZATION": "organisation",
    "COUNTRY": "place",
    "CITY": "place",
    "STATE_OR_PROVINCE": "place",
    "LOCATION": "place",
    "DISTRICT": "place",
}
OURS = {
    "person": "person",
    "organisation": "organisation",
    "outlet": "organisation",
    "place": "place",
    "state": "place",
    "site": "place",
}
PLAIN = {"PER": "person", "ORG": "organisation", "LOC": "place"}
Name = tuple[int, int, str]


def texts(part: str, limit: int) -> Iterator[dict[str, Any]]:
    """Yield the texts of a part."""
    with (DATA / f"nerel_{part}.jsonl").open(encoding="utf-8") as lines:
        for _, line in zip(range(limit), lines, strict=False):
            yield json.loads(line)


def outermost(names: set[Name]) -> set[Name]:
    """Leave out names that lie inside another one."""
    return {n for n in names if not any(m != n and m[0] <= n[0] and n[1] <= m[1] for m in names)}


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--limit", type=int, default=1000)
    args = parser.parse_args()
    annotate = Annotator((), (), ())
    counts: dict[str, Counter[str]] = {"tocsin": Counter(), "plain slovnet": Counter()}
    for row in texts(args.part, args.limit):
        text = row["text"]
        gold = outermost(
            {
                (e["spans"][0][0], e["spans"][-1][1], KINDS[e["type"]])
                for e in row["entities"]
                if e["type"] in KINDS
            }
        )
        read = document(text, row["id"], "ru")
        by_way = {
            "tocsin": {
                (m.span.start, m.span.end, OURS[m.kind])
                for m in annotate(read).mentions
                if m.kind in OURS
            },
            "plain slovnet": {(s, e, PLAIN[k]) for s, e, k in named_entities(text)},
        }
        for name, names in by_way.items():
            for kind in (*PLAIN.values(), "all"):
                wanted = {g for g in gold if kind in ("all", g[2])}
                given = {n for n in names if kind in ("all", n[2])}
                counts[name].update(
                    {
                        f"{kind} hit": len(wanted & given),
                        f"{kind} gold": len(wanted),
                        f"{kind} found": len(given),
                    }
                )
    for name, c in counts.items():
        f1 = {
            k: 2 * c[f"{k} hit"] / max(1, c[f"{k} gold"] + c[f"{k} found"])
            for k in (*PLAIN.values(), "all")
        }
        print(f"{name:14}", "  ".join(f"{k} {v:.3f}" for k, v in f1.items()))


if __name__ == "__main__":
    main()
