"""When a web page says it was published: its own marks, read strictly, beside what htmldate found
(Barbaresi 2020).

A mark that says "published" is believed; a date that merely stands on the page has to be the only
one beside its headline, and htmldate may not contradict it. A year in a footer, a date of change, a
comment's or another article's date are no publication.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from tocsin.documents.dates import day_in_address
from tocsin.documents.page_marks import EXPLICIT, GENERAL, SHOWN, Mark, dates_elsewhere, marks_of
from tocsin.documents.page_parts import PageDate
from tocsin.language.moments import Moment, is_clock_zero, read_moment

# Two marks of one publication may stand in two time zones.
_ONE_DAY = dt.timedelta(days=1)
TWO_DATES = "the page names two dates of publication"


class _Reading(NamedTuple):
    """A mark and what it means."""

    mark: Mark
    moment: Moment
    at: dt.datetime
    day: dt.date


def page_date(tree: Any, url: str | None, other: dt.date | None) -> PageDate | None:
    """Return when a page says it was published, or None; `other` is the day htmldate found."""
    readings = _read(marks_of(tree))
    for trust in (EXPLICIT, GENERAL, SHOWN):
        level = [r for r in readings if r.mark.trust == trust]
        if level:
            chosen, doubts = _agreed(level, other, trust)
            if (
                chosen is None
                and trust == SHOWN
                and other is not None
                and _is_anothers(tree, other)
            ):
                chosen, doubts = _agreed(level, None, trust)
            return _best(chosen, readings, doubts) if chosen is not None else None
    day = day_in_address(url or "")
    if day is not None and (other is None or other == day):
        return PageDate(dt.datetime.combine(day, dt.time(), dt.UTC), "day", day)
    return None


def _is_anothers(tree: Any, day: dt.date) -> bool:
    """Return whether a day stands in a comment, a list, another article, or the head of the
    site.
    """
    return any(read_moment(raw).local_day == day for raw in dates_elsewhere(tree) if raw)


def _read(marks: Sequence[Mark]) -> list[_Reading]:
    """Return the marks that have a certain meaning."""
    moments = [read_moment(mark.raw) for mark in marks]
    orders = {moment.order for moment in moments} - {""}
    readings = []
    for mark, first in zip(marks, moments, strict=True):
        moment = (
            read_moment(mark.raw, order=min(orders))
            if first.at is None and len(orders) == 1
            else first
        )
        day = moment.local_day
        if moment.at is not None and day is not None and not is_clock_zero(moment.at):
            readings.append(_Reading(mark, moment, moment.at, day))
    return readings


def _agreed(
    level: list[_Reading], other: dt.date | None, trust: int
) -> tuple[_Reading | None, tuple[str, ...]]:
    """Return the reading that marks of one kind agree on; where they do not, the one htmldate
    found, too.
    """
    first = level[0]
    if all(abs(r.day - first.day) <= _ONE_DAY for r in level):
        contradicted = trust != EXPLICIT and other is not None and abs(other - first.day) > _ONE_DAY
        return (None if contradicted else first), ()
    days = {r.day for r in level}
    if trust != EXPLICIT or len(days) > 2:
        return None, ()
    places = {day: len({r.mark.where for r in level if r.day == day}) for day in days}
    most = max(places.values())
    backed = [
        r
        for r in level
        if (other == r.day if list(places.values()).count(most) > 1 else places[r.day] == most)
    ]
    return (backed[0], (TWO_DATES,)) if backed else (None, ())


def _best(chosen: _Reading, readings: list[_Reading], doubts: tuple[str, ...]) -> PageDate:
    """Return the most precise reading of the chosen date: with its time and its zone where another
    mark of that day has them.
    """
    same_day = [r for r in readings if r.day == chosen.day]
    if chosen.moment.precision == "day":
        timed = [r for r in same_day if r.moment.precision == "instant"]
        chosen = timed[0] if timed and len({_clock(r) for r in timed}) == 1 else chosen
    if chosen.moment.precision == "instant" and chosen.moment.shift is None:
        zoned = [r for r in same_day if r.moment.shift is not None and _clock(r) == _clock(chosen)]
        chosen = zoned[0] if zoned else chosen
    moment = chosen.moment
    return PageDate(chosen.at, moment.precision, chosen.day, (*doubts, *moment.doubts))


def _clock(reading: _Reading) -> dt.time:
    """Return the hour and minute on the clock that was stated."""
    return (reading.at + (reading.moment.shift or dt.timedelta())).time().replace(second=0)
