"""Lengths of time and moments as people on duty write them: `4h`, `2d`, `2026-12-03 14:00`."""

import datetime as dt
import re

from tocsin.errors import UsageError
from tocsin.sources.moments import parse_moment

_LENGTH = re.compile(r"(\d{1,4})\s*(m|min|h|d)")
_MINUTES = {"m": 1, "min": 1, "h": 60, "d": 1_440}


def end_meant(written: str, now: dt.datetime) -> dt.datetime:
    """Return the moment that is meant, to the second: so long from `now`, or a date and time (UTC
    where no zone is stated).

    Raises:
        UsageError: it is neither.
    """
    length = _LENGTH.fullmatch(written.strip().casefold())
    if length is not None:
        return now + dt.timedelta(minutes=int(length[1]) * _MINUTES[length[2]])
    try:
        moment = parse_moment(written.strip(), end_of_day=True)[0]
    except ValueError:
        raise UsageError(
            "{written!r} is no end; write 30m, 4h, 2d, or a date and time such as "
            "2026-12-03T14:00.",
            code="error-no-end",
            written=written[:40],
        ) from None
    return moment.replace(microsecond=0)
