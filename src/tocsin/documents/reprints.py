"""Which documents are copies of which.

Candidates come from MinHash signatures in bands (Broder 1997; Leskovec et al., Mining of Massive Datasets, ch. 3), and every
candidate is then compared exactly, by the Jaccard similarity of its word 3-grams. The answer depends on the set of documents
and on as-of, never on their order.
"""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from rensa import RMinHash, RMinHashLSH

from tocsin.language.fold import fold
from tocsin.language.words import words
from tocsin.records import Document, Lineage, six

_SHINGLE = 3
# Two texts that share this much of their shingles are one text: .7 is where copies and same-event reports part in the
# Telegram set of the data page.
_SAME = 0.7
# A copy inside a longer text: this share of the shorter one's shingles stands in the longer one.
_CONTAINED = 0.85
_FEWEST_CONTAINED = 20
# 32 bands of 4 rows find a pair at Jaccard .7 with a probability of .9998, and at .3 of .23: the exact check sorts those out.
_PERMUTATIONS, _BANDS, _SEED = 128, 32, 42
# Texts of fewer words than this are compared word for word only.
_FEWEST_WORDS = 6


class Text:
    """A document made ready for comparing: its words, and the hashes of its shingles when they are asked for."""

    def __init__(self, document: Document) -> None:
        """Take the words; hashes are only ever compared inside one process."""
        self.words = tuple(w.text for w in words(fold(document.text)))
        self._shingles: frozenset[str] | None = None

    @property
    def shingles(self) -> frozenset[str]:
        """Return the text's runs of three words."""
        if self._shingles is None:
            self._shingles = frozenset(self.runs())
        return self._shingles

    def runs(self) -> list[str]:
        """Return all runs of three words in order."""
        return [" ".join(self.words[i : i + _SHINGLE]) for i in range(max(1, len(self.words) - _SHINGLE + 1))]

    def numbers(self) -> frozenset[str]:
        """Return the numbers the text gives."""
        return frozenset(w for w in self.words if any(c.isdigit() for c in w))


def lineage_of(documents: Sequence[Document], as_of: dt.datetime) -> list[Lineage]:
    """Return a lineage for every document: its earliest known original, or itself.

    Earlier is decided by publication, else by when it was seen, then by id. Texts that are linked by copies have one
    origin, the earliest of them. Score and basis are those of the most alike earlier text; copies that differ in a number say so.
    """
    ordered = sorted(documents, key=_when)
    texts = [Text(d) for d in ordered]
    index = RMinHashLSH(threshold=_SAME, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    short: dict[tuple[str, ...], int] = {}
    parents = list(range(len(ordered)))
    best: list[Copy | None] = []
    for number, text in enumerate(texts):
        if len(text.words) < _FEWEST_WORDS:
            first = short.setdefault(text.words, number) if len(text.words) >= _SHINGLE else number
            copies = [] if first == number else [Copy(1.0, first, "near_copy")]
        else:
            signature = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
            signature.update(text.runs())
            copies = _copies_of(text, texts, sorted(index.query(signature)))
            index.insert(number, signature)
        for found in copies:
            _join(parents, number, found.number)
        best.append(max(copies, key=lambda c: (c.score, -c.number), default=None))
    rows = []
    for number, document in enumerate(ordered):
        copy = best[number]
        origin = ordered[_root(parents, number)].id
        basis, score = (copy.basis, copy.score) if copy else ("itself", 1.0)
        if copy is None and origin != document.id:
            basis = "linked_by_a_later_copy"
        rows.append(Lineage(document_id=document.id, origin_id=origin, basis=basis, score=six(score), as_of=as_of))
    return sorted(rows, key=lambda r: r.document_id)


class Copy(NamedTuple):
    """An earlier text that one is a copy of: how alike they are, its number, and how it was found."""

    score: float
    number: int
    basis: str


def _root(parents: list[int], number: int) -> int:
    """Return the earliest text that one is linked to (union-find with path halving)."""
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number


def _join(parents: list[int], number: int, other: int) -> None:
    """Link two texts; the earlier root stays the root."""
    first, second = sorted((_root(parents, number), _root(parents, other)))
    parents[second] = first


def _when(document: Document) -> tuple[dt.datetime, str]:
    """Sort documents by time; the id decides between equal times."""
    return (document.published_at or document.seen_at, document.id)


def _copies_of(text: Text, texts: Sequence[Text], candidates: Sequence[int]) -> list[Copy]:
    """Return the earlier texts this one copies, by exact comparison."""
    found = []
    for number in candidates:
        other = texts[number]
        both = len(text.shingles & other.shingles)
        jaccard = both / (len(text.shingles) + len(other.shingles) - both)
        least = min(len(text.shingles), len(other.shingles))
        if jaccard >= _SAME:
            score, basis = jaccard, "near_copy"
        elif both >= _CONTAINED * least and least >= _FEWEST_CONTAINED:
            score, basis = both / least, "contains_copy"
        else:
            continue
        if text.numbers() != other.numbers():
            basis += "_other_numbers"
        found.append(Copy(score, number, basis))
    return found
