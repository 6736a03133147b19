"""Which sentences of a long text are read: its opening, and what stands around the places that are
watched.

Parsing is the dearest step, and of a long page only the part about what is watched bears on a
judgement. Short texts are read whole.
"""

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from tocsin.records import Document

# Up to so many sentences a text is read whole.
WHOLE = 20
# The opening says who speaks and of what; around a place, what it refers back to and who answers.
OPENING, BEFORE, AFTER = 5, 4, 4


def within_reach(document: Document, places: Sequence[int] | None) -> tuple[Document, int]:
    """Return the document with the sentences that are read, and how many are not.

    `places` are offsets of what is watched, as the gate found it; None reads everything.
    """
    sentences = document.sentences
    if places is None or len(sentences) <= WHOLE:
        return document, 0
    starts = [s.start for s in sentences]
    kept = set(range(OPENING))
    for place in places:
        at = max(0, bisect_right(starts, place) - 1)
        kept.update(range(max(0, at - BEFORE), min(len(sentences), at + AFTER + 1)))
    read = tuple(s for n, s in enumerate(sentences) if n in kept)
    return msgspec.structs.replace(document, sentences=read), len(sentences) - len(read)
