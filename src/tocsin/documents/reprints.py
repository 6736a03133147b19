"""Which documents are copies of which: word shingles and exact Jaccard similarity (Broder 1997).

The answer depends on the set of documents and on as-of, never on their order.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from tocsin.language.stems import stem
from tocsin.language.words import words
from tocsin.records import Document, Lineage, six

_SHINGLE = 4
# Two texts that share this much of their shingles are one text: .7 is where copies and same-event reports part
# in the Telegram set of the data page (3,889 pairs at .7).
_SAME = 0.7
# A copy inside a longer text: this share of the shorter one's shingles stands in the longer one.
_CONTAINED = 0.85
_FEWEST_SHINGLES = 6
# Shingles that stand in more texts than this are boilerplate and find no candidates.
_COMMON = 200


def shingles(text: str) -> frozenset[int]:
    """Return the hashes of all runs of four stemmed words; hashes are only compared inside one process."""
    stems = [stem(w.text) for w in words(text)]
    return frozenset(hash(tuple(stems[i : i + _SHINGLE])) for i in range(max(0, len(stems) - _SHINGLE + 1)))


def lineage_of(documents: Sequence[Document], as_of: dt.datetime) -> list[Lineage]:
    """Return a lineage for every document: its earliest known original, or itself.

    Earlier is decided by publication, else by when it was seen, then by id.
    """
    ordered = sorted(documents, key=_when)
    sets = {d.id: shingles(d.text) for d in ordered}
    holders: dict[int, list[int]] = defaultdict(list)
    origin: dict[str, tuple[str, str, float]] = {}
    for index, document in enumerate(ordered):
        mine = sets[document.id]
        best = _best_original(mine, index, ordered, sets, holders)
        if best is None:
            origin[document.id] = (document.id, "itself", 1.0)
        else:
            earlier, basis, score = best
            origin[document.id] = (origin[earlier][0], basis, score)
        for item in mine:
            if len(holders[item]) <= _COMMON:
                holders[item].append(index)
    return [
        Lineage(
            document_id=d.id, origin_id=origin[d.id][0], basis=origin[d.id][1], score=six(origin[d.id][2]), as_of=as_of
        )
        for d in sorted(documents, key=lambda d: d.id)
    ]


def _when(document: Document) -> tuple[dt.datetime, str]:
    """Sort documents by time; the id decides between equal times."""
    return (document.published_at or document.seen_at, document.id)


def _best_original(
    mine: frozenset[int],
    index: int,
    ordered: Sequence[Document],
    sets: dict[str, frozenset[int]],
    holders: dict[int, list[int]],
) -> tuple[str, str, float] | None:
    """Return (id, basis, score) of the earlier document this one copies, the most alike first."""
    if len(mine) < _FEWEST_SHINGLES:
        return _exact_short(ordered, index)
    found = []
    for other in _candidates(mine, holders):
        theirs = sets[ordered[other].id]
        both = len(mine & theirs)
        jaccard = both / len(mine | theirs)
        contained = both / min(len(mine), len(theirs))
        if jaccard >= _SAME:
            found.append((jaccard, -other, "near_copy"))
        elif contained >= _CONTAINED and min(len(mine), len(theirs)) >= 3 * _FEWEST_SHINGLES:
            found.append((contained, -other, "contains_copy"))
    if not found:
        return None
    score, other, basis = max(found)
    return ordered[-other].id, basis, score


def _exact_short(ordered: Sequence[Document], index: int) -> tuple[str, str, float] | None:
    """Compare very short texts word for word."""
    mine = [stem(w.text) for w in words(ordered[index].text)]
    for earlier in ordered[:index]:
        if (
            len(mine) >= 3
            and abs(len(earlier.text) - len(ordered[index].text)) < 40
            and mine == [stem(w.text) for w in words(earlier.text)]
        ):
            return earlier.id, "near_copy", 1.0
    return None


def _candidates(mine: Iterable[int], holders: dict[int, list[int]]) -> list[int]:
    """Return the earlier documents that share at least one uncommon shingle, in order."""
    return sorted({other for item in mine if len(holders.get(item, ())) <= _COMMON for other in holders.get(item, ())})
