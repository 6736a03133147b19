"""The picture of a family of texts: one lane an owner, time from left to right, a line from each copy to what it was taken from."""

import datetime as dt
from collections.abc import Mapping, Sequence
from html import escape

from tocsin.records import Card, Lineage
from tocsin.web.words import Words

_WIDTH, _LANE, _LEFT, _TOP, _MOST = 760, 26, 170, 26, 120
# Texts of one owner and moment stand so far beside each other.
_LETTERS, _APART = 24, 13.0
_HOUR = 3_600


def picture(
    members: Sequence[tuple[Card, Lineage]],
    names: Mapping[str, str],
    owners: Mapping[str, str],
    words: Words,
) -> str:
    """Draw a family; nothing where it has one member. Circles are texts of their own, squares copies; languages are written beside them."""
    members = members[:_MOST]
    if len(members) < 2:
        return ""
    moments = [c.published_at or c.seen_at for c, _ in members]
    first, span = moments[0], max(1.0, (moments[-1] - moments[0]).total_seconds())
    lanes: dict[str, int] = {}
    spots: dict[str, tuple[float, float]] = {}
    beside: dict[tuple[int, int], int] = {}
    for (card, _), moment in zip(members, moments, strict=True):
        lane = lanes.setdefault(
            owners.get(
                card.source_id or "", names.get(card.source_id or "", card.source_id or "?")
            ),
            len(lanes),
        )
        x = _LEFT + (_WIDTH - _LEFT - 40) * (moment - first).total_seconds() / span
        place = (lane, round(x / _APART))
        number = beside[place] = beside.get(place, -1) + 1
        x = min(_WIDTH - 34.0, x + _APART * number)
        spots[card.id] = (x, _TOP + _LANE * (lane + 0.5))
    height = _TOP + _LANE * len(lanes) + 26
    rows = "".join(_lane(name, number) for name, number in lanes.items())
    lines = "".join(_line(spots, c.id, r.copied_from or r.origin_id) for c, r in members)
    marks = "".join(
        _mark(c, r, *spots[c.id], _label(c, r, names, moment - first, words))
        for (c, r), moment in zip(members, moments, strict=True)
    )
    label = words("desk-family-picture", day=words.moment(first))
    return (
        f'<svg class="family" viewBox="0 0 {_WIDTH} {height:.0f}" role="group"'
        f' aria-label="{escape(label)}">{rows}{lines}{marks}'
        f'<text x="{_LEFT}" y="{height - 8:.0f}">{first:%Y-%m-%d %H:%M}</text>'
        f'<text x="{_WIDTH - 40}" y="{height - 8:.0f}" text-anchor="end">{moments[-1]:%Y-%m-%d %H:%M}</text></svg>'
    )


def _lane(name: str, number: int) -> str:
    """Draw the lane of an owner."""
    y = _TOP + _LANE * (number + 0.5)
    short = name if len(name) <= _LETTERS else name[: _LETTERS - 1] + "…"
    name = f'<text x="4" y="{y + 4:.1f}">{escape(short)}</text>'
    return f'{name}<line x1="{_LEFT}" x2="{_WIDTH - 30}" y1="{y:.1f}" y2="{y:.1f}" class="tick"/>'


def _line(spots: Mapping[str, tuple[float, float]], own: str, other: str) -> str:
    """Draw the line from a copy to what it was taken from, where both are shown."""
    if own == other or other not in spots:
        return ""
    (x, y), (a, b) = spots[own], spots[other]
    middle = (x + a) / 2
    return f'<path d="M{a:.1f} {b:.1f} C{middle:.1f} {b:.1f} {middle:.1f} {y:.1f} {x:.1f} {y:.1f}" class="thread"/>'


def _label(
    card: Card, lineage: Lineage, names: Mapping[str, str], after: dt.timedelta, words: Words
) -> str:
    """Return what is read of a text where it is pointed at."""
    source = names.get(card.source_id or "", card.source_id) or words("desk-source-not-stated")
    hours = words.number(after.total_seconds() / _HOUR, 1)
    delay = words("desk-family-mark", hours=hours)
    return f"{source}: {card.name}; {delay}; {words.value('lineage', lineage.basis)}"


def _mark(card: Card, lineage: Lineage, x: float, y: float, label: str) -> str:
    """Draw one text, which leads to its page."""
    is_origin = lineage.origin_id == card.id
    circle = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" class="own"/>'
    square = f'<rect x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10" class="copy"/>'
    language = (
        f'<text x="{x:.1f}" y="{y - 8:.1f}" text-anchor="middle" class="small">'
        f"{escape(card.language or '')}</text>"
    )
    return (
        f'<a href="/document/{escape(card.id)}"><title>{escape(label)}</title>'
        f"{circle if is_origin else square}{language}</a>"
    )
