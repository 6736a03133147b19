"""Grades after the Admiralty scale (STANAG 2511).

A letter for the source, a digit for the item, kept apart and never typed as a pair. The letter
comes from a logged track record: how often people found what a source asserted borne out. Without
one it is F, unknown, which is no middle. The digit comes from lineage: 1 needs another origin with
another originator; nobody types it.
"""

import functools
from collections import defaultdict
from collections.abc import Mapping
from typing import Literal

from tocsin.assess.origins import Origins
from tocsin.language.catalogues import english
from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.skeleton import skeleton
from tocsin.language.states import code_of
from tocsin.language.stems import stem
from tocsin.language.words import words
from tocsin.records import (
    Admiralty,
    Claim,
    Event,
    Facts,
    ItemGrade,
    Message,
    SourceGrade,
    message,
)

# What people write as the outcome of a claim.
OUTCOME, BORNE_OUT, NOT_BORNE_OUT = "outcome", "borne_out", "not_borne_out"
OUTCOMES = (BORNE_OUT, NOT_BORNE_OUT, "unclear")
# So many claims must have been judged before a letter other than F is given; the share is shrunk by
# two of either kind.
_FEWEST, _SHRINK = 10, 2.0
_LETTERS: tuple[tuple[float, Admiralty], ...] = ((0.90, "A"), (0.75, "B"), (0.60, "C"), (0.40, "D"))
_ASSERTING = ("asserts", "reports")
# A skeleton of fewer consonants than this tells no family name from another.
_TELLING = 3


def source_grades(facts: Facts) -> list[SourceGrade]:
    """Return the grade of every source of the casebook.

    A source is judged by what it said in its own voice or was first to say.
    """
    claims = {c.id: c for c in facts.claims}
    documents = {d.id: d for d in facts.documents}
    latest: dict[str, str] = {}
    for judgement in sorted(facts.judgements, key=lambda j: j.at):
        if judgement.field == OUTCOME and judgement.record_id in claims:
            latest[judgement.record_id] = judgement.value
    fine: dict[str, int] = defaultdict(int)
    judged: dict[str, int] = defaultdict(int)
    for claim_id, outcome in latest.items():
        source = said_by_source(claims[claim_id], documents[claims[claim_id].document_id].source_id)
        if source is not None and outcome in (BORNE_OUT, NOT_BORNE_OUT):
            judged[source] += 1
            fine[source] += outcome == BORNE_OUT
    return [
        SourceGrade(
            source_id=s.id,
            letter=letter,
            judged=judged[s.id],
            borne_out=fine[s.id],
            why=english(why),
            why_message=why,
        )
        for s in facts.casebook.sources
        for letter, why in [graded(judged[s.id], fine[s.id])]
    ]


def said_by_source(claim: Claim, voice: str | None) -> str | None:
    """Return the source that answers for a claim.

    The originator where it is one, else the document's own.
    """
    return claim.chain[0].entity_id or voice if len(claim.chain) > 1 else voice


def grade_of(judged: int, fine: int) -> tuple[Admiralty, str]:
    """Return the letter of a track record, and why, in English."""
    letter, why = graded(judged, fine)
    return letter, english(why)


def graded(judged: int, fine: int) -> tuple[Admiralty, Message]:
    """Return the letter of a track record, and why.

    So many claims were judged, so many of them borne out.
    """
    if not judged:
        return "F", message("grade-none")
    record = message("grade-record", n=judged, fine=fine)
    if judged < _FEWEST:
        return "F", message("grade-too-few", record=record, needed=_FEWEST)
    share = (fine + _SHRINK) / (judged + 2 * _SHRINK)
    return next((letter for least, letter in _LETTERS if share >= least), "E"), record


def item_grades(facts: Facts) -> list[ItemGrade]:
    """Return the digit of every event that claims tell of."""
    origins = Origins(facts)
    claims = {c.id: c for c in facts.claims}
    return [_item(event, claims, origins) for event in facts.events]


def _item(event: Event, claims: Mapping[str, Claim], origins: Origins) -> ItemGrade:
    """Return the digit of one event.

    How many origins with different originators assert it, and whether it is denied.
    """
    asserted = [
        claims[c] for c in event.claim_ids if c in claims and claims[c].stance in _ASSERTING
    ]
    voices = {(origins.of(c.document_id), _originator(c)) for c in asserted}
    number = min(len({o for o, _ in voices}), len({v for _, v in voices}))
    if number >= 2 and not event.denied_by:
        return _graded(event, 1, message("grade-confirmed", n=number))
    if event.denied_by:
        denied = message("grade-denied", n=len(event.denied_by), origins=number)
        return _graded(event, 4, denied)
    return _graded(event, 6, message("grade-one-origin"))


def _graded(event: Event, digit: Literal[1, 4, 6], why: Message) -> ItemGrade:
    """Write the digit of an event."""
    return ItemGrade(event_id=event.id, digit=digit, why=english(why), why_message=why)


def _originator(claim: Claim) -> str:
    """Return who a claim begins with."""
    return claim.chain[0].entity_id or _person(claim.chain[0].surface)


def _person(surface: str) -> str:
    """Return by what somebody no casebook lists is known: the consonants of the family name that
    ends a noun phrase ("Lavrov", "Russia's Lavrov", "министр Лавров"), else the whole phrase.
    """
    called = [w.text for w in words(surface)]
    last = called[-1] if called else ""
    bones = skeleton(last)
    is_name = last[:1].isupper() and len(bones) >= _TELLING and code_of((last,)) is None
    is_body = any(stem(word) in _bodies() for word in called)
    return bones if is_name and not is_body else fold(surface)


@functools.cache
def _bodies() -> frozenset[str]:
    """Return the stems of the words for bodies of a state or of others."""
    return frozenset(stem(word) for word in word_set("body_noun"))
