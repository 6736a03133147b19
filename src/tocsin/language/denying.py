"""Words that deny: what stands behind them is not what their speaker says."""

import functools

from tocsin.language.fold import fold
from tocsin.language.letters import as_compared, index_of
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


def may_be_untrue(word: str, called: str, language: str) -> bool:
    """Return whether something that is called by a word for untruth can be untrue.

    Some such words (`false_act`: "a provocation") are said of acts as well, and then nothing is
    denied: they tell of untruth only where what is `called` so names what somebody said.
    """
    lists = lexicon(language)
    acts = {fold(as_compared(w, language)) for w in lists.get("false_act", ())}
    if fold(as_compared(word, language)) not in acts:
        return True
    return bool(_said(language).find(as_compared(called, language)))


@functools.cache
def _said(language: str) -> TermIndex:
    """Index the nouns for what somebody said ("statement", "accusation")."""
    return index_of(lexicon(language).get("denial_object", ()), language)


@functools.cache
def _denying(language: str) -> TermIndex:
    """Index the verbs of denial and the words for untruth of a language."""
    lists = lexicon(language)
    terms = [(term, DENIAL) for term in lists.get("cue_denial", ())]
    terms += [(term, UNTRUTH) for term in lists.get("false_story", ())]
    return TermIndex([(as_compared(term, language), kind) for term, kind in terms])
