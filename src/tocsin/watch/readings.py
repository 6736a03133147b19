"""Readings: what a day showed against what the group's own baseline leads one to expect, each with
the message that explains it.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from tocsin.language.catalogues import english
from tocsin.records import (
    CountHistory,
    Group,
    GroupDay,
    Key,
    Message,
    Reading,
    Source,
    WatchState,
    message,
    six,
)
from tocsin.watch.detector import PRIMARY, band
from tocsin.watch.detectors import DETECTORS
from tocsin.watch.group import ENOUGH_COVERAGE, READY_DAYS, GroupWatch, can_tell, row_of
from tocsin.watch.level import strata, with_crossing

# Between these multiples of what is expected, a group published about as much as expected.
_ABOUT = (0.7, 1.4)


def read_all(
    history: CountHistory,
    groups: Sequence[Group],
    as_of: dt.date,
    sources: Sequence[Source] = (),
    detector: str = PRIMARY,
    unheard: frozenset[str] = frozenset(),
) -> list[Reading]:
    """Return every reading of every key up to `as_of`, in order of group, key and day.

    `detector` names one of `DETECTORS`; `unheard` are sources known at as-of to be out of reach.
    """
    readings: list[Reading] = []
    for group in groups:
        watch = GroupWatch(group, sources, detector=detector)
        for day in take_days(watch, history, None, as_of, unheard):
            readings += readings_of(watch, day)
    return sorted(readings, key=lambda r: (r.group, r.site_id or "", r.narrative_id or "", r.day))


def take_days(
    watch: GroupWatch,
    history: CountHistory,
    first: dt.date | None,
    last: dt.date,
    unheard: frozenset[str] = frozenset(),
) -> Iterator[GroupDay]:
    """Let a group take every day from `first` (or the first on which it was heard) to `last`, and
    yield each as it was taken.
    """
    published = {m: history.published(m) for m in sorted(set(watch.group.members))}
    heard = [d for days in published.values() for d, n in days.items() if n > 0 and d <= last]
    first = first or min(heard, default=None)
    if first is None:
        return
    counts = history.days(watch.group.id)
    for number in range((last - first).days + 1):
        day = first + dt.timedelta(days=number)
        volumes = {m: days[day] for m, days in published.items() if day in days}
        yield watch.take(day, counts.get(day, ()), volumes, unheard if day == last else frozenset())


def readings_of(watch: GroupWatch, day: GroupDay) -> list[Reading]:
    """Return the readings of every key on the day a group has just taken."""
    if day.exposure is None:
        return [_blind(day, key) for key in watch.keys]
    crossed, held = set(day.crossed), set(day.held)
    return [
        _reading(
            day,
            key,
            seen=int(watch.observed[row]),
            mean=float(watch.mean[row]),
            size=float(watch.size[row]),
            statistic=float(watch.statistic[row]),
            level=float(watch.level[row]),
            crossed=key in crossed,
            held=key in held,
        )
        for row, key in enumerate(watch.keys, 1)
    ]


def series_of(
    key: Key,
    shared: Sequence[GroupDay],
    counts: Mapping[dt.date, int],
    state: WatchState | None = None,
) -> list[Reading]:
    """Return the readings of one key, from what all keys of its group shared on every day after a
    `state`, or since the group's first.

    The other keys are not looked at: a key's baseline depends on nothing but its own days and what
    the group shares. What lies before the key's first count is left out; `counts` hold it even
    where it lies before the state.
    """
    bank = DETECTORS[PRIMARY](1, None if state is None else row_of(state, key))
    readings = []
    for day in shared:
        if day.exposure is None:
            readings.append(_blind(day, key))
            continue
        exposure, seen = np.full(1, day.exposure), counts.get(day.day, 0)
        level_now = day.levels[int(strata(bank.usual())[0])]
        mean, size = bank.expect(exposure)
        statistic = bank.update(np.array([float(seen)]), exposure)
        held = key in day.held
        bank.reset(np.array([held or key in day.crossed or day.active <= READY_DAYS]))
        readings.append(
            _reading(
                day,
                key,
                seen=seen,
                mean=float(mean[0]),
                size=float(size[0]),
                statistic=float(statistic[0]),
                level=level_now,
                crossed=key in day.crossed,
                held=held,
            )
        )
    began = min((d for d, n in counts.items() if n), default=None)
    return [r for r in readings if began is not None and r.day >= began]


def _reading(
    day: GroupDay,
    key: Key,
    *,
    seen: int,
    mean: float,
    size: float,
    statistic: float,
    level: float,
    crossed: bool,
    held: bool,
) -> Reading:
    """Make one reading."""
    low, high = band(mean, size)
    ready = can_tell(day) and not held
    why = _why(day, seen, mean) if ready else _not_ready(day, held=held)
    why = with_crossing(why, day.length, crossed=crossed)
    return Reading(
        day=day.day,
        group=key.group,
        site_id=key.site_id,
        narrative_id=key.narrative_id,
        observed=seen,
        expected=six(mean),
        low=six(low),
        high=six(high),
        log_e=six(statistic),
        ready=ready,
        crossed=crossed,
        coverage=day.coverage,
        level=six(level),
        why=english(why),
        why_message=why,
    )


def _blind(day: GroupDay, key: Key) -> Reading:
    """Make the reading of a day on which the group's sources were not heard.

    It says so, and nothing is learned.
    """
    why = message("watch-not-heard")
    return Reading(
        day=day.day,
        group=key.group,
        site_id=key.site_id,
        narrative_id=key.narrative_id,
        observed=0,
        expected=None,
        low=None,
        high=None,
        log_e=None,
        ready=False,
        crossed=False,
        coverage=day.coverage,
        why=english(why),
        why_message=why,
    )


def _not_ready(day: GroupDay, *, held: bool) -> Message:
    """Say why a reading says nothing."""
    if day.coverage < ENOUGH_COVERAGE:
        return message("watch-few-heard", share=round(day.coverage * 100))
    if not day.written:
        return message("watch-wrote-nothing")
    if held:
        return message("watch-newcomers")
    return message("watch-few-days", days=day.active, needed=READY_DAYS + 1)


def _why(day: GroupDay, observed: int, mean: float) -> Message:
    """Say what a reading means."""
    more = day.elsewhere or 1.0
    lowest, highest = _ABOUT
    output = (
        message("watch-as-expected")
        if lowest <= more <= highest
        else message("watch-times-expected", times=round(more, 1))
    )
    return message("watch-observed", observed=observed, expected=round(mean, 1), output=output)
