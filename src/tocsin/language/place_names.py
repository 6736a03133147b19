"""Forms of place names: what a name is entered under, and what a written one may be a form of, in
Latin and Cyrillic letters.

Both sides of a comparison are cut the same way, part by part ("Ростове-на-Дону"), so a crude cut
costs recall and not correctness.
"""

import functools
import itertools
from collections.abc import Iterable

from tocsin.language.fold import fold
from tocsin.language.scripts import main_script
from tocsin.language.stems import endings_of, kept_of_stem, name_forms, name_stem, stem
from tocsin.language.words import word_list

# More forms than this are forms of nothing: a long name in Cyrillic multiplies.
_MOST_FORMS = 64
_SHORTEST_BASE = 3
_SLAVIC = ("ru", "uk")
# Ukrainian closed syllables, and what stands for them where an ending opens them ("Харків",
# "Харкова"; "міст", "мосту").
_OPENED = (
    ("ів", "ов"),
    ("їв", "єв"),
    ("іль", "ол"),
    ("іг", "ог"),
    ("ець", "ц"),
    ("ец", "ц"),
    ("ір", "ор"),
    ("іст", "ост"),
    ("ік", "ок"),
    ("ід", "од"),
    ("ім", "ом"),
)
# Consonants that change before the Ukrainian ending of place ("Каховка", "Каховці").
_SOFTENED = (("ці", "к"), ("зі", "г"), ("сі", "х"))
# (Ukrainian "Білорусь" doubles its consonant: "Білоруссю".)
# What a short part of a joined name loses in other cases ("Алма-Ата").
_VOWELS = "аяоеыиуюіь"


def _without(word: str, endings: Iterable[str]) -> set[str]:
    """Return a word without each listed ending it has, as far as enough of it is left."""
    return {
        word[: -len(e)]
        for e in endings
        if word.endswith(e) and len(word) - len(e) >= _SHORTEST_BASE
    }


@functools.lru_cache(maxsize=131072)
def _bases(word: str) -> tuple[str, ...]:
    """Return the bases one word of a name is entered under: its stem, and the one its cases have
    ("Харків", "Харкова").
    """
    if word.isascii():
        return (name_stem(word),)
    if "-" in word and main_script(word) == "cyrillic":
        parts = [
            _bases(p) if len(p) > _SHORTEST_BASE else (fold(p).rstrip(_VOWELS) or fold(p),)
            for p in word.split("-")
            if p
        ]
        return tuple("-".join(p) for p in itertools.product(*parts)) or (fold(word),)
    plain = name_stem(word)
    if main_script(plain) != "cyrillic":
        return (plain,)
    cut = _without(fold(word), endings_of("adjective_base_endings", "ru"))
    bases = [min(cut, key=len) if cut else plain]
    for closed, opened in _OPENED:
        if fold(word).endswith(closed):
            bases.append(fold(word)[: -len(closed)] + opened)
    return tuple(dict.fromkeys(bases))


@functools.lru_cache(maxsize=131072)
def _forms(word: str, kazakh: bool = True) -> tuple[str, ...]:
    """Return the bases a written word may be a form of, with the endings of Kazakh cases or
    without.
    """
    if word.isascii() or main_script(word) != "cyrillic":
        return (name_stem(word),)
    if "-" in word:
        parts = [
            (*_forms(p, kazakh), fold(p).rstrip(_VOWELS) or fold(p)) for p in word.split("-") if p
        ]
        return tuple("-".join(p) for p in itertools.islice(itertools.product(*parts), _MOST_FORMS))
    plain = fold(word)
    cases = _without(plain, endings_of("place_endings", "kk")) if kazakh else set()
    slavic = set(name_forms(word)) | _without(plain, endings_of("adjective_endings", "ru"))
    softened = {plain.removesuffix(soft) + hard for soft, hard in _SOFTENED if plain.endswith(soft)}
    doubled = (
        {plain[:-2]}
        if plain.endswith("ю") and plain[-2:-1] == plain[-3:-2] and len(plain) > 4
        else set()
    )
    return tuple(
        sorted(
            slavic | cases | softened | doubled | {name_stem(k) for k in cases} | {name_stem(word)}
        )
    )


def entered_under(name: str) -> tuple[str, ...]:
    """Return the forms a place name is entered under; none where it has no letters."""
    parts = [_bases(w) for w in word_list(name)]
    return (
        tuple(" ".join(p) for p in itertools.islice(itertools.product(*parts), _MOST_FORMS))
        if parts
        else ()
    )


@functools.lru_cache(maxsize=65536)
def written_as(words: tuple[str, ...], language: str | None = None) -> tuple[str, ...]:
    """Return the forms some written words in a row may be forms of; words of a known `language`
    bend by its own cases only.
    """
    kazakh = language not in _SLAVIC
    parts = (_forms(w, kazakh) for w in words)
    return tuple(" ".join(p) for p in itertools.islice(itertools.product(*parts), _MOST_FORMS))


def word_bases(word: str) -> tuple[str, ...]:
    """Return the bases a word of a kind of site is entered under: its stem, in Cyrillic its first
    case without the ending.
    """
    return (stem(word),) if word.isascii() else _bases(word)


def word_forms(word: str) -> frozenset[str]:
    """Return every base a written word may be a form of, in the shape `word_bases` has."""
    return frozenset((stem(word),)) if word.isascii() else frozenset(_forms(word))


def name_bases(word: str) -> tuple[str, ...]:
    """Return the bases a word of a place's proper name is entered under; Latin
    names bend no case.
    """
    return _bases(word)


def name_word_forms(word: str) -> frozenset[str]:
    """Return every base a written word of a proper name may be a form of, in the shape `name_bases`
    has.
    """
    return frozenset(_forms(word))


def kept_of_name(base: str) -> str:
    """Return what every written word of a proper name with a base begins with, folded; of joined
    words the first.
    """
    first = base.split("-")[0]
    return first[:-1] if first.endswith(_HARD) else first


def kept_of_word(base: str) -> str:
    """Return what every written word of a kind of site with a base begins with, folded."""
    return kept_of_stem(base) if base.isascii() else kept_of_name(base)


# The consonants that another stands for before some endings.
_HARD = tuple(hard for _, hard in _SOFTENED)
