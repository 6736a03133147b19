"""Links to places on news that nobody prepared, against labels made by eye: precision, and how many
links known to be right are still made.

Usage: python -m bench.place_labels

The labels (`labels/places.jsonl`, guideline `guidelines/places.md`) name rows and offsets of sets
in ../shared; they hold no text. A link that no label judges is counted apart: it is neither right
nor wrong.
"""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from bench.attribution import document
from bench.toponyms import gazetteer
from tocsin.annotate.names.mentions import MentionFinder
from tocsin.annotate.parsers.english import parse
from tocsin.casebook import load_casebook
from tocsin.language.dress import undressed
from tocsin.records import Document, Mention

ROOT = Path(__file__).resolve().parent
DATA = ROOT.parents[1] / "shared" / "data"
LABELS = ROOT / "labels" / "places.jsonl"
FILES = {
    "stories": "stories/events_2016_2018.jsonl",
    "ruwa": "streams/ruwa_until_2022-06.jsonl",
    "spravdi": "telegram/spravdi.jsonl.gz",
    "informnapalm": "telegram/informnapalm.jsonl.gz",
    "ru_channels_2024": "telegram/ru_channels_2024.jsonl.gz",
}
_PLACES = ("geonames:", "iso:", "region:", "district:", "area:", "icao:")


class Label(NamedTuple):
    """A judged link: row and span of a set, the place it was linked to, and
    whether that is right.
    """

    row: int
    start: int
    end: int
    entity: str
    right: bool


def labels(path: Path = LABELS) -> Mapping[str, list[Label]]:
    """Return the labels of each set."""
    by_set: dict[str, list[Label]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        by_set[row["set"]].append(
            Label(row["row"], row["start"], row["end"], row["entity"], row["right"])
        )
    return by_set


def text_of(name: str, row: Mapping[str, Any]) -> str:
    """Return the text of a row of a set as it was labelled."""
    body = str(row.get("text") or "")
    if name == "stories":
        return body if body.startswith(row["title"]) else f"{row['title']}\n{body}"
    return f"{row['title'] or ''}\n{row['description'] or ''}" if name == "ruwa" else body


def documents(name: str, rows: frozenset[int]) -> Iterator[tuple[int, Document]]:
    """Yield the labelled rows of a set as documents."""
    path = DATA / FILES[name]
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        for number, line in enumerate(lines):
            if number in rows:
                article = document(
                    text_of(name, json.loads(line)),
                    f"{name}:{number}",
                    "en" if name == "stories" else "",
                )
                yield number, msgspec.structs.replace(article, text=undressed(article.text))


def judged(
    listed: Sequence[Label], mentions_by_row: Mapping[int, Sequence[Mention]]
) -> Counter[str]:
    """Count the links that the labels judge right and wrong, those they do not judge, and the right
    ones that are made again.
    """
    by_row: dict[int, list[Label]] = defaultdict(list)
    for label in listed:
        by_row[label.row].append(label)
    c: Counter[str] = Counter(known=sum(each.right for each in listed))
    for row, mentions in mentions_by_row.items():
        for mention in (m for m in mentions if (m.entity_id or "").startswith(_PLACES)):
            c[_judgement(mention, by_row[row])] += 1
        c["kept"] += sum(
            each.right and any(_is_same(m, each) for m in mentions) for each in by_row[row]
        )
    return c


def _is_same(mention: Mention, label: Label) -> bool:
    """Return whether a mention is the link of a label."""
    return (
        mention.entity_id == label.entity
        and mention.span.start < label.end
        and label.start < mention.span.end
    )


def _judgement(mention: Mention, listed: Sequence[Label]) -> str:
    """Return what the labels say of a link: "right", "wrong", or "unjudged"."""
    over = [
        each for each in listed if mention.span.start < each.end and each.start < mention.span.end
    ]
    same = [each for each in over if each.entity == mention.entity_id]
    if same:
        return "right" if any(each.right for each in same) else "wrong"
    return "wrong" if any(each.right for each in over) else "unjudged"


def measure(name: str, listed: Sequence[Label], finder: MentionFinder) -> Counter[str]:
    """Return the counts of one set."""
    articles = documents(name, frozenset(each.row for each in listed))
    return judged(
        listed, {n: finder(d, parse(d) if d.language == "en" else []) for n, d in articles}
    )


def figures() -> dict[str, float]:
    """Return precision and kept links of every set, and of all together."""
    book = load_casebook(ROOT.parent / "casebooks" / "common")
    finder = MentionFinder(book.actors, book.sources, book.sites, gazetteer())
    counted = {name: measure(name, listed, finder) for name, listed in labels().items()}
    counted["all"] = sum(counted.values(), Counter())
    rates: dict[str, float] = {}
    for name, c in counted.items():
        rates[f"place links {name}: precision"] = c["right"] / max(1, c["right"] + c["wrong"])
        rates[f"place links {name}: right ones kept"] = c["kept"] / max(1, c["known"])
        rates[f"place links {name}: unjudged"] = float(c["unjudged"])
    return rates


def main() -> None:
    """Print a table."""
    for key, value in figures().items():
        print(f"{key:48} {value:.3f}")


if __name__ == "__main__":
    main()
