"""The list behind a line that announces it: who is announced says all of its points."""

import re

from tocsin.records import Span

# Signs and numbers that points begin with.
_MARK = re.compile(
    r"[ *_\u200b]*(?P<mark>[—–•·*▪▫◾◽🔸🔹🔴🔵🔺🔻🟢🟡📌👉✅❗➡▶⚡-]|\d{1,2}[.)])\ufe0f?[ *_]*\S"
)
_LINE = re.compile(r"[^\n]*(?:\n|$)")


def behind_mark(text: str, sentence: Span) -> Span:
    """Return a sentence without the sign or number that opens it as a point of a list."""
    point = _MARK.match(text, sentence.start, sentence.end)
    if point is None:
        return sentence
    return Span(start=point.end() - 1, end=sentence.end)


def end_of_list(text: str, start: int) -> int:
    """Return where the list ends whose first point stands at `start`, or on the next line that is
    not empty; `start` itself where none does.

    The points stand on lines of their own and begin with one sign, or with numbers; empty lines may
    part them.
    """
    end, kind = start, ""
    for line in _LINE.finditer(text, start):
        if not line.group().strip():
            if line.end() == len(text):
                break
            continue
        point = _MARK.match(line.group())
        of_point = _kind(point["mark"]) if point is not None else ""
        if not of_point or (kind and of_point != kind):
            break
        end, kind = line.end(), of_point
    return end


def _kind(mark: str) -> str:
    """Return what the points of one list share: their sign; of numbers, that they are some."""
    return "1" if mark[0].isdecimal() else mark
