"""The texts that a casebook of this bench is run on: rows of published sets, cut to a period, as
lines the program reads.
"""

import datetime as dt
import gzip
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
_HERE = Path(__file__).resolve().parent
# Texts in our own words, written for this bench: they are always at hand.
OWN = _HERE / "own"
Row = dict[str, Any]


class Period(msgspec.Struct, frozen=True):
    """Which sets of texts a casebook is run on, and from which day to which; the last day is also
    as-of.

    `near` are beginnings of words, and `most` says how many texts are taken that hold one of them,
    and how many that hold none: a run on all the news of a month would take an hour, and one on
    texts about the site alone could not bind anything wrongly.
    """

    sets: tuple[str, ...]
    first: dt.date
    last: dt.date
    near: tuple[str, ...]
    most: tuple[int, int] = (170, 110)


def periods() -> dict[str, Period]:
    """Return the period of every casebook of the bench."""
    read = YAML(typ="safe").load((_HERE / "texts.yml").read_text(encoding="utf-8"))
    return msgspec.convert(read, dict[str, Period])


def rows_of(period: Period) -> list[Row]:
    """Return the texts a casebook is run on: of those near its sites and of the others, evenly
    spread over the period.
    """
    near: tuple[list[Row], list[Row]] = ([], [])
    for row in _within(period):
        words = row["text"].casefold()
        near[not any(n.casefold() in words for n in period.near)].append(row)
    return [
        row for rows, most in zip(near, period.most, strict=True) for row in _spread(rows, most)
    ]


def _spread(rows: list[Row], most: int) -> list[Row]:
    """Return so many rows at most, evenly spread."""
    if len(rows) <= most:
        return rows
    return [rows[i * len(rows) // most] for i in range(most)]


def _within(period: Period) -> Iterator[Row]:
    """Yield the texts of a period, in the order of their sets."""
    for name in period.sets:
        path, row_of = _SETS[name]
        for number, raw in enumerate(_lines(DATA / path)):
            row = row_of(name, number, json.loads(raw))
            if period.first.isoformat() <= row["published_at"][:10] <= period.last.isoformat():
                yield row


def is_there(period: Period) -> bool:
    """Return whether every set of a period is at hand."""
    return all((DATA / _SETS[name][0]).is_file() for name in period.sets)


def _lines(path: Path) -> Iterator[str]:
    """Yield the lines of a file, packed or not."""
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as packed:
            yield from packed
    else:
        with path.open(encoding="utf-8") as file:
            yield from file


def _headline(name: str, number: int, raw: Mapping[str, Any]) -> Row:
    """Return a title with its description."""
    parts = [p for p in (raw.get("title"), raw.get("description")) if p]
    return {
        "id": f"{name}-{number}",
        "title": raw.get("title") or None,
        "text": "\n\n".join(parts),
        "url": raw["url"],
        "source": raw["source"],
        "published_at": raw["date"],
    }


def _article(name: str, number: int, raw: Mapping[str, Any]) -> Row:
    """Return an article with its heading as the first paragraph."""
    return {
        "id": f"{name}-{number}",
        "title": raw["title"],
        "text": f"{raw['title']}\n\n{raw['text']}",
        "url": raw["url"],
        "source": raw["source"],
        "published_at": raw["date"],
    }


def _post(name: str, number: int, raw: Mapping[str, Any]) -> Row:
    """Return a post of a channel."""
    return {
        "id": f"{name}-{number}",
        "text": raw["text"] or "",
        "source": raw.get("channel", name),
        "published_at": raw["date"],
    }


def _own(_name: str, _number: int, raw: Mapping[str, Any]) -> Row:
    """Return a text that was written for this bench, as it is."""
    return dict(raw)


_SETS: Mapping[str, tuple[str, Callable[[str, int, Mapping[str, Any]], Row]]] = {
    "ruwa": ("streams/ruwa_until_2022-06.jsonl", _headline),
    "events": ("stories/events_2016_2018.jsonl", _article),
    "spravdi": ("telegram/spravdi.jsonl.gz", _post),
    "informnapalm": ("telegram/informnapalm.jsonl.gz", _post),
    "channels": ("telegram/ru_channels_2024.jsonl.gz", _post),
    **{path.stem: (str(path), _own) for path in sorted(OWN.glob("*.jsonl"))},
}
