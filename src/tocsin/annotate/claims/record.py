"""The one place where claim records are made: position, place, actor, time, addressee, advice."""

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from tocsin.annotate.claims.heads import HeadInput
from tocsin.annotate.claims.preclaims import PRECLAIM
from tocsin.annotate.claims.stance import StanceReader
from tocsin.annotate.claims.types import BY_FORM, Draft, TypeReader, missing_field
from tocsin.annotate.language import ENGLISH
from tocsin.annotate.text.mute import is_mute
from tocsin.annotate.text.naming import PLACES, foremost, spoken_for
from tocsin.language.accusing import accuses
from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.times import time_expressions
from tocsin.language.words import word_list
from tocsin.records import (
    UNKNOWN_SENDER,
    Claim,
    ClaimType,
    Document,
    Hop,
    Mention,
    Span,
    Stance,
    When,
    content_id,
    opens_as_power,
)


def _any_of(name: str) -> str:
    """Return a pattern for any entry of a word list, the longest first."""
    return "|".join(map(re.escape, sorted(word_set(name), key=lambda w: (-len(w), w))))


_QUANTITY = re.compile(
    rf"\b(?:\d[\d.,]*\s?(?:{_any_of('quantity_units')})|{_any_of('quantity_vague')})\b",
    re.IGNORECASE,
)
# How weakly a place is protected stands this near before what protects it.
_WEAK = re.compile(
    rf"\b(?:{_any_of('weak_words')})\b[^.]{{0,20}}\b(?:{_any_of('protection_words')})\b",
    re.IGNORECASE,
)


# So much of what stands before a claim is looked at, in letters.
_BEFORE = 40
# What is foretold may be taken for one of these by its words.
_MAY_FORETELL: tuple[ClaimType, ...] = ("accuse", "frame", "state", "observe", "explain", "reject")
# Words before a state that make it a place.
_WHERE = word_set("place_preposition") | word_set("direction")


def _own(draft: Draft) -> Draft:
    """Return what is known of a claim that nobody turned out to have said before its document."""
    stance: Stance = "asserts" if draft.stance == "reports" else draft.stance
    return msgspec.structs.replace(draft, attributed=False, stance=stance)


class ClaimMaker:
    """Makes the claims of one document."""

    def __init__(
        self,
        document: Document,
        mentions: Sequence[Mention],
        *,
        stance: StanceReader,
        types: TypeReader,
    ) -> None:
        """`mentions` are all mentions of the document, resolved ones included."""
        self._document = document
        self._mentions = mentions
        self._types = types
        self._language = document.language
        self.stance = stance
        self._captions = [
            _line_of(document.text, n.span) for n in document.noise if n.kind == "caption_credit"
        ]
        self._captions += document.captions
        surface = document.source_id or "the document's own voice"
        self._voice = Hop(surface=surface, entity_id=document.source_id, voice=True)
        self._sender = _sender(document)

    def is_headline(self, span: Span) -> bool:
        """Tell whether a span lies in the headline."""
        return self._document.title_span is not None and self._document.title_span.covers(span)

    def __call__(
        self, span: Span, draft: Draft, hops: tuple[Hop, ...], *, rule: str, method: str
    ) -> Claim:
        """Make a claim; `hops` are those before the document's voice, originator first."""
        inside = [m for m in self._mentions if span.covers(m.span)]
        text = span.of(self._document.text)
        said = tuple(h for h in hops if h.entity_id or not is_mute(h.surface, self._language))
        if hops and not said:
            draft = _own(draft)
        chain = (*said, *self._sender, self._voice)
        stance: Stance = "reports" if self._sender and draft.stance == "asserts" else draft.stance
        position = self._position(span)
        wording = HeadInput(
            text,
            stance,
            draft.modality,
            position,
            attributed=len(chain) > 1,
            cue=chain[0].cue or "",
        )
        attributed = msgspec.structs.replace(draft, verb=wording.cue)
        before = self._document.text[max(0, span.start - _BEFORE) : span.start]
        is_foretold = self._types.foretells(text, wording.cue, before, draft.modality)
        kind = self._kind(attributed, wording, is_foretold=is_foretold)
        recommends = kind == "recommend"
        return Claim(
            id=content_id("clm", self._document.id, span.start, span.end),
            document_id=self._document.id,
            span=span,
            text=text,
            chain=chain,
            stance=stance,
            modality=draft.modality,
            type=kind,
            position=position,
            method=method,
            rule=rule,
            actor_id=_first(
                [m for m in inside if not self._is_where(m)],
                ("group", "state", "organisation", "person"),
            ),
            site_id=_site([m for m in inside if not opens_as_power(m, inside, span, kind)]),
            quantity=amount.group() if (amount := _QUANTITY.search(text)) else None,
            missing=missing_field(text, self._document.language or ENGLISH.code)
            if kind == "gap"
            else None,
            addressee=self._addressee(span) if recommends else None,
            adopt=("no" if self._types.hits("watch_persons", text) else "yes")
            if recommends
            else None,
            when=self._when(text),
            flags=self._flags(text, kind, is_foretold=is_foretold),
        )

    def _kind(self, draft: Draft, wording: HeadInput, *, is_foretold: bool) -> ClaimType:
        """Return the type of a claim: what somebody accuses another of is an accusation, by
        whichever words it names the deed; a hostile act that is foretold is a forecast.
        """
        kind = self._types.settled(self._types(draft), wording)
        if is_foretold and kind in _MAY_FORETELL and not self._types.is_preclaim(draft.text):
            return "forecast"
        is_accusation = wording.attributed and accuses(wording.cue, self._language)
        return "accuse" if is_accusation and kind not in BY_FORM else kind

    def _is_where(self, mention: Mention) -> bool:
        """Tell whether a state is named as a place ("sent to Ruritania"), and so is no actor
        there.
        """
        before = word_list(
            self._document.text[max(0, mention.span.start - 24) : mention.span.start]
        )
        return mention.kind == "state" and bool(before) and fold(before[-1]) in _WHERE

    def _flags(self, text: str, kind: str, *, is_foretold: bool) -> tuple[str, ...]:
        """Return what a reader must know of a claim: a site's weakness is not for public output, a
        hostile act is told beforehand.
        """
        weak = self._types.hits("site_weakness", text) > 0 or _WEAK.search(text) is not None
        calm = kind == "explain" and self._types.hits("calm", text) > 0
        calm = calm or self._types.explains_a_blast(text)
        flags = {
            "site_weakness": weak,
            "calmer_explanation": calm,
            PRECLAIM: is_foretold or self._types.is_preclaim(text),
        }
        return tuple(name for name, holds in flags.items() if holds)

    def _position(self, span: Span) -> Literal["headline", "body", "caption"]:
        """Tell where in the page a span stands."""
        if self.is_headline(span):
            return "headline"
        if any(line.overlaps(span) for line in self._captions):
            return "caption"
        return "body"

    def _when(self, text: str) -> When | None:
        """Return the time a claim gives: several expressions join into one interval of days."""
        if self._document.published_at is not None:
            published = self._document.published_at.date()
        else:
            published = None
        times = [when for _, when in time_expressions(text, self._document.language, published)]
        relative = [w for w in times if w.start_days is not None]
        if len(relative) > 1 and len({w.role for w in relative}) == 1:
            first = min(w.start_days for w in relative if w.start_days is not None)
            last = max(w.end_days for w in relative if w.end_days is not None)
            raw = "; ".join(w.raw for w in relative)
            return When(raw=raw, role=relative[0].role, start_days=first, end_days=last)
        lasting = [w for w in relative if w.role in ("deadline", "duration")]
        return next(iter([*lasting, *relative, *times]), None)

    def _addressee(self, span: Span) -> str | None:
        """Return the body or person a piece of advice is addressed to: the last one named up to the
        advice.
        """
        sentence = next((s for s in self._document.sentences if s.overlaps(span)), span)
        named = [
            m
            for m in self._mentions
            if sentence.covers(m.span) and m.entity_id and m.kind in ("organisation", "person")
        ]
        return named[0].entity_id if named else None


def _sender(document: Document) -> tuple[Hop, ...]:
    """Return the hop of whom a whole text is forwarded from: its words are the sender's, and the
    channel only passes them on.
    """
    name = document.forwarded_from
    if not name or name == document.source_id:
        return ()
    return (
        Hop(surface=name, entity_id=None if name == UNKNOWN_SENDER else name, cue="forwarded from"),
    )


def _first(mentions: Sequence[Mention], kinds: tuple[str, ...]) -> str | None:
    """Return the first linked entity of the first kind that has one."""
    for kind in kinds:
        for mention in mentions:
            if mention.kind == kind and mention.entity_id:
                return mention.entity_id
    return None


def _site(inside: Sequence[Mention]) -> str | None:
    """Return the site or place a claim is of; one that stands in an actor's name only where no
    other is named.
    """
    alone, beside = foremost(inside), spoken_for(inside)
    return next(
        (s for part in (alone, beside) for kind in PLACES[::-1] if (s := _first(part, (kind,)))),
        None,
    )


def _line_of(text: str, span: Span) -> Span:
    """Return the line a span stands on."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start=start, end=len(text) if end < 0 else end)
