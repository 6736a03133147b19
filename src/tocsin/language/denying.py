"""Words that deny: what stands behind them is not what their speaker says."""

import functools

from tocsin.language.letters import as_compared
from tocsin.language.lexicon import lexicon
from tocsin.language.patterns import Found, TermIndex

# What words that deny are: a verb of denial, or a word for untruth.
DENIAL, UNTRUTH = "denial", "untruth"


def denies(cue: str | None, language: str | None) -> bool:
    """Return whether the words that attribute something deny it ("denied", "опроверг")."""
    return cue is not None and bool(denying_words(cue, language or ""))


def denying_words(text: str, language: str) -> list[Found]:
    """Return the verbs of denial and the words for untruth in a text."""
    return _denying(language).find(as_compared(text, language))


@functools.cache
def _denying(language: str) -> TermIndex:
    """Index the verbs of denial and the words for untruth of a language."""
    lists = lexicon(language)
    terms = [(term, DENIAL) for term in lists.get("cue_denial", ())]
    terms += [(term, UNTRUTH) for term in lists.get("false_story", ())]
    return TermIndex([(as_compared(term, language), kind) for term, kind in terms])
