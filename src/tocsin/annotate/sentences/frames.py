"""Who is cited in every sentence of a document that is not English: by its parse where one is to be
had, by its surface else.

A quotation that runs over sentences has one speaker: whoever one of its sentences names says all of
it.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from tocsin.annotate.parsers.russian import RussianSentence
from tocsin.annotate.russian.acts import acts_of
from tocsin.annotate.russian.grammar import STANDS_IN, frames_of
from tocsin.annotate.russian.subjects import with_subject
from tocsin.annotate.sentences.grammars import grammar_of
from tocsin.annotate.sentences.overlaps import (
    before_inserted,
    distinct,
    lies_within,
    only_cites,
    put_before,
    put_behind,
    source_start,
    tells_more,
    widened,
)
from tocsin.annotate.surface.coordinated import without_second_act
from tocsin.annotate.surface.labels import beside
from tocsin.annotate.surface.studies import studied
from tocsin.annotate.surface.tagged import tagged
from tocsin.annotate.text.cited import GOES_ON, Cited, in_order, moved, shifted
from tocsin.annotate.text.listed import behind_mark, end_of_list
from tocsin.annotate.text.quotes import Quoted, touching
from tocsin.annotate.text.turns import Turn, asks_in, cited_in
from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.lines import unbroken
from tocsin.language.patterns import TermIndex
from tocsin.language.words import count_words
from tocsin.records import Document, Mention, Record, Span

SPEAKERS = ("person", "organisation", "outlet", "state", "group")
_PLACES = ("place", "site")
# A sentence that is only the tag of the quotation before it begins within so many letters behind
# that.
_TAG_REACH = 4
# Of so few words in quotation marks a name is made, no quotation.
_NAME_WORDS = 2
# The rules of a clause that a verb governs.
_EMBEDDING = ("that", "clause")
_DASH = re.compile(r"^\s*[—–-]\s")


class ReadSentence(Record, frozen=True):
    """A sentence with its attributions in order, innermost first.

    `acts` are those whose content is a noun phrase or an infinitive ("condemned the decision").
    `points_back` are those that tell who said the sentence before; `introduces` says that this one
    only names who speaks next.
    """

    span: Span
    plain: str
    frames: tuple[Cited, ...] = ()
    acts: tuple[Cited, ...] = ()
    points_back: tuple[Cited, ...] = ()
    introduces: bool = False


class FrameReader:
    """Reads the attributions of one document."""

    def __init__(
        self,
        document: Document,
        mentions: Sequence[Mention],
        quoted: Sequence[Quoted],
        parsed: Sequence[RussianSentence] = (),
        turns: Sequence[Turn] = (),
    ) -> None:
        """`mentions`, `quoted` and `turns` are those of the document; `parsed` its sentences, where
        a parser is to be had.
        """
        self._document = document
        self._parsed = {p.span: p for p in parsed}
        self._grammar = grammar_of(document.language or "")
        self._speakers = [m.span for m in mentions if m.kind in SPEAKERS]
        self._places = [m.span for m in mentions if m.kind in _PLACES]
        self._known_places = [m.span for m in mentions if m.kind in _PLACES and m.entity_id]
        self._quoted = quoted
        self._turns = turns
        plain = self._grammar.plain(unbroken(document.text))
        self._asides = [(q, a) for q in quoted for a in self._grammar.asides(plain, q.inner)]

    def __call__(self) -> list[ReadSentence]:
        """Return the sentences of the document in order, with who is cited in them."""
        read: list[ReadSentence] = []
        announced: Cited | None = None
        listed_until = 0
        imagined = False
        for sentence in self._document.sentences:
            plain = self._grammar.plain(unbroken(sentence.of(self._document.text)))
            item = self._in_turn(self._read(sentence, plain))
            if item.introduces:
                announced = item.frames[0]
                listed_until = end_of_list(self._document.text, announced.cue_end)
            elif not item.points_back and announced is not None:
                if not item.frames:
                    item = _with(item, [announced._replace(content=self._inner(sentence))])
                if not self._goes_on(sentence, listed_until):
                    announced = None
            if imagined:
                acts = tuple(a._replace(factuality="imagined") for a in item.acts)
                item = _with(item, [f._replace(factuality="imagined") for f in item.frames], acts)
            imagined = not item.frames and self._grammar.factuality.opens_imagined(plain)
            read.append(item)
        return self._spread(read)

    def _in_turn(self, item: ReadSentence) -> ReadSentence:
        """Return a sentence of a conversation with its speaker, who passes on whatever it cites;
        his "I" is he himself.
        """
        if asks_in(self._turns, item.span, item.plain):
            return ReadSentence(span=item.span, plain=item.plain)
        turn = cited_in(self._turns, item.span)
        if turn is None:
            return item
        text, named = self._document.text, word_set("self_name")
        cited = [
            f
            for f in item.frames
            if f.source is None or not f.source.overlaps(turn.source or f.content)
        ]
        cited = [f for f in cited if f.source is None or fold(f.source.of(text)) not in named]
        cited = [f for f in cited if turn.content.covers(f.cue_span)]
        return msgspec.structs.replace(
            item, frames=tuple(in_order([*cited, turn])), introduces=False
        )

    def _read(self, sentence: Span, plain: str) -> ReadSentence:
        """Return one sentence with what it attributes by itself."""
        named = [shifted(m, -sentence.start) for m in self._speakers if sentence.covers(m)]
        back = self._grammar.points_back(plain, named)
        if back:
            return ReadSentence(
                span=sentence,
                plain=plain,
                points_back=tuple(
                    self._by_subject(sentence, moved(f, sentence.start)) for f in back
                ),
            )
        speaker = self._grammar.introduces(plain, named)
        if speaker is not None:
            source = shifted(speaker, sentence.start)
            colon = max(source.end, sentence.start + plain.rfind(":"))
            frame = Cited(":", "announced", sentence, source, source, colon + 1, colon)
            return ReadSentence(span=sentence, plain=plain, frames=(frame,), introduces=True)
        frames = self._frames(sentence, plain, named)
        return ReadSentence(
            span=sentence,
            plain=plain,
            frames=tuple(frames),
            acts=tuple(self._acts(sentence, plain, named, frames)),
        )

    def _frames(self, sentence: Span, plain: str, named: Sequence[Span]) -> list[Cited]:
        """Return the attributions of a sentence: by its parse, by its surface, by what needs no
        cue.
        """
        parts = self.parts(sentence)
        frames = self._by_parse(sentence, plain, parts)
        frames = put_before(self._inserted(sentence, plain, named), frames)
        frames = put_before(self._grammar.passed_on(plain, parts, named), frames)
        frames = self._with_surface(sentence, plain, named, frames)
        frames = put_behind(self._grammar.closes(plain, parts, named), before_inserted(frames))
        frames += self._studied(plain, parts, frames)
        frames += self._grammar.within(plain, parts)
        frames += self._without_cue(sentence, plain, named, frames)
        if not any(frame.source for frame in frames):
            tag = tagged(self._document.language or "", plain, parts)
            frames = [tag] if tag is not None else frames
        frames = [f for f in frames if not any(only_cites(plain, f, g) for g in frames)]
        judged = self._judged(plain, parts, distinct(frames))
        return in_order([moved(frame, sentence.start) for frame in judged])

    def _studied(
        self, plain: str, parts: Sequence[Span], frames: Sequence[Cited]
    ) -> Iterator[Cited]:
        """Yield what a survey or a study shows, where nothing else is read of its verb."""
        for frame in studied(self._document.language or "", plain, parts):
            if not any(f.cue_span.overlaps(frame.cue_span) for f in frames):
                yield frame

    def _by_parse(self, sentence: Span, plain: str, parts: Sequence[Span]) -> list[Cited]:
        """Return what the parse of a sentence attributes, outside what others are quoted with."""
        parsed = self._parsed.get(sentence)
        if parsed is None:
            return []
        said = [part for part in parts if count_words(part.of(plain)) > _NAME_WORDS]
        outside: list[Cited] = []
        for tree in frames_of(parsed):
            frame = moved(tree, -sentence.start)
            quotes = said if frame.rule == STANDS_IN else parts
            if not lies_within(source_start(frame), quotes):
                outside.append(frame)
        return outside

    def _with_surface(
        self, sentence: Span, plain: str, named: Sequence[Span], frames: Sequence[Cited]
    ) -> list[Cited]:
        """Return frames with what the surface of the sentence tells besides, and more of."""
        parsed = self._parsed.get(sentence)
        more = self._grammar(plain, self.parts(sentence), named)
        if parsed is not None:
            more = [frame for frame in more if not self._is_object(parsed, frame)]
        more = [self._named_as_parsed(sentence, frame) for frame in more]
        wide = [widened(frame, more) for frame in frames]
        added = [f for f in more if not wide or not any(tells_more(k, f) for k in wide)]
        return wide + added

    def _without_cue(
        self, sentence: Span, plain: str, named: Sequence[Span], frames: Sequence[Cited]
    ) -> list[Cited]:
        """Return what needs no cue, where its source is not what another attribution stands in."""
        places, known = (
            [shifted(p, -sentence.start) for p in listed if sentence.covers(p)]
            for listed in (self._places, self._known_places)
        )
        cues = [frame.cue_span for frame in frames]
        return [
            frame
            for frame in beside(self._grammar.lists, plain, named, places, known)
            if frame.source and not any(frame.source.covers(cue) for cue in cues)
        ]

    def _judged(
        self, plain: str, parts: Sequence[Span], frames: Sequence[Cited]
    ) -> Iterator[Cited]:
        """Yield frames with whether their act took place and whether it is a denial; nobody says
        nothing.
        """
        for frame in frames:
            factuality = self._grammar.factuality(plain, frame, parts)
            is_said = factuality == "said"
            judged = frame._replace(factuality=factuality)
            if is_said and self._is_nobody(plain, judged):
                continue
            if self._grammar.acts(plain, frame) or self._grammar.adds(plain, frame):
                continue
            is_lie = self._is_cue(self._grammar.lists.lying, plain, frame)
            if (is_lie or self._is_cue(self._grammar.lists.finding, plain, frame)) and not _governs(
                frame
            ):
                continue  # "the minister lies", "workers found a mine"
            denies = frame.denies or (is_said and (is_lie or self._denies(plain, frame)))
            judged = judged._replace(denies=denies)
            yield without_second_act(plain, judged, self._document.language or "")

    def _named_as_parsed(self, sentence: Span, frame: Cited) -> Cited:
        """Return a frame whose offsets begin with its sentence, with its source as the parse names
        it.
        """
        whole = moved(frame, sentence.start)
        return moved(self._by_subject(sentence, whole), -sentence.start)

    def _by_subject(self, sentence: Span, frame: Cited) -> Cited:
        """Return a frame with its source as the parse of its sentence names it, if it has one."""
        parsed = self._parsed.get(sentence)
        return frame if parsed is None else with_subject(parsed, frame)

    def _is_object(self, parsed: RussianSentence, frame: Cited) -> bool:
        """Return whether the parse has what the surface takes for the source of a verb as its
        object ("threatened X").
        """
        if frame.source is None or frame.rule != "inverted":
            return False
        source, cue = (shifted(s, parsed.span.start) for s in (frame.source, frame.cue_span))
        verbs = {w.number for w in parsed.words if cue.start <= w.start < cue.end}
        return any(
            w.head in verbs
            and w.relation in ("obj", "iobj", "xcomp")
            and source.start <= w.start < source.end
            for w in parsed.words
        )

    def _acts(
        self, sentence: Span, plain: str, named: Sequence[Span], frames: Sequence[Cited]
    ) -> list[Cited]:
        """Return the acts of a sentence whose content is no clause; a verb that already attributes
        is none of them.
        """
        parts = [p for p in self.parts(sentence) if count_words(p.of(plain)) > _NAME_WORDS]
        parsed = self._parsed.get(sentence)
        if parsed is not None:
            acts = [
                moved(a, -sentence.start) for a in acts_of(parsed, [*self._speakers, *self._places])
            ]
        else:
            acts = self._grammar.deeds(plain, parts, named)
        known = [moved(f, -sentence.start).cue_span for f in frames]
        free = [
            a
            for a in acts
            if not lies_within(source_start(a), parts) and not lies_within(a.cue_start, parts)
        ]
        free = [a for a in free if not any(a.cue_span.overlaps(k) for k in known)]
        judged = [a._replace(factuality=self._grammar.factuality(plain, a, parts)) for a in free]
        judged = [a for a in judged if a.factuality != "said" or not self._is_nobody(plain, a)]
        return in_order(
            [moved(a._replace(denies=self._denies(plain, a)), sentence.start) for a in judged]
        )

    def _is_nobody(self, plain: str, frame: Cited) -> bool:
        """Return whether the source of a frame is nobody, who never said a thing."""
        return frame.source is not None and self._grammar.factuality.is_nobody(
            frame.source.of(plain)
        )

    def _denies(self, plain: str, frame: Cited) -> bool:
        """Return whether the cue of a frame is a denial."""
        return self._grammar.factuality.is_denial(plain[frame.cue_start : frame.cue_end])

    def _is_cue(self, listed: TermIndex, plain: str, frame: Cited) -> bool:
        """Return whether the cue of a frame is one of some words."""
        return bool(listed.find(plain[frame.cue_start : frame.cue_end]))

    def _inserted(self, sentence: Span, plain: str, named: Sequence[Span]) -> list[Cited]:
        """Return what is inserted between the parts of the quotations of a sentence."""
        frames = []
        for quote, inserted in self._asides:
            if sentence.covers(inserted):
                local = shifted(quote.inner, -sentence.start)
                frame = self._grammar.aside(plain, local, shifted(inserted, -sentence.start), named)
                if frame is not None:
                    frames.append(self._named_as_parsed(sentence, frame))
        return frames

    def parts(self, sentence: Span) -> list[Span]:
        """Return the insides of the quotations in a sentence without what is inserted in them,
        counted from its beginning.
        """
        pieces: list[Span] = []
        for quote in touching(self._quoted, sentence):
            start = quote.inner.start
            for aside in (a for q, a in self._asides if q is quote):
                pieces.append(Span(start=start, end=aside.start))
                start = aside.end
            if quote.inner.end > start:
                pieces.append(Span(start=start, end=quote.inner.end))
        return [shifted(p, -sentence.start) for p in pieces if p.overlaps(sentence)]

    def _spread(self, read: list[ReadSentence]) -> list[ReadSentence]:
        """Return the sentences with the speaker of a quotation over all the sentences of it."""
        for quote in self._quoted:
            touched = [n for n, r in enumerate(read) if r.span.overlaps(quote.inner)]
            owner = self._owner(quote, [read[n] for n in touched]) or self._tag(quote, read)
            if owner is None:
                continue
            for number in touched:
                item = read[number]
                if item.introduces or any(f.source == owner.source for f in item.frames):
                    continue
                part = self._part(quote, item.span)
                frames = [*item.frames, owner._replace(content=part, rule=GOES_ON)]
                read[number] = _with(item, in_order(frames))
        return self._dialogue(self._named_below(read))

    def _named_below(self, read: list[ReadSentence]) -> list[ReadSentence]:
        """Return the sentences with the speaker of a paragraph whom a line of its own below it
        names ("— said X in an interview").
        """
        text = self._document.text
        for number, item in enumerate(read):
            begins = text[: item.span.start].rstrip(" ").endswith("\n")
            if item.frames or not begins or not _DASH.match(item.plain):
                continue
            named = [shifted(m, -item.span.start) for m in self._speakers if item.span.covers(m)]
            tag = self._grammar.tag(item.plain, named)
            above = [
                earlier
                for earlier in range(number)
                if "\n" not in text[read[earlier].span.start : item.span.start].rstrip()
            ]
            if tag is None or not above or any(read[earlier].frames for earlier in above):
                continue
            owner = moved(tag, item.span.start)
            for earlier in above:
                spoken = owner._replace(content=read[earlier].span, rule=GOES_ON)
                read[earlier] = _with(read[earlier], [spoken])
            read[number] = ReadSentence(
                span=item.span, plain=item.plain, frames=(owner,), introduces=True
            )
        return read

    def _part(self, quote: Quoted, sentence: Span) -> Span:
        """Return the part of a quotation in a sentence, without the dash that follows what was
        inserted.
        """
        start, end = max(quote.inner.start, sentence.start), min(quote.inner.end, sentence.end)
        dash = _DASH.match(self._document.text[start:end])
        return Span(start=start + dash.end() if dash is not None else start, end=end)

    def _owner(self, quote: Quoted, touched: Sequence[ReadSentence]) -> Cited | None:
        """Return the attribution outside a quotation that governs words of it, where it runs over
        sentences.
        """
        if len(touched) < 2:
            return None
        for item in touched:
            parts = [shifted(p, item.span.start) for p in self.parts(item.span)]
            for frame in item.frames:
                over = min(frame.content.end, quote.inner.end) - max(
                    frame.content.start, quote.inner.start
                )
                inside = any(
                    p.start <= frame.cue_start < p.end for p in parts if quote.inner.covers(p)
                )
                if over > 0 and not inside and not item.introduces:
                    return frame
        return None

    def _tag(self, quote: Quoted, read: Sequence[ReadSentence]) -> Cited | None:
        """Return who said a quotation by the sentence behind it that is only its tag ("— said
        X.").
        """
        item = next((r for r in read if 0 <= r.span.start - quote.span.end <= _TAG_REACH), None)
        if item is None or item.frames:
            return None
        named = [shifted(m, -item.span.start) for m in self._speakers if item.span.covers(m)]
        frame = self._grammar.tag(item.plain, named)
        if frame is not None:
            return moved(frame, item.span.start)._replace(content=quote.inner)
        return None

    def _dialogue(self, read: list[ReadSentence]) -> list[ReadSentence]:
        """Return the sentences of a dialogue in dashes with the speaker whom the tag before them
        names.
        """
        text = self._document.text
        for number in range(1, len(read)):
            before, item = read[number - 1], read[number]
            said = next(
                (f for f in before.frames if f.rule.startswith(("inverted", "inserted", GOES_ON))),
                None,
            )
            same_line = "\n" not in text[before.span.start : item.span.start]
            if (
                said is None
                or item.frames
                or not same_line
                or not _DASH.match(before.plain)
                or not _DASH.match(item.plain)
            ):
                continue
            read[number] = _with(item, [said._replace(content=item.span, rule=GOES_ON)])
        return read

    def _goes_on(self, sentence: Span, listed_until: int) -> bool:
        """Return whether what was announced goes on behind a sentence: its quotation does, or the
        list of its points.
        """
        quote = next(iter(touching(self._quoted, sentence)), None)
        if quote is not None and quote.span.end > sentence.end:
            return True
        return bool(self._document.text[sentence.end : listed_until].strip())

    def _inner(self, sentence: Span) -> Span:
        """Return the part of a sentence that lies in a quotation, else the sentence."""
        quote = next(iter(touching(self._quoted, sentence)), None)
        if quote is None:
            return behind_mark(self._document.text, sentence)
        start, end = max(quote.inner.start, sentence.start), min(quote.inner.end, sentence.end)
        if end - start > (sentence.end - sentence.start) / 2:
            return Span(start=start, end=end)
        return sentence


def _with(
    item: ReadSentence, frames: Sequence[Cited], acts: tuple[Cited, ...] | None = None
) -> ReadSentence:
    """Return a sentence with other frames, and with other acts where some are given."""
    return msgspec.structs.replace(
        item, frames=tuple(frames), acts=item.acts if acts is None else acts
    )


def _governs(frame: Cited) -> bool:
    """Return whether the verb of a frame governs a clause behind it."""
    return frame.rule.startswith(_EMBEDDING) and frame.content.start >= frame.cue_end
