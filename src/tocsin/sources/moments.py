"""Reading a moment that a person or a file states."""

import datetime as dt

from tocsin.language.moments import read_moment


def parse_moment(value: str, *, end_of_day: bool = False) -> tuple[dt.datetime, str]:
    """Return (aware UTC time, precision) of a stated date or time; without a zone it counts as UTC.

    A bare date is its first moment, or its last with `end_of_day`; its precision is "day".

    Raises:
        ValueError: it has no certain meaning.
    """
    moment = read_moment(value)
    if moment.at is None:
        raise ValueError(moment.why)
    if moment.precision == "day" and end_of_day:
        return moment.at.replace(hour=23, minute=59, second=59), "day"
    return moment.at, moment.precision


def find_moment(value: object) -> dt.datetime | None:
    """Read a moment a machine wrote, or None where it is none."""
    return read_moment(str(value)).at
