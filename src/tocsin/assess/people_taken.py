"""Whether what is seized is people: who captures soldiers has taken no site."""

import itertools
import re
from collections.abc import Sequence

from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.patterns import Found
from tocsin.language.stems import stem
from tocsin.language.words import Word, words

# So many words of an object are looked at for people, as far as a preposition.
_OBJECT = 4
_PEOPLE = frozenset(stem(w) for w in word_set("people_word"))
_PREPOSITIONS = frozenset(
    fold(w) for name in ("place_preposition", "mute_joint") for w in word_set(name)
)
_STOP_OR_COMMA = re.compile(r"[.,;:!?\n]| [—–-] ")


def takes_people(text: str, hits: Sequence[Found]) -> bool:
    """Return whether all words for a seizure in a text have people for their object, right behind
    or after a number: "captured six fighters".
    """
    return bool(hits) and all(
        any(stem(w.text) in _PEOPLE for w in _object_words(text, h)) for h in hits
    )


def _object_words(text: str, hit: Found) -> list[Word]:
    """Return the words of the object behind an act, as far as a mark or a preposition."""
    clause = _STOP_OR_COMMA.split(text[hit.end :])[0]
    behind = list(itertools.islice(words(clause), _OBJECT))
    ends = (n for n, w in enumerate(behind) if fold(w.text) in _PREPOSITIONS)
    return behind[: next(ends, len(behind))]
