"""From a score on each day to alarms, and from alarms to what followed them.

Every forecaster is held to the same rule: an alarm is raised on a day on which its score reaches a
level and no alarm of the same problem is open; it stays open for the problem's horizon. So horizons
of one problem never overlap, and a score that stays high is not counted day by day.

Alarms are matched to incidents one to one: in order of time, each takes the earliest incident that
certainly began after it, within so many days, and that no alarm took before. For windows of one
length this matches as many as can be matched.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from tocsin.replay.definition import Incident

DAYS_A_MONTH = 30.44
# A score on every judged day of every problem.
Series = Mapping[str, Sequence[tuple[dt.date, float]]]
Fate = Literal["hit", "false", "shared", "open"]


class Raised(NamedTuple):
    """An alarm of a forecaster: of which problem, on which day, and until when it is open."""

    problem_id: str
    day: dt.date
    until: dt.date
    score: float

    @property
    def moment(self) -> dt.datetime:
        """Return the moment of the alarm: the end of its day, UTC."""
        return dt.datetime.combine(self.day, dt.time(23, 59, 59), dt.UTC)


class Matched(NamedTuple):
    """What became of an alarm.

    A `hit` has its incident. `false` means that none followed; `before` then says how many days
    ahead of the alarm one had begun, if it had. `shared` means that what followed had been taken by
    an earlier alarm. `open` alarms cannot be judged: the table of outcomes ends too early, or
    begins too late.
    """

    alarm: Raised
    fate: Fate
    incident: Incident | None = None
    lead: int | None = None
    before: int | None = None


def raise_alarms(series: Series, level: float, horizons: Mapping[str, int]) -> list[Raised]:
    """Return the alarms that scores raise at a level, in order of day and problem."""
    alarms: list[Raised] = []
    for problem_id, days in series.items():
        until = dt.date.min
        for day, score in days:
            if score >= level and day > until:
                until = day + dt.timedelta(days=horizons[problem_id])
                alarms.append(Raised(problem_id, day, until, score))
    return sorted(alarms, key=lambda a: (a.day, a.problem_id))


def level_for(series: Series, most: int, horizons: Mapping[str, int]) -> float:
    """Return the lowest level at which scores raise no more than so many alarms.

    Infinite where even the highest raises more.
    """
    levels = sorted({score for days in series.values() for _, score in days if score > 0})
    low, high = 0, len(levels)
    while low < high:
        middle = (low + high) // 2
        if len(raise_alarms(series, levels[middle], horizons)) <= most:
            high = middle
        else:
            low = middle + 1
    return levels[low] if low < len(levels) else float("inf")


def match(
    alarms: Iterable[Raised],
    incidents: Mapping[str, Sequence[Incident]],
    within: int,
    covered: tuple[dt.date, dt.date],
) -> list[Matched]:
    """Match alarms one to one to incidents within so many days; `covered` is what the table tells
    of.

    An incident is named by its first row: where several problems ask for it, one alarm takes it.
    """
    taken: set[str] = set()
    return [_matched(alarm, incidents, within, covered, taken) for alarm in alarms]


def _matched(
    alarm: Raised,
    incidents: Mapping[str, Sequence[Incident]],
    within: int,
    covered: tuple[dt.date, dt.date],
    taken: set[str],
) -> Matched:
    """Return what became of one alarm, and take its incident."""
    first, last = covered
    end = alarm.day + dt.timedelta(days=within)
    own = incidents.get(alarm.problem_id, ())
    followed = [i for i in own if i.is_after(alarm.moment) and i.day <= end]
    free = [i for i in followed if i.rows[0].id not in taken]
    if free:
        taken.add(free[0].rows[0].id)
        return Matched(alarm, "hit", free[0], lead=(free[0].day - alarm.day).days)
    if followed:
        return Matched(alarm, "shared", followed[0])
    if alarm.day < first - dt.timedelta(days=1) or end > last:
        return Matched(alarm, "open")
    began = [(alarm.day - i.day).days for i in own if not i.is_after(alarm.moment)]
    near = [days for days in began if days <= within]
    return Matched(alarm, "false", before=min(near) if near else None)


def missed(matches: Iterable[Matched], incidents: Iterable[Incident]) -> list[Incident]:
    """Return the incidents that no alarm was matched with, in order of time."""
    hits = {m.incident.rows[0].id for m in matches if m.fate == "hit" and m.incident is not None}
    left = [i for i in incidents if i.rows[0].id not in hits]
    return sorted(left, key=lambda i: (i.day, i.problem_id))
