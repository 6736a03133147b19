"""Claims that were labelled by reading (labels/claims.jsonl): the texts they stand in, read anew by
the program.

Labels stand off: the set, the text's id in it, offsets. The texts are put together here from
../shared/data as they were when they were read: title, an empty line, and text.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from bench.product import SHARED, Row

LABELS = Path(__file__).resolve().parent / "labels" / "claims.jsonl"
DATA = SHARED / "data"


class Label(NamedTuple):
    """What readers said of one claim; `second` is a type that would be right as well, `again` what
    a second reader said, if one did.
    """

    text: str
    start: int
    end: int
    type: str
    second: str | None
    event: str
    status: str | None
    actor: tuple[int, int] | None
    place: tuple[int, int] | None
    again: Mapping[str, str] | None = None

    @property
    def is_held(self) -> bool:
        """Return whether the claim's text is kept aside from fitting: one text in
        five, by its id.
        """
        return sum(self.text.encode()) % 5 == 0


def labels() -> list[Label]:
    """Return all labels."""
    rows = map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())
    return [
        Label(**{**row, "actor": _pair(row["actor"]), "place": _pair(row["place"])}) for row in rows
    ]


def _pair(value: list[int] | None) -> tuple[int, int] | None:
    """Return offsets as a pair."""
    return (value[0], value[1]) if value else None


def texts() -> list[Row]:
    """Return the texts that hold labelled claims."""
    wanted = {label.text for label in labels()}
    return [row for row in every_text() if row.id in wanted]


def every_text() -> Iterator[Row]:
    """Yield every text of the sets that were sampled, under the id that labels use."""
    for number, row in enumerate(_lines("streams/ruwa_until_2022-06.jsonl")):
        text = (row.get("title") or "").strip() + "\n\n" + (row.get("description") or "").strip()
        yield Row(f"ruwa:{number}", text.strip(), "en")
    for number, row in enumerate(_lines("stories/events_2016_2018.jsonl")):
        yield Row(f"stories:{number}", row["title"] + "\n\n" + row["text"], "en")
    for row in _lines("quotes/polnear_train.jsonl"):
        yield Row(f"polnear:{row['id']}", row["text"], "en")
    for name in ("spravdi", "informnapalm"):
        for row in _lines(f"telegram/{name}.jsonl.gz"):
            yield Row(f"{name}:{row['id']}", row["text"], "")
    for row in _lines("telegram/ru_channels_2024.jsonl.gz"):
        yield Row(f"ru_channels_2024:{row['channel']}/{row['message_id']}", row["text"], "ru")
    for row in _lines("entities/nerel_train.jsonl"):
        yield Row(f"nerel:{row['id']}", row["text"], "ru")
    for row in _lines("narratives/voxcheck.jsonl"):
        for language in ("uk", "ru", "en"):
            yield Row(f"voxcheck:{row['id']}/{language}", row["extract"][language], language)
    for number, row in enumerate(_lines("quotes/ruopinion_train.jsonl")):
        yield Row(f"ruopinion:{number}", row["text"], "ru")


def _lines(name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file of the sets."""
    path = DATA / name
    packed = path.read_bytes()
    text = (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode("utf-8")
    yield from (json.loads(line) for line in text.split("\n") if line)
