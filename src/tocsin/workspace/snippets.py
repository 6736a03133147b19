"""The stretch of a text that holds most of what was searched for, with the hits marked."""

from collections.abc import Sequence
from typing import NamedTuple

from tocsin.language.fold import fold
from tocsin.language.search_keys import search_key
from tocsin.language.words import words
from tocsin.records.asking import SearchQuery

_LENGTH, _AROUND = 320, 60
# How much of a long text is looked through for the words to show.
_LOOKED = 60_000


class Piece(NamedTuple):
    """A part of a snippet, and whether it is what was searched for."""

    text: str
    is_hit: bool


def snippet(
    text: str, language: str | None, search: SearchQuery, length: int = _LENGTH
) -> list[Piece]:
    """Return the pieces of about `length` characters of a text in a language."""
    beginnings = search.beginnings or ("\0",)
    hits = [
        (w.start, w.end)
        for w in words(text, 0, min(len(text), _LOOKED))
        if search_key(w.text, language) in search.keys or fold(w.text).startswith(beginnings)
    ]
    start = _word_from(text, max(0, _best(hits, length) - _AROUND))
    end = min(len(text), start + length)
    pieces, at = [], start
    for left, right in hits:
        if left < at or right > end:
            continue
        pieces += [Piece(text[at:left], is_hit=False), Piece(text[left:right], is_hit=True)]
        at = right
    pieces.append(Piece(text[at:end], is_hit=False))
    return [p for p in pieces if p.text]


def _word_from(text: str, start: int) -> int:
    """Return where the first whole word begins from a place on; the place itself in a writing
    without spaces.
    """
    if start == 0 or text[start - 1].isspace():
        return start
    for place in range(start, min(len(text), start + _AROUND)):
        if text[place].isspace():
            return place + 1
    return start


def _best(hits: Sequence[tuple[int, int]], length: int) -> int:
    """Return where the stretch with most hits begins."""
    best, most, last = 0, 0, 0
    for first, (start, _) in enumerate(hits):
        last = max(last, first)
        while last < len(hits) and hits[last][1] <= start + length - _AROUND:
            last += 1
        if last - first > most:
            best, most = start, last - first
    return best
