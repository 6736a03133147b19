"""The terms of an indicator that stand in a claim.

Terms are listed by language. A claim in German, French, Spanish, Polish, Romanian or Turkish is
looked at with the terms of its own language, where the indicator has some: "coup" is a plot in
English and a blow in French. English, Russian, Ukrainian and Kazakh are mixed in posts, and those
four are looked for together; terms of an indicator without any in a claim's language all are.
"""

from collections.abc import Iterator, MutableMapping

from tocsin.assess.showing import alike, is_negated
from tocsin.language.lexicon import SHIPPED, TOGETHER
from tocsin.language.patterns import Found, TermIndex
from tocsin.records import Indicator, ObserveSaid

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
    return [f for f in hits if not is_negated(text, f, own)]


def _terms(want: ObserveSaid, language: str | None) -> Iterator[str]:
    """Yield the terms that are looked for in a language."""
    read = TOGETHER if language in TOGETHER else (language,)
    has_own = any(want.terms.get(code) for code in read if code is not None)
    for code, terms in want.terms.items():
        if not has_own or code in read:
            yield from terms
