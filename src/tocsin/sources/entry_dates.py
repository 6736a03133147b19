"""The date of a listing's entry: read strictly, with what is doubtful about it, or kept undated
with the reason.
"""

import datetime as dt
from typing import NamedTuple

from tocsin.language.moments import read_moment

ONLY_CHANGED = "only the date of its last change is given"


class EntryDate(NamedTuple):
    """When an entry was published, whether that is a day alone, its doubts, and the date as written
    where it has no certain meaning.
    """

    published: dt.datetime | None = None
    is_day: bool = False
    date_doubts: tuple[str, ...] = ()
    unread_date: str | None = None


def entry_date(published: object, changed: object = None, *, order: str = "") -> EntryDate:
    """Return the date of an entry from what its listing states: when it was published, else when it
    was last changed.

    `order` is the order of day and month in other dates of the same listing.
    """
    unread = None
    for stated, doubts in ((published, ()), (changed, (ONLY_CHANGED,))):
        raw = "" if stated is None or isinstance(stated, bool) else str(stated).strip()
        if not raw:
            continue
        moment = read_moment(raw, order=order)
        if moment.at is not None:
            return EntryDate(
                moment.at, moment.precision == "day", (*doubts, *moment.doubts), unread
            )
        unread = unread or f"{raw[:80]!r}: {moment.why}"
    return EntryDate(unread_date=unread)
