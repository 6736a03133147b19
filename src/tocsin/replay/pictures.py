"""The pictures of a replay as SVG, in the manner of the brief's: shapes tell things apart, colour
only helps, and what a picture shows is also said in words.
"""

import datetime as dt
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape

from tocsin.assess.scores import BANDS, Bin, Forecasts
from tocsin.replay.alarms import Matched
from tocsin.replay.definition import Incident
from tocsin.replay.forecasters import PROGRAM
from tocsin.replay.scoring import MISS_COSTS, Tally
from tocsin.report.worded import Words

_WIDTH = 640
# Of each rule, points from left to right.
Lines = Mapping[str, Sequence[tuple[float, float]]]
_FIFTHS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
# What a file needs to stand alone; a page says the same of all its pictures.
STYLE = (
    "svg{font:12px system-ui,sans-serif;fill:#1c1f24;background:#fff}"
    ".axis,.tick{stroke:#5a626d}.tick{opacity:.3}.ideal{stroke:#5a626d;stroke-dasharray:4 4}"
    ".mark{fill:#7a1f1f}.false{fill:none;stroke:#7a1f1f;stroke-width:1.6}"
    ".open{fill:#5a626d}.beyond{fill:#5a626d;opacity:.14}"
    ".happened{fill:none;stroke:#1f4f7a;stroke-width:2}"
    ".count{fill:#1f4f7a}.other{fill:#5a626d;opacity:.6}"
    ".line{fill:none;stroke:#5a626d;stroke-width:1.4}.own{stroke:#7a1f1f;stroke-width:2.6}"
    "@media(prefers-color-scheme:dark){svg{fill:#e8eaee;background:#16191e}"
    ".axis,.tick,.ideal,.line{stroke:#a5adb8}.mark{fill:#ff9c8f}"
    ".false{stroke:#ff9c8f}.own{stroke:#ff9c8f}.open,.other{fill:#a5adb8}"
    ".happened{stroke:#8fc4ff}.count{fill:#8fc4ff}}"
)
# Lines are told apart by their dashes; the program's is the only one without.
_DASHES = ("2 3", "7 3", "7 3 2 3", "12 4", "1 5", "4 2")
# So far apart stand the names at the ends of lines.
_NAME_HEIGHT = 15.0
# A letter is taken to be so wide, which is enough for Cyrillic.
_LETTER = 7.0


def alone(picture: str) -> str:
    """Return a picture as a file that needs nothing else."""
    space = '<svg xmlns="http://www.w3.org/2000/svg" '
    opened, rest = picture.replace("<svg ", space, 1).split(">", 1)
    return f"{opened}><style>{STYLE}</style>{rest}\n"


def _svg(height: float, said: str, drawn: str) -> str:
    """Return a picture with what it shows in words."""
    return (
        f'<svg class="replay" viewBox="0 0 {_WIDTH} {height:.0f}" role="img" '
        f'aria-label="{escape(said)}">{drawn}</svg>'
    )


def _text(left: float, base: float, text: str, anchor: str = "start") -> str:
    """Write a text."""
    return f'<text x="{left:.1f}" y="{base:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """Draw a straight line."""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{kind}"/>'


def _block(corner: tuple[float, float], size: tuple[float, float], kind: str) -> str:
    """Draw a block from its upper left corner."""
    place = f'x="{corner[0]:.1f}" y="{corner[1]:.1f}"'
    return f'<rect {place} width="{size[0]:.1f}" height="{size[1]:.1f}" class="{kind}"/>'


def _share(value: float) -> str:
    """Write a share as a percentage."""
    return f"{value:.0%}"


def reliability(bins: Sequence[Bin], words: Words) -> str:
    """Draw which share of forecasts came true, by their likelihood."""
    if not bins:
        return ""
    left, base, size, right = 60.0, 330.0, 300.0, 360.0

    def across(value: float) -> float:
        return left + size * value

    def up(value: float) -> float:
        return base - size * value

    scale = "".join(
        _line(left, up(v), right, up(v), "tick")
        + _text(left - 14, up(v) + 4, _share(v), "end")
        + _text(across(v), base + 24, _share(v), "middle")
        for v in _FIFTHS
    )
    most = max(b.number for b in bins)
    points = "".join(
        f'<circle cx="{across(b.mean):.1f}" cy="{up(b.frequency):.1f}" '
        f'r="{4 + 8 * (b.number / most) ** 0.5:.1f}" class="mark"/>'
        for b in bins
    )
    rows = "".join(_text(400, 60 + 22 * n, _point(b)) for n, b in enumerate(bins))
    heads = _text(400, 36, f"{words('replay-likelihood')} → {words('replay-share-true')}")
    axes = _line(left, base, right, base, "axis") + _line(left, up(1), left, base, "axis")
    name = _text(across(0.5), base + 43, words("replay-likelihood"), "middle")
    points_in_words = "; ".join(f"{_share(b.mean)}: {_share(b.frequency)}" for b in bins)
    caption = words("replay-reliability-in-words", points=points_in_words)
    ideal = _line(across(0), up(0), across(1), up(1), "ideal")
    return _svg(378, caption, scale + axes + ideal + points + heads + rows + name)


def _point(point: Bin) -> str:
    """Write a point of the diagram in figures."""
    shares = f"{_share(point.mean)} → {_share(point.frequency)}"
    return f"{shares}  ({point.happened}/{point.number})"


def spread(forecasts: Forecasts, words: Words) -> str:
    """Draw how many forecasts had which likelihood, by whether the incident followed."""
    if not len(forecasts):
        return ""
    came = [float(p) for p, y in zip(forecasts.given, forecasts.came, strict=True) if y > 0]
    others = [float(p) for p, y in zip(forecasts.given, forecasts.came, strict=True) if y == 0]
    upper, lower = _banded(came), _banded(others)
    most = max(*upper, *lower, 1)
    step, middle = (_WIDTH - 80) / len(upper), 112.0
    drawn = ""
    for place, (above, below) in enumerate(zip(upper, lower, strict=True)):
        left, wide = 60 + step * place, step * 0.7
        tall, deep = 84.0 * above / most, 84.0 * below / most
        drawn += _block((left, middle - tall), (wide, tall), "count")
        drawn += _block((left, middle), (wide, deep), "other")
        drawn += _text(left + wide / 2, middle - tall - 4, str(above) if above else "", "middle")
        drawn += _text(left + wide / 2, middle + deep + 14, str(below) if below else "", "middle")
        band = f"{BANDS[place]:.0%}–{BANDS[place + 1]:.0%}"
        drawn += _text(left + wide / 2, 238, band, "middle")
    drawn += _line(50, middle, _WIDTH - 10, middle, "axis")
    names = _text(60, 14, f"↑ {words('replay-followed')}")
    names += _text(_WIDTH - 16, 14, f"↓ {words('replay-not-followed')}", "end")
    said = words("replay-spread-in-words", came=str(len(came)), others=str(len(others)))
    return _svg(250, said, drawn + names)


def _banded(values: Iterable[float]) -> list[int]:
    """Count values by the bands of ICD 203."""
    counts = Counter(_band(v) for v in values)
    return [counts[n] for n in range(len(BANDS) - 1)]


def _band(value: float) -> int:
    """Return the number of the band a value lies in."""
    return min(sum(value >= edge for edge in BANDS[1:]), len(BANDS) - 2)


def leads(matches: Sequence[Matched], horizon: int, words: Words) -> str:
    """Draw how many days lay between alarms and their incidents."""
    days = Counter(m.lead for m in matches if m.lead is not None)
    if not days:
        return ""
    step, base, most = (_WIDTH - 70) / horizon, 120.0, max(days.values())
    drawn = _line(40, base, _WIDTH - 20, base, "axis")
    for day in range(1, horizon + 1):
        left, tall = 40 + step * (day - 1), 90.0 * days[day] / most
        if days[day]:
            drawn += _block((left, base - tall), (step * 0.75, tall), "count")
            drawn += _text(left + step * 0.375, base - tall - 5, str(days[day]), "middle")
        if day == 1 or day % max(1, horizon // 7) == 0:
            drawn += _text(left + step * 0.375, base + 17, str(day), "middle")
    drawn += _text(_WIDTH / 2, base + 38, words("replay-lead-days"), "middle")
    days_in_words = ", ".join(
        f"{day}: {days[day]}" for day in sorted(d for d in days if d is not None)
    )
    return _svg(166, words("replay-leads-in-words", leads=days_in_words), drawn)


def timeline(
    matches: Sequence[Matched],
    incidents: Mapping[str, Sequence[Incident]],
    span: tuple[dt.date, dt.date],
    covered: tuple[dt.date, dt.date],
    words: Words,
) -> str:
    """Draw the alarms of each problem over time, with the incidents; days that the table of
    outcomes does not cover are shaded, since no incident is known of them.
    """
    first, last = span
    left, right, row = 170.0, 14.0, 26.0
    width = (_WIDTH - left - right) / max(1, (last - first).days)

    def across(day: dt.date) -> float:
        return left + width * min(max(0, (day - first).days), (last - first).days)

    fates, top, names = Counter(m.fate for m in matches), 46.0, sorted(incidents)
    base = top + row * len(names)
    before, behind = across(covered[0]), across(covered[1])
    parts = [(left, before), (behind, _WIDTH - right)]
    shades = [(a, b) for a, b in parts if b - a > 1]
    drawn = "".join(_block((a, top - 14), (b - a, base - top + 14), "beyond") for a, b in shades)
    drawn += _key(words)
    for place, name in enumerate(names):
        height = top + row * place
        drawn += _line(left, height, _WIDTH - right, height, "tick") + _text(
            left - 8, height + 4, name, "end"
        )
        for item in incidents[name]:
            if first <= item.day <= last:
                drawn += _diamond(across(item.day), height)
        for matched in matches:
            if matched.alarm.problem_id == name:
                drawn += _triangle(across(matched.alarm.day), height, matched.fate)
    drawn += _line(left, base, _WIDTH - right, base, "axis")
    for day, label, anchor in _days_marked(first, last):
        drawn += _line(across(day), base, across(day), base + 4, "axis")
        drawn += _text(across(day), base + 18, label, anchor)
    foot = base + 28
    if shades:
        drawn += _block((8, base + 30), (22, 12), "beyond")
        drawn += _text(36, base + 41, words("replay-not-covered"))
        foot = base + 50
    shown = sum(first <= i.day <= last for rows in incidents.values() for i in rows)
    said = words(
        "replay-timeline-in-words",
        hits=str(fates["hit"]),
        false=str(fates["false"]),
        open=str(fates["open"] + fates["shared"]),
        incidents=str(shown),
    )
    return _svg(foot, said, drawn)


def _days_marked(first: dt.date, last: dt.date) -> list[tuple[dt.date, str, str]]:
    """Return the days that are marked under the timeline, with their labels and anchors: beginnings
    of months, eight at most; the first and the last day where that is less than three of them.
    """
    months = [
        dt.date(number // 12, number % 12 + 1, 1)
        for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    ]
    months = [day for day in months if first <= day <= last]
    if len(months) < 3:
        return [(first, first.isoformat(), "start"), (last, last.isoformat(), "end")]
    every = math.ceil(len(months) / 8)
    return [(day, f"{day:%Y-%m}", "middle") for day in months[::every]]


def _key(words: Words) -> str:
    """Draw what the marks of the timeline mean, one after the other."""
    drawn, left = "", 14.0
    for fate in ("hit", "false", "open", "incident"):
        name = words(f"replay-mark-{fate}")
        drawn += _diamond(left, 14) if fate == "incident" else _triangle(left, 14, fate)
        drawn += _text(left + 12, 18, name)
        left += 12 + _LETTER * len(name) + 30
    return drawn


def _triangle(across: float, up: float, fate: str) -> str:
    """Draw the mark of an alarm: full for a hit, empty for a false one, small where it is open."""
    kind = {"hit": "mark", "false": "false"}.get(fate, "open")
    size = 4 if kind == "open" else 6
    shape = f"l{size} {2 * size} h{-2 * size} z"
    return f'<path d="M{across:.1f} {up - size:.1f} {shape}" class="{kind}"/>'


def _diamond(across: float, up: float) -> str:
    """Draw the mark of an incident."""
    return f'<path d="M{across:.1f} {up - 7:.1f} l6 7 l-6 7 l-6 -7 z" class="happened"/>'


def curve(tallies: Sequence[Tally], words: Words) -> str:
    """Draw which share of incidents each rule finds, by its alarms a month."""
    lines = _lines(tallies)
    if not lines:
        return ""
    lines_in_words = _lines_in_words(lines, words, _share)
    caption = words("replay-curve-in-words", days=str(tallies[0].within), lines=lines_in_words)
    drawn = _drawn(lines, {v: _share(v) for v in _FIFTHS}, words)
    return _svg(298, caption, _text(8, 14, words("replay-recall-axis")) + drawn)


def costs(tallies: Sequence[Tally], words: Words) -> str:
    """Draw what each rule costs a month, by its alarms a month: a false alarm costs 1, a missed
    incident as much as MISS_COSTS of them.
    """
    lines = _cost_lines(tallies)
    if not lines:
        return ""
    most = max(cost for points in lines.values() for _, cost in points)
    scale = {v: f"{v:g}" for v in round_marks(most)}
    lines_in_words = _lines_in_words(lines, words, "{:.3g}".format)
    caption = words("replay-costs-in-words", ratio=str(MISS_COSTS), lines=lines_in_words)
    name = words("replay-cost-axis")
    return _svg(298, caption, _text(8, 14, name) + _drawn(lines, scale, words))


def round_marks(most: float) -> list[float]:
    """Return at most six round figures, equally far apart, from 0 to one not below the highest."""
    size = 10.0 ** math.floor(math.log10(most)) if most > 0 else 1.0
    steps = [part * size for part in (0.2, 0.25, 0.5, 1.0, 2.0)]
    step = next(width for width in steps if most <= 5 * width + 1e-9)
    return [round(step * n, 9) for n in range(max(1, math.ceil(most / step - 1e-9)) + 1)]


def _lines_in_words(lines: Lines, words: Words, written: Callable[[float], str]) -> str:
    """Say the points of lines in words."""
    return "; ".join(
        f"{words(f'replay-{name}')} " + ", ".join(f"{x:.3g}: {written(y)}" for x, y in points)
        for name, points in lines.items()
    )


def _drawn(lines: Lines, scale: Mapping[float, str], words: Words) -> str:
    """Draw lines over alarms a month, with the names of the rules at their ends; `scale` are the
    heights that are marked, from 0 to the highest.
    """
    left, base, tall, right = 60.0, 250.0, 220.0, 440.0
    marks = round_marks(max(x for points in lines.values() for x, _ in points))
    furthest = marks[-1]
    highest = max(scale) or 1.0

    def across(value: float) -> float:
        return left + (right - left) * value / furthest

    def up(value: float) -> float:
        return base - tall * value / highest

    drawn = "".join(
        _line(left, up(v), right, up(v), "tick") + _text(left - 8, up(v) + 4, label, "end")
        for v, label in scale.items()
    )
    drawn += _line(left, base, right, base, "axis")
    drawn += "".join(_text(across(v), base + 18, f"{v:g}", "middle") for v in marks)
    drawn += _text((left + right) / 2, base + 38, words("replay-alarms-a-month"), "middle")
    ends = _apart({name: up(points[-1][1]) for name, points in lines.items()})
    others = [name for name in lines if name != PROGRAM]
    for name, points in lines.items():
        path = " ".join(f"{across(x):.1f},{up(y):.1f}" for x, y in points)
        dash = "" if name == PROGRAM else f' stroke-dasharray="{_DASHES[others.index(name) % 6]}"'
        kind = "line own" if name == PROGRAM else "line"
        drawn += f'<polyline points="{path}" class="{kind}"{dash}/>'
        drawn += _line(across(points[-1][0]) + 2, up(points[-1][1]), right + 14, ends[name], "tick")
        drawn += _text(right + 18, ends[name] + 4, words(f"replay-{name}"))
    return drawn


def _cost_lines(tallies: Sequence[Tally]) -> Lines:
    """Return alarms a month and costs a month of each rule that raises any alarm, from none on."""
    lines: dict[str, list[tuple[float, float]]] = {}
    for tally in tallies:
        silent, cost = tally.silent_cost, tally.cost_a_month
        if tally.alarms and tally.incidents and silent is not None and cost is not None:
            points = lines.setdefault(tally.forecaster, [(0.0, silent)])
            point = (tally.alarms / tally.months, cost)
            if point[0] > points[-1][0]:
                points.append(point)
    return lines


def _lines(tallies: Sequence[Tally]) -> Lines:
    """Return alarms a month and recall of each rule that raises any alarm, from none on."""
    lines: dict[str, list[tuple[float, float]]] = {}
    for tally in tallies:
        if tally.alarms and tally.recall is not None:
            points = lines.setdefault(tally.forecaster, [(0.0, 0.0)])
            point = (tally.alarms / tally.months, tally.recall)
            if point[0] > points[-1][0]:
                points.append(point)
    return lines


def _apart(heights: Mapping[str, float]) -> dict[str, float]:
    """Return where names stand that belong at some heights, so that none covers another."""
    places: dict[str, float] = {}
    last = float("-inf")
    for name in sorted(heights, key=lambda n: (heights[n], n)):
        last = max(heights[name], last + _NAME_HEIGHT)
        places[name] = last
    return places
