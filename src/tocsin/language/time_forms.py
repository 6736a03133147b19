"""What forms of time mean: readers of intervals, days, months, seasons, weekdays and periods, from
a form that stands in a text.

A reader takes a form with its parts and the day the text was published, where that is known, and
gives an interval of days, or None where the form means no day.
"""

import calendar
import datetime as dt
import math
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from tocsin.language.fold import fold
from tocsin.language.tense import looks_ahead
from tocsin.records import Precision, TimeRole, When

# Parts of a decade: early, middle, late; none is all of it.
_DECADE_YEARS = ((0, 3), (4, 6), (7, 9))
# A year of two figures from here on lies in the last century.
_LAST_CENTURY = 70
# Nobody gives the days of anything longer than this.
_LONGEST_RANGE = 366
# What a day back and a day ahead weigh, by whether the sentence looks ahead: news tells of what was
# more than of what will be.
_WEIGHTS: dict[bool | None, tuple[int, int]] = {True: (4, 1), False: (1, 6), None: (1, 2)}


class Tables(NamedTuple):
    """The words of one language, folded: their numbers, units in days, months and weekdays from 1,
    and first months of seasons.
    """

    language: str
    numbers: dict[str, float]
    units: dict[str, float]
    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, int]
    parts: dict[str, int]


class FormMatch(NamedTuple):
    """A form that stands in a text, with what it is read by: its folded sentence, and where it
    begins and ends there.
    """

    match: re.Match[str]
    tables: Tables
    anchor: dt.date | None
    sentence: str
    start: int
    end: int

    def ahead(self) -> bool | None:
        """Return whether the sentence looks ahead here, or back; None where nothing tells."""
        return looks_ahead(self.sentence, self.start, self.end, self.tables.language)

    def part(self, name: str) -> str:
        """Return a part of the form, folded; empty where it is not given."""
        return fold(self.match.groupdict().get(name) or "")

    def days(self) -> tuple[float, float]:
        """Return how many days "three weeks" has, or "two or three weeks" at least and at most."""
        unit = self.tables.units[self.part("unit")]
        least = self._count("n", 1)
        most = self._count("n2", least)
        if most < least:  # "twenty-five" is one number
            least = most = least + most
        return least * unit, most * unit

    def _count(self, name: str, otherwise: float) -> float:
        """Return the number a part of the form gives, in figures or in words."""
        number = self.part(name)
        if not number:
            return otherwise
        if number.isdigit():
            return int(number)
        return self.tables.numbers.get(number) or sum(
            self.tables.numbers[w] for w in number.split()
        )


Maker = Callable[[FormMatch], When | None]


def _span(start: int, end: int, role: TimeRole = "at") -> Maker:
    """Make a reader of an interval whose ends are multiples of the days the form gives."""

    def read(form: FormMatch) -> When:
        least, most = (_whole(d, part_counts=role != "at") for d in form.days())
        first, last = (
            sorted((start * least, end * most)) if start == end else (start * most, end * most)
        )
        return When(raw=form.match.group(), role=role, start_days=first, end_days=last)

    return read


def _whole(days: float, *, part_counts: bool) -> int:
    """Return whole days; "in three hours" is still the same day, while "within three hours" may
    reach into the next.
    """
    return 0 if days < 1 and not part_counts else math.ceil(days)


def _in_ahead(form: FormMatch) -> When | None:
    """Read what means "in three days" where the sentence looks ahead, and how long something took
    where it does not.
    """
    return SPANS["in"](form) if form.ahead() else None


SPANS: dict[str, Maker] = {
    "left": _span(1, 1, "deadline"),
    "in": _span(1, 1),
    "in_ahead": _in_ahead,
    "within": _span(0, 1, "duration"),
    "ago": _span(-1, -1),
    "past": _span(-1, 0, "duration"),
}


def fixed(days: str, role: TimeRole = "at") -> Maker:
    """Make a reader of a fixed number of days, or of an interval of them, from the anchor."""
    first, _, last = days.partition("..")

    def read(form: FormMatch) -> When:
        return When(
            raw=form.match.group(), role=role, start_days=int(first), end_days=int(last or first)
        )

    return read


def absolute(
    form: FormMatch, first: dt.date, last: dt.date, precision: Precision, role: TimeRole = "at"
) -> When:
    """Make an absolute interval."""
    return When(
        raw=form.match.group(),
        role=role,
        precision=precision,
        start=first,
        end=last,
        anchor="absolute",
    )


def _date(form: FormMatch, day: str, *, awaited: bool = False) -> dt.date | None:
    """Return the date of a day and month.

    Without a year it is the one nearest to the anchor: a coming one counts as twice as far, unless
    the sentence looks ahead, or the form itself does (`awaited`). None where there is no such day.
    """
    figure = form.part("m")
    month = int(figure) if figure else form.tables.months[form.part("month") or form.part("month2")]
    stated = form.part("y") or form.part("y2")
    years = [_full_year(stated)] if stated else []
    if not years and form.anchor is not None:
        years = [form.anchor.year + step for step in (0, -1, 1)]
    dates = [date for year in years if (date := calendar_day(year, month, int(day))) is not None]
    return nearest(form, dates, awaited=awaited)


def calendar_day(year: int, month: int, day: int) -> dt.date | None:
    """Return a date, or None where there is no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _full_year(stated: str) -> int:
    """Return the year that "22" stands for."""
    year = int(stated)
    return year if year >= 100 else year + (2000 if year < _LAST_CENTURY else 1900)


def nearest(form: FormMatch, dates: Sequence[dt.date], *, awaited: bool = False) -> dt.date | None:
    """Return that of some dates which is nearest to the anchor, in the direction in which the
    sentence looks; None of none.
    """
    if len(dates) < 2 or form.anchor is None:
        return next(iter(dates), None)
    is_ahead = form.ahead()
    back, on = _WEIGHTS[True if is_ahead is None and awaited else is_ahead]
    anchor = form.anchor
    return min(
        dates, key=lambda d: back * (anchor - d).days if d < anchor else on * (d - anchor).days
    )


def day(role: TimeRole) -> Maker:
    """Make a reader of a day of the calendar."""

    def read(form: FormMatch) -> When | None:
        day = _date(form, form.part("d"), awaited=role == "deadline")
        return absolute(form, day, day, "day", role) if day is not None else None

    return read


def _range(form: FormMatch) -> When | None:
    """Read "from 10 to 14 January 2022", "from 28 December to 8 January": what is not said twice is
    the same at both ends.
    """
    first = _date(form, form.part("d"))
    if first is None:
        return None
    figure = form.part("m2")
    month = int(figure) if figure else form.tables.months.get(form.part("month2"), first.month)
    year = _full_year(form.part("y2")) if form.part("y2") else first.year
    last = calendar_day(year, month, int(form.part("d2")))
    if last is not None and last < first:
        if form.part("y2") and not form.part("y"):
            first = first.replace(year=first.year - 1)
        elif not form.part("y2"):
            last = calendar_day(year + 1, month, last.day)
    if last is None or not first <= last <= first + dt.timedelta(days=_LONGEST_RANGE):
        return None
    return absolute(form, first, last, "day")


def _night(form: FormMatch) -> When | None:
    """Read "in the night to 10 January": the evening before counts."""
    last = _date(form, form.part("d"))
    return absolute(form, last - dt.timedelta(days=1), last, "day") if last is not None else None


def _day_of_month(role: TimeRole) -> Maker:
    """Make a reader of "the 19th" of the month meant."""

    def read(form: FormMatch) -> When | None:
        if form.anchor is None:
            return None
        months = [form.anchor.year * 12 + form.anchor.month - 1 + step for step in (0, -1, 1)]
        days = [calendar_day(m // 12, m % 12 + 1, int(form.part("d"))) for m in months]
        day = nearest(form, [d for d in days if d is not None], awaited=role == "deadline")
        return (
            msgspec.structs.replace(absolute(form, day, day, "day", role), anchor="publication")
            if day
            else None
        )

    return read


def _end_of_month(form: FormMatch) -> When | None:
    """Read "by the end of January"."""
    month = _month(form)
    return (
        absolute(form, month.end, month.end, "day", "deadline")
        if month is not None and month.end is not None
        else None
    )


def _end_of_year(form: FormMatch) -> When:
    """Read "by the end of 2022"."""
    last = dt.date(int(form.part("y")), 12, 31)
    return absolute(form, last, last, "day", "deadline")


def _month(form: FormMatch) -> When | None:
    """Read "in December 2021"; without a year the month nearest to the anchor."""
    first = _date(form, "1")
    if first is None:
        return None
    return absolute(
        form, first, first.replace(day=calendar.monthrange(first.year, first.month)[1]), "month"
    )


def _months(form: FormMatch) -> When | None:
    """Read "in February-April": from the first day of one month to the last of another."""
    first = _date(form, "1")
    if first is None:
        return None
    month = form.tables.months[form.part("month2")]
    year = first.year + (month < first.month)
    return absolute(form, first, dt.date(year, month, calendar.monthrange(year, month)[1]), "month")


def _season(form: FormMatch) -> When:
    """Read "in the fall of 1941"; winter begins in December of its year."""
    year, month = int(form.part("y")), form.tables.seasons[form.part("season")]
    last_year, last_month = (year, month + 2) if month < 12 else (year + 1, 2)
    last = dt.date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
    return absolute(form, dt.date(year, month, 1), last, "season")


def _year(role: TimeRole) -> Maker:
    """Make a reader of a year."""

    def read(form: FormMatch) -> When:
        year = int(form.part("y"))
        return absolute(form, dt.date(year, 1, 1), dt.date(year, 12, 31), "year", role)

    return read


def decade(form: FormMatch) -> When:
    """Read "since the mid-1990s"."""
    decade, part = int(form.part("decade")) * 10, form.part("part")
    first, last = _DECADE_YEARS[form.tables.parts[part]] if part else (0, 9)
    role: TimeRole = "since" if form.part("since") else "at"
    return absolute(
        form, dt.date(decade + first, 1, 1), dt.date(decade + last, 12, 31), "approximate", role
    )


# Days of a month that its beginning and middle have; its end is what is left.
_PARTS_OF_MONTH = {"begin": (1, 10), "mid": (11, 20), "end": (21, 31)}


def part_of_month(part: str) -> Maker:
    """Make a reader of "at the end of January"."""

    def read(form: FormMatch) -> When | None:
        month = _month(form)
        if month is None or month.start is None or month.end is None:
            return None
        first, last = _PARTS_OF_MONTH[part]
        ending = month.end if part == "end" else month.start.replace(day=last)
        return absolute(form, month.start.replace(day=first), ending, "approximate")

    return read


def numeric(form: FormMatch) -> When | None:
    """Read "01-09-2022": with stops the day comes first; else both readings are weighed, and the
    one nearer to the anchor is taken.
    """
    first, year = form.match.group()[: -len(form.part("y"))], _full_year(form.part("y"))
    readings = day_and_month_readings(f"{first}{year}")
    if not readings:
        return None
    days = dict(readings)
    if "." in form.match.group():
        chosen = days.get("DMY", days.get("MDY"))
        if chosen is None or chosen.day != int(form.match.group().split(".")[0]):
            return None
        return absolute(form, chosen, chosen, "day")
    if len(days) > 1 and form.anchor is None:
        return None
    chosen = nearest(form, list(days.values()))
    return absolute(form, chosen, chosen, "day") if chosen is not None else None


def day_and_month_readings(raw: str) -> list[tuple[str, dt.date]]:
    """Return the possible readings of a date such as 01-09-2022, as (order, date); empty for an
    impossible one.
    """
    match = re.fullmatch(r"(\d{1,2})[-./](\d{1,2})[-./]((?:19|20)\d\d)", raw)
    if not match:
        return []
    first, second, year = (int(g) for g in match.groups())
    readings = []
    for order, month, day in (("MDY", first, second), ("DMY", second, first)):
        try:
            readings.append((order, dt.date(year, month, day)))
        except ValueError:
            continue
    return readings if len({d for _, d in readings}) > 1 else readings[:1]


DATES: dict[str, Maker] = {
    "deadline": day("deadline"),
    "at": day("at"),
    "since": day("since"),
    "range": _range,
    "eve": _night,
    "month": _month,
    "months": _months,
    "season": _season,
    "since_year": _year("since"),
    "year": _year("at"),
    "year_by": _year("deadline"),
    "month_end": _end_of_month,
    "year_end": _end_of_year,
    "number": _day_of_month("at"),
    "number_by": _day_of_month("deadline"),
    "number_since": _day_of_month("since"),
}
