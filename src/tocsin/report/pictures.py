"""The brief's pictures as SVG: a likelihood bar, and a series with its expected band. Colour is never the only sign."""

import datetime as dt
from collections.abc import Sequence

from tocsin.records import Reading

_EDGES = (0.05, 0.20, 0.45, 0.55, 0.80, 0.95)


def likelihood_bar(low: float, p: float, high: float) -> str:
    """Draw a probability with its range on a scale from 0 to 100 %, the edges of the ICD 203 bands marked."""

    def x(value: float) -> float:
        return 20 + 560 * value

    ticks = "".join(
        f'<line x1="{x(e):.1f}" x2="{x(e):.1f}" y1="22" y2="38" class="tick"/>' for e in _EDGES
    )
    labels = "".join(
        f'<text x="{x(v):.1f}" y="58" text-anchor="middle">{v:.0%}</text>'
        for v in (0, 0.2, 0.45, 0.55, 0.8, 1)
    )
    return (
        '<svg class="bar" viewBox="0 0 600 66" role="img" aria-label="'
        f'likelihood {p:.0%}, range {low:.0%} to {high:.0%}"><rect x="20" y="22" width="560" height="16" class="scale"/>{ticks}'
        f'<rect x="{x(low):.1f}" y="22" width="{max(2.0, x(high) - x(low)):.1f}" height="16" class="range"/>'
        f'<path d="M{x(p):.1f} 20 l-6 -12 h12 z" class="point"/>{labels}</svg>'
    )


def series(readings: Sequence[Reading]) -> str:
    """Draw the counts of one key with the band a usual day lies in; crossings carry a mark above the bar."""
    if not readings:
        return ""
    width, height, base = 600, 120, 96
    top = max(1.0, *(float(r.observed) for r in readings), *(r.high or 0.0 for r in readings))
    step = (width - 40) / max(1, len(readings))

    def y(value: float) -> float:
        return base - 80 * value / top

    def x(index: float) -> float:
        return 30 + step * index

    upper = [f"{x(i) + step / 2:.1f},{y(r.high or 0):.1f}" for i, r in enumerate(readings)]
    lower = [
        f"{x(i) + step / 2:.1f},{y(r.low or 0):.1f}" for i, r in reversed(list(enumerate(readings)))
    ]
    bars, marks, gaps = [], [], []
    for i, r in enumerate(readings):
        if r.coverage < 0.5:
            gaps.append(f'<rect x="{x(i):.1f}" y="16" width="{step:.1f}" height="80" class="gap"/>')
        if r.observed:
            place = f'x="{x(i + 0.2):.1f}" y="{y(r.observed):.1f}" width="{step * 0.6:.1f}"'
            bars.append(f'<rect {place} height="{base - y(r.observed):.1f}" class="count"/>')
        if r.crossed:
            marks.append(
                f'<path d="M{x(i) + step / 2:.1f} {y(r.observed) - 3:.1f} l-4 -7 h8 z" class="cross"/>'
            )
    first, last = readings[0].day, readings[-1].day
    return (
        f'<svg class="series" viewBox="0 0 {width} {height}" role="img" aria-label="{_told(readings)}">{"".join(gaps)}'
        f'<polygon points="{" ".join(upper + lower)}" class="band"/>{"".join(bars)}{"".join(marks)}'
        f'<line x1="30" x2="{width - 10}" y1="{base}" y2="{base}" class="axis"/>'
        f'<text x="30" y="114">{first}</text><text x="{width - 10}" y="114" text-anchor="end">{last}</text>'
        f'<text x="26" y="{y(top) + 4:.1f}" text-anchor="end">{top:.0f}</text></svg>'
    )


def _told(readings: Sequence[Reading]) -> str:
    """Say in words what the picture shows."""
    crossed = [r.day for r in readings if r.crossed]
    days = ", ".join(map(dt.date.isoformat, crossed[:3])) or "no day"
    return f"daily counts from {readings[0].day} to {readings[-1].day}; level crossed on {days}"


def moves(points: Sequence[tuple[dt.datetime, float, float, float]]) -> str:
    """Draw how a probability moved from one judgement to the next: (moment, low, p, high) each, in order."""
    if len(points) < 2:
        return ""
    width, height, base, tall = 600, 130, 104, 92
    first, last = points[0][0], points[-1][0]
    span = max(1.0, (last - first).total_seconds())

    def x(moment: dt.datetime) -> float:
        return 34 + (width - 50) * (moment - first).total_seconds() / span

    def y(p: float) -> float:
        return base - tall * p

    band = [f"{x(m):.1f},{y(high):.1f}" for m, _, _, high in points] + [
        f"{x(m):.1f},{y(low):.1f}" for m, low, _, _ in reversed(points)
    ]
    line = " ".join(f"{x(m):.1f},{y(p):.1f}" for m, _, p, _ in points)
    dots = "".join(
        f'<circle cx="{x(m):.1f}" cy="{y(p):.1f}" r="3" class="point"/>' for m, _, p, _ in points
    )
    ticks = "".join(
        f'<line x1="34" x2="{width - 16}" y1="{y(v):.1f}" y2="{y(v):.1f}" class="tick"/>'
        f'<text x="30" y="{y(v) + 4:.1f}" text-anchor="end">{v:.0%}</text>'
        for v in (0.0, 0.2, 0.55, 1.0)
    )
    told = f"from {points[0][2]:.0%} on {first:%Y-%m-%d} to {points[-1][2]:.0%} on {last:%Y-%m-%d}, in {len(points)} judgements"
    return (
        f'<svg class="moves" viewBox="0 0 {width} {height}" role="img" aria-label="{told}">{ticks}<polygon points="{" ".join(band)}" '
        f'class="band"/><polyline points="{line}" class="line"/>{dots}<text x="34" y="124">{first:%Y-%m-%d}</text>'
        f'<text x="{width - 16}" y="124" text-anchor="end">{last:%Y-%m-%d}</text></svg>'
    )


def volumes(days: Sequence[tuple[dt.date, int]]) -> str:
    """Draw how much a source published, day by day."""
    width, base, top = 600, 76, max(1, *(n for _, n in days))
    step = (width - 40) / max(1, len(days))
    bars = "".join(
        f'<rect x="{30 + step * i:.1f}" y="{base - 60 * n / top:.1f}" width="{step * 0.7:.1f}" height="{60 * n / top:.1f}" class="count"/>'
        for i, (_, n) in enumerate(days)
        if n
    )
    told = f"documents a day from {days[0][0]} to {days[-1][0]}, {top} at most"
    return (
        f'<svg class="series" viewBox="0 0 {width} 96" role="img" aria-label="{told}">{bars}<line x1="30" x2="{width - 10}" y1="{base}" '
        f'y2="{base}" class="axis"/><text x="26" y="20" text-anchor="end">{top}</text><text x="30" y="92">{days[0][0]}</text>'
        f'<text x="{width - 10}" y="92" text-anchor="end">{days[-1][0]}</text></svg>'
    )
