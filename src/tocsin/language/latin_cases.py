"""The cases that Polish, Romanian and German give the name of a place: "Kijów" is "w Kijowie",
"Odesa" is "portul Odesei".

The forms are made of the name as it is listed, by the list `place_case` of each language: what a
name ends in, and what stands in its stead; `*` is the end of a name in a consonant. Names of
several words, short ones and abbreviations are left as they are. Turkish endings, which stand
behind an apostrophe, are read off the written word (`stems.name_stem`).
"""

import functools
import re

from tocsin.language.fold import fold
from tocsin.language.lexicon import LANGUAGES, lexicon

_SHORTEST = 4
_LATIN_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ſȘȚ][a-zà-öø-ÿā-ſșț]+")
_CONSONANT = re.compile(r"[bcdfghjklmnpqrtvwxz]$")
_ANY = "*"


@functools.cache
def bent_forms(name: str) -> tuple[str, ...]:
    """Return the forms of a place name in the languages whose cases bend it; none of one that does
    not bend.
    """
    if len(name) < _SHORTEST or not _LATIN_NAME.fullmatch(name):
        return ()
    forms = (form for end, instead in _rules() for form in _bent(name, end, instead))
    return tuple(dict.fromkeys(forms))


def _bent(name: str, end: str, instead: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name with what stands in the stead of its end."""
    plain = fold(name)
    if end == _ANY:
        return tuple(name + e for e in instead) if _CONSONANT.search(plain) else ()
    return tuple(name[: -len(end)] + e for e in instead) if plain.endswith(end) else ()


@functools.cache
def _rules() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what names end in, each with what stands in its stead, of every language."""
    lines = [line for code in LANGUAGES for line in lexicon(code).get("place_case", ())]
    parted = (line.split() for line in lines)
    return tuple((end, tuple(instead)) for end, *instead in parted)
