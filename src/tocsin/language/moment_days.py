"""The day of a stated date, once its time of day is taken out: one day, or both readings of
03/04/2018, or why it is none.
"""

import datetime as dt
import functools
import re
from typing import NamedTuple

from tocsin.language.date_words import date_words

# Texts of older days are held in archives; years before these are other calendars' or a clock's
# first.
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_Y, _YY = r"(?P<y>\d{4})", r"(?P<y>\d{4}|'?\d{2})"
_D = r"(?P<d>\d{1,2})(?:st|nd|rd|th|-?го|-?е|-?ге|-?ші)?"
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})(?P<mark>[-/.])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})\.?")
_FIGURES = re.compile(
    r"(?P<a>\d{1,2})(?:(?P<mark>[-/.])|(?P<wide>\. ))(?P<b>\d{1,2})(?(mark)(?P=mark)|\. "
    r")(?P<y>\d{4})\.?"
)
_SHORT_FIGURES = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{1,2}")
_ORDINAL = re.compile(r"(\d{4})-(\d{3})")
_WEEK = re.compile(r"(\d{4})-?w(\d\d)-?([1-7])")
_YEAR = re.compile(r"\d{4}")
_MONTH_ONLY = re.compile(r"\d{4}[-/.]\d{1,2}")
_LEADING = re.compile(r"[^\W\d_]{2,12}\s?[,.]+\s?(?=\d)")


class Days(NamedTuple):
    """The readings of a day as (order, day), the weekday that is named (0: none), and the order
    that the figures themselves decide.
    """

    readings: tuple[tuple[str, dt.date], ...] = ()
    weekday: int = 0
    order: str = ""
    why: str = ""


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of dates in words: day month year, month day year, year month day."""
    month = rf"(?P<month>{date_words().month})"
    return (
        re.compile(rf"{_D}[\s.\-/]*{month}[\s.\-/]*{_YY}"),
        re.compile(rf"{month}[\s.\-/]*{_D}[\s\-/]+(?P<y>\d{{4}}|'\d{{2}})"),
        re.compile(rf"{_Y}[\s\-/.]*{_D}[\s.\-/]*{month}"),
        re.compile(rf"{_Y}[\s\-/.]*{month}[\s.\-/]*{_D}"),
    )


@functools.cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of weekdays, of words behind a year, of other words inside a date, and of
    a month.
    """
    words = date_words()
    weekday = re.compile(rf"(?<![^\W_])({words.weekday})(?![^\W_])\.?,?")
    year = re.compile(rf"(?<=\d{{4}})\s?(?:{words.year})(?!\w)\.?")
    inside = re.compile(rf"(?<!\w)(?:{words.inside})(?!\w)[:.]?")
    return weekday, year, inside, re.compile(rf"(?<![^\W\d_])(?:{words.month})(?![^\W\d_])")


def find_days(rest: str) -> Days:
    """Return the day a folded date names, with both readings where figures leave two."""
    text, weekday = _bare(rest)
    if weekday < 0:
        return Days(why="it names two weekdays")
    for pattern in _patterns():
        if match := pattern.fullmatch(text):
            month = date_words().months[match.group("month")]
            return _one(_year(match.group("y")), month, int(match.group("d")), weekday)
    if match := _YEAR_FIRST.fullmatch(text):
        return _one(int(match.group("y")), int(match.group("m")), int(match.group("d")), weekday)
    if match := _FIGURES.fullmatch(text):
        return _figures(match, weekday)
    return _rare(text, weekday)


def _bare(rest: str) -> tuple[str, int]:
    """Return a date without weekday, words and commas, and the weekday that was named (-1: two of
    them).
    """
    weekday_form, year, inside, month = _around()
    text = year.sub("", rest)
    named = [f.group(1) for f in weekday_form.finditer(text)]
    days = {date_words().weekdays[name] for name in named}
    text = weekday_form.sub(" ", text).strip(" ,")
    leading = _LEADING.match(text)
    if not named and leading and not month.search(leading.group()):
        text = text[leading.end() :]  # a weekday in a language nobody listed
    text = " ".join(inside.sub(" ", text).replace(",", " ").split()).strip(" -:;")
    return text, min(days) if len(days) == 1 else -1 if days else 0


def _year(written: str) -> int:
    """Return a year; of two figures as RFC 2822 says (4.3)."""
    year = int(written.strip("'"))
    return year if len(written.strip("'")) > 2 else year + (2000 if year < 50 else 1900)


def _day(year: int, month: int, day: int) -> dt.date | None:
    """Return a day of the calendar, or None."""
    try:
        return dt.date(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None


def _one(year: int, month: int, day: int, weekday: int) -> Days:
    """Return the only reading of a date."""
    date = _day(year, month, day)
    return (
        Days((("", date),), weekday)
        if date is not None
        else Days(why="there is no such day in the calendar")
    )


def _figures(match: re.Match[str], weekday: int) -> Days:
    """Read a date in figures with its year last: with stops the day comes first,
    else either may.
    """
    first, second, year = (int(match.group(g)) for g in ("a", "b", "y"))
    readings = [("DMY", _day(year, second, first))]
    if (match.group("mark") or ".") != ".":
        readings.append(("MDY", _day(year, first, second)))
    valid = tuple((order, day) for order, day in readings if day is not None)
    if not valid:
        return Days(why="there is no such day in the calendar")
    decided = len(valid) == 1 and len(readings) == 2
    return Days(valid, weekday, valid[0][0] if decided else "")


def _rare(text: str, weekday: int) -> Days:
    """Read days of a year and of a week (ISO 8601), and say why nothing else is a day."""
    if match := _ORDINAL.fullmatch(text):
        year, number = (int(g) for g in match.groups())
        day = (
            dt.date(year, 1, 1) + dt.timedelta(days=number - 1)
            if _FIRST_YEAR <= year <= _LAST_YEAR and number
            else None
        )
        return (
            Days((("", day),), weekday)
            if day and day.year == year
            else Days(why="there is no such day in the calendar")
        )
    if match := _WEEK.fullmatch(text):
        try:
            return Days(
                (("", dt.date.fromisocalendar(*(int(g) for g in match.groups()))),), weekday
            )
        except ValueError:
            return Days(why="there is no such day in the calendar")
    return Days(why=_why(text))


def _why(text: str) -> str:
    """Return why a text is no day."""
    month = _around()[3]
    if not text:
        return "it names no day"
    if (
        _YEAR.fullmatch(text)
        or _MONTH_ONLY.fullmatch(text)
        or (month.search(text) and re.fullmatch(r"\D+\d{4}", text))
    ):
        return "it names no day, only a month or a year"
    if _SHORT_FIGURES.fullmatch(text):
        return "its year has two figures: it is not certain which figure is which"
    if re.search(rf"(?<!\w)(?:{date_words().relative})(?!\w)", text):
        return "it counts from a day that is not given"
    if month.search(text) and re.fullmatch(r"\d{1,2}\D+|\D+\d{1,2}", text):
        return "no year is given"
    return "it is not a date with one certain meaning"
