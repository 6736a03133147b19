"""The brief's map as SVG: watched sites, events and listed sightings over coarse outlines.

Shapes, and not colours, tell them apart.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from tocsin.records import Chart, MapFeature, Outline
from tocsin.report.places import Label, Labels
from tocsin.report.worded import Words

_WIDTH, _HEIGHT, _EDGE = 640.0, 380.0, 14.0
# A map shows at least so many degrees, or nobody would know where it is.
_LEAST = 6.0
# A country is named where it shows so many square pixels for each letter; features at one point
# stand so far apart.
_LEAST_NAMED, _APART = 320.0, 17.0
_MOST_LABELS, _LABEL_WIDTH, _LABEL_HEIGHT = 14, 6.2, 13.0
# So many sites are named in words.
_MOST_NAMED = 8


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


def draw(
    chart: Chart,
    link: Callable[[MapFeature], str | None] | None = None,
    *,
    labels: Labels | None = None,
) -> str:
    """Draw a map; empty where it has no features.

    `link` gives the address a feature leads to, `labels` its name in a language.
    """
    if not chart.features:
        return ""
    frame = _frame(chart.features)
    ordered = sorted(chart.features, key=lambda f: (_ORDER.index(f.kind), not f.exact, f.id))
    spots = _spread(
        [
            *(f for f in ordered if f.kind != "occurrence"),
            *(f for f in ordered if f.kind == "occurrence"),
        ],
        frame,
    )
    label = labels or _as_kept
    words = labels.words if labels else Words()
    shapes = "".join(
        _linked(_shape(label(f), *spots[f.id], words), link(f) if link else None) for f in ordered
    )
    lands = [_land(o, frame) for o in chart.outlines]
    land = "".join(path for path, _ in lands) + "".join(name for _, name in lands)
    names = "".join(_labels(chart.features, frame))
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
    """Return the part of the world that holds all features, with room around them."""
    north, south = max(f.latitude for f in features), min(f.latitude for f in features)
    east, west = max(f.longitude for f in features), min(f.longitude for f in features)
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


def _land(outline: Outline, frame: _Frame) -> tuple[str, str]:
    """Draw the part of a country that the picture shows, and its name in the middle of it.

    Nothing where it shows none.
    """
    shown = [c for ring in outline.rings if len(c := _clipped([frame.place(*p) for p in ring])) > 2]
    if not shown:
        return "", ""
    paths = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in shown)
    area, x, y = max(_middle(ring) for ring in shown)
    name = (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" '
        f'class="country">{escape(outline.name)}</text>'
    )
    return f'<path d="{paths}" class="land"/>', name if area > _LEAST_NAMED * len(
        outline.name
    ) else ""


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


def _shape(label: Label, x: float, y: float, words: Words) -> str:
    """Draw a feature: a square for a site, a diamond for an event, a dot for what is listed.

    A ring for attention above baseline.
    """
    feature = label.feature
    size = min(11.0, 3.0 + 1.4 * math.sqrt(feature.weight))
    inexact = "" if feature.exact else f" ({words('brief-of-holder')})"
    title = f"<title>{escape(label.name)}: {escape(label.detail)}{escape(inexact)}</title>"
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


def _labels(features: Sequence[MapFeature], frame: _Frame) -> Iterator[str]:
    """Write the names of sites, the most named first, where there is room.

    A name that would cover another is left out.
    """
    taken: list[tuple[float, float, float]] = []
    ranked = sorted(
        (f for f in features if f.kind == "site" and f.exact), key=lambda f: (-f.weight, f.id)
    )
    for feature in ranked[:_MOST_LABELS]:
        x, y = frame.place(feature.longitude, feature.latitude)
        width = _LABEL_WIDTH * len(feature.name)
        here = sum(f.kind != "occurrence" and _is_at(f, feature) for f in features)
        off = 14 if here == 1 else 18 + _APART * (1 + (here - 2) // 8)
        left = x + off if x + off + width < _WIDTH else x - off - width
        if any(
            abs(y - b) < _LABEL_HEIGHT and left < a + w and a < left + width for a, b, w in taken
        ):
            continue
        taken.append((left, y, width))
        yield f'<text x="{left:.1f}" y="{y + 4:.1f}">{escape(feature.name)}</text>'


def _is_at(one: MapFeature, other: MapFeature) -> bool:
    """Return whether two features have one point."""
    return (one.latitude, one.longitude) == (other.latitude, other.longitude)


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
