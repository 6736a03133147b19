"""Claims made beforehand: that somebody is preparing a hostile act, told by form in every language.

A word for preparing and a word for the act stand in one claim ("is planning to shell the plant").
Whoever prepares *for* an attack defends himself, and an act that is foiled or denied within the
claim is prepared by nobody.
"""

from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon, word_set
from tocsin.language.patterns import Found, TermIndex
from tocsin.language.words import words

# The flag of a claim that is one.
PRECLAIM = "preclaim"
# The act stands within so many characters of the word for preparing.
_NEAR = 90
_NEGATION_REACH = 2


class PreclaimReader:
    """Tells claims made beforehand in one language."""

    def __init__(self, language: str) -> None:
        """Index the words for preparing and for hostile acts."""
        lists = lexicon(language)
        self._plans = TermIndex([(t, t) for t in lists.get("preclaim_plan", ())])
        self._acts = TermIndex([(t, t) for t in lists.get("preclaim_act", ())])
        self._defending = word_set("defending", language)
        self._negations = word_set("negation", language)

    def __call__(self, text: str) -> bool:
        """Return whether a claim says that somebody is preparing a hostile act."""
        acts = self._acts.find(text)
        if not acts:
            return False
        plans = [
            p
            for p in self._plans.find(text)
            if not self._is_defence(text, p) and not self._is_negated(text, p)
        ]
        return any(_are_near(plan, act) for plan in plans for act in acts)

    def _is_defence(self, text: str, plan: Found) -> bool:
        """Return whether the word behind a word for preparing says that it is against something."""
        behind = text[plan.end : plan.end + _NEAR].lstrip().casefold()
        return any(behind.startswith(f"{word} ") for word in self._defending)

    def _is_negated(self, text: str, plan: Found) -> bool:
        """Return whether a negation stands right before a word for preparing."""
        before = [fold(w.text) for w in words(text, 0, plan.start)][-_NEGATION_REACH:]
        return any(w in self._negations or w.endswith("n't") for w in before)


def _are_near(plan: Found, act: Found) -> bool:
    """Return whether a word for preparing and one for an act are two, and stand near each other."""
    if act.start >= plan.end:
        apart = act.start - plan.end
    else:
        apart = plan.start - act.end
    return 0 <= apart <= _NEAR
