"""A document's words, with what was looked up once for all candidates, and the questions about one
word that several rules ask.
"""

import functools
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from tocsin.language.lexicon import word_set
from tocsin.language.stems import stem
from tocsin.language.stop_words import stop_words
from tocsin.language.words import Word
from tocsin.records import Document, Span

Tag = tuple[Span, str]


class Seen(NamedTuple):
    """A document's words in order, a model's names (`tags`, sorted) with their ends, where
    sentences begin, the words that stand in small letters somewhere, what is tagged as a place
    somewhere, and the first and last names of persons, folded.
    """

    document: Document
    tokens: list[Word]
    tags: Sequence[Tag]
    tag_ends: Sequence[int]
    starts: frozenset[int]
    lower: frozenset[str]
    placed: frozenset[str]
    persons: frozenset[str]


def over(seen: Seen, span: Span) -> list[Tag]:
    """Return the tagged names that overlap a span; they are in order and overlap none of each
    other.
    """
    at = bisect_left(seen.tag_ends, span.start + 1)
    tags = []
    while at < len(seen.tags) and seen.tags[at][0].start < span.end:
        tags.append(seen.tags[at])
        at += 1
    return tags


@functools.lru_cache(maxsize=65536)
def is_one_of(word: str, name: str) -> bool:
    """Tell whether a folded word is one of a list, in any inflected form where its letters are
    Cyrillic.
    """
    return word in word_set(name) or (not word.isascii() and stem(word) in _stems(name))


@functools.cache
def _stems(name: str) -> frozenset[str]:
    """Return the stems of a list."""
    return frozenset(stem(w) for w in word_set(name) if not w.isascii())


@functools.cache
def telling() -> frozenset[str]:
    """Return the words beside a name that are looked at one by one."""
    return word_set("beside_place")


@functools.cache
def frequent() -> frozenset[str]:
    """Return the everyday words of English and Russian (justext's lists)."""
    return frozenset(
        w.casefold() for name in ("English", "Russian", "Ukrainian") for w in stop_words(name)
    )
