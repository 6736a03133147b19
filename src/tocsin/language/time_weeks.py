"""What weekdays, weeks, weekends, months and years mean that are counted from the day a text was
published.

A weekday is the one just past, or the coming one where its form or its sentence looks ahead; the
day of publication counts for both.
"""

import calendar
import datetime as dt

import msgspec

from tocsin.language.time_forms import FormMatch, Maker, absolute
from tocsin.records import Precision, TimeRole, When

_ROLES: dict[str, TimeRole] = {"deadline": "deadline", "since": "since"}
_SATURDAY = 5
_PRECISIONS: dict[str, Precision] = {
    "week": "day",
    "weekend": "day",
    "month": "month",
    "year": "year",
}
# First and last day of the beginning, the middle and the end of a week, from Monday; of a month;
# and months of a year.
_PARTS: dict[str, dict[str, tuple[int, int]]] = {
    "week": {"early": (0, 2), "mid": (1, 3), "late": (3, 6)},
    "month": {"early": (1, 10), "mid": (11, 20), "late": (21, 31)},
    "year": {"early": (1, 3), "mid": (5, 8), "late": (10, 12)},
}


def _published(
    form: FormMatch,
    first: dt.date,
    last: dt.date,
    precision: Precision = "day",
    role: TimeRole = "at",
) -> When:
    """Make an interval that was counted from publication."""
    return msgspec.structs.replace(
        absolute(form, first, last, precision, role), anchor="publication"
    )


def weekday(kind: str) -> Maker:
    """Make a reader of a weekday; `kind` says which one the form names, as the lexicon explains."""

    def read(form: FormMatch) -> When | None:
        if form.anchor is None:
            return None
        day = _day_meant(kind, form, form.anchor)
        if kind == "eve":
            return _published(form, day - dt.timedelta(days=1), day)
        if kind == "range":
            days = (form.tables.weekdays[form.part("weekday2")] - day.isoweekday()) % 7
            return _published(form, day, day + dt.timedelta(days=days))
        when = _published(form, day, day, "day", _ROLES.get(kind, "at"))
        return msgspec.structs.replace(when, note=_doubt(kind, day, form.anchor))

    return read


def _day_meant(kind: str, form: FormMatch, anchor: dt.date) -> dt.date:
    """Return the day that a form of some kind names."""
    number = form.tables.weekdays[form.part("weekday")]
    ahead = (number - anchor.isoweekday()) % 7
    back = -ahead % 7
    if kind.startswith("of"):
        return anchor + dt.timedelta(days=number - anchor.isoweekday() + 7 * int(kind[2:]))
    if kind.startswith("from"):
        return anchor + dt.timedelta(days=ahead + int(kind[4:]))
    if kind in ("deadline", "next"):
        return anchor + dt.timedelta(days=ahead or 7)
    if kind == "last":
        return anchor - dt.timedelta(days=back or 7)
    if kind == "coming" or (
        kind == "this" and number >= anchor.isoweekday() and form.ahead() is not False
    ):
        return anchor + dt.timedelta(days=ahead)
    return anchor + dt.timedelta(days=ahead) if form.ahead() else anchor - dt.timedelta(days=back)


def _doubt(kind: str, day: dt.date, anchor: dt.date) -> str | None:
    """Return what else "next Friday" and "last Monday" may mean where the nearest one lies in the
    week of publication.
    """
    if kind not in ("next", "last") or day.isocalendar()[:2] != anchor.isocalendar()[:2]:
        return None
    other = day + dt.timedelta(days=7 if kind == "next" else -7)
    return f"The nearest such day is taken; {other:%Y-%m-%d} may be meant."


def _bounds(anchor: dt.date, unit: str, step: int) -> tuple[dt.date, dt.date]:
    """Return the first and last day of the week (from Monday), weekend, month or year so many steps
    from that of the anchor.
    """
    if unit in ("week", "weekend"):
        monday = anchor - dt.timedelta(days=anchor.weekday()) + dt.timedelta(weeks=step)
        return monday + dt.timedelta(
            days=_SATURDAY if unit == "weekend" else 0
        ), monday + dt.timedelta(days=6)
    if unit == "year":
        return dt.date(anchor.year + step, 1, 1), dt.date(anchor.year + step, 12, 31)
    months = anchor.year * 12 + anchor.month - 1 + step
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, 1), _last_of_month(year, month + 1)


def _last_of_month(year: int, month: int) -> dt.date:
    """Return the last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _part(first: dt.date, unit: str, part: str) -> tuple[dt.date, dt.date]:
    """Return the beginning, middle or end of a week, month or year that begins on a day."""
    start, end = _PARTS[unit][part]
    if unit == "week":
        return first + dt.timedelta(days=start), first + dt.timedelta(days=end)
    if unit == "year":
        return first.replace(month=start), _last_of_month(first.year, end)
    return first.replace(day=start), min(
        _last_of_month(first.year, first.month), first + dt.timedelta(days=end - 1)
    )


def period(meant: str) -> Maker:
    """Make a reader of "next week" ("week+1"), of its end as a deadline ("end:month+0"), or of a
    part of it ("early:week+1").
    """
    part, _, plain = meant.rpartition(":")
    unit, step = plain[:-2], int(plain[-2:])

    def read(form: FormMatch) -> When | None:
        anchor = form.anchor
        if anchor is None:
            return None
        gone = (
            unit == "weekend"
            and not step
            and anchor.weekday() < _SATURDAY
            and not part
            and form.ahead() is False
        )
        first, last = _bounds(anchor, unit, -1 if gone else step)
        if part == "end":
            return _published(form, last, last, "day", "deadline")
        if part:
            return _published(form, *_part(first, unit, part), "approximate")
        return _published(form, first, last, _PRECISIONS[unit])

    return read
