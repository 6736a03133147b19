"""The terms of an indicator that stand in a claim.

Terms are listed by language. A claim in German, French, Spanish, Polish, Romanian or Turkish is
looked at with the terms of its own language, where the indicator has some: "coup" is a plot in
English and a blow in French. English, Russian, Ukrainian and Kazakh are mixed in posts, and those
four are looked for together; terms of an indicator without any in a claim's language all are.
"""

import functools
import re
from collections.abc import Iterator, MutableMapping

from tocsin.assess.showing import alike, is_negated
from tocsin.language.fold import fold
from tocsin.language.letters import as_compared, index_of
from tocsin.language.lexicon import LANGUAGES, SHIPPED, TOGETHER, Lists, lexicon
from tocsin.language.patterns import Found, TermIndex
from tocsin.language.words import words
from tocsin.records import Indicator, ObserveSaid

_STOP = re.compile(r"[.;!?\n]")
# So far from a word, in letters, stands that its speaker does not believe in it.
_FAR = 90
# The subject of a passive is so many words before its act: "no [grey] ship was seized".
_SUBJECT = 5
_NONE = frozenset(("no",))
_VERB_LAST = ("kk", "tr")
# Indicators' terms, indexed, by the indicator's id and the language they are for.
Indexes = MutableMapping[tuple[str, str | None], TermIndex]


def affirmed_terms(
    indicator: Indicator, want: ObserveSaid, text: str, language: str | None, known: Indexes
) -> list[Found]:
    """Return the terms of an indicator that stand in a text without a negation in the words before
    them; `known` holds what was indexed before.
    """
    own = language if language in SHIPPED else None
    key = indicator.id, own
    if key not in known:
        known[key] = TermIndex([(t, t) for t in _terms(want, own)])
    hits = [f for f in known[key].find(text) if alike(f, text)]
    return [
        f for f in hits if not is_negated(text, f, own) and not is_disbelieved(text, f, language)
    ]


def is_taken_back(text: str, act: Found, language: str | None) -> bool:
    """Return whether a text says of an act that nobody suffered it ("no ship was seized"), or that
    its speaker does not believe in it.
    """
    return is_disbelieved(text, act, language) or _is_passive_of_none(text, act, language)


def is_disbelieved(text: str, hit: Found, language: str | None) -> bool:
    """Return whether whoever speaks does not believe in what a word of his sentence tells ("I do
    not believe that there was any coup"); in languages whose verb comes last it stands behind.
    """
    index = _disbelief(language)
    before = _STOP.split(text[max(0, hit.start - _FAR) : hit.start])[-1]
    if index.find(as_compared(before, language or "")):
        return True
    behind = _STOP.split(text[hit.end : hit.end + _FAR])[0]
    return language in _VERB_LAST and bool(index.find(as_compared(behind, language or "")))


def _is_passive_of_none(text: str, act: Found, language: str | None) -> bool:
    """Return whether an act in the passive has nobody for its subject."""
    before = [fold(w.text) for w in words(_STOP.split(text[: act.start])[-1])]
    if not before or before[-1] not in _listed("passive_before", language):
        return False
    subject = before[-_SUBJECT:]
    if not _listed("negation", language).isdisjoint(before[-2:-1]):
        return True
    return not _NONE.isdisjoint(subject) or not _listed("nobody", language).isdisjoint(subject)


@functools.cache
def _disbelief(language: str | None) -> TermIndex:
    """Index how a language says that somebody does not believe in something."""
    return index_of(_lists(language).get("disbelief", ()), language or "")


@functools.cache
def _listed(name: str, language: str | None) -> frozenset[str]:
    """Return a list of a language, folded."""
    return frozenset(map(fold, _lists(language).get(name, ())))


def _lists(language: str | None) -> Lists:
    """Return the lists of a language; none of one that is not known."""
    return lexicon(language) if language in LANGUAGES and language else {}


def _terms(want: ObserveSaid, language: str | None) -> Iterator[str]:
    """Yield the terms that are looked for in a language."""
    read = TOGETHER if language in TOGETHER else (language,)
    has_own = any(want.terms.get(code) for code in read if code is not None)
    for code, terms in want.terms.items():
        if not has_own or code in read:
            yield from terms
