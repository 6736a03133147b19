"""Words by which a source stays unnamed ("who asked not to be named") say nothing else: what is
read of them is no claim.
"""

import functools
from collections.abc import Sequence

from tocsin.language.letters import as_compared, index_of
from tocsin.language.lexicon import lexicon
from tocsin.language.patterns import TermIndex
from tocsin.language.words import words
from tocsin.records import Claim, Document, Span

# So many words more, at most, name whoever stays unnamed.
_MOST_OTHERS = 5


def without_anonymity(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims that hold more than words by which their source stays unnamed."""
    language = document.language or ""
    phrases = _phrases(language).find(as_compared(document.text, language)) if claims else []
    asides = [Span(start=f.start, end=f.end) for f in phrases]
    return [c for c in claims if not any(_is_filled_by(c, aside, document) for aside in asides)]


def _is_filled_by(claim: Claim, aside: Span, document: Document) -> bool:
    """Return whether a claim overlaps an aside, and has few words beside it."""
    if not claim.span.overlaps(aside):
        return False
    listed = words(document.text, claim.span.start, claim.span.end)
    others = [w for w in listed if not aside.start <= w.start < aside.end]
    return len(others) <= _MOST_OTHERS


@functools.cache
def _phrases(language: str) -> TermIndex:
    """Index the phrases of a language."""
    return index_of(lexicon(language).get("anonymity", ()), language)
