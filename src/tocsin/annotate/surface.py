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
        self._cues = TermIndex([(t, t) for t in (*lists.get("cue_speech", ()), *lists.get("according", ()))])
        self._denials = TermIndex([(t, t) for t in lists.get("cue_denial", ())])

    def __call__(self) -> list[Claim]:
        """Return one claim per sentence, with its source where a cue and a name stand together."""
        return [
            self._claim(s) for s in self._document.sentences if count_words(s.of(self._document.text)) >= _FEWEST_WORDS
        ]

    def _claim(self, sentence: Span) -> Claim:
        """Make the claim of one sentence."""
        text = sentence.of(self._document.text)
        cues = self._cues.find(text)
        hops = self._hops(sentence, cues[0].start, cues[0].term) if cues else ()
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
        return self._maker(
            content, draft, hops, rule=f"sentence{' with cue ' + cues[0].term if hops else ''}", method=METHOD
        )

    def _hops(self, sentence: Span, at: int, cue: str) -> tuple[Hop, ...]:
        """Return the source nearest to the cue, when the sentence names one outside quotations."""
        place = sentence.start + at
        named = [
            m for m in self._mentions
            if sentence.covers(m.span) and m.kind in ("person", "organisation", "outlet", "state", "group")
            and not any(q.inner.covers(m.span) for q in self._quoted)
        ]  # fmt: skip
        if not named:
            return ()
        nearest = min(named, key=lambda m: (abs(m.span.start - place), m.span.start))
        return (Hop(surface=nearest.surface, entity_id=nearest.entity_id, cue=cue),)

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
