"""Words with their offsets."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tocsin.language.fold import JOINERS

# French words that lose their vowel stand apart ("l'Azerbaïdjan", "l'attaque", "d'explosion").
_ELIDED = r"(?<![^\W_])(?:[LlDd]|(?:[Jj]us|[Ll]ors|[Pp]uis)?[Qq]u)(?=['’][A-Za-zÀ-ÖØ-öø-ÿŒœ])"
# Letters and digits, joined inside by apostrophes, hyphens or characters nobody sees; abbreviations
# such as "U.S." are one word.
_WORD = re.compile(rf"{_ELIDED}|(?:[^\W\d_]\.){{2,}}|[^\W_]+(?:['’ʼ‑{JOINERS}-][^\W_]+)*")


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
    listed = word_list(text)
    return [
        Word(word, start, start + len(word))
        for word, start in zip(listed, word_starts(text, listed), strict=True)
        if len(word) > 1 and word[0].isupper()
    ]


def word_list(text: str) -> list[str]:
    """Return the words of `text` without their offsets."""
    return _WORD.findall(text)


def word_starts(text: str, listed: Iterable[str]) -> list[int]:
    """Return the offsets at which the words of `text` begin, which were listed before.

    Whatever stands between two words could begin none, so the next word begins where its letters
    are found next; that costs a third of looking for words anew.
    """
    starts, end, find = [], 0, text.find
    for word in listed:
        start = find(word, end)
        starts.append(start)
        end = start + len(word)
    return starts


def count_words(text: str) -> int:
    """Return how many words `text` has."""
    return sum(1 for _ in _WORD.finditer(text))
