"""Detectors side by side on simulated counts, at the same rate of false alarms, reproducible by
seed.

Usage: python -m bench.bursts [--keys N] [--seed S] [--json]

Negative-binomial counts at base rates of .05 to 5 a day (size .3 to 4), a weekly cycle, slow drift,
once with independent days and once with AR(1) noise of the log rate. A year of learning, then a
year without change sets one threshold per detector and stratum, so that three keys in ten have any
false alarm in it (a mean run of about 1,023 days); then bursts of 2 days (flash), 5 days
(sustained) and 12 days (slow ramp). The oracle is a CUSUM that knows each key's rate, size, week,
drift and the burst's own height. `stated level`: how many keys alarm in the quiet year at the level
that stands for 1,023 days by theory (three in ten are stated). `offset`: the whole group writes 2.5
times as much for a week; the share of keys that alarm with the offset and without.
"""

import argparse
import time
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from bench.tables import print_tables
from tocsin.watch.detector import SPEEDS, Detector, Habit, MixtureSR, Row
from tocsin.watch.detectors import DETECTORS
from tocsin.watch.habits import Weekdays
from tocsin.watch.level import Levels
from tocsin.watch.level import strata as strata_of

_LEARN, _TEST, _AFTER, _SETTLED = 365, 365, 30, 28
_ANY_FALSE = 0.30
RUN_LENGTH = 1023.0
_MORE = 2.5
# Detectors whose level is a run length by theory.
STATED = ("mixture SR", "mixture SR, days taken as independent")
# Height of a burst over the usual rate, and what it adds at least: flash, sustained, slow ramp (at
# its end).
BURSTS = {"flash": (2, 8.0, 6.0), "sustained": (5, 4.0, 2.2), "slow": (12, 3.2, 1.8)}


class Plain(MixtureSR):
    """The same detector without what it knows of days that depend on each other: what that is
    worth.
    """

    def expect(self, exposure: Row) -> tuple[Row, Row]:
        """Leave the covariance of neighbouring days out."""
        state = self.state[:, : Habit.COLUMNS].copy()
        state[:, 3 * SPEEDS + 2] = 0.0
        return Habit.expect(state, exposure)


class World(NamedTuple):
    """Simulated keys: daily rates without a burst, dispersion, and the weekly factor."""

    rates: Row
    size: Row
    week: Row


def world(keys: int, days: int, rng: np.random.Generator, *, autocorrelated: bool) -> World:
    """Make keys."""
    base = np.exp(rng.uniform(np.log(0.05), np.log(5.0), keys))
    size = rng.uniform(0.3, 4.0, keys)
    weekend = rng.uniform(0.4, 0.9)
    week = np.array([1.1, 1.15, 1.1, 1.1, 1.05, weekend, weekend])
    drift = np.cumsum(rng.normal(0, 0.01, (days, keys)), axis=0)
    noise = np.zeros((days, keys))
    if autocorrelated:
        for day in range(1, days):
            noise[day] = 0.7 * noise[day - 1] + rng.normal(0, 0.5 * np.sqrt(1 - 0.49), keys)
    rates = base * np.exp(drift + noise) * week[np.arange(days) % 7][:, None]
    return World(rates=rates, size=size, week=week)


def counts(rates: Row, size: Row, rng: np.random.Generator) -> Row:
    """Draw negative-binomial counts."""
    return rng.poisson(rng.gamma(size, np.maximum(rates, 1e-9) / size)).astype(float)


def burst(kind: str, rates: Row, height: float | None = None) -> Row:
    """Return the rates of the days after a burst began."""
    length, times, least = BURSTS[kind]
    raised = rates.copy()
    for day in range(length):
        share = (day + 1) / length if kind == "slow" else 1.0
        raised[day] = rates[day] + share * np.maximum((times - 1) * rates[day], least)
    return raised


class Run(NamedTuple):
    """What one detector did: statistics of the quiet year, and of each burst; whether keys rang in
    it at levels that follow the keys.
    """

    quiet: Row
    bursts: dict[str, Row]
    ringing: Row | None = None


def replay(make: Callable[[int], Detector], seen: Row, bursts: dict[str, Row]) -> Run:
    """Run a detector over learning and the quiet year, then from the end of learning on over each
    burst.
    """
    keys = seen.shape[1]
    detector, weekdays = make(keys), Weekdays()
    stats, ringing = np.zeros((_TEST, keys)), np.zeros(keys, dtype=bool)
    levels = Levels()
    stored: tuple[Row, Weekdays] | None = None
    for day in range(_LEARN + _TEST):
        if day == _LEARN:
            stored = (detector.state.copy(), weekdays.copy())
        exposure = np.full(keys, weekdays.factor(day % 7))
        mean, _ = detector.expect(exposure)
        group = strata_of(detector.usual())
        statistic = detector.update(seen[day], exposure)
        weekdays.learn(day % 7, float(seen[day].sum()), float(mean.sum()))
        rang = (statistic >= levels.of(RUN_LENGTH)[group]) & (seen[day] > 0)
        if day >= _LEARN:
            stats[day - _LEARN] = statistic
            ringing |= rang
        if day >= _SETTLED:
            levels.learn(group, rang, RUN_LENGTH)
    assert stored is not None
    rows: dict[str, Row] = {}
    for kind, days in bursts.items():
        again: Any = make(keys)
        again.state = stored[0].copy()
        week = stored[1].copy()
        rows[kind] = np.zeros((len(days), keys))
        for offset, row in enumerate(days):
            exposure = np.full(keys, week.factor((_LEARN + offset) % 7))
            rows[kind][offset] = again.update(row, exposure)
    return Run(quiet=stats, bursts=rows, ringing=ringing)


def oracle(rates: Row, size: Row, seen: Row, bursts: dict[str, Row], truth: dict[str, Row]) -> Run:
    """Return the run of a CUSUM that knows everything: one for each burst, at that burst's own
    height.
    """
    quiet: list[Row] = []
    rows: dict[str, Row] = {}
    for kind, days in bursts.items():
        length = BURSTS[kind][0]
        ratio = np.mean(
            truth[kind][:length] / np.maximum(rates[_LEARN : _LEARN + length], 1e-9), axis=0
        )
        quiet.append(_known_cusum(seen[_LEARN:], rates[_LEARN:], size, ratio))
        rows[kind] = _known_cusum(days, rates[_LEARN : _LEARN + len(days)], size, ratio)
    return Run(quiet=np.array(quiet), bursts=rows)


def _known_cusum(seen: Row, rates: Row, size: Row, ratio: Row) -> Row:
    """Return the CUSUM of counts against known rates and a known multiple."""
    sums, statistics = np.zeros(seen.shape[1]), np.zeros(seen.shape)
    for day, row in enumerate(seen):
        r = (size + rates[day]) / (size + ratio * rates[day])
        sums = np.maximum(0.0, sums + row * np.log(ratio * r) + size * np.log(r))
        statistics[day] = sums
    return statistics


def strata(base: Row) -> Row:
    """Return the stratum of each key by its mean count in learning: sparse, middle, dense."""
    return np.asarray(np.digitize(base, [0.2, 1.0]), dtype=float)


def score(run: Run, groups: Row, *, quiet_of: Row | None = None) -> dict[str, float]:
    """Return power and delay at the common rate of false alarms, with one threshold per stratum."""
    scores: dict[str, float] = {}
    for number, (kind, stats) in enumerate(run.bursts.items()):
        quiet = run.quiet[number] if run.quiet.ndim == 3 else run.quiet
        limit = np.zeros(len(groups))
        for group in np.unique(groups):
            inside = groups == group
            limit[inside] = np.quantile(quiet[:, inside].max(axis=0), 1 - _ANY_FALSE)
        length = BURSTS[kind][0]
        hit = stats[: length + 2] > limit
        caught = hit.any(axis=0)
        scores[f"{kind} found"] = float(caught.mean())
        scores[f"{kind} delay"] = (
            float((hit.argmax(axis=0)[caught] + 1).mean()) if caught.any() else float("nan")
        )
    scores["mean found"] = float(np.mean([scores[f"{k} found"] for k in run.bursts]))
    return scores


def stated(run: Run, groups: Row) -> dict[str, float]:
    """Return how many keys alarm in a year without change at the level that stands for 1,023 days
    (three in ten are stated).
    """
    limit = np.log(RUN_LENGTH)
    row = {"any false alarm": float((run.quiet.max(axis=0) >= limit).mean())}
    for group, name in enumerate(("sparse", "middle", "dense")):
        inside = groups == group
        row[f"any false alarm, {name}"] = float((run.quiet[:, inside].max(axis=0) >= limit).mean())
    if run.ringing is not None:
        row["level that follows: any"] = float(run.ringing.mean())
        row |= {
            f"follows, {n}": float(run.ringing[groups == g].mean())
            for g, n in enumerate(("sparse", "middle", "dense"))
        }
    return row


def measure(keys: int, seed: int, *, autocorrelated: bool) -> dict[str, dict[str, float]]:
    """Return the figures of every detector."""
    rng = np.random.default_rng(seed)
    truth_world = world(keys, _LEARN + _TEST, rng, autocorrelated=autocorrelated)
    seen = counts(truth_world.rates, truth_world.size, rng)
    truth = {k: burst(k, truth_world.rates[_LEARN : _LEARN + _AFTER]) for k in BURSTS}
    bursts = {k: counts(r, truth_world.size, rng) for k, r in truth.items()}
    groups = strata(seen[:_LEARN].mean(axis=0))
    scores: dict[str, dict[str, float]] = {}
    level: dict[str, dict[str, float]] = {}
    for name, make in {**DETECTORS, STATED[1]: Plain}.items():
        run = replay(make, seen, bursts)
        scores[name] = score(run, groups)
        if name in STATED:
            level[name] = stated(run, groups)
    scores["oracle CUSUM"] = score(
        oracle(truth_world.rates, truth_world.size, seen, bursts, truth), groups
    )
    best = scores["oracle CUSUM"]["mean found"]
    rows = {name: row | {"of oracle": row["mean found"] / best} for name, row in scores.items()}
    return rows | {f"{name}, at the stated level": row for name, row in level.items()}


def offset(keys: int, seed: int) -> dict[str, float]:
    """Return the share of keys that alarm while their whole group writes 2.5 times as much for a
    week, with the offset and without.
    """
    rng = np.random.default_rng(seed)
    truth_world = world(keys, _LEARN + 14, rng, autocorrelated=False)
    rates = truth_world.rates.copy()
    rates[_LEARN : _LEARN + 7] *= _MORE
    seen = counts(rates, truth_world.size, rng)
    alarmed = {}
    for name, known in (("with the offset", True), ("without", False)):
        detector, weekdays = MixtureSR(keys), Weekdays()
        alarms = np.zeros(keys, dtype=bool)
        for day in range(_LEARN + 7):
            more = _MORE if known and day >= _LEARN else 1.0
            exposure = np.full(keys, weekdays.factor(day % 7) * more)
            mean, _ = detector.expect(exposure)
            stat = detector.update(seen[day], exposure)
            weekdays.learn(day % 7, float(seen[day].sum()), float(mean.sum()))
            if day >= _LEARN:
                alarms |= stat >= np.log(RUN_LENGTH)
        alarmed[name] = float(alarms.mean())
    return alarmed


def speed(keys: int = 100_000) -> dict[str, float]:
    """Return updates a second on one core, and bytes of state a key."""
    rng = np.random.default_rng(1)
    days = rng.poisson(0.3, (5, keys)).astype(float)
    detector, usual = MixtureSR(keys), np.ones(keys)
    began = time.perf_counter()
    for day in days:
        detector.update(day, usual)
    took = time.perf_counter() - began
    return {
        "updates a second": len(days) * keys / took,
        "bytes a key": detector.state.nbytes / keys,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--keys", type=int, default=2_500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    tables = {
        "independent days": measure(args.keys, args.seed, autocorrelated=False),
        "autocorrelated days": measure(args.keys, args.seed, autocorrelated=True),
        "beside them": {"offset": offset(args.keys, args.seed), "speed": speed()},
    }
    print_tables(tables, as_json=args.json)


if __name__ == "__main__":
    main()
