"""Phrases with gaps and open endings, as a word list writes them, found in a text.

A word that ends in ~ stands for any ending, a/b for either word, * for up to six words, + for up to
two, ^ for the beginning of the text; a word that begins with `\\w` is a regular expression.
"""

import re
from collections.abc import Iterable

from tocsin.language.fold import fold
from tocsin.language.letters import as_compared
from tocsin.language.lexicon import lexicon

# How many words a gap may hold.
_GAPS = {"*": r"(?:\w+\W+){0,6}?", "+": r"(?:\w+\W+){0,2}?"}
_BETWEEN = r"\W+"
# A word of one letter does not end at an apostrophe inside another ("б'є").
_LONE = r"(?!['’ʼ]\w)"


class GappedPhrases:
    """Finds the first of some phrases of a language in a text, compared folded."""

    def __init__(self, phrases: Iterable[str], language: str) -> None:
        """Compile the phrases once: documents are many."""
        self._language = language
        # Letters of which folding makes others, where they part words: "würde" is not "wurde".
        pairs = [pair.split() for pair in lexicon(language).get("letter_kept", ())]
        self._kept = str.maketrans({pair[0]: pair[1] for pair in pairs})
        parts = [_pattern(self._compared(phrase)) for phrase in phrases]
        self._pattern = re.compile("|".join(parts) or r"(?!)")

    def __call__(self, text: str) -> tuple[int, int] | None:
        """Return where the first phrase begins and ends in a text; None where none stands in it."""
        match = self._pattern.search(fold(self._compared(text)))
        return match.span() if match is not None else None

    def _compared(self, text: str) -> str:
        """Return a text of the same length with the letters that are compared before folding."""
        return as_compared(text.translate(self._kept), self._language)


def _pattern(phrase: str) -> str:
    """Return the regular expression of a phrase."""
    opening = r"(?<!\w)"
    if phrase.startswith("^"):
        opening, phrase = r"(?:\A\W*)", phrase[1:]
    pattern, between = opening, ""
    for token in phrase.split():
        if token in _GAPS:
            pattern, between = f"{pattern}{between}{_GAPS[token]}", ""
        else:
            pattern, between = f"{pattern}{between}{_word(token)}", _BETWEEN
    return f"{pattern}{_LONE}" if len(phrase) == 1 else pattern


def _word(token: str) -> str:
    """Return the regular expression of one word, or of several that stand for it."""
    if token.startswith(r"\w"):
        return rf"{fold(token)}(?!\w)"
    either = "|".join(
        rf"{re.escape(fold(word[:-1]))}\w*" if word.endswith("~") else re.escape(fold(word))
        for word in token.split("/")
    )
    return rf"(?:{either})(?!\w)"
