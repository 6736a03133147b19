"""Which acts a claim tells of: word lists propose, and a head that was fitted on claims labelled by
reading decides.

A type that the head has learnt from enough labels counts where a list proposes it and the head does
not find it unlikely, or where the head alone is nearly certain of it. Types too rare among the
labels stay with their lists, under the kinds of claims that can carry them; so do all types in
languages in which no claim was labelled, of whose words the head knows nothing. The thresholds were
chosen on folds of the texts that the head is fitted on (`python -m bench.fit_claims`).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tocsin.annotate.acts.types import EVENT_TYPES
from tocsin.annotate.acts.words import event_words
from tocsin.annotate.claims.heads import Guess, head
from tocsin.annotate.events.features import ActFeatures
from tocsin.annotate.events.status import is_historic
from tocsin.language.patterns import Found
from tocsin.language.unmeant import is_unmeant
from tocsin.records import UNSTATED, Claim, EventName, Span

# From which probability on a type counts that a list proposes, and one that no list does. The head
# finds rarer types likely less often, having seen few of them, and their lists err less.
COMMON: tuple[EventName, ...] = ("attack", "support", "accusation")
PROPOSED_COMMON, PROPOSED, ALONE = 0.65, 0.35, 0.75
# A rarer type that is the only one proposed counts from here on, by one word and by several.
PROPOSED_SOLE, PROPOSED_OFTEN = 0.20, 0.10
# The languages in which claims were labelled, and of whose words the head knows something.
_LABELLED = ("en", "ru", "uk")
# Claims of these types tell of forces that move: a word for the same says so once more.
_OF_FORCES = ("mobilize", "retreat")
# Claims of these types tell of no act.
_NO_ACT = ("ask", "cite", "gap", "recommend")


class Act(NamedTuple):
    """An act that a claim tells of, and where its words stand in the claim's text; none where it is
    told by the whole.
    """

    name: EventName
    words: tuple[Span, ...]


class ActChooser:
    """Chooses the acts of claims in one language."""

    def __init__(self, language: str) -> None:
        """Take the word lists of the language and the fitted head."""
        self._words = event_words(language)
        self._features = ActFeatures(language)
        self._language = language
        self._is_learnt = language in _LABELLED

    def __call__(self, claim: Claim) -> list[Act]:
        """Return the acts that a claim tells of, each type once."""
        if claim.stance == "asks" or claim.stance in UNSTATED or claim.type in _NO_ACT:
            return []
        hits = self._words.find(claim.text)
        guess = head("events")(self._features(claim)) if self._is_learnt else None
        unmeant = [n for n in hits if self._is_unmeant(claim, hits[n])]
        names = list(chosen(claim, hits, guess, unmeant))
        names = [n for n in names if n != "denial" or (len(hits) == 1 and claim.type == "reject")]
        if hits and is_historic(claim) and not names:
            names.append("historical")
        return [
            Act(n, tuple(Span(start=f.start, end=f.end) for f in hits.get(n, ()))) for n in names
        ]

    def _is_unmeant(self, claim: Claim, hits: Sequence[Found]) -> bool:
        """Return whether nobody means to do an act that a list proposes."""
        return any(is_unmeant(claim.text, f.start, f.end, self._language) for f in hits)


def chosen(
    claim: Claim,
    hits: Mapping[EventName, Sequence[Found]],
    guess: Guess | None,
    unmeant: Sequence[EventName] = (),
) -> Iterator[EventName]:
    """Yield the types that count, of those that lists propose and the head's own; without a guess,
    the lists alone propose. The head has seen few acts that nobody means to do (`unmeant`).
    """
    learnt = head("events").labels
    for name in EVENT_TYPES:
        if guess is not None and name in guess.all:
            least = PROPOSED_OFTEN if name in unmeant else _least(claim, name, hits)
            if guess.all[name] >= least:
                yield name
        elif name in hits and (name in learnt or _may_carry(claim, name)):
            yield name


def _least(claim: Claim, name: EventName, hits: Mapping[EventName, Sequence[Found]]) -> float:
    """Return from which probability on a type counts that the head has learnt."""
    if name not in hits:
        return ALONE
    if name in COMMON:
        return PROPOSED_COMMON
    if claim.type in _OF_FORCES and claim.type in EVENT_TYPES[name].fitting:
        return PROPOSED_OFTEN
    if len(hits) > 1:
        return PROPOSED
    if len(hits[name]) > 1:
        return PROPOSED_OFTEN
    return PROPOSED_SOLE


def _may_carry(claim: Claim, name: EventName) -> bool:
    """Return whether a claim is of a kind that can carry a type of event."""
    fitting = EVENT_TYPES[name].fitting
    return not fitting or claim.type in fitting
