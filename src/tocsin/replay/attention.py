"""Attention day by day, each day taken once as it was believed at its end."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tocsin.records import Casebook, Count, Reading, Silence, Touch
from tocsin.watch import Counted, GroupWatch, count_touches, find_silences, readings_of

# An indicator looks for a crossing so many days back at most.
_KEPT_DAYS = 15
# From this coverage on a group was heard.
_HEARD = 0.5
Volumes = Mapping[tuple[str, dt.date], int]


class Attention:
    """The watch over a casebook's groups, and the readings of the last days.

    Of older ones the first that was ready, and the first of a group that was heard, are kept: an
    absence is told by them from not having looked.
    """

    def __init__(self, casebook: Casebook, volumes: Volumes) -> None:
        """Begin before the first day; volumes of days that were not taken are not looked at."""
        self._casebook = casebook
        self._volumes = volumes
        self._watches = [GroupWatch(group, casebook.sources) for group in casebook.groups]
        self._by_day: dict[dt.date, dict[str, int]] = defaultdict(dict)
        for (source, day), number in volumes.items():
            if number > 0:
                self._by_day[day][source] = number
        self._first_heard: dict[str, dt.date] = {}
        self._published: dict[tuple[str, dt.date], int] = {}
        self._recent: list[Reading] = []
        self._ready: dict[tuple[str, str | None, str | None], Reading] = {}
        self._heard: dict[str, Reading] = {}

    def take(self, day: dt.date, touches: Iterable[Touch]) -> None:
        """Take in one day: what its documents touch, and how much each source published."""
        volumes = self._by_day.get(day, {})
        for source, number in volumes.items():
            self._first_heard.setdefault(source, day)
            self._published[source, day] = number
        counts = count_touches(touches, self._casebook.groups, self._first_heard)
        readings = [r for w in self._watches for r in self._step(w, day, counts, volumes)]
        for reading in readings:
            if reading.ready:
                key = (reading.group, reading.site_id, reading.narrative_id)
                self._ready.setdefault(key, reading)
            if reading.coverage >= _HEARD:
                self._heard.setdefault(reading.group, reading)
        oldest = day - dt.timedelta(days=_KEPT_DAYS)
        self._recent = [r for r in self._recent if r.day >= oldest] + readings

    def _step(
        self,
        watch: GroupWatch,
        day: dt.date,
        counts: Sequence[Count],
        volumes: Mapping[str, int],
    ) -> list[Reading]:
        """Let one group take the day, once any of its sources was heard."""
        members = {m: n for m, n in volumes.items() if m in watch.group.members}
        if watch.first is None and not members:
            return []
        own = [c for c in counts if c.key.group == watch.group.id]
        return readings_of(watch, watch.take(day, own, members))

    def readings(self, sites: frozenset[str], narratives: frozenset[str]) -> list[Reading]:
        """Return the readings that can bear on some sites and narratives."""
        kept = [*self._heard.values(), *self._ready.values(), *self._recent]
        concerned = [r for r in kept if r.site_id in sites or r.narrative_id in narratives]
        once = {r.id: r for r in (*self._heard.values(), *concerned)}
        return sorted(once.values(), key=lambda r: r.id)

    def silences(self, day: dt.date) -> list[Silence]:
        """Return the sources that were silent in the week up to a day."""
        return find_silences(Counted((), self._published), self._casebook.sources, day)
