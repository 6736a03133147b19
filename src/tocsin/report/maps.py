"""The brief's map as SVG: watched sites, events and listed sightings over coarse outlines.

Shapes, and not colours, tell them apart.
"""

import itertools
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

import msgspec

from tocsin.records import Chart, MapFeature, Outline
from tocsin.report.places import Label
from tocsin.report.worded import Words

_WIDTH, _HEIGHT, _EDGE = 640.0, 380.0, 14.0
# A map shows at least so many degrees, or nobody would know where it is.
_LEAST = 6.0
# One in so many may lie too far off to be drawn.
_FAR = 100
# A country is named where it shows so many square pixels for each letter; features at one point
# stand so far apart.
_LEAST_NAMED, _APART = 320.0, 17.0
_MOST_LABELS, _LABEL_WIDTH, _LABEL_HEIGHT = 14, 6.2, 13.0
# A name stands so far from its site.
_OFF = 14.0
# What is drawn this close to words touches them.
_CLOSE = 5.0
# Words at another site are misread: that counts for so many events more.
_SITE_COUNTS = 5
# So many sites are named in words, and so many events of one point.
_MOST_NAMED, _MOST_EVENTS = 8, 6


class _Frame(NamedTuple):
    """The part of the world a map shows.

    Its west and north edge, pixels a degree of latitude, and how much longitude shrinks.
    """

    west: float
    north: float
    scale: float
    shrink: float

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a point stands on the picture (equirectangular, true to scale at the
        middle).
        """
        return _EDGE + (longitude - self.west) * self.scale * self.shrink, _EDGE + (
            self.north - latitude
        ) * self.scale


class _Mark(NamedTuple):
    """What is drawn as one: a feature, or all events of a point, and what is said of it."""

    feature: MapFeature
    title: str


class _Box(NamedTuple):
    """Where words stand on the picture: their left, upper, right and lower edge."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        """Return whether two cover each other in part."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, point: tuple[float, float]) -> bool:
        """Return whether a point lies under the words, or close to them."""
        across, down = point
        is_across = self.left - _CLOSE < across < self.right + _CLOSE
        return is_across and self.top - _CLOSE < down < self.bottom + _CLOSE


def draw(
    chart: Chart,
    link: Callable[[MapFeature], str | None] | None = None,
    *,
    label: Callable[[MapFeature], Label] | None = None,
    words: Words | None = None,
) -> str:
    """Draw a map; empty where it has no features.

    `link` gives the address a feature leads to, `label` its name; `words` are those of a language.
    """
    if not chart.features:
        return ""
    frame, words, label = _frame(chart.features), words or Words(), label or _as_kept
    ordered = sorted(chart.features, key=lambda f: (_ORDER.index(f.kind), not f.exact, f.id))
    marks = _marks(ordered, label, words)
    spots = _spread(
        [
            *(m.feature for m in marks if m.feature.kind != "occurrence"),
            *(m.feature for m in marks if m.feature.kind == "occurrence"),
        ],
        frame,
    )
    shapes = "".join(
        _linked(_shape(m, *spots[m.feature.id]), link(m.feature) if link else None) for m in marks
    )
    named = _named(ordered, spots, frame)
    covered = [box for box, _ in named]
    lands = [_land(o, frame, words, covered) for o in chart.outlines]
    land = "".join(path for path, _ in lands) + "".join(name for _, name in lands)
    names = "".join(_written(box, name) for box, name in named)
    role = "group" if link else "img"
    return (
        f'<svg class="map" viewBox="0 0 {_WIDTH:.0f} {_HEIGHT:.0f}" role="{role}" '
        f'aria-label="{escape(_in_words(chart, label, words))}">'
        f'<clipPath id="map-frame"><rect x="1" y="1" width="{_WIDTH - 2:.0f}" '
        f'height="{_HEIGHT - 2:.0f}"/></clipPath>'
        f'<rect x="1" y="1" width="{_WIDTH - 2:.0f}" height="{_HEIGHT - 2:.0f}" class="sea"/>'
        f'<g clip-path="url(#map-frame)">{land}{shapes}{names}</g></svg>'
    )


def _linked(shape: str, address: str | None) -> str:
    """Let a shape lead to an address."""
    return f'<a href="{escape(address)}">{shape}</a>' if address else shape


_ORDER = ("occurrence", "site", "event")


def _frame(features: Sequence[MapFeature]) -> _Frame:
    """Return the part of the world that holds the features, with room around them; a few that lie
    far from all others would make the rest too small to see, and are left outside. What is above
    its baseline is never left outside.
    """
    above = [f for f in features if f.crossed]
    south, north = _bulk([(f.latitude, f.weight) for f in features], [f.latitude for f in above])
    west, east = _bulk([(f.longitude, f.weight) for f in features], [f.longitude for f in above])
    middle = ((north + south) / 2, (east + west) / 2)
    shrink = max(0.2, math.cos(math.radians(middle[0])))
    tall = max(_LEAST, (north - south) * 1.25)
    wide = max(_LEAST, (east - west) * 1.25) * shrink
    scale = min((_HEIGHT - 2 * _EDGE) / tall, (_WIDTH - 2 * _EDGE) / wide)
    return _Frame(
        middle[1] - (_WIDTH / 2 - _EDGE) / (scale * shrink),
        middle[0] + (_HEIGHT / 2 - _EDGE) / scale,
        scale,
        shrink,
    )


def _bulk(weighed: Iterable[tuple[float, int]], kept: Sequence[float]) -> tuple[float, float]:
    """Return the least and the greatest of some values, with their weights, but for the hundredth
    part of all weight at either end; what is to be `kept` lies between them.
    """
    ordered = sorted((value, max(1, weight)) for value, weight in weighed)
    spare = sum(weight for _, weight in ordered) / _FAR
    low, high = _edge(ordered, spare), _edge(ordered[::-1], spare)
    return min((low, *kept)), max((high, *kept))


def _edge(ordered: Sequence[tuple[float, int]], spare: float) -> float:
    """Return the first value at which more weight than can be spared has come."""
    come = itertools.accumulate(weight for _, weight in ordered)
    return next(value for (value, _), sofar in zip(ordered, come, strict=True) if sofar > spare)


def outside(chart: Chart) -> int:
    """Return how many features of a map lie too far from all others to be drawn."""
    if not chart.features:
        return 0
    frame = _frame(chart.features)
    spots = (frame.place(f.longitude, f.latitude) for f in chart.features)
    return sum(not (0 < x < _WIDTH and 0 < y < _HEIGHT) for x, y in spots)


def _land(
    outline: Outline, frame: _Frame, words: Words, covered: Sequence[_Box]
) -> tuple[str, str]:
    """Draw the part of a country that the picture shows, and its name in the middle of it, where
    there is room and no other words stand.

    Nothing where it shows none.
    """
    shown = [c for ring in outline.rings if len(c := _clipped([frame.place(*p) for p in ring])) > 2]
    if not shown:
        return "", ""
    paths = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in shown)
    land = f'<path d="{paths}" class="land"/>'
    area, x, y = max(_middle(ring) for ring in shown)
    called = words.country(outline.country, outline.name)
    box = _box(x - _LABEL_WIDTH * len(called) / 2, y, called)
    if area <= _LEAST_NAMED * len(called) or any(box.meets(other) for other in covered):
        return land, ""
    middle = f'x="{x:.1f}" y="{y:.1f}" text-anchor="middle"'
    return land, f'<text {middle} class="country">{escape(called)}</text>'


_Points = list[tuple[float, float]]


def _crossing(
    before: tuple[float, float], point: tuple[float, float], axis: int, bound: float
) -> tuple[float, float]:
    """Return where a line crosses an edge of the picture: on the edge itself, to the last bit."""
    other = 1 - axis
    part = (bound - before[axis]) / (point[axis] - before[axis])
    low, high = sorted((before[other], point[other]))
    across = min(max(before[other] + part * (point[other] - before[other]), low), high)
    return (bound, across) if axis == 0 else (across, bound)


def _clipped(points: _Points) -> _Points:
    """Return the part of a polygon inside the picture (Sutherland & Hodgman 1974)."""
    for axis, bound, sign in ((0, 0.0, 1), (0, _WIDTH, -1), (1, 0.0, 1), (1, _HEIGHT, -1)):
        kept: _Points = []
        for before, point in zip([*points[-1:], *points[:-1]], points, strict=True):
            first, second = sign * (before[axis] - bound), sign * (point[axis] - bound)
            if (first < 0) != (second < 0):
                kept.append(_crossing(before, point, axis, bound))
            if second >= 0:
                kept.append(point)
        points = kept
    return points


def _middle(points: _Points) -> tuple[float, float, float]:
    """Return (area, x, y) of the centre of a polygon."""
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(points, [*points[1:], *points[:1]], strict=True):
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    return (abs(area) / 2, x / (3 * area), y / (3 * area)) if area else (0.0, *points[0])


def _spread(features: Sequence[MapFeature], frame: _Frame) -> dict[str, tuple[float, float]]:
    """Return where each feature is drawn.

    Those at one point stand around the first of them, so that each can be seen.
    """
    places: dict[str, tuple[float, float]] = {}
    at: dict[tuple[int, int], int] = {}
    for feature in features:
        x, y = frame.place(feature.longitude, feature.latitude)
        key = (round(x / 4), round(y / 4))
        number = at[key] = at.get(key, -1) + 1
        if feature.kind != "occurrence" and number:
            turn, ring = math.radians(45 * (number - 1) - 90), 1 + (number - 1) // 8
            x, y = x + _APART * ring * math.cos(turn), y + _APART * ring * math.sin(turn)
        places[feature.id] = (x, y)
    return places


def _as_kept(feature: MapFeature) -> Label:
    """Return the label of a feature as its record has it."""
    return Label(feature, feature.name, feature.detail)


def _marks(
    features: Iterable[MapFeature], label: Callable[[MapFeature], Label], words: Words
) -> list[_Mark]:
    """Return what is drawn: the events of one point as one, of which those that are denied stand
    apart; every other feature alone.
    """
    together: dict[tuple[object, ...], list[MapFeature]] = defaultdict(list)
    for feature in features:
        at = (feature.latitude, feature.longitude, feature.exact, feature.denied > 0)
        together[at if feature.kind == "event" else (feature.id,)].append(feature)
    return [_mark(group, label, words) for group in together.values()]


def _mark(group: Sequence[MapFeature], label: Callable[[MapFeature], Label], words: Words) -> _Mark:
    """Return the mark of some features of one point, those of most weight said first."""
    ranked = sorted(group, key=lambda f: (-f.weight, f.id))
    lines = [_said(label(feature), words) for feature in ranked[:_MOST_EVENTS]]
    if rest := ranked[_MOST_EVENTS:]:
        lines.append(words("desk-and-more", n=len(rest)))
    whole = msgspec.structs.replace(
        ranked[0], weight=sum(f.weight for f in group), denied=sum(f.denied for f in group)
    )
    return _Mark(whole, "\n".join(lines))


def _said(label: Label, words: Words) -> str:
    """Say what stands at a point."""
    inexact = "" if label.feature.exact else f" ({words('brief-of-holder')})"
    return f"{label.name}: {label.detail}{inexact}"


def _shape(mark: _Mark, x: float, y: float) -> str:
    """Draw a feature: a square for a site, a diamond for events, a dot for what is listed.

    A ring for attention above baseline.
    """
    feature = mark.feature
    size = min(11.0, 3.0 + 1.4 * math.sqrt(feature.weight))
    title = f"<title>{escape(mark.title)}</title>"
    if feature.kind == "occurrence":
        return (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size - 1:.1f}" class="listed">{title}</circle>'
        )
    if feature.kind == "event":
        cut = ' stroke-dasharray="3 2"' if feature.denied else ""
        step = f"{size:.1f}"
        diamond = f"M{x:.1f} {y - size:.1f}l{step} {step}l-{step} {step}l-{step} -{step}z"
        return f'<path d="{diamond}" class="event"{cut}>{title}</path>'
    ring = (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size + 5:.1f}" class="ring"/>'
        if feature.crossed
        else ""
    )
    return (
        f'{ring}<rect x="{x - size / 2:.1f}" y="{y - size / 2:.1f}" width="{size:.1f}" '
        f'height="{size:.1f}" class="site">{title}</rect>'
    )


def _named(
    features: Sequence[MapFeature], spots: Mapping[str, tuple[float, float]], frame: _Frame
) -> list[tuple[_Box, str]]:
    """Return where the names of sites stand, the most named first: beside the site, or under or
    over it, where it covers no other site if that can be, and few of what else is drawn. A name
    that finds no room is left out.
    """
    sites = [spots[f.id] for f in features if f.kind == "site"]
    placed: list[tuple[_Box, str]] = []
    ranked = sorted(
        (f for f in features if f.kind == "site" and f.exact), key=lambda f: (-f.weight, f.id)
    )
    for feature in ranked[:_MOST_LABELS]:
        boxes = _places(frame.place(feature.longitude, feature.latitude), feature.name)
        free = [b for b in boxes if _fits(b) and not any(b.meets(other) for other, _ in placed)]
        if free:
            points = [*spots.values(), *sites * _SITE_COUNTS]
            box = min(free, key=lambda b: sum(map(b.holds, points)))
            placed.append((box, feature.name))
    return placed


def _places(at: tuple[float, float], name: str) -> Iterator[_Box]:
    """Yield where a name may stand about a point, the best place first."""
    across, down = at
    width = _LABEL_WIDTH * len(name)
    yield _box(across + _OFF, down + 4, name)
    yield _box(across - _OFF - width, down + 4, name)
    yield _box(across - width / 2, down + _OFF + 6, name)
    yield _box(across - width / 2, down - _OFF, name)


def _box(left: float, line: float, name: str) -> _Box:
    """Return where words stand that begin at a point of a line."""
    return _Box(left, line - _LABEL_HEIGHT + 2, left + _LABEL_WIDTH * len(name), line + 2)


def _fits(box: _Box) -> bool:
    """Return whether words lie on the picture."""
    return box.left > 0 and box.right < _WIDTH and box.top > 0 and box.bottom < _HEIGHT


def _written(box: _Box, name: str) -> str:
    """Write a name where it stands."""
    return f'<text x="{box.left:.1f}" y="{box.bottom - 2:.1f}">{escape(name)}</text>'


def _in_words(chart: Chart, label: Callable[[MapFeature], Label], words: Words) -> str:
    """Say in words what the map shows."""
    counts = {kind: [f for f in chart.features if f.kind == kind] for kind in _ORDER}
    sites = [label(f) for f in counts["site"][:_MOST_NAMED]]
    return words(
        "brief-map-in-words",
        sites=len(counts["site"]),
        events=len(counts["event"]),
        listed=sum(f.weight for f in counts["occurrence"]),
        names="; ".join(f"{site.name}, {site.detail}" for site in sites),
    )
