"""One group, taken day by day: its keys' habits, its own output, its week.

What it knows is a state that is stored and restored. All keys of a group are looked at together:
they share the group's output (the offset) and its weekly cycle. A key that was never touched is
like every other such key, so one row stands for all of them, and a key joins with its first
document. Later days are never looked at.
"""

import datetime as dt
import math
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from tocsin.records import Count, Group, GroupDay, Key, Source, WatchState, six
from tocsin.watch.detector import PRIMARY, Chosen, Detector, Habit, Row
from tocsin.watch.detectors import DETECTORS
from tocsin.watch.habits import Weekdays
from tocsin.watch.level import STRATA, Levels, e_bh, run_length, strata

# Fewer days of the group's own output than this say nothing about a habit.
READY_DAYS = 28
ENOUGH_COVERAGE = 0.5
# A source without an expectation counts as heard for a week; one that writes often is missed
# sooner.
_HEARD_DAYS, _UNLIKELY = 7, 0.01
# A group's output against its habit is shrunk by this many posts: one day of a group that writes
# little tells little.
_SHRINK = 2.0
_VOLUME_DECAY = 0.5 ** (1 / 35)
# A key of which newcomers lately bring more than this share is not judged.
_RECENT_DECAY, _NEW_SHARE = 0.5 ** (1 / 14), 0.25


class GroupWatch:
    """Takes days in order.

    `bank` has the row of a key never touched first, then the keys as they joined.
    """

    def __init__(
        self,
        group: Group,
        sources: Sequence[Source] = (),
        state: WatchState | None = None,
        detector: str = PRIMARY,
    ) -> None:
        """Begin with nothing known, or go on from a stored state."""
        self.group = group
        self._windows = _windows(group, sources)
        self.keys: list[Key] = list(state.keys if state else ())
        rows = len(self.keys) + 1
        make = DETECTORS[detector]
        self.bank: Detector = make(rows) if state is None else make(rows, _rows(state.bank, rows))
        self._recent: Row = np.zeros((rows, 2)) if state is None else _rows(state.recent, rows)
        self._levels = Levels() if state is None else Levels(_rows(state.lifts, STRATA)[:, 0])
        self._week = Weekdays(list(state.week_seen), list(state.week_due)) if state else Weekdays()
        self._usual, self._weight = (state.usual, state.weight) if state else (None, 0.0)
        self._active = state.active if state else 0
        self._heard = dict(state.heard) if state else {}
        self._number = {key: row for row, key in enumerate(self.keys, 1)}
        self.first = state.first if state else None
        self.last = state.day if state else None
        self.statistic: Row
        self.observed: Row
        self.mean: Row
        self.size: Row
        self.level: Row
        self.observed = self.mean = self.size = self.statistic = self.level = np.zeros(rows)

    def take(
        self,
        day: dt.date,
        counts: Sequence[Count],
        volumes: Mapping[str, int],
        unheard: frozenset[str] = frozenset(),
    ) -> GroupDay:
        """Take in the next day: what touched each key, and what each source published.

        `unheard` are known to be out of reach. Returns what all keys share that day; `observed`,
        `mean`, `size`, `statistic` and `level` hold what each key had.
        """
        self.first, self.last = self.first or day, day
        for source, number in volumes.items():
            if number > 0 and source in self._windows:
                self._heard[source] = day
        total = sum(n for s, n in volumes.items() if s in self._windows)
        coverage = six(self._coverage(day, unheard))
        self._active += total > 0
        self._join(counts)
        length = run_length(self.group, len(self.keys))
        if total == 0 and coverage < ENOUGH_COVERAGE:
            return GroupDay(
                group=self.group.id,
                day=day,
                elsewhere=None,
                exposure=None,
                coverage=coverage,
                active=self._active,
                levels=(),
                length=length,
            )
        elsewhere = _exposure(total, self._usual)
        exposure = elsewhere * self._week.factor(day.weekday())
        self._usual, self._weight = discounted(
            self._usual, self._weight, float(total), _VOLUME_DECAY
        )
        shared = GroupDay(
            group=self.group.id,
            day=day,
            elsewhere=elsewhere,
            exposure=exposure,
            coverage=coverage,
            active=self._active,
            levels=(),
            length=length,
            written=total,
        )
        return self._step(shared, counts)

    def _join(self, counts: Sequence[Count]) -> None:
        """Let keys that were never touched before begin where a key that was never
        touched stands.
        """
        new = [c.key for c in counts if c.key not in self._number]
        for key in sorted(new, key=str):
            self._number[key] = len(self.keys) + 1
            self.keys.append(key)
        if new:
            again = [0] * len(new)
            self.bank = DETECTORS[self.bank.name](
                len(self.keys) + 1, np.vstack([self.bank.state, self.bank.state[again]])
            )
            self._recent = np.vstack([self._recent, self._recent[again]])

    def _step(self, shared: GroupDay, counts: Sequence[Count]) -> GroupDay:
        """Let the detector see the day.

        A key that rings begins anew, so that a rate that has risen for good rings once.
        """
        rows = len(self.keys) + 1
        self.observed, brought = np.zeros(rows), np.zeros(rows)
        for count in counts:
            row = self._number[count.key]
            self.observed[row], brought[row] = count.origins, count.newcomers
        exposures = np.full(rows, shared.exposure)
        stratum = strata(self.bank.usual())
        self.mean, self.size = self.bank.expect(exposures)
        self.statistic = self.bank.update(self.observed, exposures)
        self._week.learn(
            shared.day.weekday(), float(self.observed[1:].sum()), float(self.mean[1:].sum())
        )
        self._recent = _RECENT_DECAY * self._recent + np.column_stack([brought, self.observed])
        held = (self._recent[:, 0] > 0.05) & (self._recent[:, 0] > _NEW_SHARE * self._recent[:, 1])
        levels = self._levels.of(shared.length)
        self.level = levels[stratum]
        crossed = self._crossed(held, ready=can_tell(shared))
        self.bank.reset(held | crossed | (shared.active <= READY_DAYS))
        if can_tell(shared):
            looked_at = ~held
            looked_at[0] = False
            self._levels.learn(stratum[looked_at], crossed[looked_at], shared.length)
        return msgspec.structs.replace(
            shared,
            levels=tuple(six(float(v)) for v in levels),
            crossed=tuple(self.keys[row - 1] for row in np.flatnonzero(crossed)),
            held=tuple(self.keys[row - 1] for row in np.flatnonzero(held)),
        )

    def _crossed(self, held: Chosen, *, ready: bool) -> Chosen:
        """Return the keys that ring.

        Something was written, and the statistic stands at its level or e-BH chooses it.
        """
        if not ready:
            return np.zeros(len(held), dtype=bool)
        # Of the statistics only the primary one's is an e-value, which e-BH asks for.
        if self.group.false_discovery_rate is None or self.bank.name != PRIMARY:
            chosen = self.statistic >= self.level
        else:
            days = self.bank.state[1:, Habit.COLUMNS - 1]
            chosen = np.concatenate(
                [[False], e_bh(self.statistic[1:], days, self.group.false_discovery_rate)]
            )
        return np.asarray(chosen & (self.observed > 0) & ~held)

    def _coverage(self, day: dt.date, unheard: frozenset[str]) -> float:
        """Return which share of the group's sources published while they were due, and are not
        known to be out of reach.
        """
        fine = sum(
            s not in unheard and s in self._heard and (day - self._heard[s]).days < window
            for s, window in self._windows.items()
        )
        return fine / max(1, len(self._windows))

    def state(self) -> WatchState:
        """Return everything that is known after the day just taken.

        Raises:
            ValueError: no day was taken yet.
        """
        if self.first is None or self.last is None:
            raise ValueError("no day was taken yet")
        return WatchState(
            group=self.group.id,
            day=self.last,
            first=self.first,
            keys=tuple(self.keys),
            bank=self.bank.state.tobytes(),
            recent=self._recent.tobytes(),
            lifts=self._levels.lifts.tobytes(),
            week_seen=tuple(self._week.seen),
            week_due=tuple(self._week.due),
            usual=self._usual,
            weight=self._weight,
            active=self._active,
            heard=dict(self._heard),
        )


def can_tell(day: GroupDay) -> bool:
    """Return whether anything can be said of attention on a day.

    The group was heard for long enough, most of it is, and it wrote.
    """
    return day.active > READY_DAYS and day.coverage >= ENOUGH_COVERAGE and day.written > 0


def row_of(state: WatchState, key: Key) -> Row:
    """Return the one row that a stored state holds of a key.

    Of one never touched, that of all such keys.
    """
    rows = _rows(state.bank, len(state.keys) + 1)
    number = state.keys.index(key) + 1 if key in state.keys else 0
    return rows[number : number + 1]


def _rows(data: bytes, rows: int) -> Row:
    """Return stored doubles as rows."""
    return np.frombuffer(data).reshape(rows, -1).copy()


def _windows(group: Group, sources: Sequence[Source]) -> dict[str, int]:
    """Return for how many days each source of a group counts as heard after it published."""
    rates = {s.id: s.expected_per_day for s in sources}
    return {m: _window(rates.get(m)) for m in group.members}


def _window(rate: float | None) -> int:
    """Return after how many silent days a source of some daily volume is missed.

    When that is less likely than one in a hundred.
    """
    if not rate:
        return _HEARD_DAYS
    return min(_HEARD_DAYS, max(1, math.ceil(-math.log(_UNLIKELY) / rate)))


def discounted(
    mean: float | None, weight: float, value: float, decay: float
) -> tuple[float, float]:
    """Return the discounted mean with one more value in it, and its weight.

    The first values weigh as much as any.
    """
    weight = decay * weight + 1.0
    return (value if mean is None else mean + (value - mean) / weight), weight


def _exposure(total: int, usual: float | None) -> float:
    """Return the day's exposure: the group's own output against its habit."""
    if usual is None or usual <= 0:
        return 1.0
    return (total + _SHRINK) / (usual + _SHRINK)
