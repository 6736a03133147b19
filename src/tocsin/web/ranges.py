"""The days a page is narrowed to: `from` and `to` in its address, which every page that lists or
draws what was published by day obeys and hands on.
"""

import datetime as dt
from collections.abc import Mapping

from tocsin.errors import UsageError
from tocsin.records.asking import DayRange

_FIRST, _LAST = "from", "to"
NAMES = (_FIRST, _LAST)
"""The names under which an address carries them."""

RANGED = frozenset(
    {
        "actor",
        "attention",
        "families",
        "map",
        "narrative",
        "problem",
        "search",
        "series",
        "site",
    }
)
"""The pages, by their templates, that obey a range of days."""


def range_of(query: Mapping[str, str]) -> DayRange:
    """Return the days an address asks for; a side that is not asked for is open.

    Raises:
        UsageError: one is no day, or the first lies after the last.
    """
    first, last = _day(query.get(_FIRST)), _day(query.get(_LAST))
    if first is not None and last is not None and first > last:
        raise UsageError(
            "from {first} to {last} is no range of days; the first comes first.",
            code="error-days-order",
            first=first,
            last=last,
        )
    return DayRange(first, last)


def window(days: DayRange, as_of: dt.date, number: int) -> tuple[dt.date, dt.date]:
    """Return the first and last day of a chart: those asked for, and where a side is open, so many
    days back and the day that is looked from. Nothing is drawn after that day.
    """
    last = min(days.last or as_of, as_of)
    first = days.first or last - dt.timedelta(days=number)
    return min(first, last), last


def _day(written: str | None) -> dt.date | None:
    """Read a day; None where nothing is written.

    Raises:
        UsageError: it is none.
    """
    if not written:
        return None
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        raise UsageError(
            "{written!r} is no day; write 2022-01-12.", code="error-no-day", written=written[:40]
        ) from None
