"""Bare denials: "Kosovo denied it", "В Приштине эти слова назвали ложью".

A sentence, its last clause ("..., but Kosovo denied it") or its first ("Kosovo denied it and said
that ..."), that only rejects what somebody said before tells who rejects, and not what. What is
rejected stands in the claim before it: the denial is given the words of that claim, with its own
speaker, and points to it (`parent_id`).
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from tocsin.annotate.claims.accusations import REJECTED
from tocsin.annotate.claims.preclaims import PRECLAIM
from tocsin.language.denying import DENIAL, denies, denying_words
from tocsin.language.fold import fold
from tocsin.language.letters import as_compared, index_of
from tocsin.language.lexicon import lexicon, word_set
from tocsin.language.offices import ends_as_office
from tocsin.language.patterns import Found
from tocsin.language.states import capital_in
from tocsin.language.times import time_expressions
from tocsin.language.words import Word, word_list, words
from tocsin.records import Claim, Document, Hop, Mention, Span, content_id

METHOD = "bare-denial 1"
_SPEAKERS = ("state", "organisation", "person", "place", "group")
# A bare denial has so many words at most, and stands so many sentences behind what it denies.
_MOST_WORDS, _SENTENCES_BACK = 16, 3
_LONGEST_SPEAKER = 8
# A negation stands so many words before the verb at most.
_NEGATION_REACH = 2
# A rejection that another act follows ends before one of so many first words for "and".
_MOST_JOINTS = 2
# Whoever is called by so many words with a capital is named.
_NAMED = 3
# Who denies, and whose words are denied.
_WITH_WHOSE = 2
# Fewer letters than this say nothing that could be denied.
_SHORTEST = 12
_ASKED = re.compile(r"\?[\"”»’)]*\s*$")
# What parts phrases.
_PARTING = re.compile(r"[,;:()]|\s[–—-]\s")
_STATED = ("reports", "asserts", "speculates")


class _Clause(NamedTuple):
    """A sentence, and the stretch of it that is looked at: all of it, its last clause with the mark
    and the word that open it, or its first clause.
    """

    sentence: Span
    stretch: Span
    content: Span

    @property
    def is_whole(self) -> bool:
        """Return whether it is the whole sentence."""
        return self.stretch == self.sentence


class _Denial(NamedTuple):
    """A clause that rejects what was said before and does nothing else, who does so, and by which
    word; or that neither confirms nor denies it.
    """

    clause: _Clause
    speaker: Span
    cue: str
    stance: Literal["denies", "not_confirmed"]
    names_object: bool


class DenialReader:
    """Finds the bare denials of one language."""

    def __init__(self, language: str) -> None:
        """Index offices, and what else a bare denial holds."""
        lists = lexicon(language)
        self._language = language
        self._calling = index_of(lists.get("denial_calling", ()), language)
        self._negations = word_set("negation", language) | word_set("nobody", language)
        self._negates_behind = bool(lists.get("negates_behind"))
        self._confirming = index_of(lists.get("denial_confirming", ()), language)
        self._untrue = index_of(lists.get("denial_untrue", ()), language)
        self._objects = index_of(lists.get("denial_object", ()), language)
        self._fillers = index_of(lists.get("denial_filler", ()), language)
        self._place_endings = tuple(lists.get("place_ending", ()))
        self._joints = frozenset(map(fold, lists.get("denial_joint", ())))
        ands = "|".join(map(re.escape, lists.get("denial_and", ()))) or "(?!)"
        self._and = re.compile(rf",?\s+(?:{ands})\s+", re.I)
        contrasts = "|".join(map(re.escape, lists.get("denial_contrast", ()))) or "(?!)"
        self._last_clause = re.compile(rf"(?:;|,\s+(?:{contrasts})\b|\s[–—-]\s)\s*", re.I)
        offices = (*lists.get("role_noun", ()), *lists.get("body_noun", ()))
        others = (*lists.get("office", ()), *lists.get("denial_speaker", ()))
        self._offices = index_of((*offices, *others), language)

    def __call__(
        self, document: Document, claims: Sequence[Claim], mentions: Sequence[Mention]
    ) -> list[Claim]:
        """Return the claims with bare denials made whole; what was read of their sentences before
        gives way to them.
        """
        standing = list(claims)
        for denial in self._denials(document, mentions):
            apart = [_apart(c, denial.clause, document) for c in standing]
            own = [c for c in apart if denial.clause.stretch.covers(c.span)]
            hop = _hop(denial, document, mentions)
            denied = _denied(document, apart, denial)
            if denied is not None and _is_same(denied.chain[0], hop):
                continue  # a retraction
            basis = denied or (next(iter(own), None) if denial.clause.is_whole else None)
            if basis is not None:
                standing = [c for c in apart if c not in own]
                standing.append(_denying(basis, denial, hop, document, of=denied, own=own))
        return sorted(standing, key=lambda claim: (claim.span, claim.id))

    def _denials(self, document: Document, mentions: Sequence[Mention]) -> Iterator[_Denial]:
        """Yield the bare denials of a document, in order."""
        named = [m.span for m in mentions if m.kind in _SPEAKERS]
        for denial in self._unchecked(document):
            is_named = any(denial.speaker.overlaps(name) for name in named)
            speaker = denial.speaker.of(document.text)
            is_office = self._offices.find(as_compared(speaker, self._language))
            capital = capital_in(speaker, self._language)
            if is_named or is_office or capital or ends_as_office(speaker, self._language):
                yield denial

    def _unchecked(self, document: Document) -> Iterator[_Denial]:
        """Yield the sentences and last clauses that deny and hold nothing else but a phrase."""
        for sentence in document.sentences:
            clauses = self._clauses(sentence, document.text)
            denials = (self._denial(clause, document.text) for clause in clauses)
            first = next((denial for denial in denials if denial is not None), None)
            if first is not None:
                yield first

    def _clauses(self, sentence: Span, text: str) -> Iterator[_Clause]:
        """Yield a sentence as a whole, its last clause, and what stands before an "and"."""
        yield _Clause(sentence, sentence, sentence)
        for cut in list(self._last_clause.finditer(sentence.of(text)))[-1:]:
            stretch = Span(start=sentence.start + cut.start(), end=sentence.end)
            yield _Clause(
                sentence, stretch, Span(start=sentence.start + cut.end(), end=sentence.end)
            )

        for joint in itertools.islice(self._and.finditer(sentence.of(text)), _MOST_JOINTS):
            first = Span(start=sentence.start, end=sentence.start + joint.start())
            if first.end > first.start:
                yield _Clause(sentence, first, first)

    def _denying(self, said: str) -> list[Found]:
        """Return the words by which a sentence denies: a verb of denial, or a word for untruth
        where something is called so; "a centre for countering disinformation" denies nothing.
        """
        alike = as_compared(said, self._language)
        hits = denying_words(said, self._language)
        if not self._calling.find(alike):
            return [f for f in hits if f.key == DENIAL]
        return sorted([*hits, *self._untrue.find(alike)])

    def _is_negated(self, said: str, denying: Found) -> bool:
        """Return whether a verb of denial is negated: "did not deny it" denies nothing."""
        before = [fold(w.text) for w in words(said, 0, denying.start)][-_NEGATION_REACH:]
        behind = [fold(w.text) for w in words(said, denying.end)][:1]
        near = (*before, *behind) if self._negates_behind else before
        negated = any(w in self._negations or w.endswith(("n't", "n’t")) for w in near)
        return denying.key == DENIAL and negated

    def _denial(self, clause: _Clause, text: str) -> _Denial | None:
        """Return the denial that a clause holds and nothing else; None where it holds more."""
        said = clause.content.of(text)
        alike = as_compared(said, self._language)
        listed = list(words(alike))
        denying = self._denying(said) if len(listed) <= _MOST_WORDS else []
        if not denying or _ASKED.search(said):
            return None
        objects = self._objects.find(alike)
        lists = (self._untrue, self._calling, self._confirming, self._fillers)
        known = (*denying, *objects, *(f for index in lists for f in index.find(alike)))
        taken = [(f.start, f.end) for f in known]
        taken += [(time.start, time.end) for time, _ in time_expressions(said, self._language)]
        rest = [
            w
            for w in listed
            if not any(start <= w.start < end for start, end in taken)
            and fold(w.text) not in self._negations
        ]
        phrases = self._phrases(said, self._behind_place(rest))
        phrase = self._speaker(said, phrases, objects)
        if phrase is None or len(word_list(phrase.of(said))) > _LONGEST_SPEAKER:
            return None
        begin = clause.content.start
        speaker = Span(start=begin + phrase.start, end=begin + phrase.end)
        withholds = all(self._is_negated(said, f) for f in denying)
        cue = said[denying[0].start : denying[0].end]
        stance: Literal["denies", "not_confirmed"] = "not_confirmed" if withholds else "denies"
        return _Denial(clause, speaker, cue, stance, bool(objects))

    def _behind_place(self, rest: Sequence[Word]) -> Sequence[Word]:
        """Return the words of a clause without the place that it opens with, told by its ending:
        "Тегеранда министр".
        """
        opening = rest[0].text if len(rest) > 1 else ""
        is_place = opening[:1].isupper() and opening.casefold().endswith(self._place_endings)
        return rest[1:] if is_place and self._place_endings else rest

    def _phrases(self, said: str, rest: Sequence[Word]) -> list[Span]:
        """Return the phrases that the words form which are left of a clause."""
        phrases: list[Span] = []
        for word in rest:
            if phrases and self._joins(said[phrases[-1].end : word.start]):
                phrases[-1] = Span(start=phrases[-1].start, end=word.end)
            else:
                phrases.append(Span(start=word.start, end=word.end))
        return phrases

    def _speaker(self, said: str, phrases: Sequence[Span], objects: Sequence[Found]) -> Span | None:
        """Return the one phrase that says who denies; None where there is none, or more is told.

        Beside it may stand whose words are denied: behind their noun ("claims by the ministry"),
        or else before it ("the ministry's claims").
        """
        if len(phrases) == 1 or self._is_name_beside(said, phrases):
            return phrases[0]
        if len(phrases) != _WITH_WHOSE:
            return None
        nouns = [Span(start=o.start, end=o.end) for o in objects]
        behind = [p for p in phrases if any(self._stand_together(n, p, said) for n in nouns)]
        before = [p for p in phrases if any(self._stand_together(p, n, said) for n in nouns)]
        whose = next(iter(behind or before), None)
        return next((p for p in phrases if p != whose), None) if whose else None

    def _is_name_beside(self, said: str, phrases: Sequence[Span]) -> bool:
        """Return whether the second of two phrases is the name of the first, set off by commas
        ("the minister, Ivan Ban, denied it").
        """
        if len(phrases) != _WITH_WHOSE:
            return False
        role, name = phrases
        is_set_off = said[role.end : name.start].strip() == "," and said[name.end :].startswith(",")
        return is_set_off and all(w[:1].isupper() for w in name.of(said).split())

    def _stand_together(self, one: Span, other: Span, said: str) -> bool:
        """Return whether one stretch stands right before another."""
        return one.end <= other.start and self._joins(said[one.end : other.start])

    def _joins(self, between: str) -> bool:
        """Return whether what stands between two words leaves them one phrase."""
        return not _PARTING.search(between) and all(
            fold(word) in self._joints for word in word_list(between)
        )


def _hop(denial: _Denial, document: Document, mentions: Sequence[Mention]) -> Hop:
    """Return who denies, under the name of the mention that fills the words for him."""
    entity = next((m.entity_id for m in mentions if m.span == denial.speaker), None)
    return Hop(surface=denial.speaker.of(document.text), entity_id=entity, cue=denial.cue)


def _apart(claim: Claim, clause: _Clause, document: Document) -> Claim:
    """Return a claim of the sentence before a last clause that denies, without what it holds of
    that clause: its words, its speaker, and that it is denied.
    """
    if not clause.sentence.start <= claim.span.start < clause.stretch.start:
        return claim
    claim = _cut(claim, clause.stretch.start, document)
    denying = clause.content.of(document.text)
    others = tuple(hop for hop in claim.chain[:-1] if hop.surface not in denying)
    if claim.stance in _STATED or not others or denies(others[0].cue, document.language):
        return claim
    return msgspec.structs.replace(claim, chain=(*others, claim.chain[-1]), stance="reports")


def _cut(claim: Claim, end: int, document: Document) -> Claim:
    """Return a claim as far as a place in its document."""
    if claim.span.end <= end:
        return claim
    span = Span(start=claim.span.start, end=end)
    name = content_id("clm", document.id, span.start, span.end)
    return msgspec.structs.replace(claim, id=name, span=span, text=span.of(document.text))


def _denied(document: Document, claims: Sequence[Claim], denial: _Denial) -> Claim | None:
    """Return what a bare denial is about: of the claims before it that somebody made, the nearest
    accusation, else the nearest. A last clause denies what its own sentence tells; "denied it" is
    about what another named speaker has just said, where one has.
    """
    clause = denial.clause
    place = document.sentences.index(clause.sentence)
    back = _SENTENCES_BACK if clause.stretch.start == clause.sentence.start else 0
    first = document.sentences[max(0, place - back)].start
    stated = [
        c
        for c in claims
        if first <= c.span.start < clause.stretch.start
        and len(c.chain) > 1
        and c.stance in _STATED
        and c.span.end - c.span.start >= _SHORTEST
    ]
    chosen = max(stated, key=lambda c: _rank(c, document), default=None)
    nearest = max(stated, key=lambda c: c.span, default=None)
    if chosen is None or nearest is None or denial.names_object:
        return chosen
    is_another = _is_named(nearest.chain[0]) and not _is_same(nearest.chain[0], chosen.chain[0])
    return nearest if is_another else chosen


def _is_named(hop: Hop) -> bool:
    """Return whether a station is somebody's name, and no role or pronoun alone."""
    capitals = [w for w in hop.surface.split() if w[:1].isupper()]
    return hop.entity_id is not None or len(capitals) >= _NAMED


def _rank(claim: Claim, document: Document) -> tuple[bool, int, bool, Span]:
    """Return how near a claim comes to being what is denied: an accusation before anything else,
    the last sentence that holds one, and there what others are about to do.
    """
    accuses = claim.type == "accuse" or PRECLAIM in claim.flags
    sentence = max(
        (n for n, s in enumerate(document.sentences) if s.start <= claim.span.start), default=0
    )
    return accuses, sentence, PRECLAIM in claim.flags, claim.span


def _is_same(one: Hop, other: Hop) -> bool:
    """Return whether two stations are the same speaker."""
    if one.entity_id is not None and one.entity_id == other.entity_id:
        return True
    return fold(one.surface) == fold(other.surface)


def _denying(
    basis: Claim,
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
    place = denial.clause.content
    span = of.span if of else place
    return msgspec.structs.replace(
        basis,
        id=content_id("clm", document.id, place.start, place.end, "denial"),
        span=span,
        text=span.of(document.text),
        chain=(hop, basis.chain[-1]),
        stance=denial.stance,
        modality="certain" if denial.stance == "denies" else denial.stance,
        method=METHOD,
        rule="bare denial",
        parent_id=of.id if of else None,
        attribution_id=next((c.attribution_id for c in own), None),
        flags=tuple(f for f in basis.flags if f != REJECTED),
    )
