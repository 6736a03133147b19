"""Which dates of a listing's entries are believed, beside the moment at which they were first
seen.
"""

import datetime as dt

from tocsin.language.moments import is_clock_zero
from tocsin.records import Dropped
from tocsin.sources.captures import STAGE
from tocsin.sources.entries import Entry

_REFUSALS = {"future_date": "in the future", "clock_zero": "where computer clocks begin"}
# A clock may be ahead by as much as local time that is labelled GMT: the easternmost zone is 14
# hours
# ahead of it.
_MOST_AHEAD = dt.timedelta(hours=14)


def believed_date(
    entry: Entry, listing_url: str, now: dt.datetime
) -> tuple[str | None, tuple[str, ...], Dropped | None]:
    """Return the date of an entry as it is stated on, its doubts, and why another date is not
    believed.

    One that lies a little ahead is a clock that is ahead: the entry counts as published when it was
    first seen.
    """
    key, where = f"{listing_url}#{entry.id}", entry.url or entry.id
    if entry.published is None:
        if entry.unread_date is None:
            return None, (), None
        detail = f"{where}: {listing_url} dates it {entry.unread_date}; kept undated."
        return None, (), Dropped(stage=STAGE, record_id=key, reason="date", detail=detail)
    reason = _refusal(entry.published, now)
    if reason is not None:
        detail = (
            f"{where}: {listing_url} dates it {entry.published:%Y-%m-%d %H:%M}, "
            f"{_REFUSALS[reason]}; kept undated."
        )
        return None, (), Dropped(stage=STAGE, record_id=key, reason=reason, detail=detail)
    if entry.published > now:
        ahead = (
            f"dated {entry.published:%Y-%m-%d %H:%M} UTC, after it was first seen: counted at "
            f"{now:%Y-%m-%d %H:%M}, when it was seen"
        )
        return now.isoformat(), (*entry.date_doubts, ahead), None
    published = entry.published.date() if entry.is_day else entry.published
    return published.isoformat(), entry.date_doubts, None


def _refusal(published: dt.datetime, now: dt.datetime) -> str | None:
    """Return why a date cannot be believed, or None where it can."""
    return (
        "future_date"
        if published > now + _MOST_AHEAD
        else "clock_zero"
        if is_clock_zero(published)
        else None
    )
