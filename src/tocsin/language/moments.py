"""Reading a moment strictly: a stated date or time has one certain meaning, or none.

One reader for feeds, JSON feeds, sitemaps, marks of web pages, tables and what a person states. It
reads RFC 822 and 2822, RFC 3339 and W3CDTF, other forms of ISO 8601, asctime, seconds and
milliseconds since 1970, and dates in words of many languages. Every character must be accounted
for: what is left over makes the whole unknown, and the reading says why.
"""

import datetime as dt
import functools
import re
from typing import NamedTuple

from tocsin.language.date_words import date_words
from tocsin.language.fold import INVISIBLE, fold
from tocsin.language.moment_clocks import Clock, take_clock
from tocsin.language.moment_days import Days, find_days
from tocsin.language.zones import offset_of
from tocsin.records import Precision

NO_ZONE = "no time zone is given: read as UTC"
LOCAL_TIME = "given in a local time whose zone is not named: read as UTC"
OTHER_WEEKDAY = "the weekday that is named is not the day's"
# Where the clocks of computers and tables begin (Unix, .NET, Windows, Excel twice, Mac): a date
# nobody set.
_UNIX_ZERO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_CLOCK_ZEROS = ("0001-01-01", "1601-01-01", "1899-12-30", "1900-01-01", "1904-01-01")
_LONGEST = 120
_COMMENT = re.compile(r"\(([^()]*)\)")
# Seconds since 1970 have 9 or 10 digits between 1973 and 2286, milliseconds 13, microseconds 16.
_EPOCH = re.compile(r"(\d{9,10}|\d{13}|\d{16})(?:[.,]\d+)?")
_DIVISORS = {9: 1, 10: 1, 13: 1_000, 16: 1_000_000}
_PACKED = re.compile(
    r"((?:1[89]|20)\d\d)(\d\d)(\d\d)(?:[t "
    r"]?(\d\d)(\d\d)(\d\d)?(?:[.,]\d+)?\s?(z|[+-]\d\d:?\d\d)?)?"
)
_HOUR_STAMP = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])")
_JOINED = re.compile(r"(?<=\d)t(?=\d)")
_MARKS = str.maketrans(
    {
        "−": "-",
        "·": " ",
        "|": " ",
        "•": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u2007": " ",
        "\t": " ",
        "\n": " ",
    }
)


class Moment(NamedTuple):
    """What a stated date means: an instant in UTC, or a day as its first moment; or None, and
    `why`.

    `shift` is the distance from UTC that was stated; `doubts` say what had to be taken on trust;
    `order` is that of day and month where the figures themselves decided it.
    """

    at: dt.datetime | None
    precision: Precision = "unknown"
    shift: dt.timedelta | None = None
    doubts: tuple[str, ...] = ()
    why: str = ""
    order: str = ""

    @property
    def local_day(self) -> dt.date | None:
        """Return the day on the clock that was stated."""
        return (self.at + (self.shift or dt.timedelta())).date() if self.at is not None else None


def read_moment(raw: str, *, order: str = "", latest: dt.date | None = None) -> Moment:
    """Return what a stated date means.

    `order` (DMY or MDY) is how the same giver writes other dates, `latest` a day after which none
    can be: both decide between readings of 03/04/2018, which is unknown without them.
    """
    if not raw.strip():
        return _unknown("it is empty")
    if len(raw) > _LONGEST:
        return _unknown("it is longer than a date")
    text, comments = _plain(raw)
    if (
        text.replace(".", "").replace(",", "").isdigit()
        and (moment := _from_figures(text)) is not None
    ):
        return moment
    clock = take_clock(_unpacked(text), comments)
    if clock.why:
        return _unknown(clock.why)
    days = find_days(clock.rest)
    if days.why:
        return _unknown(days.why)
    day, doubts = _chosen(days, order, latest)
    if day is None:
        return _unknown("it is not certain which figure is the day and which the month")
    return _joined(day, clock, doubts, days.order)


def _unknown(why: str) -> Moment:
    """Return that a date has no certain meaning."""
    return Moment(None, why=why)


def _plain(raw: str) -> tuple[str, list[str]]:
    """Return a stated date folded, without the comments RFC 822 allows, and those comments."""
    text = " ".join(fold(INVISIBLE.sub("", raw).translate(_MARKS)).split())
    comments: list[str] = []
    while comment := _COMMENT.search(text):
        comments.append(comment.group(1).strip())
        text = f"{text[: comment.start()]} {text[comment.end() :]}"
    return " ".join(text.split()), comments


def _from_figures(text: str) -> Moment | None:
    """Read seconds or milliseconds since 1970; None where figures alone are a date."""
    match = _EPOCH.fullmatch(text)
    if not match:
        return None
    figures = match.group(1)
    if _HOUR_STAMP.fullmatch(figures):
        return _unknown("figures that could be seconds since 1970, or a date with an hour")
    seconds = int(figures) / _DIVISORS[len(figures)]
    at = dt.datetime.fromtimestamp(seconds, dt.UTC).replace(microsecond=0)
    return Moment(at, "instant", dt.timedelta())


def _unpacked(text: str) -> str:
    """Write 20180918T155356Z with its marks, and put a space for the T of ISO 8601."""
    match = _PACKED.fullmatch(text)
    if not match:
        return _JOINED.sub(" ", text)
    year, month, day, hour, minute, second, zone = match.groups()
    time = f" {hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
    return f"{year}-{month}-{day}{time}"


def _chosen(days: Days, order: str, latest: dt.date | None) -> tuple[dt.date | None, list[str]]:
    """Decide between the readings of a date by its weekday, by other dates of its giver, and by
    what lies ahead.
    """
    readings = dict(days.readings)
    if len(set(readings.values())) > 1 and latest is not None:
        readings = {
            o: d for o, d in readings.items() if d <= latest + dt.timedelta(days=1)
        } or readings
    if len(set(readings.values())) > 1 and days.weekday:
        readings = {o: d for o, d in readings.items() if d.isoweekday() == days.weekday} or readings
    if len(set(readings.values())) > 1 and order in readings:
        readings = {order: readings[order]}
    if len(set(readings.values())) != 1:
        return None, []
    day = next(iter(readings.values()))
    return day, [OTHER_WEEKDAY] if days.weekday and day.isoweekday() != days.weekday else []


def _joined(day: dt.date, clock: Clock, doubts: list[str], order: str) -> Moment:
    """Put a day and a time of day together."""
    if clock.time is None:
        return Moment(
            dt.datetime.combine(day, dt.time(), dt.UTC), "day", None, tuple(doubts), order=order
        )
    local = dt.datetime.combine(day, dt.time()) + clock.time
    shift = clock.shift
    if clock.zone and shift is None:
        named = offset_of(clock.zone, local)
        if named is None:
            return _unknown(f"the time zone {clock.zone!r} is not known on that day")
        shift = named + clock.more
    if clock.agrees and shift is not None and offset_of(clock.agrees, local) != shift:
        return _unknown("it names two time zones that disagree")
    if shift is None:
        doubts = [*doubts, LOCAL_TIME if clock.is_local else NO_ZONE]
    try:
        at = (local - (shift or dt.timedelta())).replace(tzinfo=dt.UTC)
    except OverflowError:
        return _unknown("it lies outside the calendar")
    return Moment(at, "instant", shift, tuple(doubts), order=order)


def order_of(raws: list[str]) -> str:
    """Return in which order a giver writes day and month in figures, as far as any of its dates
    decides it; empty where none or both do.
    """
    orders = {read_moment(raw).order for raw in raws if raw} - {""}
    return orders.pop() if len(orders) == 1 else ""


@functools.cache
def _unusable() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of words that count from a day not given, and of words that say when a
    text was changed.
    """
    words = date_words()
    return re.compile(rf"(?<!\w)(?:{words.relative})(?!\w)"), re.compile(
        rf"(?<!\w)(?:{words.changed})(?!\w)"
    )


def is_relative(raw: str) -> bool:
    """Return whether a date needs a day to count from ("today, 14:35"), or says when a text was
    changed, not published.
    """
    return any(pattern.search(fold(raw)) for pattern in _unusable())


def before_change(line: str) -> str:
    """Return a line up to where it says when a text was changed; a line that begins with that is
    returned whole.
    """
    change = _unusable()[1].search(fold(line))
    return line[: change.start()].rstrip(" ,;|(-–—/·•") if change and change.start() > 0 else line


def is_clock_zero(moment: dt.datetime) -> bool:
    """Return whether a moment is where the clocks of computers begin (1 January 1970, in any zone):
    a date nobody set.
    """
    others = (dt.datetime.fromisoformat(zero).replace(tzinfo=dt.UTC) for zero in _CLOCK_ZEROS)
    return abs(moment - _UNIX_ZERO) <= dt.timedelta(hours=24) or moment in others
