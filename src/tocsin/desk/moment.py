"""The clock of a run: given by --as-of, or now."""

import datetime as dt

from tocsin.errors import UsageError
from tocsin.sources.moments import parse_moment


def as_of_moment(value: str | None) -> dt.datetime:
    """Return the moment a run looks from; a bare date means the end of that day, UTC.

    Raises:
        UsageError: it is not a date or time.
    """
    if value is None:
        return dt.datetime.now(dt.UTC).replace(microsecond=0)
    try:
        return parse_moment(value, end_of_day=True)[0]
    except ValueError:
        raise UsageError(f"--as-of {value!r} is not a date; write 2022-01-12 or 2022-01-12T18:00:00+00:00.") from None
