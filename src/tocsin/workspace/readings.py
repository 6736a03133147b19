"""What `tocsin readings` shows: the series of a store, filtered, and drawn in the terminal."""

import datetime as dt
import math
from collections.abc import Sequence

from tocsin import pipeline
from tocsin.casebook import known_on
from tocsin.errors import UsageError
from tocsin.records import Casebook, Reading, Record
from tocsin.records.workspace_ports import OpenStore
from tocsin.report.pictures import series as picture
from tocsin.report.standing_alone import standing_alone
from tocsin.workspace.clock import looking
from tocsin.workspace.naming import Names, hint

_BLOCKS = " ▁▂▃▄▅▆▇█"


class Series(Record, frozen=True):
    """One key: its last days, drawn and in figures."""

    group: str
    site_id: str | None
    narrative_id: str | None
    measure: str
    readings: tuple[Reading, ...]

    @property
    def title(self) -> str:
        """Return what is counted."""
        return " x ".join(part for part in (self.group, self.site_id, self.narrative_id) if part)

    @property
    def crossed(self) -> int:
        """Return on how many days the level is crossed."""
        return sum(r.crossed for r in self.readings)

    @property
    def observed(self) -> int:
        """Return how many were observed on all days together."""
        return sum(r.observed for r in self.readings)

    def _repr_svg_(self) -> str:
        """Return the picture a notebook shows: each day against its expected band."""
        return standing_alone(picture(self.readings))


def series(
    store: OpenStore,
    casebook: Casebook,
    *,
    as_of: dt.datetime,
    days: int,
    detector: str,
    only: Sequence[str],
    crossed: bool,
) -> list[Series]:
    """Return the series of a store, those that cross their level first; `only` names groups, sites
    or narratives.

    Raises:
        UsageError: one of them is none.
    """
    book = known_on(casebook, as_of.date())
    first = as_of.date() - dt.timedelta(days=days - 1)
    readings = pipeline.readings_since(looking(store, as_of), book, as_of, first, only, detector)
    _needs_known(book, only, readings)
    by_key: dict[tuple[str, str | None, str | None, str], list[Reading]] = {}
    for reading in readings:
        key = (reading.group, reading.site_id, reading.narrative_id, reading.measure)
        by_key.setdefault(key, []).append(reading)
    every_series = [
        Series(
            group=group,
            site_id=site,
            narrative_id=narrative,
            measure=measure,
            readings=tuple(sorted(rows, key=lambda reading: (reading.day, reading.hour or 0))),
        )
        for (group, site, narrative, measure), rows in by_key.items()
    ]
    chosen = [one for one in every_series if one.crossed or not crossed]
    return sorted(chosen, key=lambda one: (-one.crossed, -one.observed, one.title))


def _needs_known(book: Casebook, only: Sequence[str], readings: Sequence[Reading]) -> None:
    """Check that every name asked for is a group, site or narrative of the casebook, or one of a
    data set that is read.

    Raises:
        UsageError: one is not.
    """
    entries = (*book.groups, *book.sites, *book.narratives)
    known = {entry.id for entry in entries}
    for reading in readings:
        known.update(filter(None, (reading.group, reading.site_id, reading.narrative_id)))
    for name in (name for name in only if name not in known):
        near = hint(Names("group, site or narrative", entries).near(name))
        raise UsageError(
            "{name!r} is no group, site or narrative of {book}{near}.",
            name=name,
            book=book.id,
            near=near,
        )


def drawn(one: Series) -> tuple[str, str]:
    """Return the counts as a line of bars, and a line below with ^ where the level is crossed and ?
    where nothing can be said.
    """
    top = max((reading.observed for reading in one.readings), default=0) or 1
    highest = len(_BLOCKS) - 1
    heights = [math.ceil(reading.observed * highest / top) for reading in one.readings]
    bars = "".join(_BLOCKS[height] for height in heights)
    marks = "".join(map(_mark, one.readings))
    return bars, marks


def _mark(reading: Reading) -> str:
    """Return the sign below a bar."""
    if reading.crossed:
        return "^"
    return " " if reading.ready else "?"
