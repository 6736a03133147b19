"""Reading a moment that a person or a file states."""

import datetime as dt


def parse_moment(value: str, *, end_of_day: bool = False) -> tuple[dt.datetime, str]:
    """Return (aware UTC time, precision) of an ISO 8601 date or time; without a zone it counts as UTC.

    A bare date is its first moment, or its last with `end_of_day`; its precision is "day".

    Raises:
        ValueError: it is neither.
    """
    text = value.strip()
    if len(text) == 10:
        day = dt.date.fromisoformat(text)
        time = dt.time(23, 59, 59) if end_of_day else dt.time()
        return dt.datetime.combine(day, time, dt.UTC), "day"
    moment = dt.datetime.fromisoformat(text)
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC), "instant"
    except OverflowError:
        raise ValueError(f"{text!r} lies outside the calendar") from None


def is_clock_zero(moment: dt.datetime) -> bool:
    """Tell whether a moment is where computer clocks begin (1 January 1970, in any zone): a date nobody set."""
    return abs(moment - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)) <= dt.timedelta(hours=24)


def find_moment(value: object) -> dt.datetime | None:
    """Read a moment a machine wrote, or None where it is none."""
    try:
        return parse_moment(str(value))[0]
    except ValueError:
        return None
