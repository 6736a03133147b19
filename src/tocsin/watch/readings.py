"""From daily counts to readings: what a day showed against what the group's own habit leads one to expect."""

import datetime as dt
from collections.abc import Mapping, Sequence

from tocsin.records import CountHistory, Group, Key, Reading, six
from tocsin.watch.detector import LOG_THRESHOLD, Detector, band

# Fewer days of the group's own output than this say nothing about a habit.
READY_DAYS = 28
_COVERAGE_DAYS = 7
_ENOUGH_COVERAGE = 0.5
# A group's output against its habit is shrunk by this many posts: one day of a group that writes little tells little.
_SHRINK = 2.0
_VOLUME_DECAY = 0.5 ** (1 / 35)


def read_all(history: CountHistory, groups: Sequence[Group], as_of: dt.date) -> list[Reading]:
    """Return every reading of every key up to `as_of`, in order of key and day. Later days are never looked at."""
    by_id = {g.id: g for g in groups}
    found: list[Reading] = []
    for key in history.touched_keys():
        group = by_id.get(key.group)
        if group is not None:
            found += _read_key(history, key, group, as_of)
    return found


def _read_key(history: CountHistory, key: Key, group: Group, as_of: dt.date) -> list[Reading]:
    """Replay one key day by day."""
    volume = {d: n for d, n in history.volume(group.members).items() if d <= as_of}
    if not volume:
        return []
    by_source = {m: {d for d in history.volume([m]) if d <= as_of} for m in group.members}
    touched = history.touched(key)
    first, detector = min(volume), Detector()
    usual: float | None = None
    readings, active = [], 0
    for offset in range((as_of - first).days + 1):
        day = first + dt.timedelta(days=offset)
        total = volume.get(day, 0)
        coverage = _coverage(by_source, day)
        exposure = _exposure(total, usual)
        active += total > 0
        ready = active > READY_DAYS and coverage >= _ENOUGH_COVERAGE
        if total == 0 and coverage < _ENOUGH_COVERAGE:
            readings.append(_blind(day, key, coverage))
            continue
        observed = touched.get(day, 0)
        mean, size, log_e = detector.update(observed, exposure)
        low, high = band(mean, size)
        crossed = ready and log_e >= LOG_THRESHOLD
        readings.append(
            Reading(
                day=day,
                group=key.group,
                site_id=key.site_id,
                narrative_id=key.narrative_id,
                observed=observed,
                expected=six(mean),
                low=six(low),
                high=six(high),
                log_e=six(log_e),
                ready=ready,
                crossed=crossed,
                coverage=six(coverage),
                why=_why(observed, mean, exposure, active, ready=ready, crossed=crossed, coverage=coverage),
            )
        )
        usual = float(total) if usual is None else _VOLUME_DECAY * usual + (1 - _VOLUME_DECAY) * total
    return readings


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
    """Return the day's exposure: the group's own output against its habit. Its weekly cycle is part of that output."""
    if usual is None or usual <= 0:
        return 1.0
    return (total + _SHRINK) / (usual + _SHRINK)


def _why(
    observed: int, mean: float, exposure: float, active: int, *, ready: bool, crossed: bool, coverage: float
) -> str:
    """Say in one sentence what the reading means."""
    if not ready:
        if coverage < _ENOUGH_COVERAGE:
            return f"not ready: only {coverage:.0%} of the group's sources were heard this week"
        return f"not ready: {active} days with output, {READY_DAYS + 1} are needed before a habit can be told"
    elsewhere = "about as much as usual" if 0.7 <= exposure <= 1.4 else f"{exposure:.1f} times as much as usual"
    verdict = "; the level of one false alarm in 1,000 days is crossed" if crossed else ""
    return f"{observed} where {mean:.1f} were expected, while the group wrote {elsewhere} in all{verdict}"
