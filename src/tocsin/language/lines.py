"""Lines as their writer meant them: a paragraph that was wrapped at a fixed width is one line."""

import itertools
import re

from tocsin.records import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
# Nobody wraps text narrower or wider than this; verse and lists are narrower.
_NARROWEST, _WIDEST = 50, 200
# In a wrapped block this share of the breaks stands where the next word did not fit.
_MOSTLY = 0.6


def logical_lines(text: str) -> list[Span]:
    """Return the lines of `text` in order; lines that were wrapped because the next word did not
    fit are joined.

    A break is a wrap when the line before it, with the first word of the next, would be longer than
    the longest line of its block, and most breaks of the block are such. Of two lines alone the
    second must begin with a small letter.
    """
    spans: list[Span] = []
    for block in _blocks(text):
        widest = max(s.end - s.start for s in block)
        breaks = [
            _does_not_fit(text, before, line, widest) for before, line in itertools.pairwise(block)
        ]
        wrapped = widest <= _WIDEST and sum(breaks) >= _MOSTLY * len(breaks)
        joined = [block[0]]
        for index, line in enumerate(block[1:]):
            if wrapped and breaks[index] and (len(breaks) > 1 or line.of(text)[:1].islower()):
                joined[-1] = Span(start=joined[-1].start, end=line.end)
            else:
                joined.append(line)
        spans += joined
    return spans


def _blocks(text: str) -> list[list[Span]]:
    """Return runs of lines without an empty line between them."""
    blocks: list[list[Span]] = []
    for match in _LINE.finditer(text):
        line = Span(start=match.start(), end=match.end())
        follows = blocks and text[blocks[-1][-1].end : line.start] in ("\n", "\r\n", "\r")
        if follows and match.group().strip() and blocks[-1][-1].of(text).strip():
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _does_not_fit(text: str, before: Span, line: Span, widest: int) -> bool:
    """Return whether the next line's first word would have made a line longer than the longest of
    its block.
    """
    upper, lower = before.of(text).rstrip(), line.of(text)
    first = lower.split(maxsplit=1)[0] if lower.strip() else ""
    return len(upper) >= _NARROWEST and len(upper) + 1 + len(first) > widest


def unbroken(text: str) -> str:
    """Return `text` as one line without the marks of its formatting, at the same length: breaks and
    marks become spaces.

    Channels write bold and italic type as ** and __, and a link as [words](address).
    """
    plain = text.translate(_BREAKS)
    if "**" in plain or "__" in plain or "](" in plain:
        plain = _MARKUP.sub(_blanked, plain)
    return plain


_BREAKS = {ord(c): " " for c in "\n\r\u2028\u2029"}
_MARKUP = re.compile(r"\*\*+|__+|\[(?P<words>[^\[\]]{1,300})\]\([^()\s]{1,2000}\)")


def _blanked(match: re.Match[str]) -> str:
    """Return spaces for a mark, and for a link its words between spaces."""
    linked = match.group("words")
    if linked is None:
        return " " * len(match.group())
    return f" {linked}".ljust(len(match.group()))
