"""Who said a quotation, and of which kind it is, once the attributions of the document are
known.
"""

from collections.abc import Sequence

from tocsin.annotate.text.frame import Attributed
from tocsin.annotate.text.quotes import Quoted
from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.words import count_words, words
from tocsin.records import Document, Quote, QuoteKind, Span, Speaker, content_id

METHOD = "quotation-marks 1"
_FRAGMENT_WORDS = 4
# Words that are put into a mouth which the text does not say spoke them.
_NEVER_SPOKEN = ("imagined", "conditional", "not_said")


def quotes_of(
    document: Document, quoted: Sequence[Quoted], attributed: Sequence[Attributed]
) -> list[Quote]:
    """Return the quotations of a document outside its noise, with speaker and kind."""
    quotes: list[Quote] = []
    for item in quoted:
        if any(n.span.overlaps(item.span) for n in document.noise):
            continue
        owner = _owner(document, item, attributed)
        quotes.append(_quote(document, item, owner))
    return quotes


def _owner(
    document: Document, quoted: Quoted, attributed: Sequence[Attributed]
) -> Attributed | None:
    """Return the attribution whose content holds the quotation, the narrowest; else the only one of
    its sentence.
    """
    over = [
        a
        for a in attributed
        if a.hops and not a.frame.in_quote and _overlap(a.frame.content, quoted.inner) >= 0.5
    ]
    if over:
        return min(
            over, key=lambda a: (a.frame.content.end - a.frame.content.start, a.frame.content)
        )
    sentence = next((s for s in document.sentences if s.overlaps(quoted.span)), None)
    same = [
        a
        for a in attributed
        if a.hops and sentence is not None and sentence.covers(a.frame.cue_span)
    ]
    speakers = {a.hops[0].entity_id or a.hops[0].surface for a in same}
    return same[0] if len(speakers) == 1 else None


def _overlap(content: Span, inner: Span) -> float:
    """Return which share of the shorter one the two have in common."""
    both = min(content.end, inner.end) - max(content.start, inner.start)
    return max(0, both) / max(1, min(inner.end - inner.start, content.end - content.start))


def _quote(document: Document, quoted: Quoted, owner: Attributed | None) -> Quote:
    """Make the record."""
    text = quoted.inner.of(document.text)
    kind = _kind(text, owner)
    if owner:
        speaker = Speaker(surface=owner.hops[0].surface, entity_id=owner.hops[0].entity_id)
    else:
        speaker = None
    if kind in ("scare", "ventriloquised"):
        speaker = Speaker(surface="the document's own voice", entity_id=document.source_id)
    return Quote(
        id=content_id("quo", document.id, quoted.span.start, quoted.span.end),
        document_id=document.id,
        span=quoted.span,
        kind=kind,
        method=METHOD,
        rule=quoted.rule if owner is None else f"{quoted.rule}; {owner.frame.rule}",
        speaker=speaker,
        cue=owner.frame.cue if owner else None,
    )


def _kind(text: str, owner: Attributed | None) -> QuoteKind:
    """Tell words that were said from a fragment, from words the writer only handles with tongs, and
    from invented ones.
    """
    length = count_words(text)
    if owner is not None and owner.frame.factuality in _NEVER_SPOKEN:
        if length < _FRAGMENT_WORDS:
            return "scare"
        return "ventriloquised"
    if owner is not None:
        if length < _FRAGMENT_WORDS or (
            length <= 5 and text[:1].islower() and not text.rstrip().endswith((".", "!", "?", ","))
        ):
            return "fragment"
        return "direct"
    if length < _FRAGMENT_WORDS:
        return "scare"
    addressed = {fold(w.text) for w in words(text)} & word_set("imagined_words")
    if addressed and ("?" in text or "!" in text):
        return "ventriloquised"
    return "direct"
