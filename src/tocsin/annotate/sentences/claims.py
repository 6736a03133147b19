"""Claims sentence by sentence for every language but English: what is attributed, with the chain
its attributions make.

Who is cited is found by a parse where one is to be had (Russian), else on the surface; what is made
of it is the same. An act of speech that did not take place makes no claim of its speaker: one that
is denied or withheld is kept as such, an imagined one is kept as an attribution alone.
"""

import functools
from collections.abc import Sequence

import msgspec

from tocsin.annotate.acts.words import event_words
from tocsin.annotate.claims.headlines import inherited_from_headline
from tocsin.annotate.claims.record import ClaimMaker
from tocsin.annotate.claims.types import Draft
from tocsin.annotate.parsers.russian import RussianSentence
from tocsin.annotate.sentences.frames import FrameReader, ReadSentence
from tocsin.annotate.sentences.grammars import grammar_of
from tocsin.annotate.sentences.hops import UNNAMED, HopReader, Station, same
from tocsin.annotate.text.cited import HEARSAY, PROPOSES, Cited, moved
from tocsin.annotate.text.frame import Attributed, Frame
from tocsin.annotate.text.quotes import Quoted, touching
from tocsin.annotate.text.turns import Turn
from tocsin.language.lexicon import lexicon
from tocsin.language.patterns import TermIndex
from tocsin.language.words import count_words
from tocsin.records import (
    Attribution,
    Claim,
    Cue,
    Document,
    Factuality,
    Mention,
    Modality,
    SourceMention,
    Span,
    Stance,
    content_id,
)

__all__ = ["METHOD", "UNNAMED", "SentenceReader"]
METHOD = "sentence-grammar 5"
_FEWEST_WORDS = 3
# Of a quotation whose speaker is known, and where an act is told, two words are enough.
_FEWEST_SAID = 2
# An act is most of its sentence where the whole has at most so many times its words.
_WHOLE = 1.5


class SentenceReader:
    """Reads the claims of one document in a language that has word lists.

    `attributions` are the acts of attribution of the document, those that make no claim included;
    `attributed` says the same to whoever looks for the speakers of quotations. Both are filled by
    the call.
    """

    def __init__(
        self,
        document: Document,
        mentions: Sequence[Mention],
        quoted: Sequence[Quoted],
        maker: ClaimMaker,
        parsed: Sequence[RussianSentence] = (),
        turns: Sequence[Turn] = (),
    ) -> None:
        """`mentions` and `turns` are those of the document; `parsed` its sentences, where a parser
        is to be had.
        """
        self._document = document
        self._frames = FrameReader(document, mentions, quoted, parsed, turns)
        self._hops = HopReader(document, mentions)
        self._grammar = grammar_of(document.language or "")
        self._quoted = quoted
        self._maker = maker
        self._acts = event_words(document.language or "")
        self._denials, self._false = _rejections(document.language or "")
        self.attributions: list[Attribution] = []
        self.attributed: list[Attributed] = []

    def __call__(self) -> list[Claim]:
        """Return the claims of the document in order; "this was reported by X" is the source of the
        sentence before.
        """
        claims: list[Claim] = []
        for read in self._frames():
            if read.points_back and claims:
                claims[-1] = self._cited_from_behind(claims[-1], read.points_back)
            elif read.points_back:
                self._kept(self._hops(read.points_back), _act(read.points_back))
            elif not read.introduces:
                claims += self._claims(read)
        self.attributions = _distinct(self.attributions)
        return inherited_from_headline(claims, self._document)

    def _claims(self, read: ReadSentence) -> list[Claim]:
        """Return the claims of one sentence: one for each group of attributions that nest, else one
        of the document's voice.
        """
        frames = read.frames
        length = count_words(read.plain)
        is_short = frames or bool(self._acts.find(read.span.of(self._document.text)))
        if length < (_FEWEST_SAID if is_short else _FEWEST_WORDS):
            return []
        if not frames:
            return self._by_acts(read)
        in_text = sorted(_groups(frames), key=lambda g: min(f.content.start for f in g))
        claims = [c for group in in_text for c in self._attributed(read, group)]
        self._keep_acts(read.acts)
        return sorted(claims, key=lambda c: (c.span, c.id))

    def _by_acts(self, read: ReadSentence) -> list[Claim]:
        """Return the claims of a sentence with nothing but acts, if any: of those that propose
        something, else the voice's own. What the reader is bidden to imagine is nobody's.
        """
        whole = [a for a in read.acts if self._is_whole(read, a)]
        unreal = [
            a
            for a in read.acts
            if a.factuality == "imagined" or (a in whole and a.factuality == "conditional")
        ]
        chosen = unreal or [a for a in whole if a.rule == PROPOSES]
        self._keep_acts([a for a in read.acts if a not in chosen])
        if not chosen and self._grammar.factuality.bids_imagine(read.plain):
            return []
        if not chosen:
            return [self._own(read)]
        return [c for group in _groups(chosen) for c in self._attributed(read, group)]

    def _is_whole(self, read: ReadSentence, act: Cited) -> bool:
        """Return whether an act, its source and its content are most of a sentence, so that no more
        is told beside it.
        """
        parts = [act.cue_span, act.content, *([act.source] if act.source is not None else [])]
        return _WHOLE * sum(count_words(p.of(self._document.text)) for p in parts) >= count_words(
            read.plain
        )

    def _keep_acts(self, acts: Sequence[Cited]) -> None:
        """Keep the records of acts of which no claim is made; what another reports stands below its
        record.
        """
        for act in acts:
            self._kept(self._hops([act]), act.factuality)

    def _own(self, read: ReadSentence) -> Claim:
        """Make the claim of a sentence that cites nobody: the voice's own, or hearsay that it
        passes on.
        """
        frame = self._grammar.hearsay(read.plain, self._frames.parts(read.span))
        if frame is not None:
            return self._hearsay(read, moved(frame, read.span.start))
        if self._grammar.withholds(read.plain):
            return self._claim(read.span, "not_confirmed", "not_confirmed", (), "sentence")
        return self._claim(read.span, self._own_stance(read.plain), None, (), "sentence")

    def _hearsay(self, read: ReadSentence, frame: Cited, content: Span | None = None) -> Claim:
        """Make the claim of what nobody answers for."""
        frame = frame._replace(content=content or frame.content)
        stations = self._kept(self._hops([frame]), "said")
        stance: Stance = (
            "doubts"
            if frame.rule != HEARSAY or self._maker.stance.doubts(read.plain)
            else "reports"
        )
        rule = f"sentence with {frame.cue} ({frame.rule})"
        return self._claim(frame.content, stance, None, stations, rule)

    def _attributed(self, read: ReadSentence, group: Sequence[Cited]) -> list[Claim]:
        """Return the claims of attributions that nest: none where the act is only imagined."""
        act = _act(group)
        stations = self._kept(self._hops(group), act)
        if act == "imagined":
            doubted = self._grammar.hearsay(read.plain, self._frames.parts(read.span))
            inner = min((f.content for f in group), key=_length)
            if doubted is not None:
                return [self._hearsay(read, moved(doubted, read.span.start), inner)]
            return []
        if act == "conditional":
            stance: Stance = "asks" if self._maker.stance.is_question(read.plain) else "speculates"
            return [self._claim(read.span, stance, "conditional", (), "sentence on a condition")]
        content = self._quoted_part(min((f.content for f in group), key=_length))
        rule = "sentence with " + " + ".join(f"{f.cue} ({f.rule})" for f in group)
        if act == "not_said" or act == "not_confirmed":
            return [self._claim(content, act, act, stations, rule)]
        return [self._claim(content, self._stance(read.plain, group), None, stations, rule)]

    def _claim(
        self,
        content: Span,
        stance: Stance,
        modality: Modality | None,
        stations: Sequence[Station],
        rule: str,
    ) -> Claim:
        """Make a claim."""
        said = content.of(self._document.text)
        draft = Draft(
            text=said,
            stance=stance,
            modality=modality or self._maker.stance.modality(said),
            attributed=bool(stations),
            rule="sentence",
        )
        claim = self._maker(
            content, draft, tuple(s.hop for s in stations), rule=rule, method=METHOD
        )
        innermost = self._id(stations[0]) if stations else None
        return msgspec.structs.replace(claim, attribution_id=innermost)

    def _stance(self, text: str, group: Sequence[Cited]) -> Stance:
        """Return what the document's voice does to what somebody says."""
        if any(f.denies for f in group) or self._false.find(text):
            return "denies"
        if self._maker.stance.doubts(text):
            return "doubts"
        return "reports"

    def _own_stance(self, text: str) -> Stance:
        """Return what the document's voice does to a sentence of its own."""
        stance = self._maker.stance
        if self._denials.find(text) or stance.tells_false(text) or self._false.find(text):
            return "denies"
        if stance.is_question(text):
            return "asks"
        if stance.hedges(text):
            return "speculates"
        return "asserts"

    def _cited_from_behind(self, claim: Claim, frames: Sequence[Cited]) -> Claim:
        """Give a claim the sources that the sentence behind it names."""
        act = _act(frames)
        stations = self._kept(self._hops([f._replace(content=claim.span) for f in frames]), act)
        if act in ("imagined", "conditional"):
            return claim
        rule = f"{claim.rule}; {frames[0].cue} ({frames[0].rule}) in the sentence behind"
        if act != "said":
            return claim  # whoever withholds it is no source of what the sentence before says
        stance: Stance = "reports" if claim.stance == "asserts" else claim.stance
        if any(f.denies for f in frames):
            stance = "denies"
        more = [s.hop for s in stations if not any(same(s.hop, h) for h in claim.chain[:-1])]
        first = claim.attribution_id or (self._id(stations[0]) if stations else None)
        return msgspec.structs.replace(
            claim,
            chain=(*claim.chain[:-1], *more, claim.chain[-1]),
            stance=stance,
            rule=rule,
            attribution_id=first,
        )

    def _kept(self, stations: list[Station], act: Factuality) -> list[Station]:
        """Keep the records of stations that nest, innermost first, and who speaks in the quotations
        they govern; return them.
        """
        for number, station in enumerate(stations):
            if number + 1 < len(stations):
                outer = stations[number + 1]
            else:
                outer = None
            self.attributions.append(self._record(station, outer))
        if stations:
            inner = min((s.frame for s in stations), key=lambda f: _length(f.content))
            self.attributed.append(
                Attributed(
                    frame=Frame(
                        cue=inner.cue,
                        cue_span=inner.cue_span,
                        kind="speech",
                        rule=inner.rule,
                        content=inner.content,
                        source=inner.source,
                        head=inner.head,
                        factuality=act,
                    ),
                    hops=tuple(s.hop for s in stations),
                    attribution_id=self._id(stations[0]),
                )
            )
        return stations

    def _record(self, station: Station, outer: Station | None) -> Attribution:
        """Make the record of one station."""
        frame, hop = station.frame, station.hop
        source = None
        if station.source is not None:
            source = SourceMention(
                span=station.source, surface=hop.surface, entity_id=hop.entity_id
            )
        return Attribution(
            id=self._id(station),
            document_id=self._document.id,
            source=source,
            cue=Cue(span=frame.cue_span, surface=frame.cue_span.of(self._document.text)),
            content=(frame.content,),
            factuality=frame.factuality,
            method=METHOD,
            rule=frame.rule,
            inherited=hop.inherited,
            nested_in=self._id(outer) if outer is not None else None,
        )

    def _id(self, station: Station) -> str:
        """Return the id of the record of a station: one cue and one source make one, over however
        many sentences it goes on.
        """
        at = station.source.start if station.source is not None else -1
        return content_id("att", self._document.id, station.frame.cue_start, at)

    def _quoted_part(self, content: Span) -> Span:
        """Return the quotation inside a content where it makes up most of it."""
        most = _length(content) / 2
        inside = [
            q.inner
            for q in touching(self._quoted, content)
            if content.covers(q.inner) and _length(q.inner) > most and self._is_said(q.inner)
        ]
        if len(inside) == 1:
            return inside[0]
        return content

    def _is_said(self, inner: Span) -> bool:
        """Return whether what stands in marks is more than a word that somebody is called by."""
        return count_words(inner.of(self._document.text)) >= _FEWEST_SAID


@functools.cache
def _rejections(language: str) -> tuple[TermIndex, TermIndex]:
    """Index the words of denial and of falsehood of a language once: documents are many."""
    lists = lexicon(language)
    denials = TermIndex([(term, term) for term in lists.get("cue_denial", ())])
    false = TermIndex([(term, term) for term in lists.get("false_phrase", ())], exact=True)
    return denials, false


def _groups(frames: Sequence[Cited]) -> list[list[Cited]]:
    """Return the attributions of a sentence in groups that nest; those whose contents lie apart say
    different things.
    """
    groups: list[list[Cited]] = []
    for frame in frames:
        joined = [g for g in groups if any(_nest(frame, other) for other in g)]
        rest = [g for g in groups if g not in joined]
        groups = [*rest, [*(f for g in joined for f in g), frame]]
    order = {id(f): n for n, f in enumerate(frames)}
    return [sorted(g, key=lambda f: order[id(f)]) for g in groups]


def _nest(frame: Cited, other: Cited) -> bool:
    """Return whether two attributions speak of the same words, or one reports the other."""
    outermost = any(f.is_outermost or f.is_deepest for f in (frame, other))
    if frame.content.overlaps(other.content):
        return True
    if frame.content.covers(other.cue_span):
        return True
    return other.content.covers(frame.cue_span) or (outermost and frame.cue_span == other.cue_span)


def _act(group: Sequence[Cited]) -> Factuality:
    """Return what a text says of a group of acts that nest: what is not real in one of them is not
    in the whole.
    """
    factualities: set[Factuality] = {f.factuality for f in group}
    order: tuple[Factuality, ...] = ("imagined", "conditional", "not_said", "not_confirmed")
    return next((f for f in order if f in factualities), "said")


def _distinct(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return records in order of their place, each once, with all that it governs."""
    by_id: dict[str, Attribution] = {}
    for item in attributions:
        first = by_id.setdefault(item.id, item)
        content = tuple(sorted({*first.content, *item.content}))
        by_id[item.id] = msgspec.structs.replace(
            first, content=content, nested_in=first.nested_in or item.nested_in
        )
    return sorted(by_id.values(), key=lambda a: (a.cue.span, a.content, a.id))


def _length(span: Span) -> int:
    """Return the length of a span, in characters."""
    return span.end - span.start
