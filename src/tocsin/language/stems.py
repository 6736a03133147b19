"""Stems: the part of a word that its inflected forms share.

Snowball (Porter 2001) for English and Russian. For Ukrainian and Kazakh, which it lacks, a common
ending is cut from a list; both sides of every comparison are cut the same way, so a crude stem
costs recall and not correctness.
"""

import functools

import Stemmer

from tocsin.language.fold import INVISIBLE, fold
from tocsin.language.lexicon import lexicon
from tocsin.language.scripts import main_script

_ENGLISH = Stemmer.Stemmer("english")
_RUSSIAN = Stemmer.Stemmer("russian")
_ONLY_UKRAINIAN = set("іїєґ")
_ONLY_KAZAKH = set("әғқңөұүһ")
# The languages that a Cyrillic word without a letter of its own may be of.
CYRILLIC = ("ru", "uk", "kk")


@functools.lru_cache(maxsize=65536)
def bare_form(word: str) -> str:
    """Fold a word and take out the characters in it that nobody sees."""
    return INVISIBLE.sub("", fold(word))


@functools.lru_cache
def endings_of(name: str, language: str) -> tuple[str, ...]:
    """Return a list of endings, the longest first."""
    return tuple(sorted(lexicon(language)[name], key=lambda e: (-len(e), e)))


def _cut(word: str, endings: tuple[str, ...]) -> str:
    """Cut the longest listed ending that leaves three letters or more."""
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of one word, folded; the language is known by the letters."""
    return _stemmed(plain := bare_form(word), language_of(plain))


@functools.lru_cache(maxsize=65536)
def stem_in(word: str, language: str | None) -> str:
    """Return the stem of one word of a text in a language; a word in the other script is stemmed as
    its letters tell.
    """
    plain = bare_form(word)
    by_letters = language_of(plain)
    return _stemmed(
        plain, language if language in CYRILLIC and by_letters in CYRILLIC else by_letters
    )


def language_of(plain: str) -> str:
    """Tell the language of a folded word by its letters: what has none of its own counts as Russian
    or English.
    """
    if plain.isascii():
        return "en"
    letters = set(plain)
    if letters & _ONLY_KAZAKH:
        return "kk"
    if letters & _ONLY_UKRAINIAN:
        return "uk"
    return "ru" if main_script(plain) == "cyrillic" else "en"


def _stemmed(plain: str, language: str) -> str:
    """Stem a folded word of a language."""
    if plain.endswith("'s") or plain.endswith("s'"):
        plain = plain[:-2] if plain.endswith("'s") else plain[:-1]
    if language in ("kk", "uk"):
        return _cut(plain, endings_of("endings", language))
    return str((_RUSSIAN if language == "ru" else _ENGLISH).stemWord(plain))


@functools.lru_cache(maxsize=65536)
def name_stem(word: str) -> str:
    """Return the base under which a name is entered: a Cyrillic name without the ending of its
    first case.
    """
    plain = bare_form(word)
    if not plain.isascii() and main_script(plain) == "cyrillic":
        return (
            plain[:-1]
            if len(plain) > 3 and plain.endswith(endings_of("name_base_endings", "ru"))
            else plain
        )
    bare, apart, ending = plain.rpartition("'")
    if apart and ending in _behind_apostrophe():
        plain = bare
    return plain.removesuffix("'s").removesuffix("'").replace(".", "")


@functools.cache
def _behind_apostrophe() -> frozenset[str]:
    """Return the endings of Turkish cases that stand behind the apostrophe of a name, folded."""
    return frozenset(fold(e) for e in lexicon("tr")["apostrophe_ending"])


@functools.lru_cache(maxsize=65536)
def name_forms(word: str) -> frozenset[str]:
    """Return every base the written word may be a form of: "Вадима" is of "вадим", "Вадим" of
    itself.
    """
    plain = name_stem(word) if main_script(word) != "cyrillic" else bare_form(word)
    bases = {
        plain[: -len(e)]
        for e in endings_of("name_endings", "ru")
        if plain.endswith(e) and len(plain) - len(e) >= 2
    }
    return frozenset(bases | {plain})


@functools.lru_cache(maxsize=65536)
def stem_forms(word: str) -> frozenset[str]:
    """Return the one stem of a common word, in the shape `name_forms` has."""
    return frozenset((stem(word),))


def may_have_stem(word: str, stemmed: str) -> bool:
    """Tell cheaply whether a word may have a stem: True where only stemming tells.

    A Cyrillic stem is what is left of a word without an ending, and most letters stand in no
    ending.
    """
    plain = bare_form(word)
    rest = plain[len(stemmed) :]
    return (
        not plain.startswith(stemmed) or _IN_NO_ENDING.isdisjoint(rest) or rest in _listed_endings()
    )


# Letters that Snowball's Russian stemmer never takes off.
_IN_NO_ENDING = frozenset("бджзкпрфцчъэ")


@functools.lru_cache
def _listed_endings() -> frozenset[str]:
    """Return the listed endings of languages that Snowball lacks."""
    return frozenset(
        ending for language in ("uk", "kk") for ending in endings_of("endings", language)
    )


def kept_of_stem(stemmed: str) -> str:
    """Return what every word with a stem begins with, folded.

    Cyrillic stems are cut off the end of a word. Snowball's English stemmer also puts letters in
    place of others: "ies" and "y" give "i", "ability" gives "abl", "dying" gives "die"; these are
    left off.
    """
    if stemmed in _REWRITTEN:
        return stemmed[0]
    if stemmed.endswith(("ble", "bl")):
        return stemmed.removesuffix("e").removesuffix("l")
    return stemmed.rstrip("eiy") or stemmed[:1]


# Stems of the verbs whose form in -ing Snowball's English stemmer rewrites from the second letter
# on.
_REWRITTEN = ("die", "lie", "tie")
