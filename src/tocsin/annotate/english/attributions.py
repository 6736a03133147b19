"""The attributions of an English text: what the grammar finds and what the cue table judges, each
once, with all it governs.

The grammar and the constructions propose; the cue table chooses (see `counted`). Claims, quotations
and `attributions.jsonl` are made from what is chosen here and from nothing else.
"""

from collections.abc import Sequence

import msgspec

from tocsin.annotate.english.announcing import announced_frames
from tocsin.annotate.english.citations import with_cited
from tocsin.annotate.english.counted import WeighedFrame, as_judged, chosen_of, counted_candidates
from tocsin.annotate.english.extents import joined_halves, settled
from tocsin.annotate.english.factuality import factuality_of
from tocsin.annotate.english.frames import trim, via_of
from tocsin.annotate.english.near_sources import with_near_source
from tocsin.annotate.english.nominal import NOMINAL
from tocsin.annotate.english.pointing import pointing_frames
from tocsin.annotate.english.quote_runs import (
    HEADLINE_CREDIT,
    headline_credit,
    name_colon,
    spread_over_quotes,
)
from tocsin.annotate.english.quote_tags import tag_of
from tocsin.annotate.english.rules import frames_of
from tocsin.annotate.language import ENGLISH
from tocsin.annotate.names.sources import SourceResolver, opening_of
from tocsin.annotate.parsers.english import MODEL, Parsed
from tocsin.annotate.parsers.tree import Token
from tocsin.annotate.text.frame import Attributed, Frame
from tocsin.annotate.text.quotes import Quoted, pieces, touching
from tocsin.annotate.text.turns import TURN, Turn, frames_in
from tocsin.records import Attribution, Cue, Document, Hop, Mention, SourceMention, Span, content_id

# Stands for somebody whom no text names.
UNNAMED = "an unnamed source"
METHOD = f"attribution-en 5; {MODEL}"
# Whom something is said to is named in so many words at most.
# The constructions of the cue table in which the content is the object of the cue begin so.
_OBJECT = "object"
_LONGEST_ADDRESSEE = 12
# A state before a colon is a topic ("Ukraine: what is known").
_SPEAKERS = ("person", "organisation", "outlet")


class AttributionReader:
    """Reads the attributions of one English document."""

    def __init__(
        self,
        document: Document,
        quoted: Sequence[Quoted],
        mentions: Sequence[Mention],
        turns: Sequence[Turn] = (),
    ) -> None:
        """`quoted` are the quotations of the document, `turns` those of its conversation;
        `mentions` tell which spans name a speaker.
        """
        self._document = document
        self._quoted = quoted
        self._outlets = [m.span for m in mentions if m.kind == "outlet"]
        self._speakers = [m.span for m in mentions if m.kind in _SPEAKERS]
        self._turns = turns
        self._surnames = frozenset(
            m.surface.split()[-1] for m in mentions if m.kind == "person" and " " in m.surface
        )

    def __call__(self, parsed: Sequence[Parsed]) -> list[Frame]:
        """Return the attributions of the document, each with its whole content, in order of their
        contents.
        """
        chosen = chosen_of(self.candidates(parsed))
        chosen = joined_halves(chosen, self._quoted, parsed, self._document.text)
        whole = [
            _before_credit(_behind_colon(_before_coordinated(f, chosen, parsed), chosen), chosen)
            for f in chosen
        ]
        return sorted(
            (self._completed(f, parsed) for f in whole), key=lambda f: (f.content, f.cue_span)
        )

    def candidates(self, parsed: Sequence[Parsed]) -> list[WeighedFrame]:
        """Return everything that may be an attribution, with what the cue table looks at."""
        by_grammar = self._by_grammar(parsed)
        frames = [*whole_contents(by_grammar), *by_grammar]
        frames += [
            tag
            for quote in self._quoted
            if (tag := tag_of(self._document, quote, parsed)) is not None
        ]
        judged = [
            j
            for sentence in parsed
            for j in counted_candidates(self._document, sentence, self._quoted)
        ]
        for frame in frames:
            home = sentence_of(frame, parsed)
            if home is not None:
                judged.append(as_judged(self._document, home, frame, self._quoted))
        return judged

    def _by_grammar(self, parsed: Sequence[Parsed]) -> list[Frame]:
        """Return the frames of the grammar, spread over the quotations they govern."""
        pending = [
            (sentence, [Attributed(frame=f, hops=()) for f in self._frames(sentence)])
            for sentence in parsed
        ]
        own = [item for _, items in pending for item in items]
        spread = spread_over_quotes(self._document, self._quoted, pending)
        announced = announced_frames(self._document, parsed, self._quoted)
        pointing = pointing_frames(self._document.text, parsed)
        return [*(item.frame for item in (*own, *spread)), *announced, *pointing]

    def _frames(self, sentence: Parsed) -> list[Frame]:
        """Return the grammar's frames of one sentence."""
        quoted = touching(self._quoted, sentence.span)
        outlets = [o for o in self._outlets if sentence.span.covers(o)]
        frames = frames_of(sentence, quoted, outlets)
        frames += frames_in(self._turns, sentence.span)
        colon = name_colon(sentence, self._speakers, self._document.text, self._surnames)
        if (
            colon
            and not any(_repeats(colon, f) for f in frames)
            and not any(t.mark == colon.cue_span for t in self._turns)
        ):
            frames.append(colon)
        credit = headline_credit(sentence, self._speakers, self._document.text)
        if credit and not any(_repeats(credit, f) for f in frames):
            frames.append(credit)
        return sorted(
            frames, key=lambda f: (f.source.start if f.source else f.cue_span.start, f.content)
        )

    def _completed(self, frame: Frame, parsed: Sequence[Parsed]) -> Frame:
        """Return a chosen frame with whom its source cites, and whether the act of speech took
        place.
        """
        home = sentence_of(frame, parsed)
        if home is None:
            return frame
        frame = _without_dateline(frame, home, self._document.text)
        frame = settled(_asked_of_nobody(frame, home), home, self._quoted)
        frame = with_near_source(frame, home, self._quoted)
        frame = with_cited(self._with_via(without_addressee(frame, home), home), home)
        return msgspec.structs.replace(frame, factuality=factuality_of(frame, home, self._quoted))

    def _with_via(self, frame: Frame, home: Parsed) -> Frame:
        """Return a frame with the outlet its source spoke to, where the cue's own words name
        one.
        """
        cue = next(iter(home.inside(frame.cue_span)), None)
        if frame.via is not None or cue is None or frame.rule == NOMINAL:
            return frame
        outlets = [o for o in self._outlets if home.span.covers(o)]
        begin = home.span.start
        if frame.rule == "aside":
            content = Span(start=begin, end=begin)
        else:
            content = frame.content
        return msgspec.structs.replace(frame, via=via_of(home, cue, content, frame.source, outlets))


def _repeats(colon: Frame, other: Frame) -> bool:
    """Return whether a name with a colon is a turn of a transcript, or its words are given to the
    same name already.
    """
    return colon.cue_span == other.cue_span or (
        other.content.overlaps(colon.content) and other.source == colon.source
    )


def without_addressee(frame: Frame, home: Parsed) -> Frame:
    """Return a frame whose content leaves out whom it was said to: "told the agency that
    CLAUSE".
    """
    inside = home.inside(frame.content)
    if _is_told_to(frame, inside, home):
        content = trim(home, inside[1:])
        return frame if content is None else msgspec.structs.replace(frame, content=content)
    that = next(
        (t for t in inside[1:_LONGEST_ADDRESSEE] if t.lower_ == "that" and t.dep_ == "mark"), None
    )
    if (
        that is None
        or frame.cue_span.end > frame.content.start
        or not (frame.construction or "").startswith(_OBJECT)
    ):
        return frame
    if any(t.pos_ in ("VERB", "AUX") for t in inside if t.i < that.i):
        return frame
    content = trim(home, [t for t in inside if t.i > that.i])
    if content is None:
        return frame
    return msgspec.structs.replace(frame, content=content)


def _without_dateline(frame: Frame, home: Parsed, text: str) -> Frame:
    """Return a frame whose source is not the place in the dateline of an agency's text, or a label,
    which the parse may take for the subject ("GEORGETOWN — Guyana's president, X, said").
    """
    source = frame.source
    if source is None or source.end > frame.cue_span.start:
        return frame
    opening = opening_of(text, source.start, frame.cue_span.start)
    if opening is None:
        return frame
    between = home.inside(Span(start=opening, end=frame.cue_span.start))
    named = [t for t in between if t.pos_ in ("NOUN", "PROPN", "PRON")]
    if not named:
        return frame
    whole = home.cover([between[0], named[-1]])
    return msgspec.structs.replace(frame, source=whole, head=home.cover([named[-1]]))


def _is_told_to(frame: Frame, inside: Sequence[Token], home: Parsed) -> bool:
    """Return whether a content opens with the "that" behind whom something was told to ("told
    reporters that plans had never existed"), which the parse may take for part of a phrase.
    """
    if not inside or inside[0].lower_ != "that" or len(inside) < len(("that", "X", "is")):
        return False
    if frame.cue_span.end > frame.content.start:
        return False
    between = home.inside(Span(start=frame.cue_span.end, end=frame.content.start))
    return any(t.is_alpha for t in between)


def _behind_colon(frame: Frame, frames: Sequence[Frame]) -> Frame:
    """Return a frame whose content leaves out the name and colon that head its sentence ("Reuters:
    ..., officials say").
    """
    heading = next(
        (f for f in frames if f.rule == "name_colon" and frame.content.covers(f.cue_span)), None
    )
    if heading is None or heading is frame or frame.content.end <= heading.content.start:
        return frame
    return msgspec.structs.replace(
        frame, content=Span(start=heading.content.start, end=frame.content.end)
    )


def _before_credit(frame: Frame, frames: Sequence[Frame]) -> Frame:
    """Return a frame whose content leaves out the credit that ends its headline ("X wants to leave,
    - Lane").
    """
    content = frame.content
    for credit in frames:
        end = credit.content.end
        is_credit = credit.rule == HEADLINE_CREDIT and credit is not frame
        if is_credit and content.overlaps(credit.cue_span) and content.start < end:
            return msgspec.structs.replace(frame, content=Span(start=content.start, end=end))
    return frame


def _asked_of_nobody(frame: Frame, home: Parsed) -> Frame:
    """Return a frame without its source where that is only whom a question was put to: "Asked
    whether ..., X said".
    """
    cue = next(iter(home.inside(frame.cue_span)), None)
    if (
        cue is None
        or cue.tag_ != "VBN"
        or cue.lemma_.casefold() not in ENGLISH.words("asking_verb")
    ):
        return frame
    helped = any(c.dep_ in ("aux", "agent") for c in cue.children)
    if helped:
        return frame
    return msgspec.structs.replace(frame, source=None, head=None)


def _before_coordinated(frame: Frame, frames: Sequence[Frame], parsed: Sequence[Parsed]) -> Frame:
    """Return a frame whose content ends before the next thing the same source says ("... and has
    confirmed that").
    """
    inner = [
        f
        for f in frames
        if f is not frame
        and f.source == frame.source
        and frame.content.covers(f.cue_span)
        and f.source
    ]
    home = sentence_of(frame, parsed)
    first = min(inner, key=lambda f: f.cue_span, default=None)
    if home is None or first is None or first.cue_span.start < frame.cue_span.end:
        return frame
    cue = next(iter(home.inside(first.cue_span)), None)
    if cue is None or not _is_coordinated(cue, frame, home):
        return frame
    begin = min(
        [
            cue.i,
            *(
                c.i
                for c in cue.children
                if c.dep_ in ("aux", "auxpass", "neg", "advmod") and c.i < cue.i
            ),
        ]
    )
    before = trim(home, [t for t in home.inside(frame.content) if t.i < begin])
    if before is None:
        return frame
    return msgspec.structs.replace(frame, content=before)


def _is_coordinated(cue: Token, frame: Frame, home: Parsed) -> bool:
    """Return whether a cue inside a content is coordinated with its verb or the frame's cue, and is
    no part of what is said ("promised to apologise for saying").
    """
    inside = home.inside(frame.content)
    node = cue
    while node.dep_ == "conj" and node.head != node:
        node = node.head
    return node != cue and (node in inside or home.start(node) == frame.cue_span.start)


def sentence_of(frame: Frame, parsed: Sequence[Parsed]) -> Parsed | None:
    """Return the sentence in which the cue of a frame stands."""
    return next((s for s in parsed if s.span.covers(frame.cue_span)), None)


def whole_contents(frames: Sequence[Frame]) -> list[Frame]:
    """Return every attribution once, with all that its cue governs: a quotation over several
    sentences is one content.
    """
    by_cue: dict[tuple[Span, str], Frame] = {}
    for frame in frames:
        key = (frame.cue_span, "nominal" if frame.rule == NOMINAL else "said")
        first = by_cue.setdefault(key, frame)
        start = min(first.content.start, frame.content.start)
        end = max(first.content.end, frame.content.end)
        by_cue[key] = msgspec.structs.replace(first, content=Span(start=start, end=end))
    return sorted(by_cue.values(), key=lambda f: (f.content, f.cue_span))


def resolved(
    frames: Sequence[Frame], resolver: SourceResolver, document: Document
) -> list[Attributed]:
    """Return frames with the hops they add, resolved in reading order of their sources."""
    order = sorted(
        frames, key=lambda f: (f.source.start if f.source else f.cue_span.start, f.content)
    )
    return [
        Attributed(frame=f, hops=_hops(f, resolver), attribution_id=attribution_id(f, document))
        for f in order
    ]


def _hops(frame: Frame, resolver: SourceResolver) -> tuple[Hop, ...]:
    """Return the hops a frame adds, originator first: whom its source cites, the source, the outlet
    the words went through.
    """
    hops: list[Hop] = []
    for phrase, head in (
        (frame.cited, frame.cited),
        (frame.source, frame.head),
        (frame.via, frame.via),
    ):
        if phrase is not None and head is not None:
            main = phrase == frame.source
            entity, surface = resolver.resolve(
                phrase, head, in_quote=frame.in_quote, impersonal=frame.impersonal and main
            )
            hops.append(Hop(surface=surface, entity_id=entity, cue=frame.cue))
    if frame.rule == TURN and frame.source is None:
        hops.append(Hop(surface=UNNAMED, cue=frame.cue))
    return tuple(hops)


def as_records(
    attributed: Sequence[Attributed], document: Document, quoted: Sequence[Quoted]
) -> list[Attribution]:
    """Return the attribution records of a document, in order of their contents; one inside another
    names it.
    """
    by_content = sorted(attributed, key=lambda a: (a.frame.content, a.frame.cue_span))
    return [_record(item, by_content, document, quoted) for item in by_content]


def _record(
    item: Attributed, all_items: Sequence[Attributed], document: Document, quoted: Sequence[Quoted]
) -> Attribution:
    """Return the record of one attribution."""
    frame = item.frame
    source = None
    if frame.source is not None:
        hop = next((h for h in item.hops[1 if frame.cited is not None else 0 :]), None)
        span = frame.relative or frame.source
        source = SourceMention(
            span=span, surface=span.of(document.text), entity_id=hop.entity_id if hop else None
        )
    outer = _outer(frame, [a.frame for a in all_items])
    return Attribution(
        id=attribution_id(frame, document),
        document_id=document.id,
        source=source,
        cue=Cue(span=frame.cue_span, surface=frame.cue_span.of(document.text)),
        content=tuple(pieces(frame.content, quoted)),
        factuality=frame.factuality,
        inherited=frame.source is None,
        nested_in=attribution_id(outer, document) if outer is not None else None,
        method=METHOD,
        rule=frame.rule,
    )


def attribution_id(frame: Frame, document: Document) -> str:
    """Return the id of an attribution: its document, its cue and its content."""
    return content_id(
        "att", document.id, frame.cue_span.start, frame.content.start, frame.content.end
    )


def _outer(frame: Frame, frames: Sequence[Frame]) -> Frame | None:
    """Return the narrowest other attribution whose content holds the cue and the content of this
    one.
    """
    over = [
        f
        for f in frames
        if f.cue_span != frame.cue_span
        and f.content.covers(frame.cue_span)
        and f.content.covers(frame.content)
    ]
    return min(over, key=lambda f: (f.content.end - f.content.start, f.content), default=None)
