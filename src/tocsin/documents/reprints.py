"""Which documents are copies of which.

Candidates come from MinHash signatures of word pairs in bands (Broder 1997; Leskovec et al., Mining
of Massive Datasets, ch. 3). Every candidate is then compared exactly: by the Jaccard similarity of
runs of three words, and where that leaves it open, by how much of both texts stands in the same
order (longest common subsequence of words, bit-parallel after Hyyrö 2004).
"""

import difflib
import functools
import hashlib
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
_MOST_SHOWN = 8


def runs(spoken: Sequence[str], length: int = _SHINGLE) -> list[str]:
    """Return all runs of so many words in order; of a shorter text its words as one run."""
    return [" ".join(spoken[i : i + length]) for i in range(max(1, len(spoken) - length + 1))]


def digest_of(text: str) -> int:
    """Return the digest of a text as a number that a database can hold."""
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


class Copy(NamedTuple):
    """An earlier text that one is a copy of: how alike they are, its number, and
    how it was found.
    """

    score: float
    number: int
    basis: str


def copies(documents: Sequence[Document]) -> Iterator[list[Copy]]:
    """Yield, for each document in order, the earlier ones it copies."""
    index = copy_index()
    short: dict[tuple[str, ...], int] = {}
    texts: list[Spoken] = []
    for number, document in enumerate(documents):
        spoken = Spoken(document.text)
        texts.append(spoken)
        if spoken.is_short:
            words = tuple(spoken.words)
            first = short.setdefault(words, number) if spoken.is_linked else number
            yield [] if first == number else [Copy(1.0, first, "near_copy")]
            continue
        signature = signature_of(spoken.words)
        candidates = sorted(index.query(signature))
        index.insert(number, signature)
        likenesses = ((n, compared(spoken, texts[n])) for n in candidates)
        yield [Copy(alike.score, n, alike.basis) for n, alike in likenesses if alike is not None]
        spoken.forget_words()


class Likeness(NamedTuple):
    """How alike two texts are, and how that was found."""

    score: float
    basis: str


class Spoken:
    """A text as its words: the hashes of its runs and of its words, eight bytes each, only ever
    compared inside one process.
    """

    def __init__(self, text: str) -> None:
        """Take the words of a text."""
        self._text = text
        words = word_list(fold(text))
        self._words: list[str] | None = words
        self.is_short = len(words) < _FEWEST_WORDS
        self.is_linked = len(words) >= _SHINGLE

    @functools.cached_property
    def runs(self) -> "array[int]":
        """Return the hashes of its runs of words."""
        return array("q", set(map(hash, runs(self.words))))

    @functools.cached_property
    def bag(self) -> "array[int]":
        """Return the hashes of its words."""
        return array("q", set(map(hash, self.words)))

    @property
    def words(self) -> list[str]:
        """Return the words, made anew where they were let go."""
        return word_list(fold(self._text)) if self._words is None else self._words

    def forget_words(self) -> None:
        """Let the words go, and keep their hashes: they are seldom needed again, and take much
        room.
        """
        if self.runs and self.bag:
            self._words = None

    def bands(self) -> list[int]:
        """Return digests, of which two texts share one where they may be copies; few words are
        compared whole.
        """
        if self.is_short:
            return [digest_of(" ".join(self.words))] if self.is_linked else []
        rows = signature_of(self.words).digest()
        size = _PERMUTATIONS // _BANDS
        parts = (rows[band * size : (band + 1) * size] for band in range(_BANDS))
        return [digest_of(f"{band}:{part}") for band, part in enumerate(parts)]


def copy_index() -> RMinHashLSH:
    """Return an empty index of signatures, in which texts that may be copies meet."""
    return RMinHashLSH(threshold=_SAME, num_perm=_PERMUTATIONS, num_bands=_BANDS)


def signature_of(words: Sequence[str]) -> RMinHash:
    """Return the signature of a text's word pairs."""
    signature = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    signature.update(runs(words, 2))
    return signature


def compared(one: Spoken, other: Spoken) -> Likeness | None:
    """Compare two texts exactly, in either order; None where neither is a copy."""
    if one.is_short or other.is_short:
        same = one.is_short and other.is_short and one.is_linked and one.words == other.words
        return Likeness(1.0, "near_copy") if same else None
    both = len(set(one.runs).intersection(other.runs))
    jaccard = both / (len(one.runs) + len(other.runs) - both)
    least = min(len(one.runs), len(other.runs))
    if jaccard >= _SAME:
        return Likeness(jaccard, "near_copy")
    if both >= _CONTAINED * least and least >= _FEWEST_CONTAINED:
        return Likeness(both / least, "contains_copy")
    if jaccard < _OPEN:
        return None
    words, theirs = one.words, other.words
    if min(len(words), len(theirs)) < _FEWEST_ALIGNED:
        return None
    shared = len(set(one.bag).intersection(other.bag))
    if 2 * shared < _SHARED * (len(one.bag) + len(other.bag)):
        return None
    aligned = 2 * longest_common(words, theirs) / (len(words) + len(theirs))
    return Likeness(aligned, "edited_copy") if aligned >= _ALIGNED else None


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
    )[:_MOST_SHOWN]
