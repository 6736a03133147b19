"""The simpler rules see what the program sees, and nothing of later days."""

import math

from tests import by_hand
from tests.unit.replay.stream import DAY, FIRST, book, outcome, row
from tocsin.records import Frozen, OutcomeRule, Signals
from tocsin.replay.definition import Happened, happened
from tocsin.replay.forecasters import (
    CLIMATOLOGY,
    NEVER,
    PROGRAM,
    RULES,
    by_problem,
    climatology,
    forecasters,
    z_scores,
)

SPAN = 40


def rows(counts: list[int] | None = None) -> dict[str, list[Frozen]]:
    """Return frozen alarms of forty days, with so many documents on each."""
    counts = counts or [1] * SPAN
    made = [
        row(FIRST + n * DAY, signals=Signals(documents=c, agreeing=c)) for n, c in enumerate(counts)
    ]
    return by_problem(made)


def came(*days: int) -> dict[str, Happened]:
    """Return incidents so many days after the first."""
    problem = by_hand.problem(outcome=OutcomeRule(apart_days=0))
    found = [outcome(FIRST + n * DAY, n) for n in days]
    return {problem.id: happened(problem, book(problems=(problem,)), found)}


def test_climatology_begins_at_one_half_and_counts_only_what_has_ended() -> None:
    scores = [p for _, p in climatology(rows(), came(20))["WP-BRIDGE"]]
    assert scores[:14] == [0.5] * 14
    # On the fifteenth day the first window has ended, without an incident:
    # shared (0 + 7) / (1 + 14), drawn to it: (0 + 14 * 7/15) / (1 + 14).
    assert math.isclose(scores[14], (14 * 7 / 15) / 15)
    assert scores[39] > scores[19]


def test_what_happens_later_does_not_change_climatology_before() -> None:
    calm = climatology(rows(), came())["WP-BRIDGE"]
    stormy = climatology(rows(), came(*range(25, 60)))["WP-BRIDGE"]
    assert calm[:25] == stormy[:25]
    assert calm[-1] != stormy[-1]


def test_a_z_score_is_taken_against_the_days_before() -> None:
    scores = [z for _, z in z_scores(rows([2] * 20 + [6] + [2] * 19))["WP-BRIDGE"]]
    assert scores[:7] == [0.0] * 7
    assert scores[20] == 4.0
    assert scores[21] < 0


def test_every_forecaster_scores_every_day() -> None:
    found = forecasters(rows(), came(20))
    assert set(found) == {PROGRAM, CLIMATOLOGY, NEVER, *RULES}
    assert {len(own["WP-BRIDGE"]) for own in found.values()} == {SPAN}
    assert {p for _, p in found[NEVER]["WP-BRIDGE"]} == {0.0}
