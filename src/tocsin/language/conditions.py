"""What stands in a condition: "if they attack", "in the event of an attack".

A condition reaches from its word as far as the first comma where it opens a sentence or stands
behind a comma, else to the end of the sentence. The words are the lists `condition_word` of every
language.
"""

import functools
import re

from tocsin.language.lexicon import LANGUAGES, lexicon
from tocsin.language.patterns import TermIndex

_STOP = re.compile(r"[.;!?\n]")


def is_in_condition(text: str, start: int, language: str | None) -> bool:
    """Return whether what begins at `start` in a text stands in a condition."""
    before = _STOP.split(text[:start])[-1]
    opened = _words(language).find(before)
    if not opened:
        return False
    ahead = before[: opened[-1].start].rstrip()
    leads = ahead.endswith(",") or not any(c.isalnum() for c in ahead)
    return not (leads and "," in before[opened[-1].end :])


@functools.cache
def _words(language: str | None) -> TermIndex:
    """Return the words that open a condition in a language."""
    lists = lexicon(language) if language in LANGUAGES and language else {}
    return TermIndex([(t, t) for t in lists.get("condition_word", ())], exact=True)
