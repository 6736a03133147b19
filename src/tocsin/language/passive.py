"""Whether a form of an auxiliary is passive and tells of no future.

German "werden" makes both: "der Damm wird gesprengt", "der Damm wird brechen".
"""

import functools
import re

from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon
from tocsin.language.times import time_expressions
from tocsin.language.words import words

_STOP = re.compile(r"[.,;:!?\n]")


def is_passive(text: str, start: int, end: int, language: str) -> bool:
    """Return whether the auxiliary at [start, end) of a text tells of what was or is done.

    A passive with a time beside it may be a plan ("wird am Montag geöffnet"), unless its form is
    past. A language without lists has no such auxiliary.
    """
    past, participle, infinitives = _forms(language)
    if text[start:end].casefold() in past:
        return True
    clause = _STOP.split(text[end:])[0]
    known = (fold(w.text) for w in words(clause))
    is_participle = any(participle.fullmatch(w) and w not in infinitives for w in known)
    return is_participle and not time_expressions(text, language)


@functools.cache
def _forms(language: str) -> tuple[frozenset[str], re.Pattern[str], frozenset[str]]:
    """Return the past forms, the participles, and the infinitives that look like one."""
    lists = lexicon(language)
    patterns = "|".join(f"(?:{p})" for p in lists.get("passive_participle", ())) or "(?!)"
    return (
        frozenset(w.casefold() for w in lists.get("passive_past", ())),
        re.compile(patterns),
        frozenset(map(fold, lists.get("no_participle", ()))),
    )
