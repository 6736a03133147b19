"""When a text was published: stated by its giver, or honestly unknown, with every reading of an
ambiguous date kept.
"""

import datetime as dt
import re

from tocsin.documents.page_parts import PageDate
from tocsin.language.times import day_and_month_readings
from tocsin.records import Capture, DateCandidate, DateFinding, Precision

_NUMERIC = re.compile(r"(?<![\d.-])\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d(?![\d.-])")
# A day in an address, as news sites write it.
_IN_URL = re.compile(
    r"([/\-_.])((?:19|20)\d\d)([/\-_.]?)((?:0?[1-9]|1[0-2]))(\3)((?:[0-2]?\d|3[01]))(?!\d)"
)
# From so many days between a text's date and the one its page or address names, it is called old.
_OLD_DAYS = 30
# A date in the first lines may be the page's own or a picture's: it is kept as a candidate, never
# taken as publication.
_HEAD = 800
# What a giver says of the precision of a date; of anything else the instant is stated.
_STATED: dict[str, Precision] = {"day": "day", "approximate": "approximate"}


def find_date(capture: Capture, text: str, marked: PageDate | None = None) -> DateFinding:
    """Return how the publication date was found, with candidates from the head of the text;
    `marked` is a page's own.
    """
    raw, readings = _first_date(text)
    resolved, reason = _decide(readings, capture.seen_at.date())
    basis, precision = _basis(capture, marked)
    return DateFinding(
        basis=basis,
        precision=precision,
        candidates=tuple(
            DateCandidate(iso=day.isoformat(), order=order) for order, day in readings
        ),
        raw=raw,
        resolved=resolved,
        reason=reason,
        conflict=capture.date_note or _conflict(capture, marked.day if marked else None),
        doubts=capture.date_doubts if capture.published_at else marked.doubts if marked else (),
    )


def _basis(capture: Capture, marked: PageDate | None) -> tuple[str, Precision]:
    """Return where the publication date is from, and how precise it is."""
    if capture.published_at is not None:
        return "stated", _STATED.get(capture.published_precision or "", "instant")
    return ("markup", marked.precision) if marked is not None else ("none", "unknown")


def _conflict(capture: Capture, marked: dt.date | None) -> str | None:
    """Say which much earlier day a page or its address names: an old article under a new date."""
    published = capture.published_at.date() if capture.published_at else marked
    if published is None:
        return None
    for day, where in ((marked, "the page"), (day_in_address(capture.url or ""), "its address")):
        if day is not None and (published - day).days > _OLD_DAYS:
            return f"dated {published}, but {where} names {day}: an old text under a new date?"
    if capture.archived_at is not None and (published - capture.archived_at.date()).days > 1:
        return f"dated {published}, but archived on {capture.archived_at:%Y-%m-%d}, before that"
    return None


def _first_date(text: str) -> tuple[str | None, list[tuple[str, dt.date]]]:
    """Return the first numeric date of the head, as written, with its readings."""
    for numeric in _NUMERIC.finditer(text, 0, min(len(text), _HEAD)):
        readings = day_and_month_readings(numeric.group())
        if readings:
            return numeric.group(), readings
    return None, []


def _decide(
    readings: list[tuple[str, dt.date]], seen: dt.date
) -> tuple[dt.date | None, str | None]:
    """Decide between readings by what can be excluded; leave both where nothing decides."""
    possible = [(order, day) for order, day in readings if day <= seen]
    if len(readings) == 1:
        return readings[0][1], f"only {readings[0][0]} gives a date"
    if len(possible) == 1:
        excluded = next(day for _, day in readings if day > seen)
        return possible[0][
            1
        ], f"{possible[0][0]}: the other reading, {excluded}, lies after the text was seen"
    return None, "both readings are possible" if readings else None


def day_in_address(url: str) -> dt.date | None:
    """Return the day an address names, as news sites write it: /2014/05/03/, /2014-05-03-,
    /20140503/.
    """
    dated = _IN_URL.search(url)
    try:
        return dt.date(*(int(g) for g in dated.groups()[1::2])) if dated else None
    except ValueError:
        return None
