"""When a text was published: stated by its giver, or honestly unknown, with every reading of an ambiguous date kept."""

import datetime as dt
import re

from tocsin.language.times import day_and_month_readings
from tocsin.records import Capture, DateCandidate, DateFinding, Precision

_NUMERIC = re.compile(r"(?<![\d.-])\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d(?![\d.-])")
# A date in the first lines may be the page's own or a picture's: it is kept as a candidate, never taken as publication.
_HEAD = 800


def find_date(capture: Capture, text: str, marked: dt.date | None = None) -> DateFinding:
    """Return how the publication date was found, with candidates from the head of the text; `marked` is a page's own."""
    raw, readings = _first_date(text)
    candidates = tuple(DateCandidate(iso=day.isoformat(), order=order) for order, day in readings)
    resolved, reason = _decide(readings, capture.seen_at.date())
    if capture.published_at is not None:
        precision: Precision = "day" if capture.published_precision == "day" else "instant"
        return DateFinding(
            basis="stated", precision=precision, candidates=candidates, raw=raw, resolved=resolved, reason=reason
        )
    basis = "none" if marked is None else "markup"
    precision = "unknown" if marked is None else "day"
    return DateFinding(
        basis=basis, precision=precision, candidates=candidates, raw=raw, resolved=resolved, reason=reason
    )


def _first_date(text: str) -> tuple[str | None, list[tuple[str, dt.date]]]:
    """Return the first numeric date of the head, as written, with its readings."""
    for found in _NUMERIC.finditer(text, 0, min(len(text), _HEAD)):
        readings = day_and_month_readings(found.group())
        if readings:
            return found.group(), readings
    return None, []


def _decide(readings: list[tuple[str, dt.date]], seen: dt.date) -> tuple[dt.date | None, str | None]:
    """Decide between readings by what can be excluded; leave both where nothing decides."""
    possible = [(order, day) for order, day in readings if day <= seen]
    if len(readings) == 1:
        return readings[0][1], f"only {readings[0][0]} gives a date"
    if len(possible) == 1:
        excluded = next(day for _, day in readings if day > seen)
        return possible[0][1], f"{possible[0][0]}: the other reading, {excluded}, lies after the text was seen"
    return None, "both readings are possible" if readings else None
