"""What the texts of a catalogue of narratives come to before any claim is looked up. Making it
takes a sixth of a second for the shipped ones, so it is kept in the user's cache.
"""

from collections.abc import Sequence

import msgspec
import Stemmer

from tocsin.cached import code_of, made_of
from tocsin.match.lexical import Listed, letters_listed, stems_of, words_listed
from tocsin.records import Record

# A catalogue of fewer narratives is made ready faster than it is read.
_WORTH_KEEPING = 40
_ROOMS = ("language", "match")


class Prepared(Record, frozen=True):
    """The indexes of whole entries, and the stems of each way one is put."""

    words: Listed
    letters: Listed
    stems: tuple[tuple[str, ...], ...]


def prepared(entries: Sequence[str], tellings: Sequence[str]) -> Prepared:
    """Return what texts come to: one per entry, and one for each way an entry is put."""
    if len(entries) < _WORTH_KEEPING:
        return _prepare(entries, tellings)
    texts = msgspec.msgpack.encode((entries, tellings))
    decides = (*code_of(_ROOMS), Stemmer.version().encode(), texts)
    return made_of(decides, "narratives", Prepared, lambda: _prepare(entries, tellings))


def _prepare(entries: Sequence[str], tellings: Sequence[str]) -> Prepared:
    """Make what texts come to."""
    return Prepared(
        words=words_listed(entries),
        letters=letters_listed(entries),
        stems=tuple(tuple(sorted(set(stems_of(text)))) for text in tellings),
    )
