"""The program and the simpler rules it is held against, each as a score on every judged day.

All of them see the same documents, on the same days: the program's own likelihood, the climatology
of what had happened by then, any official claim beforehand, the number of documents, their distance
from a moving mean, and the act most origins tell of.
"""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from tocsin.records import Frozen
from tocsin.replay.alarms import Series
from tocsin.replay.definition import Happened

PROGRAM, NEVER, CLIMATOLOGY = "program", "never", "climatology"
# The moving mean of the z-score looks at so many days, and needs so many of them; a spread below
# one document is taken for one, or a quiet site would ring at its first.
_MOVING_DAYS, _FEWEST_DAYS, _LEAST_SPREAD = 28, 7, 1.0
# A share of days is drawn to the share of all problems with the weight of so many days, and begins
# at one in two of them where nothing is known.
_WEIGHT = 14.0
# What never happened is still given this.
_NEVER_P = 0.0
By = Mapping[str, Sequence[Frozen]]


def by_problem(rows: Iterable[Frozen]) -> dict[str, list[Frozen]]:
    """Sort frozen alarms by problem, each in order of days."""
    rows_of: dict[str, list[Frozen]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: (r.problem_id, r.day)):
        rows_of[row.problem_id].append(row)
    return dict(rows_of)


def climatology(rows: By, happened: Mapping[str, Happened]) -> Series:
    """Return how often the incident followed within the horizon, as known on each day.

    Only windows that had ended by that day count. A problem's own share is drawn to that of all
    problems, which itself begins at one half with the weight of a fortnight.
    """
    ended: dict[dt.date, list[tuple[str, bool]]] = defaultdict(list)
    for name, own in rows.items():
        for row in own:
            over = row.day + dt.timedelta(days=row.horizon_days)
            ended[over].append((name, happened[name].within(row.day, row.horizon_days)))
    return _shares(rows, ended)


def _shares(rows: By, ended: Mapping[dt.date, Sequence[tuple[str, bool]]]) -> Series:
    """Return the share of windows that had ended, on each day of each problem."""
    tallies: dict[str, list[int]] = {name: [0, 0] for name in rows}
    waiting = sorted(ended)
    series: dict[str, list[tuple[dt.date, float]]] = {name: [] for name in rows}
    for day, name in sorted((row.day, name) for name, own in rows.items() for row in own):
        while waiting and waiting[0] <= day:
            for other, came in ended[waiting.pop(0)]:
                tallies[other][0] += came
                tallies[other][1] += 1
        series[name].append((day, _share(tallies, name)))
    return series


def _share(seen: Mapping[str, Sequence[int]], name: str) -> float:
    """Return one problem's share, drawn to that of all."""
    came, number = (sum(counts[place] for counts in seen.values()) for place in (0, 1))
    shared = (came + _WEIGHT / 2) / (number + _WEIGHT)
    own_came, own_number = seen[name]
    return (own_came + _WEIGHT * shared) / (own_number + _WEIGHT)


def never(rows: By) -> Series:
    """Return the score of whoever never warns."""
    return {name: [(row.day, _NEVER_P) for row in own] for name, own in rows.items()}


def likelihood(rows: By) -> Series:
    """Return the program's own likelihood."""
    return {name: [(row.day, row.p) for row in own] for name, own in rows.items()}


def _counted(figure: Callable[[Frozen], float]) -> Callable[[By], Series]:
    """Return a rule that goes by one figure of a day."""

    def score(rows: By) -> Series:
        return {name: [(row.day, figure(row)) for row in own] for name, own in rows.items()}

    return score


def z_scores(rows: By) -> Series:
    """Return how far each day's documents lie above the mean of the four weeks before, in their
    spread.
    """
    return {name: _moving(own) for name, own in rows.items()}


def _moving(rows: Sequence[Frozen]) -> list[tuple[dt.date, float]]:
    """Return the z-scores of one problem; 0 while too few days are known."""
    counts = [float(row.signals.documents) for row in rows]
    scores = []
    for place, row in enumerate(rows):
        before = counts[max(0, place - _MOVING_DAYS) : place]
        if len(before) < _FEWEST_DAYS:
            scores.append((row.day, 0.0))
            continue
        mean = sum(before) / len(before)
        spread = math.sqrt(sum((c - mean) ** 2 for c in before) / len(before))
        scores.append((row.day, (counts[place] - mean) / max(spread, _LEAST_SPREAD)))
    return scores


# The rules that need nothing but the documents, by name.
RULES: Mapping[str, Callable[[By], Series]] = {
    "preclaim": _counted(lambda row: float(row.signals.preclaims)),
    "count": _counted(lambda row: float(row.signals.documents)),
    "z_score": z_scores,
    "corroborated": _counted(lambda row: float(row.signals.agreeing)),
}


def forecasters(rows: By, happened: Mapping[str, Happened]) -> dict[str, Series]:
    """Return the score of every forecaster on every judged day, the program first."""
    return {
        PROGRAM: likelihood(rows),
        CLIMATOLOGY: climatology(rows, happened),
        **{name: rule(rows) for name, rule in RULES.items()},
        NEVER: never(rows),
    }
