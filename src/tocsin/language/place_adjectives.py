"""Adjectives of places: "сумский" and "сумський" belong to "Сумы", "новокаховский" to "Новая
Каховка", "Crimean" to "Crimea".

A name and its adjective are cut to a root that both keep. The cut is generous: it says that a text
may be about a place, and links nothing.
"""

import functools
import re
from collections.abc import Iterable, Iterator

from tocsin.language.fold import fold
from tocsin.language.place_names import name_bases
from tocsin.language.scripts import main_script
from tocsin.language.stems import endings_of

_SHORTEST, _SHORTEST_LATIN = 3, 4
_DOUBLED = re.compile(r"(.)\1$")
# Consonants that take each other's place before the suffix ("Рига", "рижский"; "Запоріжжя",
# "запорізький").
_ALIKE = str.maketrans("гзхшкч", "жжссцц")
_CHANGED = ("ж", "с", "ц")
_SOFT = "ьй'"
# What a name may end in before the suffix takes its place.
_VOWELS = "аяоеёыиуюіїє"
# Of two consonants at the end the last may fall ("Каховка", "каховский"; "Москва", "московский").
_CLUSTER = re.compile(rf"([^{_VOWELS}ьй])[^{_VOWELS}ьй]$")
# After these the first word of a name is joined to the second by "е" and not by "о" ("Верхняя",
# "верхне-").
_SOFT_ENDINGS = ("ний", "няя", "нее", "ній", "ня", "нє")


@functools.lru_cache(maxsize=65536)
def place_roots(word: str) -> tuple[str, ...]:
    """Return the roots a place's name, or a word of it, is entered under."""
    if word.isascii():
        return (_latin_root(fold(word)),)
    if main_script(word) != "cyrillic":
        return ()
    whole = (fold(word).rstrip(_VOWELS),) if "-" in word else name_bases(word)
    bases = {b for base in whole for b in (base, _CLUSTER.sub(r"\1", base))}
    roots = (_rooted(b) for b in bases if len(b) >= _SHORTEST)
    return tuple(sorted(root for root in roots if root))


@functools.lru_cache(maxsize=131072)
def adjective_roots(word: str) -> frozenset[str]:
    """Return the roots of the names that a written word may be the adjective of; none where it does
    not look like one.
    """
    plain = fold(word)
    if plain.isascii():
        cut = (
            _without(plain.removesuffix("'s"), endings_of("place_adjective_suffixes", "en"))
            if word[:1].isupper()
            else ()
        )
        return frozenset(_latin_root(c) for c in cut if len(c) >= _SHORTEST_LATIN)
    return frozenset(r for r in _cyrillic_roots(plain) if len(r) >= _SHORTEST)


def joined(name: str) -> str | None:
    """Return a name of two words as the one word its adjective is made of, or None: "Новая Каховка"
    gives "новокаховка".
    """
    parts = fold(name).split()
    if len(parts) != 2 or main_script(name) != "cyrillic":
        return None
    first = min(_without(parts[0], _endings("adjective_base_endings")), key=len, default="")
    return f"{first}{'е' if parts[0].endswith(_SOFT_ENDINGS) else 'о'}{parts[1]}" if first else None


def _cyrillic_roots(plain: str) -> Iterator[str]:
    """Yield the roots of a word that ends as an adjective of place does."""
    for bare in _without(plain, _endings("adjective_endings")):
        for suffix in endings_of("place_adjective_suffixes", "ru"):
            if bare.endswith(suffix):
                root = bare.removesuffix(suffix)
                yield from (_rooted(bare), _rooted(root), _rooted(root + suffix[0]))
                yield from (
                    _rooted(r) for r in _without(root, endings_of("place_adjective_links", "ru"))
                )


@functools.lru_cache
def _endings(name: str) -> tuple[str, ...]:
    """Return the endings of Russian and Ukrainian adjectives: one letter more or less does not tell
    the two apart.
    """
    return (*endings_of(name, "ru"), *endings_of(name, "uk"))


def _without(word: str, endings: Iterable[str]) -> set[str]:
    """Return a word without each listed ending it has, as far as enough of it is left."""
    return {
        word[: -len(e)] for e in endings if word.endswith(e) and len(word) - len(e) >= _SHORTEST
    }


def _rooted(base: str) -> str:
    """Even out the end of a base: soft signs, doubled consonants, and consonants that change."""
    bare = _DOUBLED.sub(r"\1", base.rstrip(_SOFT)).rstrip(_SOFT)
    return bare[:-1] + bare[-1:].translate(_ALIKE)


def _latin_root(plain: str) -> str:
    """Return a name in Latin letters without the vowels that its adjective may change."""
    return plain.rstrip("aeiouy") or plain


def kept_of_root(root: str) -> str:
    """Return what every adjective with a root begins with, folded."""
    return root[:-1] if root.endswith(_CHANGED) else root
