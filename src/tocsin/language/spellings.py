"""Persons of the casebook under other spellings: another alphabet, another scheme, another case.

The consonants of both parts of a name must agree, and then its letters closely enough. One part
alone is never enough: there are many Alexeis, and a surname that stands alone is taken up only
after the full name.
"""

import difflib
import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon, word_set
from tocsin.language.skeleton import skeleton
from tocsin.language.stems import name_forms
from tocsin.language.words import Word, capitalised, word_list, words
from tocsin.records import Span

# Letters of the Latin forms compared after the consonants have agreed.
_ROMAN = str.maketrans(
    {
        "а": "a",
        "б": "b",
        "в": "v",
        "г": "g",
        "ґ": "g",
        "д": "d",
        "е": "e",
        "є": "e",
        "ё": "e",
        "ж": "zh",
        "з": "z",
        "и": "i",
        "і": "i",
        "ї": "i",
        "й": "i",
        "к": "k",
        "л": "l",
        "м": "m",
        "н": "n",
        "о": "o",
        "п": "p",
        "р": "r",
        "с": "s",
        "т": "t",
        "у": "u",
        "ф": "f",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "sh",
        "ъ": "",
        "ы": "i",
        "ь": "",
        "э": "e",
        "ю": "iu",
        "я": "ia",
        "ә": "a",
        "ғ": "g",
        "қ": "k",
        "ң": "n",
        "ө": "o",
        "ұ": "u",
        "ү": "u",
        "һ": "h",
    }
)
_SCHEMES = (
    ("j", "i"),
    ("tsch", "ch"),
    ("sch", "sh"),
    ("kh", "h"),
    ("zh", "j"),
    ("w", "v"),
    ("y", "i"),
    ("x", "ks"),
    ("ck", "k"),
    ("ph", "f"),
    ("ch", "q"),
    ("c", "k"),
    ("io", "e"),
    ("aie", "ae"),
    ("ii", "i"),
    ("ei", "e"),
    ("ie", "e"),
    ("tz", "z"),
    ("ts", "z"),
    ("au", "o"),
    ("ou", "u"),
)
# A wrapped line may part a name, an empty one does not.
_PARAGRAPH = re.compile(r"\n\s*\n")
_DOUBLED = re.compile(r"(.)\1+")
# How much of a given name and of a surname must agree; a Latin form has no case endings that could
# excuse a difference.
_GIVEN, _FAMILY, _FAMILY_LATIN = 0.81, 0.9, 0.93
_FEWEST_CONSONANTS = 2
_MOST_WORDS = 3
_REMEMBERED, _LONGEST = 65536, 40
# A surname behind an initial (of two letters in some schemes: "Ye.") and perhaps a second, or
# before them.
_INITIAL, _SURNAME = r"(?P<initial>[^\W\d_][a-z]?)\.", r"(?P<surname>[^\W\d_][\w'’-]{2,})"
_ANY_INITIAL, _LAST_IN_WORD = re.compile(r"\b[^\W\d_][a-z]?\."), re.compile(r"\b[^\W\d_][a-z]?$")
_WITH_INITIALS = (
    re.compile(rf"\b{_INITIAL}[ \u00a0]?(?:[^\W\d_][a-z]?\.[ \u00a0]?)?{_SURNAME}"),
    re.compile(rf"\b{_SURNAME}[ \u00a0]{_INITIAL}"),
)


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
        """`names` are pairs of (name of two words or more, key); a name two keys
        share is left out.
        """
        by_bones: dict[tuple[str, ...], set[tuple[str, str]]] = {}
        surnames: dict[str, set[tuple[str, str]]] = {}
        for name, key in names:
            parts = [w.text for w in words(name)]
            if len(parts) < 2:
                continue
            for bones in itertools.product(_skeletons(parts[0]), _skeletons(parts[-1])):
                if all(bones) and len(bones[1]) >= _FEWEST_CONSONANTS:
                    by_bones.setdefault(bones, set()).add((name, key))
                    surnames.setdefault(bones[1], set()).add((name, key))
        self._names = {b: sorted(e) for b, e in by_bones.items()}
        self._given = frozenset(
            b for n in by_bones.values() for name, _ in n for b in _given_skeletons(name.split()[0])
        )
        self._firsts = frozenset(given for given, _ in by_bones)
        self._looked_at: dict[str, bool] = {}
        self._others: set[str] = set()
        self._surnames = {b: sorted(e) for b, e in surnames.items()}

    def find(self, text: str) -> list[Spelled]:
        """Return the names that stand in a text; those two persons could have are left open."""
        return [
            Spelled(span, hits[0][1], hits[0][0])
            for span, hits in self._spelled(text, self._met(frozenset(word_list(text))))
            if len({key for _, key in hits}) == 1
        ]

    def occurrences(self, text: str, distinct: frozenset[str] | None = None) -> Iterator[Spelled]:
        """Yield every person that a name in a text may be of, and those of a surname beside
        initials ("О. Озерный").

        `distinct` are the words of the text, where they are known already.
        """
        met = self._met(frozenset(word_list(text)) if distinct is None else distinct)
        for span, hits in self._spelled(text, met):
            yield from (Spelled(span, key, name) for name, key in hits)
        if any(map(_may_be_initial, met)):
            yield from self._with_initials(text)

    def _spelled(
        self, text: str, met: Iterable[str]
    ) -> Iterator[tuple[Span, list[tuple[str, str]]]]:
        """Yield the names of a text with the entries they may be of."""
        given = {word for word in met if self._is_given(word)}
        tokens = capitalised(text) if given else []
        for at, first in enumerate(tokens):
            if first.text not in given:
                continue
            for last in tokens[at + 1 : at + _MOST_WORDS]:
                between = text[first.end : last.start]
                if _PARAGRAPH.search(between) or (between.strip() and not _only_names(between)):
                    break
                hits = self._hits(first, last)
                if hits:
                    yield Span(start=first.start, end=last.end), hits
                if len({key for _, key in hits}) == 1:
                    break

    def _met(self, distinct: frozenset[str]) -> list[str]:
        """Return the words that may be a given name or an initial; the others, which are most, are
        remembered.
        """
        if not self._names:
            return []
        new = distinct - self._others
        met = [word for word in new if not word.islower() and self._may_begin(word)]
        if len(self._others) + len(new) > _REMEMBERED:
            self._others.clear()
        others = itertools.islice(new.difference(met), _REMEMBERED)
        self._others.update(word for word in others if len(word) <= _LONGEST)
        return met

    def _may_begin(self, word: str) -> bool:
        """Return whether a word may be a given name or an initial."""
        return _may_be_initial(word) or (word[0].isupper() and self._is_given(word))

    def _is_given(self, word: str) -> bool:
        """Return whether a word may be a given name of an entry; what is dear is asked last."""
        if word not in self._looked_at:
            if len(self._looked_at) > _REMEMBERED:
                self._looked_at.clear()
            self._looked_at[word] = _begins_with(word, self._given) and not self._firsts.isdisjoint(
                _bones(word)
            )
        return self._looked_at[word]

    def _hits(self, first: Word, last: Word) -> list[tuple[str, str]]:
        """Return the entries whose consonants and letters agree."""
        entries = [
            e
            for g in _bones(first.text)
            for f in _bones(last.text)
            for e in self._names.get((g, f), ())
        ]
        least = _FAMILY_LATIN if last.text.isascii() else _FAMILY
        return [
            (name, key)
            for name, key in dict.fromkeys(entries)
            if _likeness(name.split()[0], first.text) >= _GIVEN
            and _likeness(name.split()[-1], last.text) >= least
        ]

    def _with_initials(self, text: str) -> Iterator[Spelled]:
        """Yield the persons whose surname stands beside an initial of their given name."""
        for match in _beside_initials(text):
            surname, initial = match.group("surname"), match.group("initial")
            if not surname[0].isupper():
                continue
            if not _begins_with(surname, self._surnames.keys()):
                continue
            for name, key in dict.fromkeys(
                e for f in _bones(surname) for e in self._surnames.get(f, ())
            ):
                least = _FAMILY_LATIN if surname.isascii() else _FAMILY
                agrees = _beginnings(name.split()[0]) & _beginnings(initial)
                if agrees and _likeness(name.split()[-1], surname) >= least:
                    yield Spelled(Span(start=match.start(), end=match.end()), key, name)


def _beside_initials(text: str) -> Iterator[re.Match[str]]:
    """Yield surnames with an initial before them, then those with one behind them; only what
    stands beside an initial is looked at.
    """
    every = (initial.span() for initial in _ANY_INITIAL.finditer(text))
    initials = [span for span in every if text[span[0]].isupper()]
    before, behind = _WITH_INITIALS
    end = 0
    for start in [first for first, stop in initials]:
        match = before.match(text, start) if start >= end else None
        if match:
            end = match.end()
            yield match
    end = 0
    for start, stop in initials:
        match = behind.search(text, max(end, _begin_of_name(text, start - 1)), stop)
        if match:
            end = stop
            yield match


def _begin_of_name(text: str, end: int) -> int:
    """Return where the letters, hyphens and apostrophes that end before `end` begin."""
    start = end
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_'’-"):
        start -= 1
    return start


@functools.lru_cache(maxsize=_REMEMBERED)
def _may_be_initial(word: str) -> bool:
    """Return whether a word, or its last part, may be an initial if a full stop follows."""
    initial = _LAST_IN_WORD.search(word)
    return "." in word or (initial is not None and initial.group()[0].isupper())


def _only_names(between: str) -> bool:
    """Return whether nothing but capitalised words and particles ("von der") stand between two
    others on one line.
    """
    return "\n" not in between and all(
        w[:1].isupper() or fold(w) in word_set("name_particle") for w in between.split()
    )


@functools.lru_cache(maxsize=65536)
def _bones(word: str) -> tuple[str, ...]:
    """Return the skeletons of every base a written word may be a form of."""
    return tuple(sorted({bones for form in _forms(word) for bones in _skeletons(form)}))


def _given_skeletons(given: str) -> set[str]:
    """Return the skeletons of a given name in every language it has a form of."""
    return {b for form in (given, *_same_name().get(fold(given), ())) for b in _skeletons(form)}


def _begins_with(word: str, skeletons: Set[str]) -> bool:
    """Tell cheaply whether a written word may be a form of a name with one of these skeletons:
    cases only add to the end of one.
    """
    return any(
        bones[:size] in skeletons for bones in _skeletons(word) for size in range(1, len(bones) + 1)
    )


def _beginnings(given: str) -> set[str]:
    """Return the letters a given name may begin with in Latin letters, in any language it has a
    form of ("Олександр", "A.").
    """
    romans = [r for form in (given, *_same_name().get(fold(given), ())) for r in _romans(form) if r]
    return {r[0] for r in romans} | {
        r[1] for r in romans if len(r) > 1 and r[0] == "i" and r[1] in "aeou"
    }


def _forms(word: str) -> Sequence[str]:
    """Return a word and the bases it may be a form of, a given name under its best-known form."""
    bases = {fold(word), *(() if word.isascii() else (*name_forms(word), *_of_women(word)))}
    return sorted(bases | {same for base in bases for same in _same_name().get(base, ())})


def _of_women(word: str) -> Iterator[str]:
    """Yield the first case of a woman's name, of which the word may be another case."""
    plain = fold(word)
    for language in ("ru", "uk"):
        for ending, first in map(str.split, lexicon(language)["feminine_name_endings"]):
            if plain.endswith(ending) and len(plain) >= len(ending) + _FEWEST_CONSONANTS:
                yield f"{plain.removesuffix(ending)}{first}"


def _skeletons(word: str) -> set[str]:
    """Return the skeletons a name may have: a J that begins it is a sound of its own, or a glide
    that other alphabets do not write.
    """
    bones = skeleton(word)
    return {bones, bones[1:]} if bones.startswith("j") and len(bones) > 1 else {bones}


def _likeness(entered: str, written: str) -> float:
    """Return how alike two spellings of a name are, in its best form."""
    targets = {r for form in (entered, *_same_name().get(fold(entered), ())) for r in _romans(form)}
    forms = {r for form in _forms(written) for r in _romans(form)}
    return max(difflib.SequenceMatcher(None, t, r).ratio() for t in targets for r in forms)


@functools.lru_cache(maxsize=65536)
def _romans(word: str) -> tuple[str, ...]:
    """Return a word in plain Latin letters, with the differences of schemes evened out; a J that
    begins it may be a zh.
    """
    plain = fold(word).translate(_ROMAN)
    voiced = (
        (f"zh{plain[1:]}",)
        if plain.startswith("j")
        else (plain[1:],)
        if plain.startswith("dzh")
        else ()
    )
    return tuple(_evened(p) for p in (plain, *voiced))


def _evened(plain: str) -> str:
    """Even out the schemes of one form."""
    for spelling, plainer in _SCHEMES:
        plain = plain.replace(spelling, plainer)
    return _DOUBLED.sub(r"\1", plain.replace("'", ""))
