"""Dense keys hour by hour.

A key that has several documents a day can ring within the hour, not at the end of the day. The same
detector as for days. The group's own output of the hour is the offset, and carries the cycle of the
day with it; so nothing is learned of hours as such. Recomputed from the last eight weeks each time:
dense keys are few. In a process that looks again, hours of which nothing has changed since its
last look are not gone through twice.
"""

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from tocsin.language.catalogues import english
from tocsin.records import Group, Key, Message, Reading, Touch, message, six
from tocsin.watch.counts import keys_of
from tocsin.watch.detector import MixtureSR, Row, band
from tocsin.watch.group import READY_DAYS, discounted
from tocsin.watch.level import run_length, with_crossing

# A key is dense with so many origins a day, over the last four weeks.
DENSE = 6.0
DAYS = 56
_HOURS = 24
_SHOWN = 48
_SHRINK = 0.5
_DECAY = 0.5 ** (1 / (35 * _HOURS))
Hours = Mapping[tuple[str, dt.datetime], int]


def read_hours(
    touches: Iterable[Touch], volumes: Hours, groups: Sequence[Group], as_of: dt.datetime
) -> list[Reading]:
    """Return the readings of dense keys for each of the last 48 hours.

    Only documents whose time of day is known are counted. `volumes` is how many captures each
    source published in each hour (UTC), before the gate.
    """
    last = as_of.replace(minute=0, second=0, microsecond=0)
    first = last - dt.timedelta(hours=DAYS * _HOURS - 1)
    rows = [t for t in touches if t.at is not None and first <= t.at <= as_of]
    return [r for g in groups for r in _group(g, rows, volumes, first)]


def _group(
    group: Group, touches: Sequence[Touch], volumes: Hours, first: dt.datetime
) -> list[Reading]:
    """Return the readings of one group's dense keys."""
    number, output = DAYS * _HOURS, np.zeros(DAYS * _HOURS)
    for (source, hour), captures in volumes.items():
        at = int((hour - first) / dt.timedelta(hours=1))
        if source in group.members and 0 <= at < number:
            output[at] += captures
    origins: dict[Key, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    total: Counter[Key] = Counter()
    for touch in touches:
        if touch.source_id in group.members and touch.at is not None:
            at = int((touch.at - first) / dt.timedelta(hours=1))
            for key in keys_of(touch, group.id):
                total[key] += touch.origin_id not in origins[key][at]
                origins[key][at].add(touch.origin_id)
    keys = sorted((k for k, n in total.items() if n >= DENSE * DAYS / 2), key=str)
    if not keys:
        return []
    counts = np.array([[float(len(origins[k].get(h, ()))) for k in keys] for h in range(number)])
    return _replay(_Hours(group, keys, first, counts, output))


class _Hours(NamedTuple):
    """What the hours of a group are gone through with: how many origins touched each of its dense
    keys, and how many captures its sources published, one row an hour.
    """

    group: Group
    keys: Sequence[Key]
    first: dt.datetime
    counts: Row
    output: Row

    def same_until(self, other: "_Hours") -> int:
        """Return up to which hour nothing differs from other hours."""
        if (self.group, self.keys, self.first) != (other.group, other.keys, other.first):
            return -1
        same = (self.counts == other.counts).all(axis=1) & (self.output == other.output)
        return len(same) if same.all() else int(np.argmin(same))


class _Known(NamedTuple):
    """What is known before an hour."""

    hour: int
    state: Row
    usual: float | None
    weight: float


# The hours that were gone through last, of each group, and what was known before some of them.
_REPLAYED: dict[str, tuple[_Hours, Sequence[_Known]]] = {}


def _known_before(hours: _Hours, shown: int) -> list[_Known]:
    """Return what is known of the last look before hours of which nothing has changed since; those
    that are `shown` are gone through each time.
    """
    last, known = _REPLAYED.get(hours.group.id, (None, ()))
    until = hours.same_until(last) if last is not None else -1
    return [one for one in known if one.hour <= min(until, shown)]


def _replay(hours: _Hours) -> list[Reading]:
    """Go through the hours, from the last of which nothing has changed since the last look."""
    group, keys, first, counts, output = hours
    began = int(np.flatnonzero(output)[0]) if output.any() else len(counts)
    shown = len(counts) - _SHOWN
    known = _known_before(hours, shown)
    before = known[-1] if known else _Known(began, MixtureSR(len(keys)).state, None, 0.0)
    bank, usual, weight = MixtureSR(len(keys), before.state, _HOURS), before.usual, before.weight
    length, every = run_length(group, len(keys)), np.ones(len(keys))
    limit = math.log(length * _HOURS)
    kept = {*range(0, shown, _HOURS), shown}
    readings = []
    for hour in range(max(began, before.hour), len(counts)):
        if hour > before.hour and hour in kept:
            known.append(_Known(hour, bank.state.copy(), usual, weight))
        row, written, heard = counts[hour], float(output[hour]), hour - began
        exposure = 1.0 if usual is None else (written + _SHRINK) / (usual + _SHRINK)
        exposures = exposure * every
        mean, size = bank.expect(exposures) if hour >= shown else (row, row)
        statistic = bank.update(row, exposures)
        usual, weight = discounted(usual, weight, written, _DECAY)
        rang = (row > 0) & (statistic >= limit)
        bank.reset(rang | (heard < READY_DAYS * _HOURS))
        if hour >= shown:
            moment = first + dt.timedelta(hours=hour)
            lately = float(output[max(0, hour - _HOURS + 1) : hour + 1].sum())
            for key, *figures in zip(keys, row, mean, size, statistic, strict=True):
                readings.append(_reading(key, moment, figures, exposure, length, heard, lately))
    _REPLAYED[group.id] = hours, known
    return readings


def _reading(
    key: Key,
    hour: dt.datetime,
    figures: Sequence[float],
    exposure: float,
    length: float,
    heard: int,
    lately: float,
) -> Reading:
    """Make the reading of one hour.

    `lately` is what the group wrote in the day up to it: of a silent group nothing can be said.
    """
    seen, mean, size, statistic = map(float, figures)
    low, high = band(mean, size)
    limit = math.log(length * _HOURS)
    ready = heard >= READY_DAYS * _HOURS and lately > 0
    crossed = bool(ready and seen > 0 and statistic >= limit)
    why = (
        with_crossing(_why(seen, mean, exposure), length, crossed=crossed)
        if ready
        else _not_ready(heard, lately)
    )
    return Reading(
        day=hour.date(),
        hour=hour.hour,
        group=key.group,
        site_id=key.site_id,
        narrative_id=key.narrative_id,
        observed=int(seen),
        expected=six(mean),
        low=six(low),
        high=six(high),
        log_e=six(statistic),
        ready=ready,
        crossed=crossed,
        coverage=float(lately > 0),
        measure="hourly",
        level=six(limit),
        why=english(why),
        why_message=why,
    )


def _not_ready(heard: int, lately: float) -> Message:
    """Say why the reading of an hour says nothing."""
    if not lately:
        return message("watch-nothing-for-a-day")
    return message("watch-few-hours", hours=heard, needed=READY_DAYS * _HOURS)


def _why(seen: float, mean: float, exposure: float) -> Message:
    """Say what the reading of an hour means."""
    return message(
        "watch-hour", observed=int(seen), expected=round(mean, 1), times=round(exposure, 1)
    )
