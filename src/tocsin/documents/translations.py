"""Which documents in different languages tell the same: they agree in what survives translation,
numbers and names.
"""

import bisect
import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

from tocsin.documents.reprints import digest_of
from tocsin.language.skeleton import skeleton
from tocsin.records import Document

# A text that is taken from another follows it within so many hours.
WINDOW = dt.timedelta(hours=72)
# Without a credit a translation must agree in this much, and in so many numbers and names.
_TRANSLATION, _FEWEST_SHARED = 0.45, 5
_LASTING = re.compile(r"\d+(?:[.,]\d+)*|(?<=[^.!?…\s]\s)[A-ZА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ][\w'’-]{2,}")
Name = TypeVar("Name", int, str)


class Held(NamedTuple, Generic[Name]):
    """What survives translation of one document: its name, time and language, numbers and names."""

    name: Name
    since: dt.datetime
    language: str | None
    lasting: frozenset[int]


class Board(Generic[Name]):
    """What stands in documents of the last days, by what survives translation."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._holders: dict[int, list[Held[Name]]] = defaultdict(list)

    def others(self, held: Held[Name]) -> list[Held[Name]]:
        """Return earlier documents in other languages that share enough with one, in their order;
        then remember that one. They come in order of time.
        """
        if len(held.lasting) < _FEWEST_SHARED:
            return []
        oldest = held.since - WINDOW
        times: dict[Name, int] = defaultdict(int)
        known: dict[Name, Held[Name]] = {}
        for feature in held.lasting:
            holders = self._holders[feature]
            gone = bisect.bisect_left(holders, oldest, key=lambda h: h.since)
            del holders[:gone]
            for other in holders:
                if other.language != held.language:
                    times[other.name] += 1
                    known[other.name] = other
            holders.append(held)
        return [known[n] for n in sorted(times) if times[n] >= _FEWEST_SHARED]


class Alike(NamedTuple):
    """How alike two documents are in what survives translation, and in how many numbers and names
    they agree.
    """

    score: float
    shared: int


class ToldAlike:
    """Which documents in two languages tell the same, of documents that come in any order and go.

    Every pair is compared once, when the second of it comes.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._held: dict[str, Held[str]] = {}
        self._holders: dict[int, set[str]] = defaultdict(set)
        self._alike: dict[str, dict[str, Alike]] = defaultdict(dict)

    def take(
        self, name: str, since: dt.datetime, language: str | None, features: frozenset[int]
    ) -> None:
        """Compare a document with all that are here, then keep it."""
        if len(features) < _FEWEST_SHARED:
            return
        own = Held(name, since, language, features)
        times: Counter[str] = Counter()
        for feature in features:
            times.update(self._holders[feature])
            self._holders[feature].add(name)
        for other_name, shared in times.items():
            other = self._held[other_name]
            is_near = abs(other.since - since) <= WINDOW
            if shared < _FEWEST_SHARED or other.language == language or not is_near:
                continue
            score = same_told(other.lasting, features)
            if score is not None:
                self._alike[name][other_name] = Alike(score, shared)
                self._alike[other_name][name] = Alike(score, shared)
        self._held[name] = own

    def forget(self, name: str) -> None:
        """Let a document go."""
        own = self._held.pop(name, None)
        for feature in own.lasting if own is not None else ():
            self._holders[feature].discard(name)
        for other in self._alike.pop(name, {}):
            del self._alike[other][name]

    def of(self, name: str) -> Mapping[str, Alike]:
        """Return the documents here that tell the same as one."""
        return self._alike.get(name, {})


def same_told(first: frozenset[int], second: frozenset[int]) -> float | None:
    """Return how alike two documents are in numbers and names; None where that is not enough."""
    shared = first & second
    score = len(shared) / len(first | second)
    if score < _TRANSLATION or len(shared) < _FEWEST_SHARED:
        return None
    return score if any(feature & 1 for feature in shared) else None


def lasting(document: Document) -> frozenset[int]:
    """Return what survives translation, as digests: numbers (odd), and the skeletons of words with
    a capital inside a sentence (even).
    """
    digests = set()
    for word in _LASTING.findall(document.text):
        is_number = word[0].isdigit()
        kept = word if is_number else skeleton(word)
        if kept:
            digests.add(digest_of(kept) & ~1 | is_number)
    return frozenset(digests)
