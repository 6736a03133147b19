"""What nobody means to do: "has no intention of attacking", "не намерена нападать".

Words for an intention that is not there stand before an act in its clause, or right before the
comma that opens its infinitive ("nicht die Absicht, sie anzugreifen"); in languages whose verb
comes last, behind it. A negated form of the act itself holds both ("saldırmayacağız"). The words
are the lists `unmeant_act` and `unmeant_behind`.
"""

import functools
import re
from typing import NamedTuple

from tocsin.language.letters import as_compared, index_of
from tocsin.language.lexicon import LANGUAGES, lexicon
from tocsin.language.patterns import TermIndex

# So far apart, in letters, stand an act and what says that nobody means to do it.
_BEFORE, _BEHIND = 60, 40
_STOP = re.compile(r"[.,;:!?\n]| [—–-] ")


class _Words(NamedTuple):
    """The words of one language, before an act and behind it."""

    before: TermIndex
    behind: TermIndex


@functools.cache
def _words_of(language: str) -> _Words:
    """Index the lists of a language; none where it has no list."""
    lists = lexicon(language) if language in LANGUAGES else {}
    return _Words(
        index_of(lists.get("unmeant_act", ()), language, exact=True),
        index_of(lists.get("unmeant_behind", ()), language, exact=True),
    )


def is_unmeant(text: str, start: int, end: int, language: str | None) -> bool:
    """Return whether a text says of an act at `start` to `end` that nobody means to do it."""
    lists = _words_of(language or "")
    alike = as_compared(text, language or "")
    first = max(0, start - _BEFORE)
    if any(
        first + hit.start <= start and _is_one_clause(alike[first + hit.end : start])
        for hit in lists.before.find(alike[first:end])
    ):
        return True
    behind = _STOP.split(alike[end : end + _BEHIND])[0]
    return bool(lists.behind.find(behind))


def _is_one_clause(between: str) -> bool:
    """Return whether nothing parts two words but the comma right behind the first."""
    return not _STOP.search(between.removeprefix(","))
