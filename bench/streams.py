"""Detectors on real streams, replayed without looking ahead: on which day is the onset found, and how many false alarms before it.

Usage: python -m bench.streams [--json]

RUWA (daily, all outlets of the set as one group; it was collected by event keywords, so its baselines are biased) and EUvsDisinfo
(weekly counts of cases). A key is a set of words in title or description. Every detector's level is set on the set's own quiet keys
(common words far from any event here) to the same number of false alarms, so that onsets can be compared; the primary one is shown at
its stated level as well. Nothing in the program is set from these streams.
"""

import argparse
import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from bench.tables import print_tables
from bench.told import DATA, rows_of
from tocsin.watch.detector import DETECTORS, PRIMARY, Row
from tocsin.watch.habits import Weekdays
from tocsin.watch.level import RUN_LENGTH

# Words of the key, and the first day (or week) of the event as the worked list of the data has it.
DAILY = {
    "Bucha": (r"\bBucha\b", dt.date(2022, 4, 2)), "Kramatorsk station": (r"Kramatorsk", dt.date(2022, 4, 8)),
    "Azovstal": (r"Azovstal", dt.date(2022, 4, 18)), "chemical, Mariupol": (r"chemical", dt.date(2022, 4, 11)),
}  # fmt: skip
WEEKLY = {
    "Douma": (r"Douma", dt.date(2018, 4, 9)), "Idlib": (r"Idlib", dt.date(2018, 9, 3)),
    "Salisbury": (r"Salisbury|Skripal|Novichok", dt.date(2018, 3, 12)), "Minsk": (r"Minsk", dt.date(2015, 2, 9)),
}  # fmt: skip
_QUIET = (
    "school",
    "hospital",
    "court",
    "police",
    "economy",
    "football",
    "film",
    "weather",
    "church",
    "airport",
    "railway",
    "market",
    "budget",
    "virus",
    "prison",
    "museum",
)
_LEARN = 28


class Stream(NamedTuple):
    """Counts of keys by day (or week), the whole output, and the first day."""

    names: list[str]
    counts: Row
    volume: Row
    days: list[dt.date]


def stream(rows: Sequence[tuple[dt.date, str]], patterns: Mapping[str, str], step: int) -> Stream:
    """Count what touches each key, by steps of so many days."""
    first = min(day for day, _ in rows)
    number = (max(day for day, _ in rows) - first).days // step + 1
    compiled = {name: re.compile(p, re.I) for name, p in patterns.items()}
    counts = np.zeros((number, len(compiled)))
    volume: Counter[int] = Counter()
    for day, text in rows:
        index = (day - first).days // step
        volume[index] += 1
        for column, pattern in enumerate(compiled.values()):
            counts[index, column] += bool(pattern.search(text))
    days = [first + dt.timedelta(days=step * i) for i in range(number)]
    return Stream(list(compiled), counts, np.array([float(volume[i]) for i in range(number)]), days)


def replay(name: str, data: Stream, *, weekly: bool) -> Row:
    """Return the statistic of every key at every step."""
    detector, week = DETECTORS[name](len(data.names)), Weekdays()
    usual: float | None = None
    found = np.zeros(data.counts.shape)
    for index, day in enumerate(data.days):
        total = float(data.volume[index])
        exposure = 1.0 if usual is None else (total + 2) / (usual + 2)
        factor = 1.0 if weekly else week.factor(day.weekday())
        row = np.full(len(data.names), exposure * factor)
        mean, _ = detector.expect(row)
        found[index] = detector.update(data.counts[index], row)
        week.learn(day.weekday(), float(data.counts[index].sum()), float(mean.sum()))
        usual = total if usual is None else usual * 0.98 + total * 0.02
    return found


def onsets(
    data: Stream, stats: Row, limit: float, events: Mapping[str, tuple[str, dt.date]], step: int
) -> dict[str, float]:
    """Return steps from each event to its alarm (nan: none within five), and false alarms a month before it."""
    found: dict[str, float] = {}
    false = steps = 0
    for name, (_, day) in events.items():
        column = data.names.index(name)
        begin = next(i for i, d in enumerate(data.days) if d + dt.timedelta(days=step) > day)
        over = (stats[:, column] >= limit) & (data.counts[:, column] > 0)
        after = np.flatnonzero(over[begin : begin + 5])
        found[name] = float(after[0]) if len(after) else math.nan
        before = over[_LEARN : max(_LEARN, begin - 3)]
        false += int((before[1:] & ~before[:-1]).sum()) if len(before) else 0
        steps += len(before)
    return found | {"false alarms a month": false / max(1, steps) * 30.44 / step}


def measure() -> dict[str, dict[str, dict[str, float]]]:
    """Return onsets of both streams for every detector."""
    ruwa = [
        (dt.date.fromisoformat(r["date"][:10]), f"{r['title'] or ''} {r['description'] or ''}")
        for r in rows_of(DATA / "streams" / "ruwa_until_2022-06.jsonl")
    ]
    cases = [
        (dt.date.fromisoformat(r["date"][:10]), f"{r['title']} {' '.join(r['keywords'] or ())}")
        for r in rows_of(DATA / "narratives" / "euvsdisinfo_titles_until_2019.jsonl")
    ]
    found: dict[str, dict[str, dict[str, float]]] = {}
    for title, rows, events, step in (("RUWA, days", ruwa, DAILY, 1), ("EUvsDisinfo, weeks", cases, WEEKLY, 7)):
        patterns = {k: p for k, (p, _) in events.items()} | {w: rf"\b{w}" for w in _QUIET}
        data = stream(rows, patterns, step)
        found[title] = {}
        for name in DETECTORS:
            stats = replay(name, data, weekly=step == 7)
            quiet = stats[_LEARN:, len(events) :]
            limit = float(np.quantile(quiet.max(axis=0), 0.7))
            found[title][name] = onsets(data, stats, limit, events, step)
            if name == PRIMARY:
                found[title][f"{name}, stated level"] = onsets(data, stats, math.log(RUN_LENGTH), events, step)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    print_tables(measure(), as_json=args.json)


if __name__ == "__main__":
    main()
