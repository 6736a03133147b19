"""What forms of time mean: readers of intervals, days, months, seasons, weekdays and periods, from a form that stands in a text.

A reader takes a form with its parts and the day the text was published, where that is known, and gives an interval of days, or
None where the form means no day.
"""

import calendar
import datetime as dt
import math
import re
from collections.abc import Callable
from typing import NamedTuple

from tocsin.language.fold import fold
from tocsin.records import Precision, TimeRole, When

# Parts of a decade: early, middle, late; none is all of it.
_DECADE_YEARS = ((0, 3), (4, 6), (7, 9))


class Tables(NamedTuple):
    """The words of one language, folded: their numbers, units in days, months and weekdays from 1, and first months of seasons."""

    language: str
    numbers: dict[str, int]
    units: dict[str, float]
    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, int]
    parts: dict[str, int]
    future: re.Pattern[str] | None


class Found(NamedTuple):
    """A form that stands in a text, with what it is read by."""

    match: re.Match[str]
    tables: Tables
    anchor: dt.date | None
    sentence: str

    def part(self, name: str) -> str:
        """Return a part of the form, folded; empty where it is not given."""
        return fold(self.match.groupdict().get(name) or "")

    def days(self) -> int:
        """Return how many days "three weeks" has; part of a day counts as one."""
        number = self.part("n")
        count = 1 if not number else int(number) if number.isdigit() else self.tables.numbers[number]
        return math.ceil(count * self.tables.units[self.part("unit")])


Maker = Callable[[Found], When | None]


def _span(start: int, end: int, role: TimeRole = "at") -> Maker:
    """Make a reader of an interval whose ends are multiples of the days the form gives."""

    def read(found: Found) -> When:
        days = found.days()
        return When(raw=found.match.group(), role=role, start_days=start * days, end_days=end * days)

    return read


SPANS: dict[str, Maker] = {
    "left": _span(1, 1, "deadline"), "in": _span(1, 1), "within": _span(0, 1, "duration"), "ago": _span(-1, -1),
    "past": _span(-1, 0, "duration"),
}  # fmt: skip


def fixed(days: str) -> Maker:
    """Make a reader of a fixed number of days, or of an interval of them, from the anchor."""
    first, _, last = days.partition("..")

    def read(found: Found) -> When:
        return When(raw=found.match.group(), start_days=int(first), end_days=int(last or first))

    return read


def _absolute(found: Found, first: dt.date, last: dt.date, precision: Precision, role: TimeRole = "at") -> When:
    """Make an absolute interval."""
    return When(raw=found.match.group(), role=role, precision=precision, start=first, end=last, anchor="absolute")


def _date(found: Found, day: str, more: str = "") -> dt.date | None:
    """Return the date of a day and month, of the parts with `more` behind their names where those are given.

    Without a year it is the one nearest to the anchor, a coming one twice as far. None where there is no such day.
    """
    month = int(found.part("m") or 0) or found.tables.months[found.part(f"month{more}") or found.part("month")]
    stated = found.part(f"y{more}") or found.part("y") or found.part("y2")
    years = [int(stated)] if stated else []
    if not years and found.anchor is not None:
        years = [found.anchor.year + step for step in (0, -1, 1)]
    dates = []
    for year in years:
        try:
            dates.append(dt.date(year, month, int(day)))
        except ValueError:
            continue
    return min(dates, key=lambda d: _distance((d - (found.anchor or d)).days), default=None)


def _distance(days: int) -> int:
    """Return how far off a day is: news tells of what was more than of what will be."""
    return -days if days < 0 else 2 * days


def day(role: TimeRole) -> Maker:
    """Make a reader of a day of the calendar."""

    def read(found: Found) -> When | None:
        day = _date(found, found.part("d"))
        return _absolute(found, day, day, "day", role) if day is not None else None

    return read


def _range(found: Found) -> When | None:
    """Read "from 10 to 14 January 2022", "from 28 December to 8 January"."""
    first, last = _date(found, found.part("d")), _date(found, found.part("d2"), "2")
    if first is not None and last is not None and last < first and not found.part("y2"):
        last = last.replace(year=last.year + 1) if not found.part("y") else last
    return _absolute(found, first, last, "day") if first is not None and last is not None and first <= last else None


def _night(found: Found) -> When | None:
    """Read "in the night to 10 January": the evening before counts."""
    last = _date(found, found.part("d"))
    return _absolute(found, last - dt.timedelta(days=1), last, "day") if last is not None else None


def _month(found: Found) -> When | None:
    """Read "in December 2021"; without a year the month nearest to the anchor."""
    first = _date(found, "1")
    if first is None:
        return None
    return _absolute(found, first, first.replace(day=calendar.monthrange(first.year, first.month)[1]), "month")


def _season(found: Found) -> When:
    """Read "in the fall of 1941"; winter begins in December of its year."""
    year, month = int(found.part("y")), found.tables.seasons[found.part("season")]
    last_year, last_month = (year, month + 2) if month < 12 else (year + 1, 2)
    last = dt.date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
    return _absolute(found, dt.date(year, month, 1), last, "season")


def _year(role: TimeRole) -> Maker:
    """Make a reader of a year."""

    def read(found: Found) -> When:
        year = int(found.part("y"))
        return _absolute(found, dt.date(year, 1, 1), dt.date(year, 12, 31), "year", role)

    return read


def decade(found: Found) -> When:
    """Read "since the mid-1990s"."""
    decade, part = int(found.part("decade")) * 10, found.part("part")
    first, last = _DECADE_YEARS[found.tables.parts[part]] if part else (0, 9)
    role: TimeRole = "since" if found.part("since") else "at"
    return _absolute(found, dt.date(decade + first, 1, 1), dt.date(decade + last, 12, 31), "approximate", role)


def weekday(kind: str) -> Maker:
    """Make a reader of a weekday: the one just past, or the coming one where the form or the sentence looks ahead."""

    def read(found: Found) -> When | None:
        if found.anchor is None:
            return None
        back = (found.anchor.isoweekday() - found.tables.weekdays[found.part("weekday")]) % 7
        ahead = found.tables.future is not None and found.tables.future.search(fold(found.sentence)) is not None
        if kind in ("deadline", "next") or (kind == "at" and ahead):
            day = found.anchor + dt.timedelta(days=7 - back)
        else:
            day = found.anchor - dt.timedelta(days=back or (7 if kind == "last" else 0))
        return _absolute(found, day, day, "day", "deadline" if kind == "deadline" else "at")

    return read


def _bounds(anchor: dt.date, unit: str, step: int) -> tuple[dt.date, dt.date]:
    """Return the first and last day of the week (from Monday), month or year so many steps from that of the anchor."""
    if unit == "week":
        first = anchor - dt.timedelta(days=anchor.weekday()) + dt.timedelta(weeks=step)
        return first, first + dt.timedelta(days=6)
    if unit == "year":
        return dt.date(anchor.year + step, 1, 1), dt.date(anchor.year + step, 12, 31)
    months = anchor.year * 12 + anchor.month - 1 + step
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, 1), dt.date(year, month + 1, calendar.monthrange(year, month + 1)[1])


_PRECISIONS: dict[str, Precision] = {"week": "day", "month": "month", "year": "year"}


def period(meant: str) -> Maker:
    """Make a reader of "next week" ("week+1"), or of its end as a deadline ("end:month+0")."""
    ends, _, plain = meant.rpartition(":")
    unit, step = plain[:-2], int(plain[-2:])

    def read(found: Found) -> When | None:
        if found.anchor is None:
            return None
        first, last = _bounds(found.anchor, unit, step)
        if ends:
            return _absolute(found, last, last, "day", "deadline")
        return _absolute(found, first, last, _PRECISIONS[unit])

    return read


# Days of a month that its beginning and middle have; its end is what is left.
_PARTS_OF_MONTH = {"begin": (1, 10), "mid": (11, 20), "end": (21, 31)}


def part_of_month(part: str) -> Maker:
    """Make a reader of "at the end of January"."""

    def read(found: Found) -> When | None:
        month = _month(found)
        if month is None or month.start is None or month.end is None:
            return None
        first, last = _PARTS_OF_MONTH[part]
        ending = month.end if part == "end" else month.start.replace(day=last)
        return _absolute(found, month.start.replace(day=first), ending, "approximate")

    return read


def numeric(found: Found) -> When | None:
    """Read "01-09-2022": with stops the day comes first; else both readings are weighed, and the one nearer to the anchor is taken."""
    readings = day_and_month_readings(found.match.group())
    if not readings:
        return None
    days = dict(readings)
    if "." in found.match.group():
        chosen = days.get("DMY", days.get("MDY"))
        if chosen is None or chosen.day != int(found.match.group().split(".")[0]):
            return None
        return _absolute(found, chosen, chosen, "day")
    if len(days) > 1 and found.anchor is None:
        return None
    anchor = found.anchor
    chosen = min(days.values(), key=lambda d: _distance((d - anchor).days) if anchor else 0)
    return _absolute(found, chosen, chosen, "day")


def day_and_month_readings(raw: str) -> list[tuple[str, dt.date]]:
    """Return the possible readings of a date such as 01-09-2022, as (order, date); empty for an impossible one."""
    found = re.fullmatch(r"(\d{1,2})[-./](\d{1,2})[-./]((?:19|20)\d\d)", raw)
    if not found:
        return []
    first, second, year = (int(g) for g in found.groups())
    readings = []
    for order, month, day in (("MDY", first, second), ("DMY", second, first)):
        try:
            readings.append((order, dt.date(year, month, day)))
        except ValueError:
            continue
    return readings if len({d for _, d in readings}) > 1 else readings[:1]


DATES: dict[str, Maker] = {
    "deadline": day("deadline"), "at": day("at"), "from": day("since"), "range": _range, "eve": _night, "month": _month, "season": _season,
    "since": _year("since"), "year": _year("at"),
}  # fmt: skip
