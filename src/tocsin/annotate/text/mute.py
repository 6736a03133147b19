"""Things that say nothing: an act, a weapon or an event before a colon or a verb is what a text
speaks of, never who speaks ("Chemical weapons in Mariupol: ...", "the protests show that ...").
"""

import functools

from tocsin.annotate.language import ENGLISH, Language, language_of
from tocsin.language.fold import fold
from tocsin.language.words import word_list


def is_mute(surface: str, code: str | None) -> bool:
    """Return whether a noun phrase names a thing or an act, in a language given by its code.

    The noun is looked at that the phrase is about: what a preposition hangs on it says nothing.
    """
    language = language_of(code or ENGLISH.code)
    listed = [fold(w) for w in word_list(surface)]
    cut = next((n for n, w in enumerate(listed) if n and w in _joints(language)), len(listed))
    head = _head(listed[:cut], language)
    return head is not None and language.stem(head) in _things(language)


def _head(listed: list[str], language: Language) -> str | None:
    """Return the noun a phrase is about: its last, or where owners follow, the first that is no
    adjective.
    """
    if not listed:
        return None
    if not language.owner_behind or language.owner_opens:
        return listed[-1]
    endings = tuple(language.words("adjective_ending"))
    return next((w for w in listed if not w.endswith(endings)), None) if endings else listed[0]


@functools.cache
def _things(language: Language) -> frozenset[str]:
    """Return the stems of nouns for things and acts."""
    return frozenset(language.stem(w) for w in language.words("mute_noun"))


@functools.cache
def _joints(language: Language) -> frozenset[str]:
    """Return the words that hang something on a noun."""
    return language.words("mute_joint") | language.words("place_preposition")
