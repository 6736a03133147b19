"""What tells of a plan: verbs ("the ministry plans to close the port" are not the ministry's own
words), and infinitives.
"""

import functools
import re

from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.stems import stem

# English: an infinitive looks ahead ("to launch a large attack", "Norway to send tanks"); "due to
# the shelling" holds none.
_INFINITIVE = re.compile(
    r"(?<!due )(?<!owing )(?<!thanks )(?<!according )(?<!response )(?<!reaction )(?<!close )"
    r"(?<!next )(?<!exposed )(?<!subjected )(?<!damage )(?<!led )(?<!leading )"
    r"\bto (?:[a-z-]+ ){0,3}$"
)


def ends_in_infinitive(before: str) -> bool:
    """Return whether the words before an English word for an act make an infinitive of it."""
    return bool(_INFINITIVE.search(before))


def tells_a_plan(cue: str | None) -> bool:
    """Return whether the words that attribute something tell of a plan, a wish or an attempt, in
    any language that is read.
    """
    if not cue:
        return False
    words = fold(cue).split()
    return fold(cue) in _phrases() or (bool(words) and stem(words[-1]) in _stems())


@functools.cache
def _phrases() -> frozenset[str]:
    """Return the entries of more than one word."""
    return frozenset(fold(w) for w in word_set("cue_of_plan") if " " in w)


@functools.cache
def _stems() -> frozenset[str]:
    """Return the stems of the verbs."""
    return frozenset(stem(fold(w)) for w in word_set("cue_of_plan") if " " not in w)
