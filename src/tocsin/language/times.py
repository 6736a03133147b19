"""Time expressions in four languages: what a text says about when, relative until something anchors it.

`time_expressions(text, language, anchor)` returns (Span, When) pairs. Relative expressions carry days from an anchor that the caller may
know later; absolute ones carry dates. A weekday, or a date without its year, means nothing without an anchor, and is then left out.
Impossible dates (31 February) are left out, not repaired. The forms stand in the lexicon (`times.yml`), a pattern a line.
"""

import calendar
import datetime as dt
import functools
import math
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon
from tocsin.language.lines import unbroken
from tocsin.records import Precision, Span, TimeRole, When

_UNITS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.0}
# Northern-hemisphere meteorological seasons, in the order of the lists: the month each begins with.
_SEASON_MONTHS = (12, 3, 6, 9)
# Parts of a decade: early, middle, late; none is all of it.
_DECADE_YEARS = ((0, 3), (4, 6), (7, 9))
_DAY, _YEAR = r"\d{1,2}", r"(?:19|20)\d\d"
_ISO = rf"(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)"


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


_Maker = Callable[[Found], When | None]


def _span(start: int, end: int, role: TimeRole = "at") -> _Maker:
    """Make a reader of an interval whose ends are multiples of the days the form gives."""

    def read(found: Found) -> When:
        days = found.days()
        return When(raw=found.match.group(), role=role, start_days=start * days, end_days=end * days)

    return read


_SPANS: dict[str, _Maker] = {
    "left": _span(1, 1, "deadline"), "in": _span(1, 1), "within": _span(0, 1, "duration"), "ago": _span(-1, -1),
    "past": _span(-1, 0, "duration"),
}  # fmt: skip


def _fixed(days: str) -> _Maker:
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


def _day(role: TimeRole) -> _Maker:
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


def _year(role: TimeRole) -> _Maker:
    """Make a reader of a year."""

    def read(found: Found) -> When:
        year = int(found.part("y"))
        return _absolute(found, dt.date(year, 1, 1), dt.date(year, 12, 31), "year", role)

    return read


def _decade(found: Found) -> When:
    """Read "since the mid-1990s"."""
    decade, part = int(found.part("decade")) * 10, found.part("part")
    first, last = _DECADE_YEARS[found.tables.parts[part]] if part else (0, 9)
    role: TimeRole = "since" if found.part("since") else "at"
    return _absolute(found, dt.date(decade + first, 1, 1), dt.date(decade + last, 12, 31), "approximate", role)


def _weekday(kind: str) -> _Maker:
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


_DATES: dict[str, _Maker] = {
    "deadline": _day("deadline"), "at": _day("at"), "from": _day("since"), "range": _range, "month": _month, "season": _season,
    "since": _year("since"), "year": _year("at"),
}  # fmt: skip
_Rule = tuple[re.Pattern[str], _Maker]


@functools.cache
def _rules(language: str) -> tuple[Tables, list[_Rule]]:
    """Return the tables and compiled rules of a language."""
    lists = lexicon(language)
    tables = _tables(language)
    places = {
        "n": r"(?P<n>\d{1,3}|" + _any_of(tables.numbers) + ")", "unit": "(?P<unit>" + _any_of(tables.units) + ")",
        "month": "(?P<month>" + _any_of(tables.months) + ")", "weekday": "(?P<weekday>" + _any_of(tables.weekdays) + ")",
        "season": "(?P<season>" + _any_of(tables.seasons) + ")", "y": f"(?P<y>{_YEAR})", "y2": f"(?P<y2>{_YEAR})",
        "month2": "(?P<month2>" + _any_of(tables.months) + ")", "d": f"(?P<d>{_DAY})", "d2": f"(?P<d2>{_DAY})",
        "decade": r"(?P<decade>(?:19|20)\d)0",
    }  # fmt: skip
    rules: list[tuple[str, _Maker]] = [(_ISO, _day("at"))]
    rules += [(p, _fixed(days)) for days, p in map(_split, lists.get("fixed_times", ()))]
    rules += [(p, _SPANS[kind]) for kind, p in map(_split, lists.get("span_times", ()))]
    rules += [(p, _DATES[kind]) for kind, p in map(_split, lists.get("date_times", ()))]
    rules += [(p, _weekday(kind)) for kind, p in map(_split, lists.get("weekday_times", ()))]
    rules += [(p, _decade) for p in lists.get("decade_times", ())]
    return tables, [(re.compile(rf"(?<!\w)(?:{_filled(p, places)})(?!\w)", re.IGNORECASE), make) for p, make in rules]


def _tables(language: str) -> Tables:
    """Read the tables of a language."""
    lists = lexicon(language)

    def numbered(name: str, first: int = 1) -> dict[str, int]:
        return {fold(w): n for n, entry in enumerate(lists.get(name, ()), first) for w in entry.split()}

    numbers = numbered("numbers", 0) | {fold(w): 1 for w in lists.get("time_one", ())}
    numbers |= {fold(word): int(n) for n, word in map(_split, lists.get("number_forms", ()))}
    units = {fold(w): _UNITS[kind] for kind, forms in map(_split, lists.get("time_units", ())) for w in forms.split()}
    seasons = {
        fold(w): _SEASON_MONTHS[n] for n, forms in enumerate(lists.get("season_forms", ())) for w in forms.split()
    }
    future = lists.get("future", ())
    return Tables(
        language, numbers, units, numbered("month_forms"), numbered("weekday_forms"), seasons, numbered("decade_parts", 0),
        re.compile(r"(?<!\w)(?:" + "|".join(re.escape(fold(f)) for f in future) + r")(?!\w)") if future else None,
    )  # fmt: skip


def _split(entry: str) -> tuple[str, str]:
    """Cut an entry into its first word and the rest."""
    head, _, rest = entry.partition(" ")
    return head, rest


def _any_of(table: dict[str, int] | dict[str, float]) -> str:
    """Return the words of a table as alternatives, the longest first."""
    return "|".join(re.escape(w) for w in sorted(table, key=lambda w: (-len(w), w))) or r"(?!)"


def _filled(pattern: str, places: dict[str, str]) -> str:
    """Put what each place stands for into a pattern."""
    return re.sub(r"\{([a-z]\w*)\}", lambda m: places[m.group(1)], pattern)


def _all(text: str, language: str, anchor: dt.date | None) -> Iterator[tuple[Span, When | None]]:
    """Yield every rule's findings; None where a form stands that means no day."""
    tables, rules = _rules(language)
    plain = fold(unbroken(text))
    for pattern, make in rules:
        for match in pattern.finditer(plain):
            when = make(Found(match, tables, anchor, _around(plain, match)))
            span = Span(start=match.start(), end=match.end())
            yield span, _as_written(when, span.of(text)) if when is not None else None


def _around(text: str, match: re.Match[str]) -> str:
    """Return the sentence a form stands in, as far as stops tell."""
    start = max(text.rfind(stop, 0, match.start()) for stop in ".!?")
    ends = [at for stop in ".!?" if (at := text.find(stop, match.end())) >= 0]
    return text[start + 1 : min(ends, default=len(text))]


def _as_written(when: When, raw: str) -> When:
    """Return a time with its words as they stand in the text."""
    return When(
        raw=" ".join(raw.split()), role=when.role, precision=when.precision, start=when.start, end=when.end, start_days=when.start_days,
        end_days=when.end_days, anchor=when.anchor,
    )  # fmt: skip


def time_expressions(text: str, language: str | None, anchor: dt.date | None = None) -> list[tuple[Span, When]]:
    """Return the time expressions of `text`, in order, the longer one where two overlap; `anchor` is the day the text was published."""
    chosen: list[tuple[Span, When | None]] = []
    found = sorted(_all(text, language or "en", anchor), key=lambda f: (f[0].start - f[0].end, f[0].start))
    for span, when in found:
        if not any(span.overlaps(other) for other, _ in chosen):
            chosen.append((span, when))
    return sorted(((span, when) for span, when in chosen if when is not None), key=lambda f: f[0])


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
