"""The picture of a family of texts: one lane an owner, time from left to right, a line from each
copy to what it was taken from.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from tocsin.records import Card, Lineage
from tocsin.web.words import PageWords, known_moment

_WIDTH, _LANE, _LEFT, _TOP, _MOST = 760, 34, 170, 30, 120
_RIGHT, _BOTTOM = 40, 26
# Texts of one owner and moment are set so far beside each other.
_LETTERS, _APART, _LAST = 24, 13.0, 34.0
_HOUR = 3_600
# The time axis is cut at whole steps of so many hours, the shortest that gives few enough.
_STEPS, _MOST_CUTS = (1, 3, 6, 12, 24, 48, 168, 336, 720, 2_160, 8_760), 7
_DAY_STEP, _EPOCH = 24, dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
# Delays are written where few texts are drawn, and not over one another.
_MOST_WRITTEN, _ROOM = 14, 40.0
# How high an arc along a lane rises, by how far it reaches.
_LOWEST, _ARCH, _HIGHEST = 16.0, 0.12, 46.0
_PICTURE = Markup(
    '<svg class="family" viewBox="0 0 {width} {height:.0f}" role="group" aria-label="{label}">'
    "{cuts}{drawn}{first}{last}</svg>"
)
_CAPTION = Markup('<text x="{x}" y="{y:.0f}" text-anchor="{anchor}">{text}</text>')
_ROW = Markup(
    '<text x="4" y="{base:.1f}">{name}</text>'
    '<line x1="{left}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}" class="tick"/>'
)
_THREAD = Markup('<path d="{path}" class="thread"><title>{label}</title></path>')
_CURVE = (
    "M{start.x:.1f} {start.y:.1f} C{middle:.1f} {start.y:.1f} {middle:.1f} {end.y:.1f} "
    "{end.x:.1f} {end.y:.1f}"
)
_ARC = "M{start.x:.1f} {start.y:.1f} Q{middle:.1f} {peak:.1f} {end.x:.1f} {end.y:.1f}"
_CUT = Markup(
    '<line x1="{x:.1f}" x2="{x:.1f}" y1="{top}" y2="{bottom:.0f}" class="cut"/>'
    '<text x="{x:.1f}" y="{base:.0f}" text-anchor="middle" class="small">{text}</text>'
)
_DELAY = Markup('<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" class="small">{text}</text>')
_CIRCLE = Markup('<circle cx="{x:.1f}" cy="{y:.1f}" r="6" class="own"/>')
_SQUARE = Markup('<rect x="{x:.1f}" y="{y:.1f}" width="10" height="10" class="copy"/>')
_MARK = Markup(
    '<a href="/document/{id}"><title>{label}</title>{shape}'
    '<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" class="small">{language}</text></a>'
)


class Spot(NamedTuple):
    """Where a text is drawn."""

    x: float
    y: float


class Member(NamedTuple):
    """A text of a family, where it came from, when it was published, and what its owner and source
    are called.
    """

    card: Card
    lineage: Lineage
    moment: dt.datetime
    owner: str
    source: str | None


def picture(
    members: Sequence[tuple[Card, Lineage]],
    names: Mapping[str, str],
    owners: Mapping[str, str],
    words: PageWords,
) -> str:
    """Draw a family, the first published first; nothing where it has one member.

    Circles are texts of their own, squares copies; languages are written beside them where there
    are several.
    """
    family = [_member(card, lineage, names, owners) for card, lineage in members[:_MOST]]
    if len(family) < 2:
        return ""
    lanes = {owner: number for number, owner in enumerate(dict.fromkeys(m.owner for m in family))}
    spots = _spots(family, lanes)
    height = _TOP + _LANE * len(lanes) + _BOTTOM
    first, last = family[0].moment, family[-1].moment
    drawn = [_row(owner, lane) for owner, lane in lanes.items()]
    drawn += [_thread(member, spots, words) for member in family]
    several = len({member.card.language for member in family}) > 1
    for member in family:
        language = (member.card.language or "") if several else ""
        drawn.append(_mark(member, spots[member.card.id], language, _label(member, first, words)))
    drawn += _delays(family, spots, words)
    return _PICTURE.format(
        width=_WIDTH,
        height=height,
        label=words("desk-family-picture", day=words.moment(first)),
        cuts=Markup("").join(_cuts(first, last, height)),
        drawn=Markup("").join(drawn),
        first=_caption(_LEFT, "start", first),
        last=_caption(_WIDTH - _RIGHT, "end", last),
    )


def _member(
    card: Card, lineage: Lineage, names: Mapping[str, str], owners: Mapping[str, str]
) -> Member:
    """Return a text with the names of its source and owner; a source without an owner stands for
    itself.
    """
    source_id = card.source_id or ""
    source = names.get(source_id, card.source_id)
    owner = owners.get(source_id, source or "?")
    return Member(card, lineage, card.published_at or card.seen_at, owner, source)


def _spots(family: Sequence[Member], lanes: Mapping[str, int]) -> dict[str, Spot]:
    """Return where each text is drawn; those of one owner and moment side by side."""
    first = family[0].moment
    span = max(1.0, (family[-1].moment - first).total_seconds())
    beside: dict[tuple[int, int], int] = {}
    spots: dict[str, Spot] = {}
    for member in family:
        lane = lanes[member.owner]
        elapsed = (member.moment - first).total_seconds() / span
        due = _LEFT + (_WIDTH - _LEFT - _RIGHT) * elapsed
        place = (lane, round(due / _APART))
        beside[place] = beside.get(place, -1) + 1
        right = min(_WIDTH - _LAST, due + _APART * beside[place])
        spots[member.card.id] = Spot(right, _middle(lane))
    return spots


def delay_of(first: dt.datetime, moment: dt.datetime, words: PageWords) -> str:
    """Return how long after the first of a family a text came: in hours, or in days where of one of
    them the day alone is known.
    """
    known = [known_moment(one) for one in (first, moment)]
    if all(isinstance(one, dt.datetime) for one in known):
        hours = (moment - first).total_seconds() / _HOUR
        return f"{words.number(hours, 1, signed=True)} {words('desk-hours')}"
    days = (moment.astimezone(dt.UTC).date() - first.astimezone(dt.UTC).date()).days
    return words("desk-delay-days", n=days) if days else words("desk-same-day")


def _middle(lane: int) -> float:
    """Return the height of the middle of a lane."""
    return _TOP + _LANE * (lane + 0.5)


def _row(owner: str, lane: int) -> Markup:
    """Draw the lane of an owner."""
    name = owner if len(owner) <= _LETTERS else f"{owner[: _LETTERS - 1]}…"
    height = _middle(lane)
    return _ROW.format(base=height + 4, name=name, left=_LEFT, right=_WIDTH - 30, y=height)


def _caption(left: int, anchor: str, moment: dt.datetime) -> Markup:
    """Write a moment over the picture."""
    text = f"{known_moment(moment):%Y-%m-%d}"
    if known_moment(moment) is moment:
        text += f" {moment:%H:%M}"
    return _CAPTION.format(x=left, y=14, anchor=anchor, text=text)


def _cuts(first: dt.datetime, last: dt.datetime, height: int) -> Iterator[Markup]:
    """Draw the time axis: a line at each whole step, with its day or hour."""
    hours = (last - first).total_seconds() / _HOUR
    step = next((s for s in _STEPS if hours / s <= _MOST_CUTS), _STEPS[-1])
    form = "%m-%d" if step >= _DAY_STEP else "%m-%d %H:%M"
    past = (first - _EPOCH).total_seconds() / _HOUR
    moment = first + dt.timedelta(hours=step - past % step)
    while moment < last:
        elapsed = (moment - first) / (last - first)
        across = _LEFT + (_WIDTH - _LEFT - _RIGHT) * elapsed
        bottom = height - _BOTTOM + 6
        yield _CUT.format(
            x=across, top=_TOP - 6, bottom=bottom, base=height - 6, text=moment.strftime(form)
        )
        moment += dt.timedelta(hours=step)


def _thread(member: Member, spots: Mapping[str, Spot], words: PageWords) -> Markup:
    """Draw the line from a copy to what it was taken from, where both are shown: between lanes a
    curve, along one an arc over it.
    """
    taken_from = member.lineage.copied_from or member.lineage.origin_id
    start, end = spots.get(taken_from), spots[member.card.id]
    if start is None or start == end:
        return Markup("")
    middle = (start.x + end.x) / 2
    peak = start.y - min(_HIGHEST, _LOWEST + _ARCH * (end.x - start.x))
    form = _ARC if start.y == end.y else _CURVE
    path = form.format(start=start, end=end, middle=middle, peak=max(2.0, peak))
    basis = words.plain_value("lineage", member.lineage.basis)
    return _THREAD.format(path=path, label=f"{basis}, {words.moment(member.moment)}")


def _delays(
    family: Sequence[Member], spots: Mapping[str, Spot], words: PageWords
) -> Iterator[Markup]:
    """Write under each text how many hours after the first it came, where there is room."""
    if len(family) > _MOST_WRITTEN:
        return
    taken: dict[float, float] = {}
    for member in family[1:]:
        spot = spots[member.card.id]
        if spot.x - taken.get(spot.y, -_ROOM) < _ROOM:
            continue
        taken[spot.y] = spot.x
        text = delay_of(family[0].moment, member.moment, words)
        yield _DELAY.format(x=spot.x, y=spot.y + 16, text=text)


def _mark(member: Member, spot: Spot, language: str, label: str) -> Markup:
    """Draw one text, which leads to its page."""
    card = member.card
    shape = _SQUARE.format(x=spot.x - 5, y=spot.y - 5)
    if member.lineage.origin_id == card.id:
        shape = _CIRCLE.format(x=spot.x, y=spot.y)
    return _MARK.format(
        id=card.id, label=label, shape=shape, x=spot.x, y=spot.y - 8, language=language
    )


def _label(member: Member, first: dt.datetime, words: PageWords) -> str:
    """Return what is read of a text where it is pointed at."""
    source = member.source or words("desk-source-not-stated")
    delay = delay_of(first, member.moment, words)
    basis = words.plain_value("lineage", member.lineage.basis)
    return f"{source}: {member.card.name}; {delay}; {basis}"
