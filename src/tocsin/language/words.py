"""Words with their offsets."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tocsin.language.fold import JOINERS

# Letters and digits, joined inside by apostrophes, hyphens or characters nobody sees; abbreviations
# such as "U.S." are one word.
_WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}|[^\W_]+(?:['’ʼ‑{JOINERS}-][^\W_]+)*")


class Word(NamedTuple):
    """A word as written, with its half-open offsets."""

    text: str
    start: int
    end: int


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words of `text[start:end]` with offsets into `text`; linear in the length."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        yield Word(match.group(), match.start(), match.end())


def capitalised(text: str) -> list[Word]:
    """Return the words of `text` of two characters or more that begin with a capital, with their
    offsets.
    """
    spans = (match.span() for match in _WORD.finditer(text))
    return [
        Word(text[start:end], start, end)
        for start, end in spans
        if end > start + 1 and text[start].isupper()
    ]


def word_list(text: str) -> list[str]:
    """Return the words of `text` without their offsets."""
    return _WORD.findall(text)


def word_starts(text: str) -> list[int]:
    """Return the offsets at which the words of `text` begin."""
    return [match.start() for match in _WORD.finditer(text)]


def count_words(text: str) -> int:
    """Return how many words `text` has."""
    return sum(1 for _ in _WORD.finditer(text))
