"""Verbs by which somebody accuses: whatever they say is an accusation, by whichever words it names
the deed.
"""

import functools

from tocsin.language.letters import as_compared, index_of
from tocsin.language.lexicon import lexicon
from tocsin.language.patterns import TermIndex


def accuses(cue: str | None, language: str | None) -> bool:
    """Return whether the words that attribute something accuse ("accused", "обвинил")."""
    if cue is None or not language:
        return False
    return bool(_accusing(language).find(as_compared(cue, language)))


@functools.cache
def _accusing(language: str) -> TermIndex:
    """Index the verbs of accusing of a language: those that grammar knows, and other forms."""
    lists = lexicon(language)
    return index_of((*lists.get("cue_blame", ()), *lists.get("cue_of_accuse", ())), language)
