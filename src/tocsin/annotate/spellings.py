"""Persons of the casebook under other spellings: another alphabet, another scheme, another case.

The consonants of both parts of a name must agree, and then its letters closely enough. One part alone is never enough: there are many
Alexeis, and a surname that stands alone is taken up only after the full name.
"""

import difflib
import functools
import itertools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.skeleton import skeleton
from tocsin.language.stems import name_forms
from tocsin.language.words import Word, words
from tocsin.records import Span

# Letters of the Latin forms compared after the consonants have agreed.
_ROMAN = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e",
    "ю": "iu", "я": "ia", "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h",
})  # fmt: skip
_SCHEMES = (
    ("j", "i"), ("tsch", "ch"), ("sch", "sh"), ("kh", "h"), ("zh", "j"), ("w", "v"), ("y", "i"), ("x", "ks"), ("ck", "k"), ("ph", "f"),
    ("ch", "q"), ("c", "k"), ("io", "e"), ("aie", "ae"), ("ii", "i"), ("ei", "e"), ("ie", "e"), ("tz", "z"), ("ts", "z"), ("au", "o"),
    ("ou", "u"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
# How much of a given name and of a surname must agree; a Latin form has no case endings that could excuse a difference.
_GIVEN, _FAMILY, _FAMILY_LATIN = 0.81, 0.9, 0.93
_FEWEST_CONSONANTS = 2
_MOST_WORDS = 3


@functools.cache
def _same_name() -> dict[str, tuple[str, ...]]:
    """Return, for each given name, those that are the same name in another language."""
    groups = [[fold(n) for n in line.split()] for line in sorted(word_set("same_given_name"))]
    return {name: tuple(n for n in group if n != name) for group in groups for name in group}


class Spelled(NamedTuple):
    """A name found under another spelling."""

    span: Span
    key: str
    entered: str


class SpellingIndex:
    """Full names of persons, found however they are spelled."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """`names` are pairs of (name of two words or more, key); a name two keys share is left out."""
        found: dict[tuple[str, ...], set[tuple[str, str]]] = {}
        for name, key in names:
            parts = [w.text for w in words(name)]
            if len(parts) < 2:
                continue
            for bones in itertools.product(_skeletons(parts[0]), _skeletons(parts[-1])):
                if all(bones) and len(bones[1]) >= _FEWEST_CONSONANTS:
                    found.setdefault(bones, set()).add((name, key))
        self._names = {b: sorted(e) for b, e in found.items()}

    def find(self, text: str) -> list[Spelled]:
        """Return the names that stand in a text; those two persons could have are left open."""
        if not self._names:
            return []
        tokens = [w for w in words(text) if w.text[0].isupper() and len(w.text) > 1]
        found = []
        for at, first in enumerate(tokens):
            for last in tokens[at + 1 : at + _MOST_WORDS]:
                if text[first.end : last.start].strip() and not _only_names(text[first.end : last.start]):
                    break
                hits = self._hits(first, last)
                if len({key for _, key in hits}) == 1:
                    found.append(Spelled(Span(start=first.start, end=last.end), hits[0][1], hits[0][0]))
                    break
        return found

    def _hits(self, first: Word, last: Word) -> list[tuple[str, str]]:
        """Return the entries whose consonants and letters agree."""
        given = {bones for form in _forms(first.text) for bones in _skeletons(form)}
        family = {bones for form in _forms(last.text) for bones in _skeletons(form)}
        entries = [e for g in sorted(given) for f in sorted(family) for e in self._names.get((g, f), ())]
        least = _FAMILY_LATIN if last.text.isascii() else _FAMILY
        return [
            (name, key)
            for name, key in dict.fromkeys(entries)
            if _likeness(name.split()[0], first.text) >= _GIVEN and _likeness(name.split()[-1], last.text) >= least
        ]


def _only_names(between: str) -> bool:
    """Tell whether nothing but capitalised words and particles ("von der") stand between two others on one line."""
    return "\n" not in between and all(w[:1].isupper() or fold(w) in word_set("name_particle") for w in between.split())


def _forms(word: str) -> Sequence[str]:
    """Return a word and the bases it may be a form of, a given name under its best-known form."""
    bases = {fold(word), *(() if word.isascii() else name_forms(word))}
    return sorted(bases | {same for base in bases for same in _same_name().get(base, ())})


def _skeletons(word: str) -> set[str]:
    """Return the skeletons a name may have: a J that begins it is a sound of its own, or a glide that other alphabets do not write."""
    bones = skeleton(word)
    return {bones, bones[1:]} if bones.startswith("j") and len(bones) > 1 else {bones}


def _likeness(entered: str, written: str) -> float:
    """Return how alike two spellings of a name are, in its best form."""
    targets = {r for form in (entered, *_same_name().get(fold(entered), ())) for r in _romans(form)}
    forms = {r for form in _forms(written) for r in _romans(form)}
    return max(difflib.SequenceMatcher(None, t, r).ratio() for t in targets for r in forms)


@functools.lru_cache(maxsize=65536)
def _romans(word: str) -> tuple[str, ...]:
    """Return a word in plain Latin letters, with the differences of schemes evened out; a J that begins it may be a zh."""
    plain = fold(word).translate(_ROMAN)
    voiced = (f"zh{plain[1:]}",) if plain.startswith("j") else (plain[1:],) if plain.startswith("dzh") else ()
    return tuple(_evened(p) for p in (plain, *voiced))


def _evened(plain: str) -> str:
    """Even out the schemes of one form."""
    for spelling, plainer in _SCHEMES:
        plain = plain.replace(spelling, plainer)
    return _DOUBLED.sub(r"\1", plain.replace("'", ""))
