"""Names across scripts, cases and spellings: recall on pairs, and false links among decoys.

Usage: python -m bench.names [--show]

The pairs are written for this project (bench/names.yml): they guard against relapse and prove
nothing.
"""

import argparse
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from ruamel.yaml import YAML

from bench.attribution import document
from tocsin.annotate.names.mentions import MentionFinder
from tocsin.records import Actor

PAIRS = Path(__file__).with_name("names.yml")


def finder(name: str) -> MentionFinder:
    """Return a finder that knows one person by one name."""
    person = Actor(
        id="person",
        name=name,
        kind="public_official",
        aliases=(name,),
        known_from=dt.date(2020, 1, 1),
        reference="bench",
    )
    return MentionFinder([person], [], [])


def linked(name: str, written: str) -> bool:
    """Return whether a written name is linked to a person entered under a name."""
    cyrillic = any("а" <= c <= "я" for c in written.casefold())
    sentence = document(
        f"{'Вчера' if cyrillic else 'Then'} {written} {'уехал' if cyrillic else 'left'}.", "x", "xx"
    )
    return any(m.entity_id == "person" for m in finder(name)(sentence, []))


def pairs(kind: str) -> Iterator[tuple[str, str]]:
    """Yield (entered, written)."""
    for entered, written in YAML(typ="safe").load(PAIRS.read_text(encoding="utf-8"))[kind]:
        for one in written:
            yield entered, one


def measure() -> tuple[float, float, list[tuple[str, str]]]:
    """Return recall, the share of decoys linked, and what went wrong."""
    missed = [p for p in pairs("right") if not linked(*p)]
    false = [p for p in pairs("decoys") if linked(*p)]
    total, decoys = sum(1 for _ in pairs("right")), sum(1 for _ in pairs("decoys"))
    return 1 - len(missed) / total, len(false) / decoys, missed + false


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    recall, false, wrong = measure()
    print(
        f"recall {recall:.3f} of {sum(1 for _ in pairs('right'))}; decoys linked "
        f"{false:.3f} of "
        f"{sum(1 for _ in pairs('decoys'))}"
    )
    for entered, written in wrong if args.show else []:
        print(f"  {entered} / {written}")


if __name__ == "__main__":
    main()
