"""Bare denials: "Kosovo denied it", "В Приштине эти слова назвали ложью".

A sentence that only rejects what somebody said before tells who rejects, and not what. What is
rejected stands in the claim before it: the denial is given the words of that claim, with its own
speaker, and points to it (`parent_id`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from tocsin.annotate.claims.accusations import REJECTED
from tocsin.annotate.claims.preclaims import PRECLAIM
from tocsin.language.denying import DENIAL, as_compared, denying_words
from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon
from tocsin.language.patterns import Found, TermIndex
from tocsin.language.times import time_expressions
from tocsin.language.words import words
from tocsin.records import Claim, Document, Hop, Mention, Span, content_id

METHOD = "bare-denial 1"
_SPEAKERS = ("state", "organisation", "person", "place", "group")
# A bare denial has so many words at most, and stands so many sentences behind what it denies.
_MOST_WORDS, _SENTENCES_BACK = 16, 3
_LONGEST_SPEAKER = 8
# Fewer letters than this say nothing that could be denied.
_SHORTEST = 12
_ASKED = re.compile(r"\?[\"”»’)]*\s*$")
_STATED = ("reports", "asserts", "speculates")


class _Denial(NamedTuple):
    """A sentence that only rejects what was said before, who does so, and by which word."""

    sentence: Span
    speaker: Span
    cue: str


class DenialReader:
    """Finds the bare denials of one language."""

    def __init__(self, language: str) -> None:
        """Index offices, and what else a bare denial holds."""
        lists = lexicon(language)
        self._language = language
        self._calling = self._index(lists.get("denial_calling", ()))
        self._fillers = self._index(lists.get("denial_filler", ()))
        offices = (*lists.get("role_noun", ()), *lists.get("body_noun", ()))
        self._offices = self._index((*offices, *lists.get("office", ())))

    def _index(self, terms: Iterable[str]) -> TermIndex:
        """Index words as this language compares letters."""
        alike = (as_compared(term, self._language) for term in terms)
        return TermIndex([(term, term) for term in alike])

    def __call__(
        self, document: Document, claims: Sequence[Claim], mentions: Sequence[Mention]
    ) -> list[Claim]:
        """Return the claims with bare denials made whole; what was read of their sentences before
        gives way to them.
        """
        found = list(claims)
        for denial in self._denials(document, mentions):
            own = [c for c in found if denial.sentence.covers(c.span)]
            hop = _hop(denial, document, mentions)
            denied = _denied(document, found, denial.sentence)
            if denied is not None and _is_same(denied.chain[0], hop):
                continue  # a retraction
            told = denied or next(iter(own), None)
            if told is not None:
                found = [c for c in found if c not in own]
                found.append(_denying(told, denial, hop, document, of=denied, own=own))
        return sorted(found, key=lambda claim: (claim.span, claim.id))

    def _denials(self, document: Document, mentions: Sequence[Mention]) -> Iterator[_Denial]:
        """Yield the bare denials of a document, in order."""
        named = [m.span for m in mentions if m.kind in _SPEAKERS]
        for sentence in document.sentences:
            denial = self._denial(sentence, document.text)
            if denial is None:
                continue
            is_named = any(denial.speaker.overlaps(name) for name in named)
            speaker = denial.speaker.of(document.text)
            if is_named or self._offices.find(as_compared(speaker, self._language)):
                yield denial

    def _denying(self, said: str) -> list[Found]:
        """Return the words by which a sentence denies: a verb of denial, or a word for untruth
        where something is called so; "a centre for countering disinformation" denies nothing.
        """
        found = denying_words(said, self._language)
        is_called = bool(self._calling.find(as_compared(said, self._language)))
        return [f for f in found if is_called or f.key == DENIAL]

    def _denial(self, sentence: Span, text: str) -> _Denial | None:
        """Return the denial that a sentence holds and nothing else; None where it holds more."""
        said = sentence.of(text)
        alike = as_compared(said, self._language)
        listed = list(words(said))
        denying = self._denying(said) if len(listed) <= _MOST_WORDS else []
        if not denying or _ASKED.search(said):
            return None
        taken = [(f.start, f.end) for f in (*denying, *self._fillers.find(alike))]
        taken += [(time.start, time.end) for time, _ in time_expressions(said, self._language)]
        rest = [w for w in listed if not any(start <= w.start < end for start, end in taken)]
        if not 0 < len(rest) <= _LONGEST_SPEAKER:
            return None
        first, last = rest[0].start, rest[-1].end
        if any(first <= f.start < last for f in denying):
            return None
        speaker = Span(start=sentence.start + first, end=sentence.start + last)
        return _Denial(sentence, speaker, said[denying[0].start : denying[0].end])


def _hop(denial: _Denial, document: Document, mentions: Sequence[Mention]) -> Hop:
    """Return who denies, under the name of the mention that fills the words for him."""
    entity = next((m.entity_id for m in mentions if m.span == denial.speaker), None)
    return Hop(surface=denial.speaker.of(document.text), entity_id=entity, cue=denial.cue)


def _denied(document: Document, claims: Sequence[Claim], sentence: Span) -> Claim | None:
    """Return what a bare denial is about: of the claims before it that somebody made, the nearest
    accusation, else the nearest.
    """
    place = document.sentences.index(sentence)
    first = document.sentences[max(0, place - _SENTENCES_BACK)].start
    made = [
        c
        for c in claims
        if first <= c.span.start < sentence.start
        and len(c.chain) > 1
        and c.stance in _STATED
        and c.span.end - c.span.start >= _SHORTEST
    ]
    return max(made, key=lambda c: (_accuses(c), c.span), default=None)


def _accuses(claim: Claim) -> bool:
    """Return whether a claim says what others do or are about to do."""
    return claim.type == "accuse" or PRECLAIM in claim.flags


def _is_same(one: Hop, other: Hop) -> bool:
    """Return whether two stations are the same speaker."""
    if one.entity_id is not None and one.entity_id == other.entity_id:
        return True
    return fold(one.surface) == fold(other.surface)


def _denying(
    told: Claim,
    denial: _Denial,
    hop: Hop,
    document: Document,
    *,
    of: Claim | None,
    own: Sequence[Claim],
) -> Claim:
    """Return the claim by which somebody denies what is told: the words `of` another claim, else
    those of the sentence; `own` was read of that before.
    """
    sentence = denial.sentence
    span = of.span if of else sentence
    return msgspec.structs.replace(
        told,
        id=content_id("clm", document.id, sentence.start, sentence.end, "denial"),
        span=span,
        text=span.of(document.text),
        chain=(hop, told.chain[-1]),
        stance="denies",
        modality="certain",
        method=METHOD,
        rule="bare denial",
        parent_id=of.id if of else None,
        attribution_id=next((c.attribution_id for c in own), None),
        flags=tuple(f for f in told.flags if f != REJECTED),
    )
