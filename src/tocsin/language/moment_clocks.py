"""The time of day and the zone of a stated date, taken out of it; what is left is the day."""

import datetime as dt
import functools
import re
from typing import NamedTuple

from tocsin.language.date_words import date_words
from tocsin.language.zones import is_utc, shift_of, zone_names

# A time with colons, with "h" as the French write it, or with a stop before two figures at the end
# of a date in words.
_TIME = re.compile(
    r"(?<![\d:.+-])(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?(?![\d:])(?:\s?(?P<half>[ap])\.?\s?m(?:\.|\b))?"
)
_TIME_H = re.compile(
    r"(?<!\d)(\d{1,2})\s?(?:h|ч\.?|год\.?)\s?(\d{2})(?:\s?(?:мин|хв|min)\.?)?(?![\w:])()(?P<half>)"
)
_TIME_STOP = re.compile(r"(?<=[^\W\d_][\s,.]\d{4}[\s,])\s?(\d{1,2})\.(\d{2})$()(?P<half>)")
_WORD = re.compile(r",?\s?([^\W\d_]{1,6})\.?")
_AGAIN = "\x00"
_SHIFT = r"[+-]\s?\d{1,2}:?\d{2}(?::?00)?|[+-]\s?\d{1,2}"
# XML Schema lets a day alone carry a zone.
_DAY_ZONE = re.compile(r"(?<=\d{4}-\d\d-\d\d)\s?(?:z|[+-]\d\d:\d\d)$")


class Clock(NamedTuple):
    """A time of day, how far its zone is from UTC or what the zone is called (and `more` beyond
    it), and the rest of the date.

    `agrees` names a zone that stands beside the distance from UTC and must mean the same; `why`
    says what cannot be read.
    """

    rest: str
    time: dt.timedelta | None = None
    shift: dt.timedelta | None = None
    zone: str = ""
    more: dt.timedelta = dt.timedelta()
    agrees: str = ""
    is_local: bool = False
    why: str = ""


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a zone behind a time, at the end of a date, and alone."""
    name = zone_names().pattern
    zone = rf"(?:(?P<name>{name})\s?(?P<plus>{_SHIFT})?|(?P<shift>{_SHIFT})\s?(?P<beside>{name})?)"
    behind = re.compile(rf"{_AGAIN}[\s,]*{zone}(?![\w:])")
    last = re.compile(rf"(?<=\s){zone}$")
    return behind, last, re.compile(zone)


def take_clock(text: str, comments: list[str]) -> Clock:
    """Take the time of day and its zone out of a folded date; `comments` stood in brackets and may
    name the zone.
    """
    times = next(
        (f for f in (list(p.finditer(text)) for p in (_TIME, _TIME_H, _TIME_STOP)) if f), []
    )
    if not times:
        return Clock(_DAY_ZONE.sub("", _last_zone(text)[0]))
    if len(times) > 1:
        return Clock("", why="it names two times of day")
    time = _time(times[0])
    if time is None:
        return Clock("", why="its time of day is none")
    before, behind = text[: times[0].start()], text[times[0].end() :]
    rest, zone = _taken(f"{before} {_AGAIN} {behind}")
    if _names_unknown_zone(rest.rpartition(_AGAIN)[2] if zone is None else ""):
        return Clock("", why="its time zone is not known")
    return _zoned(rest.replace(_AGAIN, " "), time, zone or _in_comments(comments))


def _time(match: re.Match[str]) -> dt.timedelta | None:
    """Return a time of day since midnight; 24:00 is the end of the day, and a leap second the first
    of the next minute.
    """
    hour, minute, second = (int(g or 0) for g in match.groups()[:3])
    half = match.group("half")
    if (
        minute > 59
        or second > 60
        or hour > 24
        or (hour == 24 and (minute or second))
        or (second == 60 and minute != 59)
    ):
        return None
    if (half == "p" and hour == 0) or (half == "a" and hour > 12):
        return None
    if half and hour == 12:
        hour = 0
    if half == "p" and hour < 12:
        hour += 12
    return dt.timedelta(hours=hour, minutes=minute, seconds=second)


def _names_unknown_zone(behind: str) -> bool:
    """Return whether a short word stands behind the time that is neither a weekday nor a word for
    hours: a zone nobody knows.
    """
    word = _WORD.fullmatch(behind.strip())
    return (
        word is not None
        and word.group(1) not in date_words().weekdays
        and word.group(1) not in date_words().after_time
    )


def _taken(text: str) -> tuple[str, re.Match[str] | None]:
    """Take out the zone behind the time, else the one at the end."""
    behind = _patterns()[0].search(text)
    if behind:
        return text[: behind.start()] + " " + text[behind.end() :], behind
    return _last_zone(text)


def _last_zone(text: str) -> tuple[str, re.Match[str] | None]:
    """Take out a zone at the end of a date."""
    last = _patterns()[1].search(text)
    return (text[: last.start()], last) if last else (text, None)


def _in_comments(comments: list[str]) -> re.Match[str] | None:
    """Return the zone that a comment names."""
    matches = (_patterns()[2].fullmatch(comment) for comment in comments)
    return next((f for f in matches if f is not None), None)


def _zoned(rest: str, time: dt.timedelta, zone: re.Match[str] | None) -> Clock:
    """Put a time of day and its zone together."""
    if zone is None:
        return Clock(rest, time)
    name, plus, shift, beside = (zone.group(g) or "" for g in ("name", "plus", "shift", "beside"))
    if name.rstrip(".") in zone_names().local:
        return (
            Clock(rest, time, is_local=True)
            if not plus
            else Clock("", why="its time zone is not certain")
        )
    if shift:
        distance = shift_of(shift)
        return Clock(
            rest,
            time,
            distance,
            agrees=beside,
            why="" if distance is not None else "no clock is that far from UTC",
        )
    if not plus:
        return Clock(rest, time, zone=name)
    distance = shift_of(plus)
    if distance is None:
        return Clock("", why="no clock is that far from UTC")
    if is_utc(name):
        # POSIX turns the sign round in the names of the IANA database: Etc/GMT+3 lies west of
        # Greenwich.
        return Clock(rest, time, -distance if name.startswith("etc/") else distance)
    return _beyond(rest, time, name, plus, distance)


def _beyond(rest: str, time: dt.timedelta, name: str, plus: str, distance: dt.timedelta) -> Clock:
    """Read "MSK+2", which is two hours before Moscow, or "MSK +0300", which says the same twice."""
    if len(plus.strip("+- ")) > 2:
        return Clock(rest, time, distance, agrees=name)
    if distance == dt.timedelta(hours=3):
        return Clock("", why="its time zone is not certain")
    return Clock(rest, time, zone=name, more=distance)
