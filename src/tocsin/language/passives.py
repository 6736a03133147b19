"""Whether an auxiliary that looks ahead only makes a passive: German "wird gesperrt" is, "wird
sperren" will be.

The patterns of participles are data (`passive_participle`, without `not_participle`); a language
without them has no such auxiliary.
"""

import functools
import re

from tocsin.language.lexicon import lexicon
from tocsin.language.words import words

_STOP = re.compile(r"[,;:.!?()»“”\"]")


@functools.cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Return what participles look like, and what looks so and is none."""
    lists = lexicon(language)
    forms = lists.get("passive_participle", ())
    if not forms:
        return None
    others = "|".join(lists.get("not_participle", ())) or "(?!)"
    return re.compile("|".join(forms)), re.compile(others)


def is_passive(text: str, start: int, end: int, language: str) -> bool:
    """Return whether the auxiliary at [start, end) of a text governs a participle: the word that
    ends its clause, or the word before it where it ends the clause itself.
    """
    patterns = _patterns(language)
    if patterns is None:
        return False
    stop = _STOP.search(text, end)
    behind = list(words(text, end, stop.start() if stop is not None else len(text)))
    before = list(words(text, 0, start))
    governed = (behind or before)[-1:]
    participle, other = patterns
    return any(
        participle.fullmatch(word.text.casefold()) and not other.fullmatch(word.text.casefold())
        for word in governed
    )
