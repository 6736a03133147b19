"""Which documents are copies of which.

Candidates come from MinHash signatures of word pairs in bands (Broder 1997; Leskovec et al., Mining
of Massive Datasets, ch. 3). Every candidate is then compared exactly: by the Jaccard similarity of
runs of three words, and where that leaves it open, by how much of both texts stands in the same
order (longest common subsequence of words, bit-parallel after Hyyrö 2004).
"""

import difflib
import re
from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rensa import RMinHash, RMinHashLSH

from tocsin.language.fold import fold
from tocsin.language.words import word_list
from tocsin.records import Document

_SHINGLE = 3
# Two texts that share this much of their shingles are one text: .7 is where copies and same-event
# reports part in the Telegram set of the data page.
_SAME = 0.7
# A copy inside a longer text: this share of the shorter one's shingles stands in the longer one.
_CONTAINED = 0.85
_FEWEST_CONTAINED = 20
# An edited copy: so many runs are the same, and this share of both texts' words stands in the same
# order.
_OPEN, _ALIGNED, _FEWEST_ALIGNED = 0.25, 0.7, 12
# What cannot be aligned so far is seen from the words without their order.
_SHARED = 0.65
# 36 bands of 3 rows find a pair whose word pairs have a Jaccard similarity of .45 (every fifth word
# replaced) with a probability of .97, and unrelated ones at .1 with .04: the exact check sorts
# those out.
_PERMUTATIONS, _BANDS, _SEED = 108, 36, 42
# Texts of fewer words than this are compared word for word only.
_FEWEST_WORDS = 6
# A number with its range or fraction; those of addresses are not looked at.
_NUMBER = re.compile(r"(?<![\w/.=-])\d+(?:[.,:–-]\d+)*(?![\w/])")
_MOST_TOLD = 8


def runs(spoken: Sequence[str], length: int = _SHINGLE) -> list[str]:
    """Return all runs of so many words in order; of a shorter text its words as one run."""
    return [" ".join(spoken[i : i + length]) for i in range(max(1, len(spoken) - length + 1))]


class Copy(NamedTuple):
    """An earlier text that one is a copy of: how alike they are, its number, and
    how it was found.
    """

    score: float
    number: int
    basis: str


def copies(documents: Sequence[Document]) -> Iterator[list[Copy]]:
    """Yield, for each document in order, the earlier ones it copies."""
    index = RMinHashLSH(threshold=_SAME, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    short: dict[tuple[str, ...], int] = {}
    texts: list[_Hashes] = []
    for number, document in enumerate(documents):
        spoken = word_list(fold(document.text))
        own, bag = set(map(hash, runs(spoken))), set(map(hash, spoken))
        texts.append(_Hashes(array("q", own), array("q", bag)))
        if len(spoken) < _FEWEST_WORDS:
            first = short.setdefault(tuple(spoken), number) if len(spoken) >= _SHINGLE else number
            yield [] if first == number else [Copy(1.0, first, "near_copy")]
            continue
        signature = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        signature.update(runs(spoken, 2))
        candidates = sorted(index.query(signature))
        index.insert(number, signature)
        found = (_compared(own, bag, texts[n], spoken, documents[n], n) for n in candidates)
        yield [copy for copy in found if copy is not None]


class _Hashes(NamedTuple):
    """The hashes of a text's runs and of its words, eight bytes each, only ever compared inside one
    process.
    """

    runs: "array[int]"
    words: "array[int]"


def _compared(
    own: set[int],
    bag: set[int],
    other: _Hashes,
    spoken: Sequence[str],
    earlier: Document,
    number: int,
) -> Copy | None:
    """Compare two texts exactly."""
    both = len(own.intersection(other.runs))
    jaccard = both / (len(own) + len(other.runs) - both)
    least = min(len(own), len(other.runs))
    if jaccard >= _SAME:
        return Copy(jaccard, number, "near_copy")
    if both >= _CONTAINED * least and least >= _FEWEST_CONTAINED:
        return Copy(both / least, number, "contains_copy")
    if jaccard < _OPEN or len(spoken) < _FEWEST_ALIGNED:
        return None
    if 2 * len(bag.intersection(other.words)) < _SHARED * (len(bag) + len(other.words)):
        return None
    theirs = word_list(fold(earlier.text))
    aligned = 2 * longest_common(spoken, theirs) / (len(spoken) + len(theirs))
    return Copy(aligned, number, "edited_copy") if aligned >= _ALIGNED else None


def longest_common(first: Sequence[str], second: Sequence[str]) -> int:
    """Return the length of the longest common subsequence; one step of long arithmetic per word of
    `second`.
    """
    places: dict[str, int] = {}
    for place, word in enumerate(first):
        places[word] = places.get(word, 0) | 1 << place
    full = (1 << len(first)) - 1
    row = full
    for word in second:
        hit = row & places.get(word, 0)
        row = (row + hit | row - hit) & full
    return len(first) - row.bit_count()


def differing_numbers(text: str, other: str) -> tuple[str, ...]:
    """Return where two texts differ in their numbers, as `theirs -> ours`; nothing stands as a
    dash.
    """
    ours, theirs = _NUMBER.findall(text), _NUMBER.findall(other)
    if ours == theirs:
        return ()
    matcher = difflib.SequenceMatcher(None, theirs, ours, autojunk=False)
    steps = [s for s in matcher.get_opcodes() if s[0] != "equal"]
    return tuple(
        f"{' '.join(theirs[a:b]) or '-'} -> {' '.join(ours[c:d]) or '-'}" for _, a, b, c, d in steps
    )[:_MOST_TOLD]
