"""Likeness of words: BM25 over word stems, and cosine over letter sequences, both from inverted
lists.

BM25 as in Robertson & Zaragoza (2009). Letter sequences of three to five within words (as in
McNamee & Mayfield 2004) bridge inflection where no stemmer is at hand, and kindred languages. A
look-up walks the lists of the claim's own terms only.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import accumulate, chain

import numpy as np

from tocsin.language.fold import fold
from tocsin.language.stems import stem
from tocsin.language.words import words

_K1, _B = 1.2, 0.75
_SHORTEST = 3
_GRAMS = (3, 4, 5)
# A term that more than this share of many entries have tells them apart no more, and would make
# every list long.
_COMMON = 0.25
_MANY = 400

Scores = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def stems_of(text: str) -> list[str]:
    """Return the stems of the longer words of a text."""
    return [stem(w.text) for w in words(text) if len(w.text) >= _SHORTEST]


def grams_of(text: str) -> list[str]:
    """Return the letter sequences of a text; they end where words end."""
    return list(_grams(text))


def _grams(text: str) -> Iterator[str]:
    for word in words(text):
        padded = f" {fold(word.text)} "
        for size in _GRAMS:
            yield from (padded[at : at + size] for at in range(len(padded) - size + 1))


class _Lists:
    """For each term, which entries have it and how much it counts there."""

    def __init__(self, rows: Sequence[Mapping[str, float]]) -> None:
        """`rows` gives the weight of each term in each entry."""
        most = _COMMON * len(rows) if len(rows) > _MANY else math.inf
        numbers: dict[str, list[int]] = {}
        weights: dict[str, list[float]] = {}
        for number, row in enumerate(rows):
            for term, weight in row.items():
                numbers.setdefault(term, []).append(number)
                weights.setdefault(term, []).append(weight)
        kept = {term: those for term, those in numbers.items() if len(those) <= most}
        ends = list(accumulate(len(those) for those in kept.values()))
        begins = [0, *ends[:-1]]
        # All lists stand in one row behind each other: an array for each would take long to make.
        self._places = dict(zip(kept, zip(begins, ends, strict=False), strict=True))
        self._numbers = np.fromiter(chain.from_iterable(kept.values()), dtype=np.int32)
        in_order = chain.from_iterable(weights[term] for term in kept)
        self._weights = np.fromiter(in_order, dtype=np.float32)
        self._size = len(rows)

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

    def __init__(self, texts: Sequence[str]) -> None:
        """One text per entry."""
        counted = [Counter(stems_of(t)) for t in texts]
        self._idf = _idf(counted)
        self._rarest = max(self._idf.values(), default=1.0)
        mean = sum(c.total() for c in counted) / max(1, len(counted)) or 1.0
        rows = [
            {
                t: self._idf[t] * n * (_K1 + 1) / (n + _K1 * (1 - _B + _B * c.total() / mean))
                for t, n in c.items()
            }
            for c in counted
        ]
        self._lists = _Lists(rows)

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

    def __init__(self, texts: Sequence[str]) -> None:
        """One text per entry."""
        counted = [Counter(grams_of(t)) for t in texts]
        self._idf = _idf(counted)
        self._rarest = max(self._idf.values(), default=1.0)
        self._lists = _Lists([self._unit(counts) for counts in counted])

    def __call__(self, text: str) -> Scores:
        """Return the cosine per entry, 0 to 1."""
        return self._lists.add_up(self._unit(Counter(grams_of(text))))

    def _unit(self, counts: Mapping[str, int]) -> dict[str, float]:
        """Return term weights (1 + ln n) * idf, scaled to length 1 over all terms, those no entry
        has included.
        """
        idf, rarest = self._idf, self._rarest
        weights = {t: (1 + math.log(n)) * idf.get(t, rarest) for t, n in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {t: weight / length for t, weight in weights.items() if t in idf}


def _idf(entries: Sequence[Collection[str]]) -> dict[str, float]:
    """Return how rare each term is among the entries (always above 0)."""
    number: Counter[str] = Counter()
    for terms in entries:
        number.update(set(terms))
    return {t: math.log(1 + (len(entries) - n + 0.5) / (n + 0.5)) for t, n in number.items()}
