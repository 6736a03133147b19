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
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC), "instant"
