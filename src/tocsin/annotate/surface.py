"""Claims sentence by sentence: by the parse where one is to be had (Russian), else by punctuation, quotation marks and word lists."""

import re
from collections.abc import Sequence

import msgspec

from tocsin.annotate.claim_record import ClaimMaker
from tocsin.annotate.claim_types import Draft
from tocsin.annotate.quotes import Quoted
from tocsin.annotate.russian import RussianSentence
from tocsin.annotate.russian_grammar import RussianFrame, frames_of
from tocsin.language.lexicon import lexicon
from tocsin.language.patterns import TermIndex
from tocsin.language.words import count_words
from tocsin.records import Claim, Document, Hop, Mention, Span, Stance

METHOD = "surface-grammar 2"
_FEWEST_WORDS = 3
_SPEAKERS = ("person", "organisation", "outlet", "state", "group")
# A source stands this near behind its cue, in characters.
_NEAR = 40
_INFINITIVE = ("ть", "ти", "ться", "тись")
UNNAMED = "an unnamed source"
_CAPITALISED = re.compile(r"[^\W\d_a-zа-яёіїєґәғқңөұүһ][\w'’-]+(?: [^\W\d_a-zа-яёіїєґәғқңөұүһ][\w'’-]+)*")


def _index(terms: Sequence[str]) -> TermIndex:
    """Index a list of cues."""
    return TermIndex([(t, t) for t in terms])


class SurfaceReader:
    """Reads the claims of one document in a language that has word lists but no parser."""

    def __init__(
        self,
        document: Document,
        mentions: Sequence[Mention],
        quoted: Sequence[Quoted],
        maker: ClaimMaker,
        parsed: Sequence[RussianSentence] = (),
    ) -> None:
        """`mentions` are those of the document; `parsed` its sentences, where a parser is to be had."""
        self._parsed = {p.span: p for p in parsed}
        lists = lexicon(document.language or "")
        self._document = document
        self._mentions = mentions
        self._quoted = quoted
        self._maker = maker
        self._cues = _index(lists.get("cue_speech", ()))
        self._according = _index(lists.get("according", ()))
        self._after_source = _index(lists.get("after_source", ()))
        self._according_him = _index(lists.get("according_him", ()))
        self._roles = _index(lists.get("role_noun", ()))
        self._pronouns = frozenset(lists.get("pronoun", ()))
        self._denials = _index(lists.get("cue_denial", ()))
        self._last_speaker: Mention | None = None
        self._last_hop: Hop | None = None

    def __call__(self) -> list[Claim]:
        """Return one claim per sentence, with its source where a cue and a name stand together."""
        return [
            self._claim(s) for s in self._document.sentences if count_words(s.of(self._document.text)) >= _FEWEST_WORDS
        ]

    def _claim(self, sentence: Span) -> Claim:
        """Make the claim of one sentence."""
        text = sentence.of(self._document.text)
        cue, hops, content = self._read(sentence, text)
        stance = self._maker.stance
        words_of_it = content.of(self._document.text)
        if self._denials.find(text) or stance.tells_false(text):
            view: Stance = "denies"
        elif hops:
            view = "doubts" if stance.doubts(text) else "reports"
        elif stance.is_question(text):
            view = "asks"
        else:
            view = "speculates" if stance.hedges(text) else "asserts"
        draft = Draft(
            text=words_of_it, stance=view, modality=stance.modality(words_of_it), attributed=bool(hops), rule="sentence"
        )
        rule = f"sentence with cue {cue}" if hops else "sentence"
        return self._maker(content, draft, hops, rule=rule, method=METHOD)

    def _read(self, sentence: Span, text: str) -> tuple[str, tuple[Hop, ...], Span]:
        """Return (cue, hops, content) of a sentence: by its parse, else by its surface."""
        parsed = self._parsed.get(sentence)
        frames = frames_of(parsed) if parsed is not None else []
        frames = [f for f in frames if not self._quotes_over(f.head.start)]
        if frames:
            hops = self._chain(frames)
            if hops:
                cue = " + ".join(f"{f.cue} ({f.rule})" for f in frames)
                smallest = min((f.content for f in frames), key=lambda c: (c.end - c.start, c))
                return cue, hops, self._quoted_part(smallest)
        cue, hops = self._attribution(sentence, text)
        return cue, hops, self._content(sentence, hops)

    def _chain(self, frames: Sequence[RussianFrame]) -> tuple[Hop, ...]:
        """Return the hops of frames, innermost first; an outlet passed on what the others said."""
        people: list[Hop] = []
        outlets: list[Hop] = []
        for frame in frames:
            named = [m for m in self._mentions if m.span.overlaps(frame.source) and m.kind in _SPEAKERS]
            over = [m for m in named if m.span.overlaps(frame.head)]
            apposed = [m for m in named if m.kind == "person"]
            speaker = next((m for m in over if m.entity_id), None) or next(iter(apposed or over), None)
            speaker = speaker or self._spoken_for(frame, named)
            surface = frame.source.of(self._document.text)
            back = self._refers_back(surface)
            if speaker is None and back:
                speaker = self._last_speaker
            if speaker is not None and speaker.kind != "outlet":
                self._last_speaker = speaker
            elif speaker is None and not back:
                self._last_speaker = None  # somebody else spoke last, who is not known by name
            hop = Hop(
                surface=surface if speaker is None or speaker.entity_id is None else speaker.surface,
                entity_id=speaker.entity_id if speaker else None,
                cue=frame.cue,
            )
            if speaker is None and back and self._last_hop is not None:
                hop = msgspec.structs.replace(self._last_hop, cue=frame.cue, inherited=True)
            (outlets if speaker is not None and speaker.kind == "outlet" else people).append(hop)
            outlets += [
                Hop(surface=m.surface, entity_id=m.entity_id, cue=frame.cue)
                for m in self._mentions
                if m.kind == "outlet" and 0 <= m.span.start - frame.cue_end <= 2 and not m.span.overlaps(frame.source)
            ]
        hops = [*people, *outlets]
        self._last_hop = hops[0] if hops else self._last_hop
        return tuple(
            h for n, h in enumerate(hops) if n == 0 or h.entity_id is None or h.entity_id != hops[n - 1].entity_id
        )

    def _spoken_for(self, frame: RussianFrame, named: Sequence[Mention]) -> Mention | None:
        """Return the house a nameless representative speaks for ("представитель ТАСС")."""
        if not self._roles.find(frame.head.of(self._document.text)):
            return None
        return next((m for m in named if m.entity_id and m.kind in ("outlet", "organisation")), None)

    def _refers_back(self, surface: str) -> bool:
        """Tell whether a source is a pronoun or a role without a name: whoever spoke last."""
        plain = surface.casefold()
        alone = plain in self._pronouns or not any(w[:1].isupper() for w in surface.split()[1:])
        return alone and bool(self._roles.find(surface)) and count_words(surface) <= _FEWEST_WORDS

    def _quoted_part(self, content: Span) -> Span:
        """Return the quotation inside a content where it makes up most of it."""
        most = (content.end - content.start) / 2
        inside = [q.inner for q in self._quoted if content.overlaps(q.inner) and q.inner.end - q.inner.start > most]
        return inside[0] if len(inside) == 1 else content

    def _attribution(self, sentence: Span, text: str) -> tuple[str, tuple[Hop, ...]]:
        """Return (cue, hops): a phrase that names its source after it, or a verb with its source before it."""
        phrase = next(iter(self._according.find(text)), None)
        if phrase is not None:
            known = self._hops(phrase.term, self._nearest(sentence, phrase.end, after=True), None)
            return phrase.term, known or (self._unknown(phrase.term, text[phrase.end :], after=True),)
        behind = next(iter(self._after_source.find(text)), None)
        if behind is not None and not self._according_him.find(text):
            known = self._hops(behind.term, self._nearest(sentence, behind.start, after=False), None)
            return behind.term, known or (self._unknown(behind.term, text[: behind.start], after=False),)
        him = next(iter(self._according_him.find(text)), None)
        if him is not None:
            known = self._hops(him.term, self._last_speaker, None)
            if not known and self._last_hop is not None:
                known = (msgspec.structs.replace(self._last_hop, cue=him.term, inherited=True),)
            return him.term, known
        spoken = (f for f in self._cues.find(text) if not self._quotes_over(sentence.start + f.start))
        verb = next((f for f in spoken if not text[f.start : f.end].endswith(_INFINITIVE)), None)
        if verb is None:
            return "", ()
        source = self._nearest(sentence, verb.start, after=False) or self._nearest(sentence, verb.end, after=True)
        via = self._outlet_after(sentence, verb.end)
        if source is None and self._roles.find(text):
            source = self._last_speaker
        known = self._hops(verb.term, source or via, via)
        if not known and self._last_hop is not None and self._roles.find(text):
            known = (msgspec.structs.replace(self._last_hop, cue=verb.term, inherited=True),)
        return verb.term, known or (self._unknown(verb.term, text[: verb.start], after=False),)

    def _unknown(self, cue: str, beside: str, *, after: bool) -> Hop:
        """Return the hop of a source nobody knows: the nearest name by its capitals, or an unnamed source. Never the voice.

        One word that opens a sentence has its capital from there.
        """
        found = [m for m in _CAPITALISED.finditer(beside) if after or m.start() or " " in m.group()]
        names = [m.group() for m in found]
        surface = (names[0] if after else names[-1]) if names else UNNAMED
        self._last_speaker, self._last_hop = None, Hop(surface=surface, cue=cue)
        return self._last_hop

    def _hops(self, cue: str, source: Mention | None, via: Mention | None) -> tuple[Hop, ...]:
        """Make the hops of a source and of the outlet it spoke to; remember who spoke."""
        if source is None:
            return ()
        if source.kind != "outlet":
            self._last_speaker = source
        told = [source] if via is None or via.entity_id == source.entity_id else [source, via]
        return tuple(Hop(surface=m.surface, entity_id=m.entity_id, cue=cue) for m in told)

    def _nearest(self, sentence: Span, at: int, *, after: bool) -> Mention | None:
        """Return the speaker nearest to a place in the sentence: before a verb anyone but an outlet comes first."""
        place = sentence.start + at
        named = [
            m
            for m in self._mentions
            if sentence.covers(m.span) and m.kind in _SPEAKERS and not self._quotes_over(m.span.start)
        ]
        side = [m for m in named if (m.span.start >= place) == after]
        if not after:
            side = (
                [m for m in side if m.kind == "person"]
                or [m for m in side if m.kind not in ("outlet", "state")]
                or side
            )
        else:
            side = [m for m in side if m.span.start - place <= _NEAR]
        return min(side, key=lambda m: (abs(m.span.start - place), m.span.start), default=None)

    def _outlet_after(self, sentence: Span, at: int) -> Mention | None:
        """Return the outlet named directly after a verb ("told the agency X")."""
        place = sentence.start + at
        after = [
            m
            for m in self._mentions
            if m.kind == "outlet" and sentence.covers(m.span) and 0 <= m.span.start - place <= _NEAR
        ]
        return after[0] if after else None

    def _quotes_over(self, at: int) -> bool:
        """Tell whether a place lies inside a quotation."""
        return any(q.inner.start <= at < q.inner.end for q in self._quoted)

    def _content(self, sentence: Span, hops: tuple[Hop, ...]) -> Span:
        """Return what is said: the quotation where there is one and a source, else the sentence."""
        if not hops:
            return sentence
        inside = [
            q.inner
            for q in self._quoted
            if sentence.covers(q.inner) and count_words(q.inner.of(self._document.text)) > _FEWEST_WORDS
        ]
        return inside[0] if inside else sentence
