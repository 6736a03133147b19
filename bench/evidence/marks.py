"""What a reader marked, away from the texts, and the shares that follow."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from bench.evidence.lines import Behind

MARKS = Path(__file__).resolve().parent / "marks.jsonl"
Key = tuple[str, str, str, int, int]


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader says of a claim behind a line: is it about the question, does the right one
    speak, does it show what the line says.
    """

    casebook: str
    line: str
    document: str
    start: int
    end: int
    about: bool
    speaker: bool
    kind: bool

    @property
    def key(self) -> Key:
        """Return what a mark is of."""
        return self.casebook, self.line, self.document, self.start, self.end


def marks(path: Path = MARKS) -> dict[Key, Mark]:
    """Return every mark, by what it is of."""
    if not path.is_file():
        return {}
    decoder = msgspec.json.Decoder(Mark)
    return {m.key: m for m in map(decoder.decode, path.read_bytes().splitlines())}


def shares(read: Sequence[tuple[Behind, Mark | None]]) -> dict[str, float]:
    """Return the shares of records, of lines (each the mean of its records), and of what a brief
    quotes (the first of each line).
    """
    marked = [(b, m) for b, m in read if m is not None]
    lines: dict[tuple[str, str, str], list[Mark]] = defaultdict(list)
    for behind, mark in marked:
        lines[behind.casebook, behind.line, behind.text].append(mark)
    groups = list(lines.values())
    return {
        **_shares("", [m for _, m in marked]),
        **{
            f"{name} by line": _mean(_shares("", g)[name] for g in groups)
            for name in ("about", "speaker", "wrong kind")
        },
        **_shares("quoted ", [g[0] for g in groups]),
        "lines": float(len(groups)),
        "records": float(len(marked)),
        "unread": float(len(read) - len(marked)),
    }


def _shares(before: str, rows: Sequence[Mark]) -> dict[str, float]:
    """Return the three shares of some marks."""
    return {
        f"{before}about": _mean(m.about for m in rows),
        f"{before}speaker": _mean(m.speaker for m in rows),
        f"{before}wrong kind": _mean(not m.kind for m in rows),
    }


def _mean(values: Iterable[float]) -> float:
    """Return the mean of some values; 0 of none."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
