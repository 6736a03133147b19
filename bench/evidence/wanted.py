"""What a careful reader wanted from texts before they were run: lines that should stand, who says
what they rest on, and texts that should give none.

Marks say only whether what stands is right; this says what is missing.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

from bench.evidence.lines import Behind

_FILE = Path(__file__).resolve().parent / "wanted.yml"


class Line(msgspec.Struct, frozen=True):
    """A line that a text should give: an indicator, words of the sentence, a part of the name of
    who says it.
    """

    line: str
    document: str
    words: str
    speaker: str


class Wanted(msgspec.Struct, frozen=True):
    """What the texts of one casebook should give, and those that should give nothing."""

    lines: tuple[Line, ...]
    quiet: tuple[str, ...]


def wanted(path: Path = _FILE) -> Mapping[str, Wanted]:
    """Return what is wanted of every casebook that somebody wrote it down for."""
    read = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return msgspec.convert(read, dict[str, Wanted])


def answer_to(line: Line, behind: Sequence[Behind]) -> Behind | None:
    """Return what answers a wanted line: one said by the right speaker, if any is, else any."""
    answers = [b for b in behind if _answers(line, b)]
    right = [b for b in answers if _is_said_by(line, b)]
    return next(iter(right or answers), None)


def found_shares(wanted_of: Wanted, behind: Sequence[Behind]) -> dict[str, float]:
    """Return the share of wanted lines that stand, of those also said by the right speaker, and
    how many lines rest on texts that should give none.
    """
    answers = [(line, answer_to(line, behind)) for line in wanted_of.lines]
    standing = [(line, a) for line, a in answers if a is not None]
    return {
        "wanted": float(len(answers)),
        "wanted standing": len(standing) / len(answers),
        "wanted, right speaker": sum(_is_said_by(i, a) for i, a in standing) / len(answers),
        "from quiet texts": float(sum(b.document in wanted_of.quiet for b in behind)),
    }


def _answers(line: Line, behind: Behind) -> bool:
    """Return whether a claim behind a line is what a wanted line asks for."""
    same = (line.line, line.document) == (behind.line, behind.document)
    return same and line.words.casefold() in f"{behind.words} {behind.sentence}".casefold()


def _is_said_by(line: Line, behind: Behind) -> bool:
    """Return whether the wanted speaker says a claim, by the words of the text."""
    said = f"{behind.speaker} {behind.chain}"
    return line.speaker.casefold() in said.casefold()
