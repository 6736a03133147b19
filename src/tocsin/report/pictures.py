"""The brief's pictures as SVG: a likelihood bar, and a series with its expected band.

Colour is never the only sign. What a picture shows is also said in words, in the reader's language,
for those who cannot see it.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from html import escape

from tocsin.records import Interval, Reading
from tocsin.report.worded import Words

Scale = Callable[[float], float]

# The edges of the ICD 203 bands, and those that are labelled.
_STRIP = 160
_EDGES = (0.05, 0.20, 0.45, 0.55, 0.80, 0.95)
_LABELLED = (0.0, 0.20, 0.45, 0.55, 0.80, 1.0)
_MOVES_LABELLED = (0.0, 0.20, 0.55, 1.0)
_WIDTH = 600
# The widest letter of a figure beside a picture, at the size that narrow screens show it in.
_LETTER = 12.0
# Between a figure and its axis.
_BEFORE_AXIS = 6.0
# So far from the side of a bar its scale begins and ends.
_EDGE = 20
# A day on which fewer of the sources were heard is drawn grey.
_HEARD = 0.5
_MOST_DAYS_NAMED = 3


def likelihood_bar(low: float, figure: float, high: float, words: Words | None = None) -> str:
    """Draw a probability with its range on a scale from 0 to 100 %, the edges of the ICD 203 bands
    marked.
    """
    words = words or Words()

    def across(value: float) -> float:
        return _EDGE + (_WIDTH - 2 * _EDGE) * value

    ticks = "".join(_tick(across(edge)) for edge in _EDGES)
    labels = "".join(_bar_label(across(value), value) for value in _LABELLED)
    edges = words.spread(Interval(low=low, high=high))
    shown = words("brief-bar-in-words", share=words.share(figure), range=edges)
    width = max(2.0, across(high) - across(low))
    return (
        f'<svg class="bar" viewBox="0 0 {_WIDTH} 66" role="img" aria-label="{escape(shown)}">'
        f'<rect x="20" y="22" width="560" height="16" class="scale"/>{ticks}'
        f'<rect x="{across(low):.1f}" y="22" width="{width:.1f}" height="16" class="range"/>'
        f'<path d="M{across(figure):.1f} 20 l-6 -12 h12 z" class="point"/>{labels}</svg>'
    )


def likelihood_strip(low: float, figure: float, high: float, words: Words | None = None) -> str:
    """Draw a probability with its range as one narrow strip, for a line of a table."""
    words = words or Words()
    edges = words.spread(Interval(low=low, high=high))
    shown = words("brief-bar-in-words", share=words.share(figure), range=edges)
    start, end = low * _STRIP, max(high * _STRIP, low * _STRIP + 2)
    mark = min(max(figure * _STRIP, 1.5), _STRIP - 1.5)
    return (
        f'<svg class="strip" viewBox="0 0 {_STRIP} 14" role="img" aria-label="{escape(shown)}">'
        f'<rect x="0" y="4" width="{_STRIP}" height="6" class="scale"/>'
        f'<rect x="{start:.1f}" y="4" width="{end - start:.1f}" height="6" class="range"/>'
        f'<rect x="{mark - 1.5:.1f}" y="1" width="3" height="12" class="point"/></svg>'
    )


def _tick(across: float) -> str:
    """Draw the mark of an edge."""
    return f'<line x1="{across:.1f}" x2="{across:.1f}" y1="22" y2="38" class="tick"/>'


def _bar_label(across: float, value: float) -> str:
    """Write a figure below the scale: those at its ends inside of it, since however large letters
    are shown, they may not pass the side of the picture.
    """
    anchor = {_LABELLED[0]: "start", _LABELLED[-1]: "end"}.get(value, "middle")
    return f'<text x="{across:.1f}" y="58" text-anchor="{anchor}">{value:.0%}</text>'


def _side(*figures: str) -> float:
    """Return how far from the left side an axis stands, so that the figures before it have room."""
    return _BEFORE_AXIS + _LETTER * max(len(figure) for figure in figures)


def series(readings: Sequence[Reading], words: Words | None = None) -> str:
    """Draw the counts of one key with the band an expected day lies in.

    Crossings carry a mark above the bar.
    """
    if not readings:
        return ""
    height, base = 120, 96
    observed = (float(r.observed) for r in readings)
    expected = (r.high or 0.0 for r in readings)
    top = max(1.0, *observed, *expected)
    left = _side(f"{top:.0f}")
    step = (_WIDTH - 10 - left) / max(1, len(readings))

    def up(value: float) -> float:
        return base - 80 * value / top

    def across(index: float) -> float:
        return left + step * index

    days = list(enumerate(readings))
    upper = [f"{across(n + 0.5):.1f},{up(r.high or 0):.1f}" for n, r in days]
    lower = [f"{across(n + 0.5):.1f},{up(r.low or 0):.1f}" for n, r in reversed(days)]
    gaps = "".join(_gap(across(n), step) for n, r in days if r.coverage < _HEARD)
    bars = "".join(_bar(across(n + 0.2), up(r.observed), step, base) for n, r in days if r.observed)
    marks = "".join(_crossing(across(n + 0.5), up(r.observed)) for n, r in days if r.crossed)
    shown = escape(_series_in_words(readings, words or Words()))
    first, last = readings[0].day, readings[-1].day
    return (
        f'<svg class="series" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-label="{shown}">{gaps}'
        f'<polygon points="{" ".join(upper + lower)}" class="band"/>{bars}{marks}'
        f'<line x1="{left:.0f}" x2="{_WIDTH - 10}" y1="{base}" y2="{base}" class="axis"/>'
        f'<text x="{left:.0f}" y="114">{first}</text>'
        f'<text x="{_WIDTH - 10}" y="114" text-anchor="end">{last}</text>'
        f'<text x="{left - _BEFORE_AXIS:.0f}" y="{up(top) + 4:.1f}" '
        f'text-anchor="end">{top:.0f}</text></svg>'
    )


def _gap(across: float, step: float) -> str:
    """Draw a day on which most sources were not heard."""
    return f'<rect x="{across:.1f}" y="16" width="{step:.1f}" height="80" class="gap"/>'


def _bar(across: float, top: float, step: float, base: float) -> str:
    """Draw the count of a day."""
    size = f'width="{step * 0.6:.1f}" height="{base - top:.1f}"'
    return f'<rect x="{across:.1f}" y="{top:.1f}" {size} class="count"/>'


def _crossing(across: float, top: float) -> str:
    """Draw the mark of a crossing."""
    return f'<path d="M{across:.1f} {top - 3:.1f} l-4 -7 h8 z" class="cross"/>'


def _series_in_words(readings: Sequence[Reading], words: Words) -> str:
    """Say in words what the picture shows."""
    crossed = [r.day.isoformat() for r in readings if r.crossed]
    days = ", ".join(crossed[:_MOST_DAYS_NAMED]) or words("brief-series-no-day")
    first, last = readings[0].day, readings[-1].day
    return words("brief-series-in-words", first=first, last=last, days=days)


def moves(
    points: Sequence[tuple[dt.datetime, float, float, float]], words: Words | None = None
) -> str:
    """Draw how a probability moved from one judgement to the next.

    (moment, low, p, high) each, in order.
    """
    if len(points) < 2:
        return ""
    words = words or Words()
    height, base, tall = 130, 104, 92
    left = _side(*(f"{value:.0%}" for value in _MOVES_LABELLED))
    first, last = points[0][0], points[-1][0]
    span = max(1.0, (last - first).total_seconds())

    def across(moment: dt.datetime) -> float:
        return left + (_WIDTH - 16 - left) * (moment - first).total_seconds() / span

    def up(value: float) -> float:
        return base - tall * value

    upper = [f"{across(m):.1f},{up(high):.1f}" for m, _, _, high in points]
    lower = [f"{across(m):.1f},{up(low):.1f}" for m, low, _, _ in reversed(points)]
    line = " ".join(f"{across(m):.1f},{up(p):.1f}" for m, _, p, _ in points)
    dots = "".join(_dot(across(m), up(p)) for m, _, p, _ in points)
    ticks = "".join(_level(up(value), value, left) for value in _MOVES_LABELLED)
    shown = words(
        "brief-moves-in-words",
        before=words.share(points[0][2]),
        first=f"{first:%Y-%m-%d}",
        now=words.share(points[-1][2]),
        last=f"{last:%Y-%m-%d}",
        n=len(points),
    )
    return (
        f'<svg class="moves" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-label="{escape(shown)}">'
        f'{ticks}<polygon points="{" ".join(upper + lower)}" class="band"/>'
        f'<polyline points="{line}" class="line"/>{dots}'
        f'<text x="{left:.0f}" y="124">{first:%Y-%m-%d}</text>'
        f'<text x="{_WIDTH - 16}" y="124" text-anchor="end">{last:%Y-%m-%d}</text></svg>'
    )


def _dot(across: float, up: float) -> str:
    """Draw one judgement."""
    return f'<circle cx="{across:.1f}" cy="{up:.1f}" r="3" class="point"/>'


def _level(up: float, value: float, left: float) -> str:
    """Draw a level of probability with its figure."""
    return (
        f'<line x1="{left:.0f}" x2="{_WIDTH - 16}" y1="{up:.1f}" y2="{up:.1f}" class="tick"/>'
        f'<text x="{left - _BEFORE_AXIS:.0f}" y="{up + 4:.1f}" text-anchor="end">{value:.0%}</text>'
    )


def volumes(days: Sequence[tuple[dt.date, int]], words: Words | None = None) -> str:
    """Draw how much a source published, day by day."""
    base, top = 76, max(1, *(number for _, number in days))
    left = _side(f"{top}")
    step = (_WIDTH - 10 - left) / max(1, len(days))
    bars = "".join(
        _volume(left + step * place, step, number, top, base)
        for place, (_, number) in enumerate(days)
        if number
    )
    first, last = days[0][0], days[-1][0]
    shown = (words or Words())("brief-volumes-in-words", first=first, last=last, most=top)
    return (
        f'<svg class="series" viewBox="0 0 {_WIDTH} 96" role="img" '
        f'aria-label="{escape(shown)}">{bars}'
        f'<line x1="{left:.0f}" x2="{_WIDTH - 10}" y1="{base}" y2="{base}" class="axis"/>'
        f'<text x="{left - _BEFORE_AXIS:.0f}" y="20" text-anchor="end">{top}</text>'
        f'<text x="{left:.0f}" y="92">{first}</text>'
        f'<text x="{_WIDTH - 10}" y="92" text-anchor="end">{last}</text></svg>'
    )


def _volume(across: float, step: float, number: int, top: int, base: int) -> str:
    """Draw what was published in a day."""
    tall = 60 * number / top
    size = f'width="{step * 0.7:.1f}" height="{tall:.1f}"'
    return f'<rect x="{across:.1f}" y="{base - tall:.1f}" {size} class="count"/>'
