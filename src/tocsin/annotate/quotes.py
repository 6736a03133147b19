"""Words in quotation marks: where they begin and end, in all the dress they come in.

Straight, curly, low and angle marks; a closing mark written as an opening one; a mark that is never closed. Linear in
the length of the text. Who said them and of which kind they are is decided once attribution is known.
"""

from tocsin.language.lines import logical_lines
from tocsin.records import Record, Span

_PAIRS = {"“": "”", "«": "»", "„": "“”", '"': '"', "”": "”"}
_MARKS = '“”«»„"'
# A quotation that is never closed is taken to the end of its paragraph only if that is not far.
_LONGEST_UNCLOSED = 600


class Quoted(Record, frozen=True):
    """A quotation with its marks; `inner` is without them. `rule` says how its end was found."""

    span: Span
    inner: Span
    rule: str


def find_quoted(text: str) -> list[Quoted]:
    """Return the outermost quotations of `text`, in order. Quotations never cross the end of a paragraph."""
    found: list[Quoted] = []
    for line in logical_lines(text):
        found += _in_line(text, line.start, line.end)
    return found


def _in_line(text: str, start: int, end: int) -> list[Quoted]:
    """Return the quotations of one line."""
    found: list[Quoted] = []
    opened: int | None = None
    for at in range(start, end):
        mark = text[at]
        if mark not in _MARKS:
            continue
        if opened is None:
            if _can_open(text, at, end):
                opened = at
        elif mark in _PAIRS[text[opened]] and not (mark == '"' and _opens_only(text, at, start, end)):
            found.append(_quoted(opened, at, "closed"))
            opened = None
        elif _reversed_closing(text, at, end):
            found.append(_quoted(opened, at, "reversed_closing_mark"))
            opened = None
        elif mark == text[opened] and mark != '"':
            opened = at  # the first mark was never closed, and where its quotation ends is unknown
    if opened is not None and end - opened <= _LONGEST_UNCLOSED:
        found.append(
            Quoted(span=Span(start=opened, end=end), inner=Span(start=opened + 1, end=end), rule="never_closed")
        )
    return [q for q in found if any(c.isalnum() for c in q.inner.of(text))]


def _quoted(opened: int, closed: int, rule: str) -> Quoted:
    """Make the record for marks at two places."""
    return Quoted(span=Span(start=opened, end=closed + 1), inner=Span(start=opened + 1, end=closed), rule=rule)


def _can_open(text: str, at: int, end: int) -> bool:
    """Tell whether a mark can open a quotation: something follows it directly, and no letter stands before it."""
    follows = at + 1 < end and not text[at + 1].isspace()
    before = at == 0 or not text[at - 1].isalnum()
    return follows and before and text[at] not in "»"


def _opens_only(text: str, at: int, start: int, end: int) -> bool:
    """Tell whether a straight mark can only open: white space before, a letter after."""
    return at > start and text[at - 1].isspace() and at + 1 < end and text[at + 1].isalnum()


def _reversed_closing(text: str, at: int, end: int) -> bool:
    """Tell whether an opening mark stands where a closing one belongs: after a comma or stop, before a small letter."""
    before = text[:at].rstrip()[-1:]
    after = text[at + 1 : min(end, at + 2)]
    return text[at] in "“„«" and before in (",", ".", "!", "?", "…") and (after.islower() or not after)
