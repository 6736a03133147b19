"""What nothing shows: "no sign of an attack", "признаков подготовки диверсии нет".

A noun for a sign stands with a negation in one clause, and what it would be a sign of right behind
it; in languages whose verb comes last, right before it.
"""

import functools
import re
from typing import NamedTuple

from tocsin.language.letters import as_compared, index_of
from tocsin.language.lexicon import lexicon
from tocsin.language.patterns import TermIndex

# So far behind a noun for a sign, in letters, stands what it is a sign of; so far before it, and so
# far behind it, what negates it.
_OF, _NEGATED = 90, 45
_RIGHT_BEHIND = 12
_END = re.compile(r"[.;!?\n]")
_COMMA = re.compile(r"[.,;:!?\n]| [—–-] ")


class _Words(NamedTuple):
    """The words of one language."""

    signs: TermIndex
    negations: TermIndex
    stops: TermIndex
    comes_last: bool


@functools.cache
def _words_of(language: str) -> _Words:
    """Index the lists of a language."""
    lists = lexicon(language)

    return _Words(
        signs=index_of(lists.get("sign_noun", ()), language),
        negations=index_of(lists.get("sign_negation", ()), language, exact=True),
        stops=index_of(lists.get("sign_stop", ()), language, exact=True),
        comes_last=bool(lists.get("sign_comes_last")),
    )


def is_shown_by_nothing(text: str, start: int, end: int, language: str | None) -> bool:
    """Return whether a text says that there is no sign of what stands at `start` to `end` in it."""
    lists = _words_of(language or "")
    alike = as_compared(text, language or "")
    return any(
        _is_about(alike, sign.start, sign.end, (start, end), lists)
        and _is_negated(alike, sign.start, sign.end, end, lists)
        for sign in lists.signs.find(alike)
    )


def _is_about(text: str, start: int, end: int, act: tuple[int, int], lists: _Words) -> bool:
    """Return whether a noun for a sign is about an act: nothing that begins another thought stands
    between them.
    """
    if act[0] >= end:
        between = text[end : act[0]]
    elif lists.comes_last and act[1] <= start:
        between = text[act[1] : start]
    else:
        return False
    return len(between) <= _OF and not _END.search(between) and not lists.stops.find(between)


def _is_negated(text: str, start: int, end: int, act_end: int, lists: _Words) -> bool:
    """Return whether a noun for a sign is negated in its clause: before it, right behind it, or
    behind what it would show ("признаков подготовки диверсии нет").
    """
    before = _COMMA.split(text[max(0, start - _NEGATED) : start])[-1]
    if lists.negations.find(before):
        return True
    behind = lists.negations.find(_COMMA.split(text[end:])[0])
    return any(n.start <= _RIGHT_BEHIND or end + n.start >= act_end for n in behind)
