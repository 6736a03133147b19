"""Who spoke a quotation whose tag stands in a sentence of its own: "Why?" she asked. A question
mark ends a sentence, not the turn.

Three forms: a tag directly behind the quotation, a name with a colon before it, a signature behind
a dash, beside it or on the line below.
"""

import re
from collections.abc import Iterator, Sequence

from tocsin.annotate.english.announcing import announcer_of
from tocsin.annotate.english.frames import cue_kind, noun_phrase, subject_of
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.tree import Token
from tocsin.annotate.text.frame import Frame
from tocsin.annotate.text.quotes import Quoted
from tocsin.records import Document, Span

# A tag is near: its verb is among the first words behind the quotation.
_NEAR = 14
SIGNED = "signed"
_SIGNED = re.compile(
    r"\s*\n\s*(?P<dash>[-–—―]{1,2})\s*(?P<name>[A-Z][^\n]{1,70}?)[.,]?[ \t]*(?=\n|$)"
)
# On the quotation's own line only a name can sign: capitalised words, perhaps with what the person
# is behind a comma.
_SIGNED_BESIDE = re.compile(
    r"[ \t]*(?P<dash>[-–—―]{1,2})[ \t]*"
    r"(?P<name>[A-Z][\w.’'-]*(?: (?:of|the|de|van|von|bin|al|[A-Z][\w.’'-]*)){0,5}"
    r"(?:,[^\n.;:]{2,60})?)"
    r"[.,]?[ \t]*(?=\n|$)"
)
_NAMED = re.compile(r"(?:^|\n)[ \t]*([A-Z][^\n:.!?\"“”]{1,60}?(?:\([^)\n]{1,12}\))?)[ \t]*:[ \t]*$")
_INVERTED = ("nsubj", "dobj", "attr", "npadvmod")


def tag_of(document: Document, quote: Quoted, parsed: Sequence[Parsed]) -> Frame | None:
    """Return the frame of a quotation whose speaker is named beside it, or None."""
    return next((f for f in _tags(document, quote, parsed)), None)


def _tags(document: Document, quote: Quoted, parsed: Sequence[Parsed]) -> Iterator[Frame]:
    """Yield the frames the three forms give."""
    text = document.text
    behind = next((s for s in parsed if s.span.end > quote.span.end), None)
    if (
        behind is not None
        and "\n" not in text[quote.span.end : max(quote.span.end, behind.span.start)]
    ):
        frame = _behind(behind, quote)
        if frame is not None:
            yield frame
    named = _NAMED.search(text[max(0, quote.span.start - 90) : quote.span.start])
    if named is not None and not _is_announced(quote, parsed):
        start = max(0, quote.span.start - 90) + named.start(1)
        colon = text.rindex(":", start, quote.span.start)
        yield _quote_frame(
            ":",
            Span(start=colon, end=colon + 1),
            quote,
            Span(start=start, end=start + len(named.group(1))),
            "named_before",
        )
    signed = _SIGNED.match(text, quote.span.end) or _SIGNED_BESIDE.match(text, quote.span.end)
    if signed is not None:
        name = Span(start=signed.start("name"), end=signed.end("name"))
        yield _quote_frame(
            "-", Span(start=signed.start("dash"), end=signed.end("dash")), quote, name, SIGNED
        )


def _is_announced(quote: Quoted, parsed: Sequence[Parsed]) -> bool:
    """Return whether the line before a quotation tells who speaks by more than a name."""
    line = next((s for s in reversed(parsed) if s.span.start < quote.span.start), None)
    if line is None:
        return False
    before = [t for t in line.doc if line.end(t) <= quote.span.start and not t.is_space]
    return len(before) > 1 and announcer_of(line, before[:-1]) is not None


def _behind(sentence: Parsed, quote: Quoted) -> Frame | None:
    """Return the frame of a tag directly behind a quotation: "she asked", "said the minister on
    Sunday".
    """
    after = [t for t in sentence.doc if sentence.start(t) >= quote.span.end and not t.is_space][
        :_NEAR
    ]
    cue = next(
        (t for t in after if t.tag_.startswith("VB") and cue_kind(t.lemma_.casefold())), None
    )
    if cue is None or any(t.text in '"“”«»:' for t in after if t.i < cue.i):
        return None
    source = _subject(cue, after)
    if source is None:
        return None
    span = Span(start=sentence.start(cue), end=sentence.end(cue))
    head = Span(start=sentence.start(source), end=sentence.end(source))
    return _quote_frame(
        cue.text, span, quote, sentence.cover(noun_phrase(source)), "quote_tag", head
    )


def _subject(cue: Token, after: Sequence[Token]) -> Token | None:
    """Return who speaks, as far as the words behind the quotation name somebody."""
    own = subject_of(cue)
    if own is not None and own in after:
        return own
    return next(
        (c for c in cue.children if c.dep_ in _INVERTED and c.i > cue.i and c in after), None
    )


def _quote_frame(
    cue: str, span: Span, quote: Quoted, source: Span, rule: str, head: Span | None = None
) -> Frame:
    """Make the frame of a quotation."""
    return Frame(
        cue=cue,
        cue_span=span,
        kind="speech",
        rule=rule,
        content=quote.inner,
        source=source,
        head=head or source,
    )
