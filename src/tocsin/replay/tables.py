"""The tables of a replay as CSV: what a spreadsheet or another program takes on from."""

from collections.abc import Iterator, Sequence

from tocsin.assess.scores import Bin, Estimate
from tocsin.replay.scoring import BUDGETS, Scored, Tally
from tocsin.report.as_csv import as_csv


def tables(scored: Scored) -> Iterator[tuple[str, str]]:
    """Yield the name of each table with its text."""
    yield "definitions.csv", as_csv(_DEFINITIONS, _definitions(scored))
    yield "forecasts.csv", as_csv(_FORECASTS, _forecasts(scored))
    yield "alarms.csv", as_csv(_ALARMS, _alarms(scored))
    yield "missed.csv", as_csv(_MISSED, _missed(scored))
    yield "scores.csv", as_csv(("measure", "value", "low", "high"), _scores(scored))
    yield "reliability.csv", as_csv(_BINS, _bins(scored))
    yield "comparison.csv", as_csv(_TALLIES, _tallies(scored))
    yield "left_out.csv", as_csv(_WITHOUT, _without(scored))
    yield "campaigns.csv", as_csv(_CAMPAIGNS, _campaigns(scored))
    yield "void.csv", as_csv(("row", "id", "why", "detail"), _void(scored))


_DEFINITIONS = ("problem", "within_km", "kinds", "resolved", "came", "base_rate", "incidents")
_FORECASTS = (
    "problem",
    "day",
    "state",
    "p",
    "low",
    "high",
    "horizon",
    "documents",
    "origins",
    "preclaims",
    "agreeing",
    "alarm",
    "rests_on",
)
_ALARMS = ("problem", "day", "until", "fate", "incident", "lead", "before", "evidence")
_MISSED = ("problem", "day", "incident", "rows", "level", "who", "what")
_WITHOUT = (
    "left_out",
    "resolved",
    "brier",
    "skill",
    "skill_low",
    "skill_high",
    *(f"recall_at_{budget}" for budget in BUDGETS),
)
_CAMPAIGNS = ("class", "date", "place", "prior_of_others", "incident")
_BINS = ("low", "high", "number", "mean", "happened", "frequency")
_TALLIES = (
    "rule",
    "budget",
    "within",
    "alarms",
    "hits",
    "false",
    "shared",
    "open",
    "incidents",
    "recall",
    "precision",
    "false_a_month",
    "cost_a_month",
    "lead",
    "lead_low",
    "lead_high",
)


def _definitions(scored: Scored) -> Iterator[tuple[object, ...]]:
    """Yield what counts for each problem, and how often it happened."""
    for row in scored.definitions:
        own = row.happened
        kinds = "; ".join(own.rule.kinds)
        yield (
            own.problem.id,
            own.rule.within_km,
            kinds,
            row.resolved,
            row.came,
            row.base_rate,
            row.incidents,
        )


def _forecasts(scored: Scored) -> Iterator[tuple[object, ...]]:
    """Yield what was said on each judged day."""
    for row in scored.rows:
        signals = row.signals
        yield (
            row.problem_id,
            row.day,
            row.state,
            row.p,
            row.low,
            row.high,
            row.horizon,
            signals.documents,
            signals.origins,
            signals.preclaims,
            signals.agreeing,
            row.alarm_id,
            row.rests_on,
        )


def _alarms(scored: Scored) -> Iterator[tuple[object, ...]]:
    """Yield the program's own alarms with what became of them."""
    evidence = {(r.problem_id, r.day): r.evidence for r in scored.rows}
    for row in scored.matches:
        alarm = row.alarm
        incident = row.incident.rows[0].id if row.incident is not None else None
        behind = " ".join(evidence[alarm.problem_id, alarm.day])
        yield (
            alarm.problem_id,
            alarm.day,
            alarm.until,
            row.fate,
            incident,
            row.lead,
            row.before,
            behind,
        )


def _missed(scored: Scored) -> Iterator[tuple[object, ...]]:
    """Yield the incidents that no alarm was matched with."""
    for row in scored.missed:
        first = row.rows[0]
        yield (
            row.problem_id,
            row.day,
            first.id,
            len(row.rows),
            row.level,
            first.who,
            first.text or first.kind,
        )


def _scores(scored: Scored) -> Iterator[tuple[object, ...]]:
    """Yield the scores of the probabilities."""
    proper = scored.proper
    if proper is None:
        return
    estimates: dict[str, Estimate] = {
        "brier": proper.brier,
        "log": proper.log,
        "skill_climatology": proper.skill,
        "skill_base_rate": proper.skill_base_rate,
        "discrimination": proper.discrimination,
    }
    for name, estimate in estimates.items():
        yield name, estimate.value, estimate.low, estimate.high
    single = {
        "resolved": proper.number,
        "windows": proper.windows,
        "came": proper.came,
        "brier_climatology": proper.brier_climatology,
        "brier_base_rate": proper.brier_base_rate,
        "brier_never": proper.brier_never,
        "log_climatology": proper.log_climatology,
        "discrimination_climatology": proper.discrimination_climatology,
        "verdict": proper.verdict,
    }
    for name, value in single.items():
        yield name, value, None, None


def _bins(scored: Scored) -> Iterator[tuple[object, ...]]:
    """Yield the points of the reliability diagram."""
    bins: Sequence[Bin] = scored.proper.bins if scored.proper is not None else ()
    for point in bins:
        yield (*point, point.frequency)


def _tallies(scored: Scored) -> Iterator[tuple[object, ...]]:
    """Yield what alarms came to, of every rule at every rate."""
    own: list[tuple[str, Tally]] = [("states", t) for t in scored.own]
    equal = [("states", t) for t in scored.equal if t.forecaster != "program"]
    budgets = [(f"{t.budget:g}", t) for t in (*scored.rules, *scored.curve)]
    seen: set[tuple[str, str, int]] = set()
    for budget, row in (*own, *equal, *budgets):
        key = (row.forecaster, budget, row.within)
        if key in seen:
            continue
        seen.add(key)
        yield (
            row.forecaster,
            budget,
            row.within,
            row.alarms,
            row.hits,
            row.false,
            row.shared,
            row.open,
            row.incidents,
            row.recall,
            row.precision,
            row.false_a_month,
            row.cost_a_month,
            *row.lead,
        )


def _without(scored: Scored) -> Iterator[tuple[object, ...]]:
    """Yield the figures with each problem left out."""
    for row in scored.without:
        recalls = (row.recall[budget] for budget in BUDGETS)
        yield (row.problem_id, row.resolved, row.brier, *row.skill, *recalls)


def _campaigns(scored: Scored) -> Iterator[tuple[object, ...]]:
    """Yield the past campaigns, each with the prior that the others give."""
    for row in scored.campaigns.rows:
        yield row.reference_class, row.case.date, row.case.place, row.prior, row.incident


def _void(scored: Scored) -> Iterator[tuple[object, ...]]:
    """Yield the rows of the table of outcomes that could not be used."""
    for row in scored.table.void:
        yield row.row, row.id, row.why, row.detail
