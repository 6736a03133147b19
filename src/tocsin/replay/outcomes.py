"""What happened, from a table: exports of UCDP GED and ACLED, lists of sightings, own columns.

A row that cannot be matched with anything is void: it is kept with its reason and counted. A bare
day, and midnight without a time zone, is a whole day; a moment with a zone is counted in UTC.

A table tells of the days from its first row to its last, unless it is said which days it covers: a
list of three fires says nothing by itself of the weeks around them.
"""

import csv
import datetime as dt
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tocsin.errors import UsageError
from tocsin.language.moments import NO_ZONE, Moment, read_moment
from tocsin.records import Outcome, OutcomeFault, VoidOutcome, point
from tocsin.sources.decode import decode

# What other programs call our fields; the first column that is there and filled is taken.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "event_id_cnty", "event_id", "data_id"),
    "start": ("date_start", "event_date", "date", "day", "at", "datetime", "when"),
    "end": ("date_end", "end", "end_date", "until"),
    "place": ("place", "site", "location", "where_coordinates", "town", "city"),
    "latitude": ("latitude", "lat", "y"),
    "longitude": ("longitude", "lon", "lng", "long", "x"),
    "kind": ("kind", "sub_event_type", "event_type", "area", "type", "type_of_violence"),
    "deaths": ("deaths", "best", "fatalities", "dead", "killed"),
    "civilians": ("civilians", "deaths_civilians", "civilian_deaths"),
    "who": ("who", "source", "source_office", "reference", "url", "link"),
    "text": ("text", "notes", "description", "what", "source_headline", "title"),
    "sure": ("sure", "confidence", "certainty"),
}
# A day that is known no better than this is no day to match with (UCDP: date_prec 4 and above).
_MOST_DAYS = 7
_SEPARATORS = ",;\t"
# The first and the last day that a table tells of.
Covers = tuple[dt.date, dt.date]


class Table(NamedTuple):
    """A table of outcomes: its name, the rows that can be matched in order of time, and the void
    ones.

    `covers` are the first and the last day it was said to tell of, `aside` how many of its rows lie
    outside of them.
    """

    name: str
    outcomes: tuple[Outcome, ...]
    void: tuple[VoidOutcome, ...]
    covers: Covers | None = None
    aside: int = 0

    @property
    def first(self) -> dt.date | None:
        """Return the first day the table tells of."""
        if self.covers is not None:
            return self.covers[0]
        return min((o.start for o in self.outcomes), default=None)

    @property
    def last(self) -> dt.date | None:
        """Return the last day the table tells of."""
        if self.covers is not None:
            return self.covers[1]
        return max((o.end for o in self.outcomes), default=None)

    def within(self, covers: Covers) -> "Table":
        """Return the table as one that tells of some days, and of no others."""
        first, last = covers
        kept = tuple(o for o in self.outcomes if first <= o.start <= last)
        aside = len(self.outcomes) - len(kept)
        return self._replace(outcomes=kept, covers=covers, aside=self.aside + aside)

    def faults(self) -> dict[OutcomeFault, int]:
        """Return how many rows are void for each reason."""
        return dict(sorted(Counter(v.why for v in self.void).items()))


def read_outcomes(path: Path) -> Table:
    """Read a CSV file with a header; comma, semicolon or tab.

    Raises:
        UsageError: it cannot be read, or has no column for the day.
    """
    try:
        text = decode(path.read_bytes(), path.name)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}).") from None
    return table_of(path.name, text)


def table_of(name: str, text: str) -> Table:
    """Return the table that a CSV text holds.

    Raises:
        UsageError: no column gives the day, or none a place.
    """
    first = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    columns = _columns(rows.fieldnames or ())
    _needs(name, columns)
    outcomes: list[Outcome] = []
    void: list[VoidOutcome] = []
    for item in _once(_read(row, number, columns) for number, row in enumerate(rows, start=2)):
        if isinstance(item, Outcome):
            outcomes.append(item)
        else:
            void.append(item)
    ordered = sorted(outcomes, key=lambda o: (o.start, o.end, o.id))
    return Table(name=name, outcomes=tuple(ordered), void=tuple(void))


def _columns(header: Iterable[str]) -> dict[str, list[str]]:
    """Return the columns that may hold each of our fields, the likeliest first."""
    low = {str(c).strip().casefold(): c for c in header if c}
    return {f: [low[n] for n in names if n in low] for f, names in _NAMES.items()}


def _needs(name: str, columns: Mapping[str, list[str]]) -> None:
    """Refuse a table in which nothing could ever be matched.

    Raises:
        UsageError: no column gives the day, or none a place.
    """
    if not columns["start"]:
        known = ", ".join(_NAMES["start"])
        raise UsageError(f"{name}: no column gives the day of an outcome; name one of: {known}.")
    has_point = columns["latitude"] and columns["longitude"]
    if not (has_point or columns["place"]):
        known = ", ".join(_NAMES["place"])
        raise UsageError(
            f"{name}: no column gives the place of an outcome; name latitude and longitude, or one "
            f"of: {known}."
        )


def _once(rows: Iterable[Outcome | VoidOutcome]) -> Iterator[Outcome | VoidOutcome]:
    """Yield rows; one whose id stood before is void, so that nothing counts twice."""
    first: dict[str, int] = {}
    for row in rows:
        if isinstance(row, Outcome) and row.id in first:
            yield _void(row.row, row.id, "same_id", f"first in line {first[row.id]}")
            continue
        if isinstance(row, Outcome):
            first[row.id] = row.row
        yield row


def _void(row: int, name: str, why: OutcomeFault, detail: str) -> VoidOutcome:
    """Make the record of a row that cannot be matched."""
    return VoidOutcome(row=row, id=name, why=why, detail=detail)


def _read(
    row: Mapping[str, str | None], number: int, columns: Mapping[str, list[str]]
) -> Outcome | VoidOutcome:
    """Read one row; `number` is its line in the file."""
    cells = {f: value for f, names in columns.items() if (value := _first(row, names))}
    name = cells.get("id", f"line {number}")
    if not cells:
        return _void(number, name, "no_row", "the line is empty")
    began = _day(cells.get("start", ""))
    if began.at is None:
        ambiguous = "not certain" in began.why
        why: OutcomeFault = "two_readings" if ambiguous else "no_date"
        return _void(number, name, why, f"{cells.get('start', '')!r}: {began.why}")
    ended = _day(cells["end"]) if "end" in cells else began
    start, end = began.at.date(), (ended.at or began.at).date()
    if end < start or (end - start).days > _MOST_DAYS:
        return _void(number, name, "days_uncertain", f"{start} to {end}")
    where = _where(cells)
    if isinstance(where, str):
        fault: OutcomeFault = "no_such_point" if where else "no_place"
        return _void(number, name, fault, where or "neither a point nor a name")
    return Outcome(
        id=name,
        row=number,
        start=start,
        end=end,
        at=began.at if began.precision == "instant" else None,
        who=cells.get("who", ""),
        text=" ".join(cells.get("text", "").split()),
        kind=cells.get("kind", ""),
        place=cells.get("place"),
        latitude=where[0],
        longitude=where[1],
        deaths=_number(cells.get("deaths")),
        civilians=_number(cells.get("civilians")),
        sure=_share(cells.get("sure")),
    )


def _first(row: Mapping[str, str | None], columns: Iterable[str]) -> str:
    """Return the first value among some columns of a row, or an empty text."""
    values = (str(row.get(c) or "").strip() for c in columns)
    return next((v for v in values if v), "")


def _day(raw: str) -> Moment:
    """Read a day; midnight of no named zone is what tables write for a bare day."""
    moment = read_moment(raw)
    if moment.at is None or moment.precision != "instant":
        return moment
    is_midnight = moment.at.time() == dt.time(0) and NO_ZONE in moment.doubts
    return moment._replace(precision="day") if is_midnight else moment


def _where(cells: Mapping[str, str]) -> tuple[float | None, float | None] | str:
    """Return the point of a row, or (None, None) where it has only a name.

    Where it has neither, an empty text; where its point is none, why.
    """
    if "latitude" in cells and "longitude" in cells:
        try:
            return point(cells["latitude"], cells["longitude"])
        except ValueError as error:
            return str(error)
    return (None, None) if "place" in cells else ""


def _number(raw: str | None) -> int | None:
    """Return a count, or None where the table has none."""
    try:
        return int(float(raw)) if raw else None
    except (ValueError, OverflowError):
        return None


def _share(raw: str | None) -> float | None:
    """Return how sure a row is, as a share; a figure with a percent sign is one of 100."""
    if not raw:
        return None
    try:
        value = float(raw.rstrip("% ")) / (100 if raw.rstrip().endswith("%") else 1)
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None
