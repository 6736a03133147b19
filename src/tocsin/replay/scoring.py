"""How well warnings have fared: frozen alarms and a table of outcomes in, figures out."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np

from tocsin.assess import scores
from tocsin.assess.scores import Bin, Estimate, Forecasts, Parts
from tocsin.errors import UsageError
from tocsin.records import Casebook, Frozen, State
from tocsin.replay.alarms import (
    DAYS_A_MONTH,
    Matched,
    Raised,
    Series,
    level_for,
    match,
    missed,
    raise_alarms,
)
from tocsin.replay.definition import (
    WITHIN_DAYS,
    Happened,
    Incident,
    happened,
    problems_with_outcome,
)
from tocsin.replay.forecasters import (
    CLIMATOLOGY,
    NEVER,
    PROGRAM,
    By,
    by_problem,
    forecasters,
)
from tocsin.replay.leaving_out import Campaigns, Without, campaigns_of, skill_without
from tocsin.replay.outcomes import Table

BUDGETS = (1, 2, 5)
CURVE = (0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 12.0)
# A missed incident is taken to cost as much as so many false alarms. A desk has its own figure; the
# table of the comparison has what is needed for any.
MISS_COSTS = 10
# The program warns in these states.
_WARNING: tuple[State, ...] = ("WATCH", "WARNING", "CRITICAL")
Verdict = Literal["too_few", "better", "worse", "open"]
# A day that lies inside what the table covers, and yet cannot be resolved.
VoidReason = Literal["not_heard"]
# A day that the table cannot speak of: it lies before its first, or is still open on its last.
OutsideReason = Literal["before", "open"]


class Definition(NamedTuple):
    """What counts as the outcome of a problem, and how often it happened.

    `incidents` is how many there were from the first judged day to the end of the last horizon.
    """

    happened: Happened
    resolved: int
    came: int
    incidents: int

    @property
    def base_rate(self) -> float | None:
        """Return the share of resolved windows in which it happened."""
        return self.came / self.resolved if self.resolved else None


class Tally(NamedTuple):
    """What the alarms of one forecaster came to, at one rate of alarms and within so many days.

    `months` are those of the replay, in which alarms were raised; `judged_months` those of its days
    on which the table of outcomes can say what an alarm came to.
    """

    forecaster: str
    within: int
    budget: float | None
    alarms: int
    hits: int
    shared: int
    false: int
    open: int
    incidents: int
    months: float
    judged_months: float
    lead: Estimate

    @property
    def recall(self) -> float | None:
        """Return the share of incidents that an alarm was matched with."""
        return self.hits / self.incidents if self.incidents else None

    @property
    def precision(self) -> float | None:
        """Return the share of alarms that can be judged and were matched."""
        judged = self.alarms - self.open
        return self.hits / judged if judged else None

    @property
    def false_a_month(self) -> float | None:
        """Return how many false alarms there were a month, of those days on which an alarm can be
        told to be false; None where there is no such day.
        """
        return self.false / self.judged_months if self.judged_months else None

    @property
    def cost_a_month(self) -> float | None:
        """Return what it costs a month that can be judged, in false alarms: a missed incident costs
        as many as MISS_COSTS.
        """
        if not self.judged_months:
            return None
        return (self.false + MISS_COSTS * (self.incidents - self.hits)) / self.judged_months

    @property
    def silent_cost(self) -> float | None:
        """Return what it would cost a month to raise no alarm at all."""
        return MISS_COSTS * self.incidents / self.judged_months if self.judged_months else None


class Proper(NamedTuple):
    """The scores of the program's probabilities, of climatology's and of the base rate's.

    `climatology` is what was known on each day; `base_rate` is the share of the whole replay, which
    nobody knew. Skill is against each of them.
    """

    number: int
    windows: int
    came: int
    brier: Estimate
    log: Estimate
    brier_climatology: float
    log_climatology: float
    brier_base_rate: float
    brier_never: float
    skill: Estimate
    skill_base_rate: Estimate
    discrimination: Estimate
    discrimination_climatology: float | None
    bins: tuple[Bin, ...]
    parts: Parts
    verdict: Verdict


class Scored(NamedTuple):
    """Everything a replay is judged by.

    `own` are tallies of the alarms the program raised by its own states, by number of days;
    `rules` those of every forecaster at budgets of alarms; `equal` those at the program's own rate;
    `curve` recall and false alarms over budgets. `matches` are the program's own alarms with what
    became of them within the horizon, `missed` the incidents none was matched with. `without` are
    the figures with each problem left out, `campaigns` the past ones, each foretold by the others.
    `outside` are judged days that the table cannot speak of, `void` those it covers that cannot be
    resolved all the same.
    """

    table: Table
    definitions: tuple[Definition, ...]
    rows: tuple[Frozen, ...]
    outside: dict[OutsideReason, int]
    void: dict[VoidReason, int]
    proper: Proper | None
    own: tuple[Tally, ...]
    rules: tuple[Tally, ...]
    equal: tuple[Tally, ...]
    curve: tuple[Tally, ...]
    matches: tuple[Matched, ...]
    missed: tuple[Incident, ...]
    forecasts: Forecasts
    months: float
    without: tuple[Without, ...]
    campaigns: Campaigns

    @property
    def resolved(self) -> int:
        """Return how many judged days of problems were resolved."""
        return len(self.forecasts)

    @property
    def covered(self) -> int:
        """Return how many judged days of problems the table covers."""
        return len(self.rows) - sum(self.outside.values())


def definitions_of(rows: Sequence[Frozen], casebook: Casebook, table: Table) -> list[Definition]:
    """Return what counts for each problem that was judged, with its base rate.

    Raises:
        UsageError: no problem says what counts.
    """
    judged = by_problem(rows)
    definitions = []
    for problem in problems_with_outcome(casebook):
        if problem.id in judged:
            own = happened(problem, casebook, table.outcomes)
            resolved = [r for r in judged[problem.id] if _unresolved(r, table) is None]
            came = sum(own.within(r.day, r.horizon_days) for r in resolved)
            definitions.append(
                Definition(own, len(resolved), came, _within(judged[problem.id], own))
            )
    return definitions


def _within(rows: Sequence[Frozen], own: Happened) -> int:
    """Return how many incidents began within the horizons of some judged days."""
    last = rows[-1].day + dt.timedelta(days=rows[-1].horizon_days)
    return sum(rows[0].day < incident.day <= last for incident in own.incidents)


def score(rows: Sequence[Frozen], casebook: Casebook, table: Table) -> Scored:
    """Score frozen alarms by a table of outcomes.

    Raises:
        UsageError: no problem says what counts, or no row of the table can be matched.
    """
    first, last = table.first, table.last
    if first is None or last is None:
        faults = ", ".join(f"{n} {why}" for why, n in table.faults().items()) or "no rows"
        raise UsageError(
            "{name}: no row can be matched with an alarm ({faults}).",
            name=table.name,
            faults=faults,
        )
    definitions = definitions_of(rows, casebook, table)
    outcomes = {d.happened.problem.id: d.happened for d in definitions}
    judged = {name: own for name, own in by_problem(rows).items() if name in outcomes}
    return _Scoring(judged, outcomes, (first, last), table).scored(definitions, casebook)


def _outside(row: Frozen, table: Table) -> OutsideReason | None:
    """Return why a table cannot speak of a judged day; None where it can.

    The day after an alarm is the first that counts, so a table may begin with it.
    """
    first, last = table.first, table.last
    assert first is not None
    assert last is not None
    if row.day < first - dt.timedelta(days=1):
        return "before"
    return "open" if row.day + dt.timedelta(days=row.horizon_days) > last else None


def _unresolved(row: Frozen, table: Table) -> OutsideReason | VoidReason | None:
    """Return why a judged day is not resolved; None where it is."""
    outside = _outside(row, table)
    if outside is not None:
        return outside
    return "not_heard" if row.heard == 0 else None


class _Scoring:
    """The figures of one replay."""

    def __init__(
        self,
        rows: By,
        outcomes: Mapping[str, Happened],
        covered: tuple[dt.date, dt.date],
        table: Table,
    ) -> None:
        self._rows = rows
        self._outcomes = outcomes
        self._table = table
        self._flat = [row for own in rows.values() for row in own]
        days = [row.day for row in self._flat]
        self._first, self._last = min(days), max(days)
        self._covered = covered
        self._months = ((self._last - self._first).days + 1) / DAYS_A_MONTH
        self._horizons = {name: own[0].horizon_days for name, own in rows.items()}
        self._series = forecasters(rows, outcomes)
        self._incidents = {name: h.incidents for name, h in outcomes.items()}
        self._own = self._state_alarms()

    def scored(self, definitions: Sequence[Definition], casebook: Casebook) -> Scored:
        """Return all of them."""
        horizon = max(self._horizons.values())
        matches = self._matches(self._own, horizon)
        resolved = [r for r in self._flat if _unresolved(r, self._table) is None]
        resolved.sort(key=lambda r: (r.day, r.problem_id))
        forecasts = self._forecasts(resolved)
        reasons = (_outside(r, self._table) for r in self._flat)
        outside = Counter(why for why in reasons if why is not None)
        void = len(self._flat) - sum(outside.values()) - len(resolved)
        return Scored(
            table=self._table,
            definitions=tuple(definitions),
            rows=tuple(self._flat),
            outside=dict(outside),
            void={"not_heard": void} if void else {},
            proper=self._proper(resolved, forecasts) if resolved else None,
            own=tuple(self._tally(PROGRAM, self._own, within, None) for within in WITHIN_DAYS),
            rules=tuple(self._budgeted(BUDGETS, WITHIN_DAYS)),
            equal=tuple(self._equal()),
            curve=tuple(self._budgeted(CURVE, (horizon,))),
            matches=tuple(matches),
            missed=tuple(missed(matches, self._eligible(horizon))),
            forecasts=forecasts,
            months=self._months,
            without=tuple(self._without(resolved)),
            campaigns=campaigns_of(casebook, self._rows),
        )

    def _without(self, resolved: Sequence[Frozen]) -> Iterator[Without]:
        """Yield the figures with each problem left out in turn, where more than one was judged."""
        if len(self._rows) < 2:
            return
        known = {
            (name, day): p for name, days in self._series[CLIMATOLOGY].items() for day, p in days
        }
        for name in sorted(self._rows):
            rows = {n: own for n, own in self._rows.items() if n != name}
            outcomes = {n: own for n, own in self._outcomes.items() if n != name}
            rest = _Scoring(rows, outcomes, self._covered, self._table)
            yield skill_without(name, resolved, self._outcomes, known, rest.recalls())

    def recalls(self) -> dict[float, float | None]:
        """Return the share of incidents the program finds at each number of alarms a month."""
        horizon = max(self._horizons.values())
        return {
            budget: self._tally(
                PROGRAM, self._at_most(PROGRAM, round(budget * self._months)), horizon, budget
            ).recall
            for budget in BUDGETS
        }

    def _state_alarms(self) -> list[Raised]:
        """Return the alarms that the program raised by its own states."""
        warned: dict[str, list[tuple[dt.date, float]]] = {
            name: [(r.day, float(r.state in _WARNING)) for r in own]
            for name, own in self._rows.items()
        }
        return raise_alarms(warned, 1.0, self._horizons)

    def _matches(self, alarms: Iterable[Raised], within: int) -> list[Matched]:
        """Match alarms to incidents."""
        return match(alarms, self._incidents, within, self._covered)

    def _eligible(self, within: int) -> list[Incident]:
        """Return the incidents that an alarm of the replay could have been matched with.

        Once each, also where several problems ask for the same.
        """
        latest = self._last + dt.timedelta(days=within)
        once: dict[str, Incident] = {}
        for own in self._incidents.values():
            for incident in own:
                begins = self._rows[incident.problem_id][0].day
                if begins < incident.day <= min(latest, self._covered[1]):
                    once.setdefault(incident.rows[0].id, incident)
        return list(once.values())

    def _tally(
        self, name: str, alarms: Sequence[Raised], within: int, budget: float | None
    ) -> Tally:
        """Count what some alarms came to."""
        matches = self._matches(alarms, within)
        fates = Counter(m.fate for m in matches)
        leads = [float(m.lead) for m in matches if m.lead is not None]
        return Tally(
            forecaster=name,
            within=within,
            budget=budget,
            alarms=len(alarms),
            hits=fates["hit"],
            shared=fates["shared"],
            false=fates["false"],
            open=fates["open"],
            incidents=len(self._eligible(within)),
            months=self._months,
            judged_months=self._judged_days(within) / DAYS_A_MONTH,
            lead=scores.median(leads),
        )

    def _judged_days(self, within: int) -> int:
        """Return on how many days of the replay an alarm can be told to be false."""
        first, last = self._covered
        begins = max(self._first, first - dt.timedelta(days=1))
        ends = min(self._last, last - dt.timedelta(days=within))
        return max(0, (ends - begins).days + 1)

    def _at_most(self, name: str, most: int) -> list[Raised]:
        """Return the alarms of a forecaster where it may raise so many at most."""
        series: Series = self._series[name]
        return raise_alarms(series, level_for(series, most, self._horizons), self._horizons)

    def _budgeted(self, budgets: Sequence[float], within: Sequence[int]) -> Iterable[Tally]:
        """Yield the tallies of every forecaster at some numbers of alarms a month."""
        for name in self._series:
            for budget in budgets:
                alarms = self._at_most(name, round(budget * self._months))
                for days in within:
                    yield self._tally(name, alarms, days, budget)

    def _equal(self) -> Iterable[Tally]:
        """Yield the tallies of every simpler rule at as many alarms as the program raised."""
        for name in self._series:
            alarms = self._at_most(name, len(self._own))
            for days in WITHIN_DAYS:
                yield self._tally(name, alarms, days, None)

    def _forecasts(self, resolved: Sequence[Frozen]) -> Forecasts:
        """Return the program's probabilities with what happened."""
        came = [self._outcomes[r.problem_id].within(r.day, r.horizon_days) for r in resolved]
        return Forecasts(
            days=tuple(r.day for r in resolved),
            given=np.array([r.p for r in resolved], dtype=np.float64),
            came=np.array(came, dtype=np.float64),
        )

    def _proper(self, resolved: Sequence[Frozen], forecasts: Forecasts) -> Proper:
        """Return the scores of the probabilities."""
        known = {
            (name, day): p for name, days in self._series[CLIMATOLOGY].items() for day, p in days
        }
        likelihoods, came = forecasts.given, forecasts.came
        climate = np.array([known[r.problem_id, r.day] for r in resolved], dtype=np.float64)
        rate = np.full(len(came), came.mean())
        horizon = max(self._horizons.values())
        draws = [np.arange(len(came)), *scores.blocks(forecasts.days, horizon)]
        skilled = scores.with_interval(
            lambda n: scores.skill(likelihoods[n], climate[n], came[n]), draws
        )
        windows = self._windows(resolved)
        bins = scores.reliability(likelihoods, came)
        return Proper(
            number=len(came),
            windows=windows,
            came=int(came.sum()),
            brier=scores.with_interval(lambda n: scores.brier(likelihoods[n], came[n]), draws),
            log=scores.with_interval(lambda n: scores.log_score(likelihoods[n], came[n]), draws),
            brier_climatology=scores.brier(climate, came),
            log_climatology=scores.log_score(climate, came),
            brier_base_rate=scores.brier(rate, came),
            brier_never=scores.brier(np.zeros(len(came)), came),
            skill=skilled,
            skill_base_rate=scores.with_interval(
                lambda n: scores.skill(likelihoods[n], rate[n], came[n]), draws
            ),
            discrimination=scores.with_interval(
                lambda n: scores.discrimination(likelihoods[n], came[n]), draws
            ),
            discrimination_climatology=scores.discrimination(climate, came),
            bins=tuple(bins),
            parts=scores.parts(bins),
            verdict=_verdict(windows, skilled),
        )

    def _windows(self, resolved: Sequence[Frozen]) -> int:
        """Return how many windows do not overlap: those of neighbouring days are nearly one."""
        number, until = 0, dict.fromkeys(self._rows, dt.date.min)
        for row in resolved:
            if row.day >= until[row.problem_id]:
                number += 1
                until[row.problem_id] = row.day + dt.timedelta(days=row.horizon_days)
        return number


def _verdict(windows: int, skilled: Estimate) -> Verdict:
    """Say what the skill shows, as far as there is enough to judge."""
    if windows < scores.ENOUGH or skilled.low is None or skilled.high is None:
        return "too_few"
    if skilled.low > 0:
        return "better"
    return "worse" if skilled.high < 0 else "open"


__all__ = [
    "BUDGETS",
    "CLIMATOLOGY",
    "NEVER",
    "PROGRAM",
    "Definition",
    "Proper",
    "Scored",
    "Tally",
    "definitions_of",
    "score",
]
