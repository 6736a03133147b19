"""Tempo: how many events others have coded in an area, day by day, against what the area's own
baseline leads one to expect.

The same detector as for attention, without an offset: a list of sightings has no volume of its own
beside the events it holds, so a data set that grows looks like a tempo that rises; the reading says
which data set it counts.
"""

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from tocsin.language.catalogues import english
from tocsin.records import Message, Occurrence, Reading, message, six
from tocsin.watch.detector import MixtureSR, band
from tocsin.watch.group import READY_DAYS
from tocsin.watch.level import RUN_LENGTH, with_crossing

# An area with fewer events in all has no tempo worth a series.
FEWEST = 5
_COVERAGE_DAYS = 7


def read_tempo(occurrences: Sequence[Occurrence], as_of: dt.date) -> list[Reading]:
    """Return a reading for every day of every area of every data set, up to `as_of` or the data
    set's last day, in order.

    `site_id` is the area (a country, a first-level area, a watched site); None is the whole data
    set. After its last day a data set says nothing: no data is not quiet.
    """
    by_set: dict[str, list[Occurrence]] = defaultdict(list)
    for item in occurrences:
        if item.day <= as_of:
            by_set[item.dataset].append(item)
    readings: list[Reading] = []
    for dataset, items in sorted(by_set.items()):
        days = {i.day for i in items}
        counts: dict[str | None, Counter[dt.date]] = defaultdict(Counter)
        for item in items:
            for area in (None, *item.areas):
                counts[area][item.day] += 1
        for area, daily in sorted(counts.items(), key=lambda c: c[0] or ""):
            if daily.total() >= FEWEST:
                readings += _series(f"events:{dataset}", area, daily, days)
    return readings


def _series(
    group: str, area: str | None, daily: Counter[dt.date], days: set[dt.date]
) -> list[Reading]:
    """Replay one area day by day, over the days its data set covers."""
    first, detector, readings = min(days), MixtureSR(1), []
    usual, covered_days = np.ones(1), 0
    for offset in range((max(days) - first).days + 1):
        day = first + dt.timedelta(days=offset)
        week = {day - dt.timedelta(days=n) for n in range(_COVERAGE_DAYS)}
        covered = bool(days & week)
        covered_days += covered
        observed = daily[day]
        due, sizes = detector.expect(usual)
        log_e = float(detector.update(np.array([float(observed)]), usual)[0])
        mean, size = float(due[0]), float(sizes[0])
        low, high = band(mean, size)
        ready = covered_days > READY_DAYS and covered
        crossed = ready and observed > 0 and log_e >= math.log(RUN_LENGTH)
        detector.reset(np.array([crossed or covered_days <= READY_DAYS]))
        why = _why(observed, mean) if ready else _not_ready(covered_days)
        why = with_crossing(why, RUN_LENGTH, crossed=crossed)
        readings.append(
            Reading(
                day=day,
                group=group,
                site_id=area,
                narrative_id=None,
                observed=observed,
                expected=six(mean),
                low=six(low),
                high=six(high),
                log_e=six(log_e),
                ready=ready,
                crossed=crossed,
                coverage=float(covered),
                measure="tempo",
                why=english(why),
                why_message=why,
            )
        )
    return readings


def _not_ready(covered: int) -> Message:
    """Say why the reading of a day says nothing, after so many days that the data set covers."""
    if covered > READY_DAYS:
        return message("watch-tempo-empty", days=_COVERAGE_DAYS)
    return message("watch-tempo-few-days", days=covered, needed=READY_DAYS + 1)


def _why(observed: int, mean: float) -> Message:
    """Say what the reading of a day means."""
    return message("watch-tempo", observed=observed, expected=round(mean, 1))
