"""States by what a language calls them: by name ("Serbien"), by adjective ("serbisch", "le ministre
serbe"), and by the capital that stands for its government ("Belgrad wirft Pristina vor").

The words stand in `states.yml` and `capitals.yml` of every language's folder, each behind the ISO
3166-1 code of the state; which endings they take in languages without a stemmer of names stands
beside them.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from tocsin.language.fold import fold
from tocsin.language.letters import as_compared
from tocsin.language.lexicon import LANGUAGES, lexicon
from tocsin.language.patterns import TermIndex
from tocsin.language.words import words

# What stands for no ending in the lists of endings.
_NONE = "-"
# Shorter words with an ending put to them would be other words.
_SHORTEST = 4
_JOINED = re.compile("['’-]")
# Languages whose adjectives and names the stems of terms already bend.
_STEMMED = ("ru", "uk")


def state_of(text: str, language: str) -> str | None:
    """Return the ISO 3166-1 code of the state that a phrase names first, by its name or by its
    adjective, in a language; None where it names none.
    """
    compared = _parted(text, language)
    hits = [f for index in _indexes(language) for f in index.find(compared)]
    return min(hits, key=lambda f: (f.start, -f.end)).key if hits else None


def state_named(text: str, language: str) -> str | None:
    """Return the ISO 3166-1 code of the state whose name a phrase is, and nothing more ("Francja",
    "Iranul", "İran"), or whose adjective alone ("American", of an accusation); None where it is
    anything else.
    """
    compared = _parted(text, language)
    names, adjectives = _indexes(language)
    alone = next(iter(adjectives.find(compared)), None)
    if alone is not None and compared.strip() == compared[alone.start : alone.end]:
        return alone.key
    for hit in names.find(compared):
        rest = f"{compared[: hit.start]} {compared[hit.end :]}"
        if all(fold(w.text) in _beside_capital(language) for w in words(rest)):
            return hit.key
    return None


def capital_in(text: str, language: str) -> str | None:
    """Return the ISO 3166-1 code of the state whose capital, or whose government's seat, a phrase
    names and nothing else ("official Baku", "In Belgrad"); None where it names more.
    """
    compared = _parted(text, language)
    capital = next(iter(_capitals(language).find(compared)), None)
    if capital is None:
        return None
    rest = f"{compared[: capital.start]} {compared[capital.end :]}"
    beside = _beside_capital(language)
    return capital.key if all(fold(w.text) in beside for w in words(rest)) else None


@functools.lru_cache(maxsize=256)
def capital_of(names: tuple[str, ...]) -> str | None:
    """Return the ISO 3166-1 code of the state whose capital is called by some names, in whatever
    language.
    """
    listed = _capital_codes()
    return next((listed[n] for n in map(fold, names) if n in listed), None)


@functools.cache
def _capital_codes() -> dict[str, str]:
    """Return the code of the state of every capital by its names in all languages, folded."""
    entries = (e for code in LANGUAGES for e in _entries(code, "state_capital"))
    return {fold(name): code for code, name in entries}


@functools.cache
def _capitals(language: str) -> TermIndex:
    """Return the index of the capitals in a language, each under the code of its state."""
    return _names(_bent(language, "state_capital", "capital_ending"), language)


@functools.cache
def _beside_capital(language: str) -> frozenset[str]:
    """Return the words that may stand beside a capital that speaks, folded."""
    listed = lexicon(language).get("capital_beside", ())
    return frozenset(fold(as_compared(word, language)) for word in listed)


def _parted(text: str, language: str) -> str:
    """Return a text as it is compared, of the same length: what an apostrophe or a hyphen joins
    stands apart ("Brazil's", "US-Außenminister").
    """
    return _JOINED.sub(" ", as_compared(text, language))


@functools.cache
def state_adjectives(language: str) -> frozenset[str]:
    """Return every form of one word of the adjectives of states in a language, folded."""
    bent = (form for _, form in _bent(language, "state_adjective", "state_ending"))
    return frozenset(fold(as_compared(f, language)) for f in bent if len(list(words(f))) == 1)


@functools.lru_cache(maxsize=256)
def code_of(names: tuple[str, ...]) -> str | None:
    """Return the ISO 3166-1 code of a state that is called by some names, in whatever language."""
    listed = _codes()
    return next((listed[n] for n in map(fold, names) if n in listed), None)


@functools.cache
def _codes() -> dict[str, str]:
    """Return the code of every state by its names in all languages, folded."""
    entries = (e for code in LANGUAGES for e in _entries(code, "state_name"))
    return {fold(name): code for code, name in entries}


def _entries(language: str, listed: str) -> Iterator[tuple[str, str]]:
    """Yield (code, name or adjective) of one list."""
    for entry in lexicon(language).get(listed, ()):
        code, called = entry.split(" ", 1)
        yield code, called


def _bent(language: str, listed: str, endings: str) -> Iterator[tuple[str, str]]:
    """Yield (code, form) for every form of the words of one list."""
    rules = [tuple(rule.split()) for rule in lexicon(language).get(endings, ())]
    for code, called in _entries(language, listed):
        for form in _forms(called, rules):
            yield code, form


def _forms(word: str, rules: Sequence[Sequence[str]]) -> Iterable[str]:
    """Return a word in every form that the first fitting rule gives it."""
    for ending, *others in rules:
        if ending == _NONE:
            return [word, *(word + o for o in others if o != _NONE and len(word) >= _SHORTEST)]
        if word.endswith(ending) and len(word) > len(ending):
            return [word, *(word[: -len(ending)] + other for other in others)]
    return [word]


@functools.cache
def _indexes(language: str) -> tuple[TermIndex, TermIndex]:
    """Return the indexes of the names and of the adjectives of states in a language."""
    exact = language not in _STEMMED
    names = _bent(language, "state_name", "state_name_ending")
    adjectives = _bent(language, "state_adjective", "state_ending")
    return _names(names, language), _index(adjectives, language, exact=exact)


def _names(entries: Iterable[tuple[str, str]], language: str) -> TermIndex:
    """Return an index of names, each under the code of its state: in any case where a language
    bends names, else as written.
    """
    if language not in _STEMMED:
        return _index(entries, language, exact=True)
    terms = [(_parted(form, language), code) for code, form in entries]
    return TermIndex(terms, names=True, places=True)


def _index(entries: Iterable[tuple[str, str]], language: str, *, exact: bool) -> TermIndex:
    """Return an index of forms, each under the code of its state."""
    terms = [(_parted(form, language), code) for code, form in entries]
    return TermIndex(terms, exact=exact)
