"""The parts of a narrative in one sentence: each needs words of its own, and some words say that it
is another matter.

"Chemical weapons" names a substance; that an attack with it is prepared must be said by further
words. One stretch of text therefore stands for one part only, and the words of all parts must stand
near each other.
"""

from collections.abc import Sequence

from tocsin.language.patterns import Found, TermIndex
from tocsin.language.words import words

# Between the first and the last part stand at most so many words: further apart they belong to
# different statements.
NEAR = 30


def named_apart(text: str, parts: Sequence[TermIndex], near: int = NEAR) -> bool:
    """Return whether every part is named in a text, each by words of its own, and all within `near`
    words.
    """
    hits = [index.find(text, overlapping=True) for index in parts]
    if not all(hits):
        return False
    starts = [w.start for w in words(text)]
    return _chosen(hits, (), starts, near)


def _chosen(
    left: Sequence[Sequence[Found]], taken: tuple[Found, ...], starts: Sequence[int], near: int
) -> bool:
    """Return whether one hit of each of the remaining parts can be chosen so that none overlaps and
    all are near.
    """
    if not left:
        return True
    return any(
        _chosen(left[1:], (*taken, hit), starts, near)
        for hit in left[0]
        if all(_apart(hit, other) and _between(hit, other, starts) <= near for other in taken)
    )


def _apart(one: Found, other: Found) -> bool:
    """Return whether two hits share no letter."""
    return one.end <= other.start or other.end <= one.start


def _between(one: Found, other: Found, starts: Sequence[int]) -> int:
    """Return how many words begin between two hits."""
    low, high = min(one.start, other.start), max(one.start, other.start)
    return sum(low < s < high for s in starts)
