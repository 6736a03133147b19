"""Texts that tell known stories, texts that refute them, and ordinary news: what the matching
benches read from ../shared.

VoxCheck's labels are really several per text, so what counts as right is the union of the labels of
near-copies (two texts are near-copies where their English words overlap by Jaccard .6, or nine in
ten words of the shorter one stand in the other).
"""

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from tocsin.match.vectors import Remembering, find_embedder
from tocsin.records import Embedder, Narrative
from tocsin.store import Store

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
VOXCHECK = DATA / "narratives" / "voxcheck.jsonl"
LANGUAGES = ("en", "ru", "uk")
ORDINARY = ("reuters.com", "bbc.co.uk", "aljazeera.com", "www.msnbc.com", "ukrinform.net")
WAR = "2022-02-24"
_TOPIC = {
    "en": re.compile(r"Ukrain|Russia|NATO|Donbas|Minsk|Crimea|Nord Stream|Kyiv|Kiev|Moscow", re.I),
    "ru": re.compile(r"Украин|НАТО|Донбас|ДНР|Киев|Крым|Запад|США|Зеленск"),
}
_SLUG = re.compile(r"\s*—\s*Ukrinform\.?\s*$")
_LONGEST = 400


class Extract(NamedTuple):
    """One text that tells a story, in one language, with the entries that are right for it, and the
    group of its near-copies.
    """

    texts: dict[str, str]
    right: frozenset[int]
    group: int
    debunk: dict[str, str]


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSONL file, compressed or not."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        for line in lines:
            if line.strip():
                yield json.loads(line)


def bench_embedder() -> Embedder | None:
    """Return the shipped model with a memory under build/, so that a bench reads each text once."""
    model = find_embedder()
    if model is None:
        return None
    (ROOT / "build").mkdir(exist_ok=True)
    return Remembering(model, Store(str(ROOT / "build" / "bench-vectors.sqlite")))


class VoxCheck:
    """The set: its sub-narratives as catalogue entries with titles in three languages, and its
    extracts.
    """

    def __init__(self, path: Path = VOXCHECK) -> None:
        """Read the set."""
        self._rows = list(rows_of(path))

    @staticmethod
    def _key(row: dict[str, Any], field: str) -> str:
        return str(row[field]["en"]).strip().rstrip(".").casefold()

    @cached_property
    def narratives(self) -> tuple[Narrative, ...]:
        """Return the entries: sub-narratives first, in order of appearance, then the narratives
        they are part of.
        """
        subs: dict[str, Narrative] = {}
        whole: dict[str, Narrative] = {}
        for row in self._rows:
            parent, sub = self._key(row, "narrative"), self._key(row, "sub_narrative")
            whole.setdefault(parent, _entry(f"p{len(whole)}", row["narrative"], None))
            subs.setdefault(sub, _entry(f"s{len(subs)}", row["sub_narrative"], whole[parent].id))
        self.subs = len(subs)
        self.places = {key: i for i, key in enumerate(subs)}
        self.parents = [n.parent for n in subs.values()]
        return (*subs.values(), *whole.values())

    @cached_property
    def extracts(self) -> list[Extract]:
        """Return the extracts, each once."""
        assert self.narratives
        sets = [frozenset(re.findall(r"\w+", r["extract"]["en"].lower())) for r in self._rows]
        groups = list(range(len(sets)))
        right: list[set[int]] = [set() for _ in sets]
        for i, mine in enumerate(sets):
            for j, other in enumerate(sets):
                if _near(mine, other):
                    right[i].add(self.places[self._key(self._rows[j], "sub_narrative")])
                    if j < i:
                        groups[i] = min(groups[i], groups[j])
        return [
            Extract(
                texts=r["extract"], right=frozenset(right[i]), group=groups[i], debunk=r["debunk"]
            )
            for i, r in enumerate(self._rows)
        ]


def _near(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two texts are near-copies."""
    both = len(one & other)
    return both / max(1, len(one | other)) >= 0.6 or (
        min(len(one), len(other)) >= 6 and both >= 0.9 * min(len(one), len(other))
    )


def _entry(name: str, titles: dict[str, str], parent: str | None) -> Narrative:
    """Make a catalogue entry of a title in several languages."""
    import datetime as dt

    day = dt.date(2014, 1, 1)
    return Narrative(
        id=name,
        title=titles["en"],
        titles={k: v for k, v in titles.items() if k != "en"},
        summary=titles["en"],
        wordings={},
        first_seen="unknown",
        known_from=day,
        reference="VoxCheck",
        parent=parent,
    )


def same_topic(language: str) -> list[str]:
    """Return ordinary news on the topics of the set: RUWA's ordinary outlets before the war (en),
    Telegram posts (ru).
    """
    if language == "en":
        rows = rows_of(DATA / "streams" / "ruwa_until_2022-06.jsonl")
        texts = [_headline(r) for r in rows if r["date"] < WAR and r["source"] in ORDINARY]
    else:
        texts = [
            str(r["text"] or "")[:_LONGEST].strip()
            for r in rows_of(DATA / "telegram" / "ru_channels_2024.jsonl.gz")
        ]
    return _some([t for t in texts if _TOPIC[language].search(t)], 500)


def later_news() -> list[str]:
    """Return ordinary news from the war's first months, which the probes were fitted on."""
    rows = rows_of(DATA / "streams" / "ruwa_until_2022-06.jsonl")
    return _some(
        [_headline(r) for r in rows if r["date"] >= "2022-03-01" and r["source"] in ORDINARY], 700
    )


def unrelated(language: str) -> list[str]:
    """Return news on other topics: the beginnings of event articles (en), Telegram posts (ru)."""
    if language == "en":
        rows = rows_of(DATA / "stories" / "events_2016_2018.jsonl")
        return [f"{r['title']}. {' '.join(r['text'].split())[:300]}" for r in rows]
    posts = (
        str(r["text"] or "")[:_LONGEST].strip()
        for r in rows_of(DATA / "telegram" / "ru_channels_2024.jsonl.gz")
    )
    return _some([t for t in posts if len(t) > 60 and not _TOPIC["ru"].search(t)], 300)


def _headline(row: dict[str, Any]) -> str:
    """Return title and description of a row, without the agency's slug."""
    return _SLUG.sub("", f"{row['title'] or ''}. {row['description'] or ''}"[:_LONGEST].strip(" ."))


def _some(texts: Sequence[str], number: int) -> list[str]:
    """Return some texts, the same every time."""
    distinct = list(dict.fromkeys(t for t in texts if t))
    random.Random(7).shuffle(distinct)
    return distinct[:number]


def sentences(text: str, most: int = 6) -> list[str]:
    """Return the first sentences of a text that are long enough to say something."""
    parts = (s.strip() for s in re.split(r"(?<=[.!?])\s+(?=[A-ZА-ЯІЇЄҐ«\"“])", text))
    return [s for s in parts if len(s) > 25][:most]


def auc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Return the chance that a positive lies above a negative (ties half)."""
    low = np.sort(np.array(negative))
    below = np.searchsorted(low, positive, side="left") + np.searchsorted(
        low, positive, side="right"
    )
    return float(below.mean() / 2 / len(low))
