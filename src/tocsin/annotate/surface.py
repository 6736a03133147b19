"""Claims where no parser is to be had: the same questions asked of punctuation, quotation marks and word lists."""

from collections.abc import Sequence

from tocsin.annotate.claim_record import ClaimMaker
from tocsin.annotate.claim_types import Draft
from tocsin.annotate.quotes import Quoted
from tocsin.language.lexicon import lexicon
from tocsin.language.patterns import TermIndex
from tocsin.language.words import count_words
from tocsin.records import Claim, Document, Hop, Mention, Span, Stance

METHOD = "surface-grammar 1"
_FEWEST_WORDS = 3
_SPEAKERS = ("person", "organisation", "outlet", "state", "group")
# A source stands this near behind its cue, in characters.
_NEAR = 40


def _index(terms: Sequence[str]) -> TermIndex:
    """Index a list of cues."""
    return TermIndex([(t, t) for t in terms])


class SurfaceReader:
    """Reads the claims of one document in a language that has word lists but no parser."""

    def __init__(
        self, document: Document, mentions: Sequence[Mention], quoted: Sequence[Quoted], maker: ClaimMaker
    ) -> None:
        """`mentions` are those of the document."""
        lists = lexicon(document.language or "")
        self._document = document
        self._mentions = mentions
        self._quoted = quoted
        self._maker = maker
        self._cues = _index(lists.get("cue_speech", ()))
        self._according = _index(lists.get("according", ()))
        self._according_him = _index(lists.get("according_him", ()))
        self._roles = _index(lists.get("role_noun", ()))
        self._denials = _index(lists.get("cue_denial", ()))
        self._last_speaker: Mention | None = None

    def __call__(self) -> list[Claim]:
        """Return one claim per sentence, with its source where a cue and a name stand together."""
        return [
            self._claim(s) for s in self._document.sentences if count_words(s.of(self._document.text)) >= _FEWEST_WORDS
        ]

    def _claim(self, sentence: Span) -> Claim:
        """Make the claim of one sentence."""
        text = sentence.of(self._document.text)
        cue, hops = self._attribution(sentence, text)
        content = self._content(sentence, hops)
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

    def _attribution(self, sentence: Span, text: str) -> tuple[str, tuple[Hop, ...]]:
        """Return (cue, hops): a phrase that names its source after it, or a verb with its source before it."""
        phrase = next(iter(self._according.find(text)), None)
        if phrase is not None:
            return phrase.term, self._hops(phrase.term, self._nearest(sentence, phrase.end, after=True), None)
        him = next(iter(self._according_him.find(text)), None)
        if him is not None:
            return him.term, self._hops(him.term, self._last_speaker, None)
        verb = next((f for f in self._cues.find(text) if not self._quotes_over(sentence.start + f.start)), None)
        if verb is None:
            return "", ()
        source = self._nearest(sentence, verb.start, after=False) or self._nearest(sentence, verb.end, after=True)
        via = self._outlet_after(sentence, verb.end)
        if source is None and self._roles.find(text):
            source = self._last_speaker
        return verb.term, self._hops(verb.term, source or via, via)

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
