"""Claims made beforehand: that somebody is preparing a hostile act, told by form in every language.

A word for preparing and a word for the act stand in one claim ("is planning to shell the plant");
or somebody will do it, or wants to ("would strike the plant"). Whoever prepares *for* an attack
defends himself, an act that is foiled or denied within the claim is prepared by nobody, what stands
in a condition is prepared by nobody either ("will defend it if they attack"), and not everything
that is struck is a place ("will strike a deal").
"""

import itertools
from collections.abc import Iterable

from tocsin.language.conditions import is_in_condition
from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon, word_set
from tocsin.language.patterns import Found, TermIndex
from tocsin.language.signs import is_shown_by_nothing
from tocsin.language.unmeant import is_unmeant
from tocsin.language.words import words

# The flag of a claim that is one.
PRECLAIM = "preclaim"
# The act stands within so many characters of the word for preparing.
_NEAR = 90
_NEGATION_REACH = 2
# Between "will" and what somebody will do stand so many words at most ("will soon shell"), and what
# is struck is named within so many behind it.
_WORDS_BETWEEN, _WORDS_BEHIND = 1, 4


class PreclaimReader:
    """Tells claims made beforehand in one language."""

    def __init__(self, language: str) -> None:
        """Index the words for preparing and for hostile acts."""
        lists = lexicon(language)
        self._language = language
        self._plans = TermIndex([(t, t) for t in lists.get("preclaim_plan", ())])
        self._acts = TermIndex([(t, t) for t in lists.get("preclaim_act", ())])
        self._ahead = _exactly(lists.get("preclaim_ahead", ()))
        self._blows = _exactly(lists.get("preclaim_blow", ()))
        self._announced = _exactly(lists.get("preclaim_told_ahead", ()))
        self._other_objects = _folded(lists.get("preclaim_other_object", ()))
        self._reflexive = _folded(lists.get("preclaim_defended", ()))
        self._defending = word_set("defending", language)
        self._negations = word_set("negation", language) | word_set("nobody", language)

    def __call__(self, text: str) -> bool:
        """Return whether a claim says that somebody is preparing a hostile act."""
        return self._is_prepared(text) or self._lies_ahead(text)

    def acts_in(self, text: str) -> list[Found]:
        """Return the words for hostile acts of a claim that may come: none in a condition, and none
        with a negation before it.
        """
        return [
            a
            for a in self._acts.find(text)
            if self._may_come(text, a.start, a.end) and not self.is_negated(text, a.start)
        ]

    def _is_prepared(self, text: str) -> bool:
        """Return whether a word for preparing stands near one for a hostile act."""
        acts = self.acts_in(text)
        if not acts:
            return False
        plans = [
            p
            for p in self._plans.find(text)
            if not self._is_defence(text, p) and not self.is_negated(text, p.start)
        ]
        return any(_are_near(plan, act) for plan in plans for act in acts)

    def _lies_ahead(self, text: str) -> bool:
        """Return whether somebody will strike, or wants to: something that can be struck."""
        stretches = [(f.start, f.end) for f in self._announced.find(text)]
        ahead = self._ahead.find(text) if self._blows.find(text) else ()
        for word in ahead:
            blow = next((b for b in self._blows.find(text) if b.start >= word.end), None)
            between = [] if blow is None else words(text, word.end, blow.start)
            if blow is not None and len(list(between)) <= _WORDS_BETWEEN:
                stretches.append((word.start, blow.end))
        return any(
            not self.is_negated(text, start)
            and self._may_come(text, start, end)
            and not self._has_negation(text, start, end)
            and not self._strikes_other(text, end)
            for start, end in stretches
        )

    def _may_come(self, text: str, start: int, end: int) -> bool:
        """Return whether an act stands in no condition, and is nothing that nothing shows or nobody
        means to do.
        """
        if is_in_condition(text, start, self._language):
            return False
        return not (
            is_shown_by_nothing(text, start, end, self._language)
            or is_unmeant(text, start, end, self._language)
        )

    def _strikes_other(self, text: str, end: int) -> bool:
        """Return whether what is struck is nothing that force strikes: a deal, the economy."""
        behind = itertools.islice(words(text, end), _WORDS_BEHIND)
        return any(fold(w.text) in self._other_objects for w in behind)

    def _is_defence(self, text: str, plan: Found) -> bool:
        """Return whether the word behind a word for preparing says that it is against something, or
        a reflexive beside it says that somebody prepares himself.
        """
        behind = text[plan.end : plan.end + _NEAR].lstrip().casefold()
        if any(behind.startswith(f"{word} ") for word in self._defending):
            return True
        before = [fold(w.text) for w in words(text, 0, plan.start)][-1:]
        beside = before + [fold(w.text) for w in itertools.islice(words(text, plan.end), 1)]
        return not self._reflexive.isdisjoint(beside)

    def is_negated(self, text: str, start: int) -> bool:
        """Return whether a negation stands right before a word."""
        before = [fold(w.text) for w in words(text, 0, start)][-_NEGATION_REACH:]
        return any(self._is_negation(w) for w in before)

    def _has_negation(self, text: str, start: int, end: int) -> bool:
        """Return whether a negation stands within a stretch."""
        return any(self._is_negation(fold(w.text)) for w in words(text, start, end))

    def _is_negation(self, word: str) -> bool:
        """Return whether a folded word negates."""
        return word in self._negations or word.endswith("n't")


def _exactly(terms: Iterable[str]) -> TermIndex:
    """Return an index that finds terms in the form they are written in."""
    return TermIndex([(t, t) for t in terms], exact=True)


def _folded(terms: Iterable[str]) -> frozenset[str]:
    """Return terms of one word as they are compared."""
    return frozenset(fold(t) for t in terms)


def _are_near(plan: Found, act: Found) -> bool:
    """Return whether a word for preparing and one for an act are two, and stand near each other."""
    if act.start >= plan.end:
        apart = act.start - plan.end
    else:
        apart = plan.start - act.end
    return 0 <= apart <= _NEAR
