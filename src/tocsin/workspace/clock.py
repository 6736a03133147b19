"""The clock: of a run, given or now; and of a case, which stands still where it is replayed."""

import datetime as dt
import re
from typing import TypeVar

from tocsin.errors import UsageError
from tocsin.records.workspace_ports import Timed
from tocsin.workspace.opening import open_store

_PLAIN = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DAYS_AGO = {"today": 0, "yesterday": 1}
StoreT = TypeVar("StoreT", bound=Timed)


def as_of_moment(value: str | None) -> dt.datetime:
    """Return the moment a run looks from; a bare date means the end of that day, UTC. Without one,
    it is now; "today" and "yesterday" are days by UTC.

    Raises:
        UsageError: it is not a date or time.
    """
    return now() if value is None else _moment(value, dt.time(23, 59, 59))


def since_moment(value: str) -> dt.datetime:
    """Return the moment since which something counts; a bare date means the beginning of that day.

    Raises:
        UsageError: it is not a date or time.
    """
    return _moment(value, dt.time())


def _moment(value: str, of_day: dt.time) -> dt.datetime:
    """Return the moment that is meant; of a bare date, that time of it, UTC.

    Raises:
        UsageError: it is not a date or time.
    """
    day = _plain_day(value.strip())
    if day is not None:
        return dt.datetime.combine(day, of_day, dt.UTC)
    from tocsin.sources.moments import parse_moment  # dates in ten languages: seldom needed here

    try:
        return parse_moment(value, end_of_day=of_day > dt.time())[0]
    except ValueError:
        raise UsageError(
            "{value!r} is not a date; write 2022-01-12, 2022-01-12T18:00:00+00:00, today or "
            "yesterday.",
            code="error-no-date",
            value=value,
        ) from None


def _plain_day(value: str) -> dt.date | None:
    """Return the day that is named plainly, as most are: today, yesterday, 2022-01-12.

    A day no text is of may be asked for: 9999-12-31.
    """
    if value.casefold() in _DAYS_AGO:
        return now().date() - dt.timedelta(days=_DAYS_AGO[value.casefold()])
    if not _PLAIN.fullmatch(value):
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None


def now() -> dt.datetime:
    """Return the moment, to the second."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


def clock_of(store: Timed) -> dt.datetime:
    """Return the moment at which a case stands: now, or where it is replayed, its last moment.

    What is added to a replayed case by hand counts from there, and does not move it.
    """
    latest = latest_of(store)
    return latest if latest is not None and store.about.is_replayed() else now()


def latest_of(store: Timed) -> dt.datetime | None:
    """Return the latest moment a store knows: of the last capture, or of the last judgement."""
    return max(
        (m for m in (store.rollups.latest(), store.judged_at()) if m is not None), default=None
    )


def word_moment(store: str, written: str | None = None) -> dt.datetime:
    """Return the moment from which a person's word counts.

    It is the one given, else that at which the case stands, never before the last word.

    Raises:
        UsageError: what is given is not a date or time.
    """
    if written is not None:
        return as_of_moment(written)
    with open_store(store) as opened:
        return word_clock(opened)


def word_clock(store: Timed) -> dt.datetime:
    """Return the moment from which a word counts that is said now."""
    last = store.words.latest()
    moment = clock_of(store)
    return moment if last is None else max(moment, min(last, now()))


def looking(store: StoreT, as_of: dt.datetime) -> StoreT:
    """Return the store as it is looked back at.

    A replayed case was captured in one go, and counts documents from their publication.
    """
    latest = latest_of(store)
    is_back = latest is not None and as_of < latest
    return store.by_published() if is_back and store.about.is_replayed() else store
