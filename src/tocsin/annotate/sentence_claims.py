"""Claims sentence by sentence for every language but English: one claim a sentence, with the chain its attributions make.

Who is cited is found by a parse where one is to be had (Russian), else on the surface; what is made of it is the same.
"""

from collections.abc import Sequence

import msgspec

from tocsin.annotate.cited import OUTERMOST, POINTS_BACK, Cited, in_order
from tocsin.annotate.claim_record import ClaimMaker
from tocsin.annotate.claim_types import Draft
from tocsin.annotate.quotes import Quoted, touching
from tocsin.annotate.russian import RussianSentence
from tocsin.annotate.russian_grammar import frames_of
from tocsin.annotate.surface_grammar import grammar
from tocsin.language.lexicon import lexicon
from tocsin.language.lines import unbroken
from tocsin.language.patterns import TermIndex
from tocsin.language.words import count_words
from tocsin.records import Claim, Document, Hop, Mention, Span, Stance

METHOD = "sentence-grammar 3"
_FEWEST_WORDS = 3
_SPEAKERS = ("person", "organisation", "outlet", "state", "group")
# Between a cue and the house it told stand at most so many letters, all of them white space or the address of a link.
_NEXT = 200
UNNAMED = "an unnamed source"


class SentenceReader:
    """Reads the claims of one document in a language that has word lists."""

    def __init__(
        self,
        document: Document,
        mentions: Sequence[Mention],
        quoted: Sequence[Quoted],
        maker: ClaimMaker,
        parsed: Sequence[RussianSentence] = (),
    ) -> None:
        """`mentions` are those of the document; `parsed` its sentences, where a parser is to be had."""
        lists = lexicon(document.language or "")
        self._document = document
        self._parsed = {p.span: p for p in parsed}
        self._grammar = grammar(document.language or "")
        self._speakers = [m for m in mentions if m.kind in _SPEAKERS]
        self._quoted = quoted
        self._maker = maker
        self._roles = TermIndex([(t, t) for t in lists.get("role_noun", ())])
        self._denials = TermIndex([(t, t) for t in lists.get("cue_denial", ())])
        self._pronouns = frozenset(lists.get("pronoun", ()))
        self._last_speaker: Mention | None = None
        self._last_hop: Hop | None = None

    def __call__(self) -> list[Claim]:
        """Return one claim per sentence, with its sources; "this was reported by X" is the source of the sentence before."""
        claims: list[Claim] = []
        announced: Cited | None = None
        for sentence in self._document.sentences:
            text = sentence.of(self._document.text)
            plain = unbroken(text)
            named = self._named(sentence)
            back = self._grammar.points_back(plain, named)
            if back is not None and claims:
                claims[-1] = self._cited_from_behind(claims[-1], _moved(back, sentence.start))
                continue
            speaker = self._grammar.introduces(plain, named)
            if speaker is not None:
                source = _shifted(speaker, sentence.start)
                announced = Cited(":", "announced", sentence, source, source, sentence.end)
                continue
            if count_words(plain) < _FEWEST_WORDS:
                continue
            claims.append(self._claim(sentence, plain, announced))
            if announced is not None and not self._goes_on(sentence):
                announced = None
        return claims

    def _named(self, sentence: Span) -> list[Span]:
        """Return where a sentence names whoever can speak, counted from its beginning."""
        return [_shifted(m.span, -sentence.start) for m in self._speakers if sentence.covers(m.span)]

    def _goes_on(self, sentence: Span) -> bool:
        """Tell whether what was announced goes on behind a sentence: its quotation does, or another item of its list follows."""
        text = self._document.text
        quote = next(iter(touching(self._quoted, sentence)), None)
        if quote is not None:
            return quote.span.end > sentence.end
        return text[: sentence.start].rstrip(" *_").endswith(("—", "–", "•", "-")) and text[
            sentence.end :
        ].lstrip().startswith(("—", "–", "•", "-"))

    def _claim(self, sentence: Span, plain: str, announced: Cited | None) -> Claim:
        """Make the claim of one sentence."""
        frames = self._frames(sentence, plain)
        if not frames and announced is not None:
            frames = [announced._replace(content=self._inner(sentence))]
        hops = self._chain(frames)
        content = self._quoted_part(min((f.content for f in frames), key=_length)) if hops else sentence
        said = content.of(self._document.text)
        draft = Draft(
            text=said, stance=self._stance(plain, attributed=bool(hops)), modality=self._maker.stance.modality(said),
            attributed=bool(hops), rule="sentence",
        )  # fmt: skip
        rule = "sentence with " + " + ".join(f"{f.cue} ({f.rule})" for f in frames) if hops else "sentence"
        return self._maker(content, draft, hops, rule=rule, method=METHOD)

    def _stance(self, text: str, *, attributed: bool) -> Stance:
        """Return what the document's voice does to a sentence."""
        stance = self._maker.stance
        if self._denials.find(text) or stance.tells_false(text):
            return "denies"
        if attributed:
            return "doubts" if stance.doubts(text) else "reports"
        if stance.is_question(text):
            return "asks"
        return "speculates" if stance.hedges(text) else "asserts"

    def _cited_from_behind(self, claim: Claim, frame: Cited) -> Claim:
        """Give a claim the sources that the sentence behind it names."""
        hops = self._chain([frame])
        if not hops:
            return claim
        stance: Stance = "reports" if claim.stance == "asserts" else claim.stance
        rule = f"{claim.rule}; {frame.cue} ({frame.rule}) in the sentence behind"
        known = {h.entity_id or h.surface for h in claim.chain}
        more = [h for h in hops if (h.entity_id or h.surface) not in known]
        return msgspec.structs.replace(
            claim, chain=(*claim.chain[:-1], *more, claim.chain[-1]), stance=stance, rule=rule
        )

    def _frames(self, sentence: Span, plain: str) -> list[Cited]:
        """Return the attributions of a sentence: by its parse and by what needs no cue, else by its surface."""
        named = self._named(sentence)
        quotes = [_shifted(q.inner, -sentence.start) for q in touching(self._quoted, sentence)]
        parsed = self._parsed.get(sentence)
        found = [f for f in frames_of(parsed) if not self._quotes_over(f)] if parsed is not None else []
        if found:
            found += [_moved(f, sentence.start) for f in self._grammar.beside(plain, named)]
        else:
            found = [_moved(f, sentence.start) for f in self._grammar(plain, quotes, named)]
        return in_order(found)

    def _quotes_over(self, frame: Cited) -> bool:
        """Tell whether the source of a frame stands inside a quotation."""
        at = frame.head or frame.content
        return any(q.inner.start <= at.start < q.inner.end for q in touching(self._quoted, at))

    def _chain(self, frames: Sequence[Cited]) -> tuple[Hop, ...]:
        """Return the hops of frames, innermost first; a house passed on what the others said."""
        people: list[Hop] = []
        houses: list[Hop] = []
        for frame in frames:
            hop, is_house = self._hop(frame)
            if hop is not None:
                (houses if is_house or frame.rule.startswith(OUTERMOST) else people).append(hop)
            houses += self._told(frame)
        hops = [*people, *houses]
        self._last_hop = hops[0] if hops else self._last_hop
        return tuple(h for n, h in enumerate(hops) if not any(_same(h, earlier) for earlier in hops[:n]))

    def _hop(self, frame: Cited) -> tuple[Hop | None, bool]:
        """Return the hop of a frame, and whether it is a house that passes on what others say."""
        if frame.source is None or frame.head is None:
            return self._unnamed(frame), False
        surface = frame.source.of(self._document.text)
        speaker = self._speaker(frame.source, frame.head)
        back = self._refers_back(surface)
        if speaker is None and back:
            speaker = self._last_speaker
        if speaker is not None and speaker.kind != "outlet":
            self._last_speaker = speaker
        elif speaker is None and not back:
            self._last_speaker = None  # somebody else spoke last, who is not known by name
        if speaker is None and back and self._last_hop is not None:
            return msgspec.structs.replace(self._last_hop, cue=frame.cue, inherited=True), False
        known = speaker is not None and speaker.entity_id is not None
        hop = Hop(
            surface=speaker.surface if speaker is not None and known else surface,
            entity_id=speaker.entity_id if speaker is not None else None,
            cue=frame.cue,
        )
        return hop, speaker is not None and speaker.kind == "outlet"

    def _unnamed(self, frame: Cited) -> Hop | None:
        """Return the hop of a frame that names nobody: whoever spoke last where it points back, else an unnamed source."""
        if frame.rule != POINTS_BACK:
            return Hop(surface=UNNAMED, cue=frame.cue)
        if self._last_speaker is not None:
            return Hop(
                surface=self._last_speaker.surface,
                entity_id=self._last_speaker.entity_id,
                cue=frame.cue,
                inherited=True,
            )
        if self._last_hop is not None:
            return msgspec.structs.replace(self._last_hop, cue=frame.cue, inherited=True)
        return Hop(surface=UNNAMED, cue=frame.cue)

    def _speaker(self, source: Span, head: Span) -> Mention | None:
        """Return the mention that names a source: a linked one over its head, a person in it, the house a representative speaks for."""
        named = [m for m in self._speakers if m.span.overlaps(source)]
        over = [m for m in named if m.span.overlaps(head)]
        linked = [m for m in over if m.entity_id]
        persons = [m for m in named if m.kind == "person"]
        found = next(iter([*(m for m in linked if m.kind == "person"), *linked, *persons, *over]), None)
        if found is None and self._roles.find(head.of(self._document.text)):
            found = next((m for m in named if m.entity_id and m.kind in ("outlet", "organisation")), None)
        return found

    def _told(self, frame: Cited) -> list[Hop]:
        """Return the houses a source spoke to: named right behind the cue, beside the source."""
        if frame.source is None or frame.cue in (":", "—"):
            return []
        text = self._document.text
        near = [
            m
            for m in self._speakers
            if 0 <= m.span.start - frame.cue_end <= _NEXT and not unbroken(text[frame.cue_end : m.span.start]).strip()
        ]
        return [
            Hop(surface=m.surface, entity_id=m.entity_id, cue=frame.cue)
            for m in near
            if m.kind in ("outlet", "organisation") and not m.span.overlaps(frame.source)
        ]

    def _refers_back(self, surface: str) -> bool:
        """Tell whether a source is a pronoun or a role without a name: whoever spoke last."""
        plain = surface.casefold()
        alone = plain in self._pronouns or not any(w[:1].isupper() for w in surface.split()[1:])
        return alone and bool(self._roles.find(surface)) and count_words(surface) <= _FEWEST_WORDS

    def _quoted_part(self, content: Span) -> Span:
        """Return the quotation inside a content where it makes up most of it."""
        most = _length(content) / 2
        inside = [
            q.inner for q in touching(self._quoted, content) if content.covers(q.inner) and _length(q.inner) > most
        ]
        return inside[0] if len(inside) == 1 else content

    def _inner(self, sentence: Span) -> Span:
        """Return the part of a sentence that lies in a quotation, else the sentence."""
        quote = next(iter(touching(self._quoted, sentence)), None)
        if quote is None:
            return sentence
        start, end = max(quote.inner.start, sentence.start), min(quote.inner.end, sentence.end)
        return Span(start=start, end=end) if end - start > _length(sentence) / 2 else sentence


def _length(span: Span) -> int:
    """Return the length of a span, in characters."""
    return span.end - span.start


def _shifted(span: Span, by: int) -> Span:
    """Move a span; what would begin before the text begins with it."""
    return Span(start=max(0, span.start + by), end=span.end + by)


def _moved(frame: Cited, by: int) -> Cited:
    """Move a frame from its sentence into the document."""
    return frame._replace(
        content=_shifted(frame.content, by),
        source=_shifted(frame.source, by) if frame.source is not None else None,
        head=_shifted(frame.head, by) if frame.head is not None else None,
        cue_end=frame.cue_end + by,
    )


def _same(hop: Hop, other: Hop) -> bool:
    """Tell whether two hops are one."""
    return hop.surface == other.surface if hop.entity_id is None else hop.entity_id == other.entity_id
