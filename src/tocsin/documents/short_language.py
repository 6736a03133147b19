"""The language of a post of a few words, where the model's guess is worth little: by letters, known
words, then the model among few.

Letters that one language alone has decide. Else words do: frequent words of each language
(justext's lists) and those of our own lists; a word that several languages have counts for each the
less. Else the model chooses among the languages that are likely here.
"""

import functools
import re
from collections.abc import Callable, Sequence

from tocsin.language.lexicon import TOGETHER, lexicon
from tocsin.language.stems import stem_in
from tocsin.language.stop_words import stop_words

# Texts with fewer letters than this are short.
SHORT_BELOW = 60
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_STOPLISTS = {
    "en": "English",
    "ru": "Russian",
    "uk": "Ukrainian",
    "kk": "Kazakh",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "pl": "Polish",
    "tr": "Turkish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "cs": "Czech",
    "ro": "Romanian",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "sr": "Serbian",
}
_CYRILLIC = frozenset({"ru", "uk", "kk", "be", "bg", "sr"})
# Letters that decide, the surest first; each is looked for in what the ones before left open.
_LETTERS: tuple[tuple[str, frozenset[str]], ...] = (
    ("kk", frozenset("әғқңөұүһ")),
    ("be", frozenset("ў")),
    ("sr", frozenset("јљњћђџ")),
    ("uk", frozenset("їєґ")),
)
_TURNED_UP, _RUSSIAN = frozenset("і"), frozenset("ыэёъ")
_APOSTROPHE = re.compile(r"[бпвмфр]['’ʼ][яюєї]")
# Letters with marks, by the languages in Latin letters that have them.
_MARKED = {
    "pl": frozenset("ąćęłńśźż"),
    "tr": frozenset("ğışİ"),
    "de": frozenset("ß"),
    "es": frozenset("ñ¿¡"),
    "fr": frozenset("èêàùœ"),
    "cs": frozenset("ěřů"),
    "ro": frozenset("ățș"),
    "pt": frozenset("ãõ"),
}
# The languages that short Cyrillic and Latin texts are likely to be in where nothing else is said.
_LIKELY = {True: ("ru", "uk", "kk"), False: ("en", "de", "fr", "es", "pl", "tr", "ro")}
# A letter of a language that is not read, whose texts look like those of one that is.
_NOT_READ = {"az": "ə", "hu": "őű"}
# So sure is the model of a short Latin text that its guess goes before words: where words of the
# language speak for it too, where no list of its words is to be had, and whatever words say. Its
# guess is so far ahead of the next one.
_SURE, _SURE_ALONE, _VERY_SURE, _CLEARLY = 0.6, 0.8, 0.9, 0.3
_SOME = 0.2
# Closer guesses than this are none: a language is not taken for its neighbour.
_APART = 0.25
# A known word of a language alone counts 1; this much must speak for a language, and this much more
# than for the next.
_ENOUGH, _AHEAD = 0.5, 0.2
_LEAST_SCORE = 0.3
# So much must speak for a language that is not likely here.
_MUCH = 1.5
# A shorter stem is shared by chance: "Курске" is no form of "курс".
_SHORTEST_STEM = 5
Guess = Callable[[str, int], Sequence[tuple[str, float]]]


def short_language(sample: str, *, is_cyrillic: bool, guess: Guess) -> str | None:
    """Return the language of a short text, or None; `guess` gives the model's so many best
    languages with their scores.
    """
    lowered = sample.casefold()
    letters = frozenset(lowered)
    if not is_cyrillic and (code := _by_sure_model(sample, letters, guess)) is not None:
        return code
    if (code := _by_letters(lowered, letters) if is_cyrillic else _by_marks(letters)) is not None:
        return code
    votes = _votes(lowered, is_cyrillic=is_cyrillic)
    ranked = sorted(
        (
            (code, much)
            for code, much in votes.items()
            if code in _LIKELY[is_cyrillic] or much >= _MUCH
        ),
        key=lambda v: (-v[1], v[0]),
    )
    # In Latin letters many languages share their frequent words: one that is not likely is a rival.
    first = ranked[0][0] if ranked else None
    rivals = ranked[1:] if is_cyrillic else [v for v in votes.items() if v[0] != first]
    ahead = max((much for _, much in rivals), default=0.0) + _AHEAD
    if ranked and ranked[0][1] >= max(_ENOUGH, ahead):
        return ranked[0][0]
    return _by_model(sample, is_cyrillic=is_cyrillic, guess=guess, letters=letters)


def _by_sure_model(sample: str, letters: frozenset[str], guess: Guess) -> str | None:
    """Return the language of a Latin text that the model is sure of, with what else speaks for
    it.
    """
    for code, own in _NOT_READ.items():
        if letters & set(own):
            return code
    first, second = [*guess(sample, 2), ("", 0.0), ("", 0.0)][:2]
    code, score = first
    if len(code) != 2 or score < _SURE or score - second[1] < _CLEARLY:
        return None
    if score >= _VERY_SURE or _by_marks(letters) == code:
        return code
    if code not in _STOPLISTS:
        return code if score >= _SURE_ALONE else None
    votes = _votes(sample.casefold(), is_cyrillic=False)
    return code if votes.get(code, 0.0) >= _SOME else None


def _by_letters(lowered: str, letters: frozenset[str]) -> str | None:
    """Return the language that Cyrillic letters decide."""
    for code, own in _LETTERS:
        if letters & own:
            return code
    if _APOSTROPHE.search(lowered) or (letters & _TURNED_UP and not letters & _RUSSIAN):
        votes = _votes(lowered, is_cyrillic=True)
        return "kk" if votes.get("kk", 0.0) > votes.get("uk", 0.0) + _AHEAD else "uk"
    if letters & _TURNED_UP:
        votes = _votes(lowered, is_cyrillic=True)
        return "be" if votes.get("be", 0.0) > votes.get("kk", 0.0) else "kk"
    if letters & _RUSSIAN:
        votes = _votes(lowered, is_cyrillic=True)
        return "kk" if votes.get("kk", 0.0) >= votes.get("ru", 0.0) + _ENOUGH else "ru"
    return None


def _by_marks(letters: frozenset[str]) -> str | None:
    """Return the language of the marked letters of a Latin text, where they are of one alone."""
    marked = [code for code, own in _MARKED.items() if letters & own]
    return marked[0] if len(marked) == 1 else None


def has_marks_of(code: str, text: str) -> bool:
    """Return whether letters of one language alone stand in a text, such as the Polish ł."""
    return _by_marks(frozenset(text.casefold())) == code


def _votes(lowered: str, *, is_cyrillic: bool) -> dict[str, float]:
    """Return how much the words of a text speak for each language."""
    votes: dict[str, float] = {}
    for word in _WORD.findall(lowered):
        known = [c for c in _STOPLISTS if (c in _CYRILLIC) == is_cyrillic and _knows(c, word)]
        for code in known:
            votes[code] = votes.get(code, 0.0) + 1.0 / len(known)
    return votes


def _knows(code: str, word: str) -> bool:
    """Return whether a word is a frequent one of a language, or has the stem of one of our
    lists.
    """
    if word in _frequent(code):
        return True
    if code not in TOGETHER or (code == "en" and not word.isascii()):
        return False
    base = stem_in(word, code)
    return len(base) >= _SHORTEST_STEM and base in _stems(code)


@functools.cache
def _frequent(code: str) -> frozenset[str]:
    """Return the frequent words of a language."""
    return frozenset(w.casefold() for w in stop_words(_STOPLISTS[code])) | _listed(code)


@functools.cache
def _listed(code: str) -> frozenset[str]:
    """Return the words of our own lists of a language; endings and suffixes are no words."""
    lists = lexicon(code) if code in TOGETHER else {}
    entries = (e for name, listed in lists.items() if not _IS_PARTS.search(name) for e in listed)
    return frozenset(w for e in entries for w in _WORD.findall(e.casefold()))


_IS_PARTS = re.compile("endings|suffixes|links|abbreviations|same_given_name|name_particle|^part")


@functools.cache
def _stems(code: str) -> frozenset[str]:
    """Return the stems of the longer words of our own lists."""
    return frozenset(stem_in(w, code) for w in _listed(code) if len(w) > 3)


def _by_model(
    sample: str, *, is_cyrillic: bool, guess: Guess, letters: frozenset[str]
) -> str | None:
    """Return what the model says, among the likely languages where its first guess is no sure
    one.
    """
    guesses = [
        (code, score) for code, score in guess(sample, 12) if (code in _CYRILLIC) == is_cyrillic
    ]
    likely = [(code, score) for code, score in guesses if code in _LIKELY[is_cyrillic]]
    if likely and is_cyrillic:
        return likely[0][0]
    if not likely or likely[0][1] < _LEAST_SCORE:
        return None
    rivals = [score for code, score in guesses if code != likely[0][0]]
    return likely[0][0] if likely[0][1] - max(rivals, default=0.0) >= _APART else None
