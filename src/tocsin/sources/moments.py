"""Reading a moment that a person or a file states."""

import datetime as dt

from tocsin.language.moments import read_moment

# Where the clocks of computers and tables begin (Unix, .NET, Windows, Excel twice, Mac): a date nobody set.
_CLOCK_ZEROS = ("1970-01-01", "0001-01-01", "1601-01-01", "1899-12-30", "1900-01-01", "1904-01-01")


def parse_moment(value: str, *, end_of_day: bool = False) -> tuple[dt.datetime, str]:
    """Return (aware UTC time, precision) of a stated date or time; without a zone it counts as UTC.

    A bare date is its first moment, or its last with `end_of_day`; its precision is "day".

    Raises:
        ValueError: it has no certain meaning.
    """
    found = read_moment(value)
    if found.at is None:
        raise ValueError(found.why)
    if found.precision == "day" and end_of_day:
        return found.at.replace(hour=23, minute=59, second=59), "day"
    return found.at, found.precision




def is_clock_zero(moment: dt.datetime) -> bool:
    """Tell whether a moment is where computer clocks begin (1 January 1970, in any zone): a date nobody set."""
    zeros = (dt.datetime.fromisoformat(zero).replace(tzinfo=dt.UTC) for zero in _CLOCK_ZEROS)
    first = next(zeros)
    return abs(moment - first) <= dt.timedelta(hours=24) or any(moment == zero for zero in zeros)


def find_moment(value: object) -> dt.datetime | None:
    """Read a moment a machine wrote, or None where it is none."""
    return read_moment(str(value)).at
