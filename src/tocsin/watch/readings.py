"""From daily counts to readings: what a day showed against what the group's own habit leads one to expect.

All keys of a group are looked at together, day by day: they share the group's output (the offset) and its weekly cycle. Later days
are never looked at.
"""

import datetime as dt
import math
from collections.abc import Mapping, Sequence

import numpy as np

from tocsin.records import CountHistory, Group, Key, Reading, six
from tocsin.watch.detector import DETECTORS, MixtureSR, Row, band
from tocsin.watch.habits import Weekdays

# Fewer days of the group's own output than this say nothing about a habit.
READY_DAYS = 28
# Mean run length to a false alarm, in days and per key, where a group states no rate of its own.
RUN_LENGTH = 1_000.0
DAYS_A_MONTH = 30.44
_COVERAGE_DAYS = 7
_ENOUGH_COVERAGE = 0.5
# A group's output against its habit is shrunk by this many posts: one day of a group that writes little tells little.
_SHRINK = 2.0
_VOLUME_DECAY = 0.5 ** (1 / 35)


def read_all(
    history: CountHistory, groups: Sequence[Group], as_of: dt.date, detector: str = MixtureSR.name
) -> list[Reading]:
    """Return every reading of every key up to `as_of`, in order of group, key and day. `detector` names one of `DETECTORS`."""
    by_group: dict[str, list[Key]] = {}
    for key in history.touched_keys():
        by_group.setdefault(key.group, []).append(key)
    found: list[Reading] = []
    for group in groups:
        if group.id in by_group:
            found += _Replay(history, group, sorted(by_group[group.id], key=str), as_of, detector).readings()
    return sorted(found, key=lambda r: (r.group, r.site_id or "", r.narrative_id or "", r.day))


def run_length(group: Group, keys: int) -> float:
    """Return the mean run to a false alarm per key, in days, that keeps a group to the rate it states for all its keys together."""
    if group.alerts_per_month is None:
        return RUN_LENGTH
    return max(DAYS_A_MONTH, DAYS_A_MONTH * max(1, keys) / group.alerts_per_month)


class _Replay:
    """One group, day by day."""

    def __init__(self, history: CountHistory, group: Group, keys: Sequence[Key], as_of: dt.date, detector: str) -> None:
        """Look up the counts; nothing after `as_of`."""
        self._group, self._keys, self._as_of = group, keys, as_of
        self._volume = {d: n for d, n in history.volume(group.members).items() if d <= as_of}
        self._by_source = {m: {d for d in history.volume([m]) if d <= as_of} for m in group.members}
        self._touched = [{d: n for d, n in history.touched(k).items() if d <= as_of} for k in keys]
        self._first = [min(t, default=None) for t in self._touched]
        self._detector = DETECTORS[detector](len(keys))
        self._week = Weekdays()

    def readings(self) -> list[Reading]:
        """Return the readings of all keys."""
        if not self._volume:
            return []
        first, usual, active = min(self._volume), None, 0
        found: list[Reading] = []
        for offset in range((self._as_of - first).days + 1):
            day = first + dt.timedelta(days=offset)
            total = self._volume.get(day, 0)
            coverage = _coverage(self._by_source, day)
            active += total > 0
            if total == 0 and coverage < _ENOUGH_COVERAGE:
                found += [_blind(day, key, coverage) for key in self._keys]
                continue
            exposure = _exposure(total, usual)
            found += self._day(day, exposure, coverage, active)
            usual = float(total) if usual is None else _VOLUME_DECAY * usual + (1 - _VOLUME_DECAY) * total
        return found

    def _day(self, day: dt.date, exposure: float, coverage: float, active: int) -> list[Reading]:
        """Take one day of all keys."""
        observed = np.array([t.get(day, 0) for t in self._touched], dtype=float)
        exposures = np.full(len(self._keys), exposure * self._week.factor(day.weekday()))
        mean, size = self._detector.expect(exposures)
        statistic: Row = self._detector.update(observed, exposures)
        self._week.learn(day.weekday(), float(observed.sum()), float(mean.sum()))
        known = sum(f is not None and f <= day for f in self._first)
        length = run_length(self._group, known)
        ready = active > READY_DAYS and coverage >= _ENOUGH_COVERAGE
        found = []
        for index, key in enumerate(self._keys):
            low, high = band(float(mean[index]), float(size[index]))
            crossed = ready and observed[index] > 0 and statistic[index] >= math.log(length)
            seen = int(observed[index])
            found.append(
                Reading(
                    day=day, group=key.group, site_id=key.site_id, narrative_id=key.narrative_id, observed=seen,
                    expected=six(float(mean[index])), low=six(low), high=six(high), log_e=six(float(statistic[index])), ready=ready,
                    crossed=bool(crossed), coverage=six(coverage),
                    why=_why(seen, float(mean[index]), exposure, active, ready, bool(crossed), coverage, length),
                )
            )  # fmt: skip
        return found


def _blind(day: dt.date, key: Key, coverage: float) -> Reading:
    """Make the reading of a day on which the group's sources were not heard: it says so, and nothing is learned."""
    return Reading(
        day=day, group=key.group, site_id=key.site_id, narrative_id=key.narrative_id, observed=0, expected=None, low=None,
        high=None, log_e=None, ready=False, crossed=False, coverage=six(coverage), why="most of the group's sources were not heard",
    )  # fmt: skip


def _coverage(by_source: Mapping[str, set[dt.date]], day: dt.date) -> float:
    """Return which share of the group's sources published in the week up to a day."""
    week = {day - dt.timedelta(days=n) for n in range(_COVERAGE_DAYS)}
    return sum(bool(days & week) for days in by_source.values()) / max(1, len(by_source))


def _exposure(total: int, usual: float | None) -> float:
    """Return the day's exposure: the group's own output against its habit."""
    if usual is None or usual <= 0:
        return 1.0
    return (total + _SHRINK) / (usual + _SHRINK)


def _why(
    observed: int, mean: float, exposure: float, active: int, ready: bool, crossed: bool, coverage: float, length: float
) -> str:
    """Say in one sentence what the reading means."""
    if not ready:
        if coverage < _ENOUGH_COVERAGE:
            return f"not ready: only {coverage:.0%} of the group's sources were heard this week"
        return f"not ready: {active} days with output, {READY_DAYS + 1} are needed before a habit can be told"
    elsewhere = "about as much as usual" if 0.7 <= exposure <= 1.4 else f"{exposure:.1f} times as much as usual"
    verdict = f"; {level(length)} is crossed" if crossed else ""
    return f"{observed} where {mean:.1f} were expected, while the group wrote {elsewhere} in all{verdict}"


def level(length: float) -> str:
    """Name the level of an alarm by what it stands for."""
    return f"the level of one false alarm in {length:,.0f} days"
