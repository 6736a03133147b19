"""How much the figures of a replay hang on one campaign: each is left out in turn.

Two questions. The problems of a replay: how do the scores come out without one of them? The past
campaigns a prior is taken from: how well does the prior of all others foretell each?
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from tocsin.assess import scores
from tocsin.assess.priors import prior_of
from tocsin.assess.scores import Estimate
from tocsin.records import Casebook, Frozen, PastCase, ReferenceClass
from tocsin.replay.definition import Happened

# Enough for an interval of nine times in ten; a replay of many problems draws as often for each.
DRAWS = 200


class Without(NamedTuple):
    """The figures without one problem: Brier score, skill with its interval, and the share of
    incidents found at some numbers of alarms a month.
    """

    problem_id: str
    resolved: int
    brier: float | None
    skill: Estimate
    recall: Mapping[float, float | None]


class Campaign(NamedTuple):
    """A past campaign, the prior that all others of its class give, and what followed."""

    reference_class: str
    case: PastCase
    prior: float
    incident: bool


class Campaigns(NamedTuple):
    """How well priors foretell the campaigns they do not rest on, with intervals."""

    rows: tuple[Campaign, ...]
    brier: Estimate
    log: Estimate


def campaigns_of(casebook: Casebook, judged: Mapping[str, Sequence[Frozen]]) -> Campaigns:
    """Return every past campaign of the classes that the judged problems take their prior from,
    each with the prior that the others give.
    """
    problems = [p for p in casebook.problems if p.id in judged]
    classes = {r.id: r for r in casebook.reference_classes}
    wanted = sorted({p.reference_class for p in problems} & classes.keys())
    rows = [row for name in wanted for row in _campaigns(classes[name], casebook, problems[0].id)]
    if not rows:
        return Campaigns((), Estimate(None), Estimate(None))
    priors = np.array([row.prior for row in rows])
    came = np.array([float(row.incident) for row in rows])
    days: list[dt.date] = [row.case.date for row in rows]
    draws = [np.arange(len(rows)), *scores.blocks(days, 1)]
    return Campaigns(
        tuple(rows),
        scores.with_interval(lambda n: scores.brier(priors[n], came[n]), draws),
        scores.with_interval(lambda n: scores.log_score(priors[n], came[n]), draws),
    )


def _campaigns(
    reference: ReferenceClass, casebook: Casebook, any_problem: str
) -> Iterator[Campaign]:
    """Yield the rows of one class that are not void, each with the prior of the others."""
    asking = next(p for p in casebook.problems if p.id == any_problem)
    for place, case in enumerate(reference.rows):
        if case.incident is None:
            continue
        others = (*reference.rows[:place], *reference.rows[place + 1 :])
        known = msgspec.structs.replace(
            reference, rows=tuple(msgspec.structs.replace(r, problem=None) for r in others)
        )
        yield Campaign(reference.id, case, prior_of(asking, known).p, case.incident)


def skill_without(
    left_out: str,
    rows: Sequence[Frozen],
    outcomes: Mapping[str, Happened],
    climatology: Mapping[tuple[str, dt.date], float],
    recall: Mapping[float, float | None],
) -> Without:
    """Return the figures of some resolved days without one problem."""
    rest = [row for row in rows if row.problem_id != left_out]
    if not rest:
        return Without(left_out, 0, None, Estimate(None), recall)
    likelihoods = np.array([r.p for r in rest])
    climate = np.array([climatology[r.problem_id, r.day] for r in rest])
    came_true = np.array(
        [float(outcomes[r.problem_id].within(r.day, r.horizon_days)) for r in rest]
    )
    length = max(r.horizon_days for r in rest)
    draws = [np.arange(len(rest)), *scores.blocks([r.day for r in rest], length, DRAWS)]
    skill = scores.with_interval(
        lambda n: scores.skill(likelihoods[n], climate[n], came_true[n]), draws
    )
    return Without(left_out, len(rest), scores.brier(likelihoods, came_true), skill, recall)
