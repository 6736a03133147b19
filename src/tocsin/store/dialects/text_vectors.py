"""The full text in PostgreSQL: the keys of a text as a vector of words, and a search in them.

Keys are taken apart as the index of SQLite does it: at everything that is neither letter nor digit.
"""

import re
from collections.abc import Iterable, Sequence

from tocsin.records.asking import SearchQuery, Term

_WORD = re.compile(r"[^\W_]+")
# What a vector holds at most: the last position it knows, how often it says where one word stands,
# the characters of a word, and bytes in all.
_LAST_POSITION, _PLACES, _LONGEST, _MOST_BYTES = 16_383, 256, 500, 1_000_000
# What a word and a place of it cost beside the letters.
_OF_WORD, _OF_PLACE = 4, 2


def vector_of(keys: Sequence[str]) -> str:
    """Return keys as a vector, written as PostgreSQL reads it.

    Words after the 16 383rd are found, but no longer by what stands beside them. Of a text whose
    words would be more than one vector holds, the places are left out, then the last words.
    """
    places: dict[str, list[int]] = {}
    number = 0
    for key in keys:
        for word in _words(key):
            number += 1
            places.setdefault(word, []).append(min(number, _LAST_POSITION))
    if _size(places) > _MOST_BYTES:
        places = _as_many_as_fit(places)
    return " ".join(map(_written, places, places.values()))


def query_of(query: SearchQuery) -> str:
    """Return what a vector is asked: one term of each group, and none that is unwanted."""
    groups = (" | ".join(_one_of(group)) for group in query.wanted)
    wanted = [f"({group})" for group in groups if group]
    unwanted = [f"!({said})" for term in query.unwanted if (said := " | ".join(_one_of([term])))]
    return " & ".join([*wanted, *unwanted])


def _words(key: str) -> list[str]:
    """Return the words of a key, as they stand in a vector."""
    return [word[:_LONGEST].lower() for word in _WORD.findall(key)]


def _one_of(terms: Iterable[Term]) -> list[str]:
    """Return each way in which one of some terms may be written."""
    said = []
    for term in terms:
        ending = ":*" if term.is_beginning else ""
        for phrase in term.phrases:
            words = " <-> ".join(f"'{word}'" for word in _words(phrase))
            said += [f"({words}{ending})"] if words else []
    return said


def _written(word: str, places: Sequence[int]) -> str:
    """Return a word with its places."""
    if not places:
        return f"'{word}'"
    return f"'{word}':" + ",".join(map(str, sorted(set(places))[:_PLACES]))


def _size(places: dict[str, list[int]]) -> int:
    """Return how many bytes a vector takes, at most."""
    words = sum(len(word.encode()) + _OF_WORD for word in places)
    return words + _OF_PLACE * sum(min(len(of), _PLACES) for of in places.values())


def _as_many_as_fit(places: dict[str, list[int]]) -> dict[str, list[int]]:
    """Return the first words of a text, without their places, as many as one vector holds."""
    fitting: dict[str, list[int]] = {}
    size = 0
    for word in places:
        size += len(word.encode()) + _OF_WORD
        if size > _MOST_BYTES:
            break
        fitting[word] = []
    return fitting
