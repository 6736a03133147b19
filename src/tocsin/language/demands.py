"""What is only demanded: "demanded the withdrawal of the troops", "потребовал, чтобы войска ушли".

A word of a demand governs what stands behind it in its clause, and in a clause that a conjunction
opens behind its comma; in languages whose verb comes last, what stands before it. The words are the
lists `demand_word` and `demand_opener` of every language.
"""

import functools
import re

from tocsin.language.fold import fold
from tocsin.language.lexicon import LANGUAGES, lexicon, word_set
from tocsin.language.patterns import TermIndex
from tocsin.language.words import words

# So far apart, in letters, stand a word of a demand and what is demanded.
_REACH = 80
_STOP = re.compile(r"[.;:!?\n]")


@functools.cache
def demand_words(language: str | None) -> TermIndex:
    """Return the words of a demand in a language, indexed once; none where it has no list."""
    lists = lexicon(language) if language in LANGUAGES and language else {}
    return TermIndex([(t, t) for t in lists.get("demand_word", ())], exact=True)


def is_demanded(text: str, start: int, end: int, language: str | None) -> bool:
    """Return whether a word of a demand governs what stands at `start` to `end` in a text."""
    demands = demand_words(language)
    before = text[max(0, start - _REACH) : start]
    if any(_is_one_clause(before[d.end :], language) for d in demands.find(before)):
        return True
    if not _comes_last(language):
        return False
    behind = text[end : end + _REACH]
    return any(_is_one_clause(behind[: d.start], language) for d in demands.find(behind))


def _is_one_clause(between: str, language: str | None) -> bool:
    """Return whether nothing between two words ends the clause, or only opens what is demanded."""
    if _STOP.search(between):
        return False
    _first, comma, rest = between.partition(",")
    if not comma:
        return True
    opener = next(words(rest), None)
    opens = opener is not None and fold(opener.text) in word_set("demand_opener", language)
    return opens and "," not in rest


def _comes_last(language: str | None) -> bool:
    """Return whether a language puts its verb last."""
    if language not in LANGUAGES or not language:
        return False
    return bool(lexicon(language).get("sign_comes_last"))
