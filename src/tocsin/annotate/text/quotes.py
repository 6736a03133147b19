"""Words in quotation marks: where they begin and end, in all the dress they come in.

Straight, curly, low and angle marks; a closing mark written as an opening one; a mark that is never
closed. Linear in the length of the text. Who said them and of which kind they are is decided once
attribution is known.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from tocsin.language.lines import logical_lines
from tocsin.records import Record, Span

# Two apostrophes are how agencies and archives without curly letters write a mark.
_TWO = "''"
_PAIRS = {"“": "”", "«": "»", "„": "“”", '"': '"', "”": "”", _TWO: _TWO}
_STRAIGHT = ('"', _TWO)
_MARK = re.compile(rf"(?<!'){_TWO}(?!')|[“”«»„\"]")
# Marks of another set that close a quotation where no inner one is open: it began curly and ends
# straight, or the other way round.
_OTHER_DRESS = {"“": '"', '"': "”"}
_BEFORE_CLOSING = ",.!?…"
# A quotation that is never closed is taken to the end of its paragraph only if that is not far.
_LONGEST_UNCLOSED = 600


class Quoted(Record, frozen=True):
    """A quotation with its marks; `inner` is without them. `rule` says how its end was found."""

    span: Span
    inner: Span
    rule: str


def find_quoted(text: str) -> list[Quoted]:
    """Return the outermost quotations of `text`, in order. Quotations never cross the end of a
    paragraph.
    """
    quoted: list[Quoted] = []
    for line in logical_lines(text):
        quoted += _in_line(text, line.start, line.end)
    return quoted


def touching(quoted: Sequence[Quoted], span: Span) -> list[Quoted]:
    """Return the quotations that overlap a span; `quoted` are in order and do not overlap."""
    first = bisect_left(quoted, span.start, key=lambda q: q.span.end)
    last = bisect_left(quoted, span.end, key=lambda q: q.span.start)
    return [q for q in quoted[first:last] if q.span.overlaps(span)]


def pieces(content: Span, quoted: Sequence[Quoted]) -> list[Span]:
    """Return the parts of a content that runs over several quotations: each quotation without what
    stands between them.
    """
    inside = [q for q in touching(quoted, content) if content.covers(q.inner)]
    whole = (
        len(inside) > 1
        and inside[0].inner.start == content.start
        and inside[-1].inner.end == content.end
    )
    if whole:
        return [q.inner for q in inside]
    return [content]


def _in_line(text: str, start: int, end: int) -> list[Quoted]:
    """Return the quotations of one line."""
    quoted: list[Quoted] = []
    opened: Span | None = None
    nested = 0
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), Span(start=match.start(), end=match.end())
        if opened is None:
            nested = 0
            if _can_open(text, at, end):
                opened = at
        elif mark in _PAIRS[opened.of(text)] and not (
            mark in _STRAIGHT and _opens_only(text, at, start, end)
        ):
            quoted.append(_quoted(opened, at, "closed", text))
            opened = None
        elif _reversed_closing(text, at, end):
            quoted.append(_quoted(opened, at, "reversed_closing_mark"))
            opened = None
        elif mark == opened.of(text) and mark not in _STRAIGHT:
            opened = at  # the first mark was never closed, and where its quotation ends is unknown
        elif mark in _OTHER_DRESS.get(opened.of(text), ""):
            if nested == 0 and text[at.start - 1] in _BEFORE_CLOSING:
                quoted.append(_quoted(opened, at, "mixed_marks"))
                opened = None
            if not text[at.start - 1].isspace():
                nested = max(0, nested - 1)
            else:
                nested = nested + 1
        elif mark == "“" and opened.of(text) == '"':
            nested += 1
    if opened is not None and end - opened.start <= _LONGEST_UNCLOSED:
        quoted.append(_quoted(opened, Span(start=end, end=end), "never_closed"))
    return [q for q in quoted if any(c.isalnum() for c in q.inner.of(text))]


def _quoted(opened: Span, closed: Span, rule: str, text: str = "") -> Quoted:
    """Make the record for two marks; the spaces that French sets inside them are no words."""
    start, end = opened.end, closed.start
    while start < end and text[start : start + 1].isspace():
        start += 1
    while start < end and text[end - 1 : end].isspace():
        end -= 1
    return Quoted(
        span=Span(start=opened.start, end=closed.end),
        inner=Span(start=start, end=end),
        rule=rule,
    )


def _can_open(text: str, mark: Span, end: int) -> bool:
    """Tell whether a mark can open a quotation: something follows it directly, and no letter stands
    before it.
    """
    gap = 1 if mark.of(text) == "«" and text[mark.end : mark.end + 1].isspace() else 0
    follows = mark.end + gap < end and not text[mark.end + gap].isspace()
    before = mark.start == 0 or not text[mark.start - 1].isalnum()
    return follows and before and mark.of(text) != "»"


def _opens_only(text: str, mark: Span, start: int, end: int) -> bool:
    """Tell whether a straight mark can only open: white space before, a letter after."""
    return (
        mark.start > start
        and text[mark.start - 1].isspace()
        and mark.end < end
        and text[mark.end].isalnum()
    )


def _reversed_closing(text: str, mark: Span, end: int) -> bool:
    """Tell whether an opening mark stands where a closing one belongs: after a comma or stop,
    before a small letter.
    """
    before = text[max(0, mark.start - 3) : mark.start].rstrip()[-1:]
    after = text[mark.end : min(end, mark.end + 1)]
    if mark.of(text) not in "“„«":
        return False
    return before in (",", ".", "!", "?", "…") and (after.islower() or not after)
