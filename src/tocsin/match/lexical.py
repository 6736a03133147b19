"""Likeness of words: BM25 over word stems, and cosine over letter sequences, both from inverted
lists.

BM25 as in Robertson & Zaragoza (2009). Letter sequences of three to five within words (as in
McNamee & Mayfield 2004) bridge inflection where no stemmer is at hand, and kindred languages. A
look-up walks the lists of the claim's own terms only.
"""

import functools
import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import accumulate, chain

import numpy as np

from tocsin.language.fold import fold
from tocsin.language.stems import stem
from tocsin.language.words import words
from tocsin.records import Record

_K1, _B = 1.2, 0.75
_SHORTEST = 3
# A text of so many letters is short.
_SHORT = 500
_GRAMS = (3, 4, 5)
# A term that more than this share of many entries have tells them apart no more, and would make
# every list long.
_COMMON = 0.25
_MANY = 400
_NUMBER, _WEIGHT = np.dtype("<i4"), np.dtype("<f4")

Scores = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def stems_of(text: str) -> tuple[str, ...]:
    """Return the stems of the longer words of a text; of sentences they are asked for again and
    again.
    """
    return _stems_of_short(text) if len(text) <= _SHORT else _stems_of(text)


@functools.lru_cache(maxsize=8192)
def _stems_of_short(text: str) -> tuple[str, ...]:
    """Return the stems of a sentence or two."""
    return _stems_of(text)


def _stems_of(text: str) -> tuple[str, ...]:
    """Return the stems of the longer words of a text."""
    return tuple(stem(w.text) for w in words(text) if len(w.text) >= _SHORTEST)


def grams_of(text: str) -> list[str]:
    """Return the letter sequences of a text; they end where words end."""
    return list(_grams(text))


def _grams(text: str) -> Iterator[str]:
    for word in words(text):
        padded = f" {fold(word.text)} "
        for size in _GRAMS:
            yield from (padded[at : at + size] for at in range(len(padded) - size + 1))


class Listed(Record, frozen=True):
    """What an index knows of its entries, as it can be kept: how rare each term is, and for each
    term of the lists which entries have it (32-bit whole numbers) and how much it counts there
    (32-bit floats), all lists in one row behind each other.
    """

    rarity: dict[str, float]
    terms: tuple[str, ...]
    ends: tuple[int, ...]
    entries: bytes
    weights: bytes
    size: int


def _listed(rarity: dict[str, float], rows: Sequence[Mapping[str, float]]) -> Listed:
    """Make the lists of all terms; `rows` gives the weight of each term in each entry."""
    most = _COMMON * len(rows) if len(rows) > _MANY else math.inf
    numbers: dict[str, list[int]] = {}
    weights: dict[str, list[float]] = {}
    for number, row in enumerate(rows):
        for term, weight in row.items():
            numbers.setdefault(term, []).append(number)
            weights.setdefault(term, []).append(weight)
    kept = {term: those for term, those in numbers.items() if len(those) <= most}
    in_order = chain.from_iterable(weights[term] for term in kept)
    return Listed(
        rarity=rarity,
        terms=tuple(kept),
        ends=tuple(accumulate(len(those) for those in kept.values())),
        entries=np.fromiter(chain.from_iterable(kept.values()), dtype=_NUMBER).tobytes(),
        weights=np.fromiter(in_order, dtype=_WEIGHT).tobytes(),
        size=len(rows),
    )


class _Lists:
    """For each term, which entries have it and how much it counts there."""

    def __init__(self, listed: Listed) -> None:
        """Take the lists as they were made."""
        begins = (0, *listed.ends[:-1])
        # All lists stand in one row behind each other: an array for each would take long to make.
        self._places = dict(zip(listed.terms, zip(begins, listed.ends, strict=False), strict=True))
        self._numbers = np.frombuffer(listed.entries, dtype=_NUMBER)
        self._weights = np.frombuffer(listed.weights, dtype=_WEIGHT)
        self._size = listed.size

    def add_up(self, terms: Mapping[str, float]) -> Scores:
        """Return for each entry the sum over the terms of their weight here times their weight
        there.
        """
        known = [(self._places[term], here) for term, here in terms.items() if term in self._places]
        if not known:
            return np.zeros(self._size)
        entries = np.concatenate([self._numbers[begin:end] for (begin, end), _ in known])
        there = np.concatenate([self._weights[begin:end] for (begin, end), _ in known])
        lengths = [end - begin for (begin, end), _ in known]
        here = np.repeat(np.array([weight for _, weight in known], dtype=np.float32), lengths)
        added = np.bincount(entries, weights=there * here, minlength=self._size)
        return np.asarray(added, dtype=np.float64)


class TermWeights:
    """How much each term of some texts tells."""

    def __init__(self, entries: Sequence[Collection[str]]) -> None:
        """Take the stems of each text."""
        self._idf = _idf(entries)

    def __call__(self, terms: Iterable[str]) -> float:
        """Return how much some terms tell, all together; one that no entry has counts nothing."""
        return sum(self._idf.get(t, 0.0) for t in terms)


class WordIndex:
    """BM25 of a claim against each entry, and the share of the best possible score it reaches
    there.
    """

    def __init__(self, listed: Listed) -> None:
        """Take what `words_listed` made of the entries."""
        self._idf = listed.rarity
        self._rarest = max(self._idf.values(), default=1.0)
        self._lists = _Lists(listed)

    def __call__(self, text: str) -> Scores:
        """Return BM25 per entry."""
        return self._lists.add_up(dict.fromkeys(sorted(set(stems_of(text))), 1.0))

    def weight(self, terms: Iterable[str]) -> float:
        """Return how much some terms tell, all together; one that no entry has counts nothing."""
        return sum(self._idf.get(t, 0.0) for t in terms)

    def alike(self, mine: Set[str], own: Set[str]) -> float:
        """Return how far two sets of terms say the same: the lower of the shares that each has in
        the other, rarer terms counting more.

        A term that no entry has counts as the rarest.
        """
        shared, *whole = (
            sum(self._idf.get(term, self._rarest) for term in terms)
            for terms in (mine & own, mine, own)
        )
        return shared / (max(whole) or 1.0)


class LetterIndex:
    """Cosine of a claim with each entry over weighted letter sequences."""

    def __init__(self, listed: Listed) -> None:
        """Take what `letters_listed` made of the entries."""
        self._idf = listed.rarity
        self._rarest = max(self._idf.values(), default=1.0)
        self._lists = _Lists(listed)

    def __call__(self, text: str) -> Scores:
        """Return the cosine per entry, 0 to 1."""
        return self._lists.add_up(self._unit(Counter(grams_of(text))))

    def _unit(self, counts: Mapping[str, int]) -> dict[str, float]:
        """Return the weights of terms, those no entry has counting as the rarest."""
        return _unit(counts, self._idf, self._rarest)


def words_listed(texts: Sequence[str]) -> Listed:
    """Make what an index of words needs; one text per entry."""
    counted = [Counter(stems_of(t)) for t in texts]
    rarity = _idf(counted)
    mean = sum(c.total() for c in counted) / max(1, len(counted)) or 1.0
    rows = [
        {
            t: rarity[t] * n * (_K1 + 1) / (n + _K1 * (1 - _B + _B * c.total() / mean))
            for t, n in c.items()
        }
        for c in counted
    ]
    return _listed(rarity, rows)


def letters_listed(texts: Sequence[str]) -> Listed:
    """Make what an index of letters needs; one text per entry."""
    counted = [Counter(grams_of(t)) for t in texts]
    rarity = _idf(counted)
    rarest = max(rarity.values(), default=1.0)
    return _listed(rarity, [_unit(counts, rarity, rarest) for counts in counted])


def _unit(
    counts: Mapping[str, int], rarity: Mapping[str, float], rarest: float
) -> dict[str, float]:
    """Return term weights (1 + ln n) * rarity, scaled to length 1 over all terms, those no entry
    has included.
    """
    weights = {t: (1 + math.log(n)) * rarity.get(t, rarest) for t, n in counts.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {t: weight / length for t, weight in weights.items() if t in rarity}


def _idf(entries: Sequence[Collection[str]]) -> dict[str, float]:
    """Return how rare each term is among the entries (always above 0)."""
    number: Counter[str] = Counter()
    for terms in entries:
        number.update(set(terms))
    return {t: math.log(1 + (len(entries) - n + 0.5) / (n + 0.5)) for t, n in number.items()}
