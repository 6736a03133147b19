"""Which documents report the same event: weighted words and names, single-pass clustering, then
average linkage.

TF-IDF cosine after Salton and Buckley (1988); single-pass clustering as in topic detection (Allan
et al. 1998). The head of a report says what happened, so its words weigh more. Across languages
only numbers and the skeletons of names can agree.
"""

import functools
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tocsin.language.fold import fold
from tocsin.language.skeleton import skeleton
from tocsin.language.stems import stem
from tocsin.language.stop_words import stop_lists, stop_words
from tocsin.language.words import words
from tocsin.records import Document

# The first words, title included, weigh four times; those of the first paragraphs twice.
_TITLE_WORDS, _LEAD_WORDS = 12, 60
_TITLE_WEIGHT, _LEAD_WEIGHT = 4, 2
# So many of the heaviest features describe a document.
_FEATURES = 80
# Two groups are one event from this average similarity on (tuned on half of the stories set).
_SAME = 0.09
_STOPLISTS = {"en": "English", "ru": "Russian", "uk": "Ukrainian", "kk": "Kazakh"}

Vector = Mapping[str, float]


def features(document: Document) -> Counter[str]:
    """Return the weighted features of a document: stems, and for names and numbers what survives
    translation.
    """
    weights: Counter[str] = Counter()
    stop = _stop_words(document.language)
    text = document.text
    if document.title and document.title not in text[: len(document.title) + 200]:
        text = f"{document.title}\n\n{text}"
    for number, word in enumerate(words(text)):
        weight = (
            _TITLE_WEIGHT if number < _TITLE_WORDS else _LEAD_WEIGHT if number < _LEAD_WORDS else 1
        )
        plain = fold(word.text)
        if word.text[0].isdigit():
            weights[f"={word.text}"] += weight
        elif len(plain) > 1 and plain not in stop:
            weights[stem(word.text)] += weight
            bones = skeleton(word.text) if word.text[0].isupper() else ""
            if len(bones) > 2:
                weights[f"={bones}"] += weight
    return weights


def weighted(counted: Sequence[Counter[str]]) -> list[Vector]:
    """Return a vector of length one for each document by what it tells of, its heaviest features
    only.
    """
    frequency = Counter(feature for of_document in counted for feature in of_document)
    vectors: list[Vector] = []
    for of_document in counted:
        heavy = (
            (f, (1 + math.log(n)) * math.log(1 + len(counted) / frequency[f]))
            for f, n in of_document.items()
        )
        kept = sorted(heavy, key=lambda item: (-item[1], item[0]))[:_FEATURES]
        length = math.sqrt(sum(w * w for _, w in kept)) or 1.0
        vectors.append({f: w / length for f, w in kept})
    return vectors


def similarity(first: Vector, second: Vector) -> float:
    """Return the cosine of two vectors of length one."""
    small, large = sorted((first, second), key=len)
    return sum(w * large[f] for f, w in small.items() if f in large)


def same_event(documents: Sequence[Document]) -> list[int]:
    """Return the number of each document's event; numbers follow the order in which events were
    first reported.

    `documents` come in the order of their time.
    """
    return events_of([features(d) for d in documents])


def events_of(counted: Sequence[Counter[str]]) -> list[int]:
    """Return the same from what each document tells of."""
    groups = _Groups(weighted(counted))
    for number in range(len(counted)):
        groups.place(number)
    groups.merge()
    return groups.numbers(len(counted))


class _Groups:
    """Groups of documents with the sums of their vectors, so that an average similarity is one
    product.
    """

    def __init__(self, vectors: Sequence[Vector]) -> None:
        self._vectors = vectors
        self._sums: dict[int, dict[str, float]] = {}
        self._members: dict[int, list[int]] = {}
        self._holders: defaultdict[str, set[int]] = defaultdict(set)

    def place(self, number: int) -> None:
        """Put a document into the group it is most like on average, or into one of its own."""
        vector = self._vectors[number]
        best, group = max(
            ((self._mean(vector, 1, g), -g) for g in self._near(vector)), default=(0.0, 0)
        )
        if best < _SAME:
            self._sums[number], self._members[number], group = {}, [], -number
        self._add(-group, vector, [number])

    def merge(self) -> None:
        """Join the two most alike groups as long as two are alike enough."""
        likeness = {(a, b): s for a in self._sums for b, s in self._likeness(a) if a < b}
        while likeness:
            (first, second), best = max(
                likeness.items(), key=lambda item: (item[1], -item[0][0], -item[0][1])
            )
            if best < _SAME:
                return
            gone, members = self._sums.pop(second), self._members.pop(second)
            for feature in gone:
                self._holders[feature].discard(second)
            self._add(first, gone, members)
            likeness = {k: s for k, s in likeness.items() if not {first, second} & set(k)}
            likeness |= {(min(first, b), max(first, b)): s for b, s in self._likeness(first)}

    def numbers(self, size: int) -> list[int]:
        """Return each document's group, named by its earliest member."""
        groups = [0] * size
        for members in self._members.values():
            for member in members:
                groups[member] = min(members)
        return groups

    def _add(self, group: int, vector: Vector, members: Sequence[int]) -> None:
        """Add documents to a group."""
        total = self._sums[group]
        for feature, weight in vector.items():
            total[feature] = total.get(feature, 0.0) + weight
            self._holders[feature].add(group)
        self._members[group] += members

    def _near(self, vector: Vector) -> set[int]:
        """Return the groups that share a feature with a vector."""
        return {group for feature in vector for group in self._holders.get(feature, ())}

    def _mean(self, vector: Vector, size: int, group: int) -> float:
        """Return the average similarity between the documents behind a sum of vectors and those of
        a group.
        """
        return similarity(vector, self._sums[group]) / (size * len(self._members[group]))

    def _likeness(self, group: int) -> Iterator[tuple[int, float]]:
        """Yield the other groups that are alike enough, with how much."""
        vector, size = self._sums[group], len(self._members[group])
        for other in sorted(self._near(vector) - {group}):
            mean = self._mean(vector, size, other)
            if mean >= _SAME:
                yield other, mean


@functools.cache
def _stop_words(language: str | None) -> frozenset[str]:
    """Return the words of a language that say nothing of an event."""
    name = _STOPLISTS.get(language or "")
    return frozenset(fold(w) for w in stop_words(name)) if name in stop_lists() else frozenset()
