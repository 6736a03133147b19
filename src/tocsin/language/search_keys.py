"""Under what a word is entered into the full text: one key for all its forms, also where a vowel
comes and goes.

Stems leave "боец" and "бойцы", "ошибка" and "ошибок", "Харків" and "Харкова", "кітап" and "кітабы"
apart. A key goes one step further, by rules a linguist can edit (`search.yml` of each language).
Both sides of a search are cut the same way, so a crude key costs precision and never recall;
reading does not use it.
"""

import functools
import re

from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon
from tocsin.language.stems import CYRILLIC, bare_form, endings_of, language_of, stem_in

# A shorter stem is left as it is: "сок" and "век" keep their vowel in every form.
_SHORTEST = 4
# What a Kazakh word keeps at least when endings are cut off.
_LEAST_KAZAKH = 2


@functools.lru_cache(maxsize=65536)
def search_key(word: str, language: str | None) -> str:
    """Return the key of one word of a text in a language; a word in the other script is keyed as
    its letters tell.
    """
    plain = bare_form(word)
    own = language_of(plain)
    chosen = language if language in CYRILLIC and own in CYRILLIC else own
    if chosen == "kk":
        return _changed(_cut_all(plain), "kk", every=True)
    if chosen not in CYRILLIC:
        return stem_in(word, language)
    if plain in _whole(chosen):
        return plain
    return _irregular(plain, chosen) or _evened(_changed(stem_in(word, chosen), chosen), chosen)


def search_keys(word: str) -> frozenset[str]:
    """Return the keys a searched word may have, in a text of any language."""
    return frozenset(search_key(word, code) for code in CYRILLIC)


def _changed(stem: str, language: str, *, every: bool = False) -> str:
    """Change the end of a stem by the first rule that fits, or by every one."""
    for pattern, replacement in _rules(language):
        if len(stem) < _SHORTEST:
            return stem
        changed = pattern.sub(replacement, stem)
        if changed != stem and not every:
            return changed
        stem = changed
    return stem


def _evened(stem: str, language: str) -> str:
    """Write the last vowel of a stem that ends in a consonant as the one it alternates with."""
    pairs, vowel = _vowels(language), _LAST_VOWEL.search(stem)
    if not pairs or vowel is None:
        return stem
    at = vowel.start(1)
    return stem[:at] + pairs.get(stem[at], stem[at]) + stem[at + 1 :]


_LAST_VOWEL = re.compile(r"([аеиоуыэюяіїє])[^аеиоуыэюяіїє]+$")


def _irregular(plain: str, language: str) -> str | None:
    """Return the key of a form that no rule brings together with the others of its word."""
    words = _words(language)
    if plain in words:
        return words[plain]
    shared = frozenset(words.values())
    for ending in endings_of("search_word_endings", language):
        if plain.endswith(ending) and plain[: -len(ending)] in shared:
            return plain[: -len(ending)]
    return None


def _cut_all(plain: str) -> str:
    """Cut the endings of a Kazakh word, one after the other."""
    while True:
        cut = (m.start() for p in _cuts() if (m := p.search(plain)) is not None)
        at = next((a for a in cut if a >= _LEAST_KAZAKH), None)
        if at is None:
            return plain
        plain = plain[:at]


@functools.lru_cache
def _cuts() -> tuple[re.Pattern[str], ...]:
    """Return what is cut off the end of a Kazakh word: the listed endings, the longest first, then
    those that follow certain letters.
    """
    after = lexicon("kk")["search_cuts"]
    own = [
        e
        for e in endings_of("endings", "kk")
        if not any(re.fullmatch(rf"{_BEHIND.sub('', p)}", e) for p in after)
    ]
    return tuple(re.compile(f"(?:{pattern})$") for pattern in (*own, *after))


_BEHIND = re.compile(r"\(\?<=[^)]*\)")


@functools.lru_cache
def _rules(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the rules of a language: what is looked for at the end of a stem, and
    what it becomes.
    """
    pairs = (line.partition(">") for line in lexicon(language).get("search_endings", ()))
    return tuple((re.compile(f"{ending}$"), becomes) for ending, _, becomes in pairs)


@functools.lru_cache
def _vowels(language: str) -> dict[str, str]:
    """Return what a vowel before the end counts as."""
    pairs = (line.split() for line in lexicon(language).get("search_vowels", ()))
    return {pair[0]: pair[1] for pair in pairs}


@functools.lru_cache
def _words(language: str) -> dict[str, str]:
    """Return, for forms that stand alone, what the others of their word share."""
    pairs = (fold(line).split() for line in lexicon(language).get("search_words", ()))
    return {pair[0]: pair[1] for pair in pairs}


@functools.lru_cache
def _whole(language: str) -> frozenset[str]:
    """Return the words that are no form of another."""
    return frozenset(fold(word) for word in lexicon(language).get("search_whole", ()))
