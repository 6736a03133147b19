"""What `tocsin readings` shows: the series of a store, filtered, and drawn in the terminal."""

import datetime as dt
from collections.abc import Sequence

from tocsin import pipeline
from tocsin.casebook import known_on
from tocsin.errors import UsageError
from tocsin.records import Casebook, Reading, Record
from tocsin.records.workspace_ports import OpenStore
from tocsin.report.pictures import series as picture
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

    def _repr_svg_(self) -> str:
        """Return the picture a notebook shows: each day against its expected band."""
        return picture(self.readings)


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
    book, first = known_on(casebook, as_of.date()), as_of.date() - dt.timedelta(days=days - 1)
    readings = pipeline.readings_since(looking(store, as_of), book, as_of, first, only, detector)
    _needs_known(book, only, readings)
    by_key: dict[tuple[str, str | None, str | None, str], list[Reading]] = {}
    for reading in readings:
        key = (reading.group, reading.site_id, reading.narrative_id, reading.measure)
        by_key.setdefault(key, []).append(reading)
    every_series = [
        Series(
            group=k[0],
            site_id=k[1],
            narrative_id=k[2],
            measure=k[3],
            readings=tuple(sorted(rows, key=lambda r: (r.day, r.hour or 0))),
        )
        for k, rows in by_key.items()
    ]
    chosen = [s for s in every_series if s.crossed or not crossed]
    return sorted(chosen, key=lambda s: (-s.crossed, -sum(r.observed for r in s.readings), s.title))


def _needs_known(book: Casebook, only: Sequence[str], readings: Sequence[Reading]) -> None:
    """Check that every name asked for is a group, site or narrative of the casebook, or one of a
    data set that is read.

    Raises:
        UsageError: one is not.
    """
    entries = (*book.groups, *book.sites, *book.narratives)
    known = {e.id for e in entries} | {
        n for r in readings for n in (r.group, r.site_id, r.narrative_id) if n
    }
    for name in (n for n in only if n not in known):
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
    top = max((r.observed for r in one.readings), default=0) or 1
    bars = "".join(_BLOCKS[-(-r.observed * (len(_BLOCKS) - 1) // top)] for r in one.readings)
    marks = "".join("^" if r.crossed else " " if r.ready else "?" for r in one.readings)
    return bars, marks
