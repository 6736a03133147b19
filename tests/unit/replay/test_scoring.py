"""From frozen alarms and a table to figures: what counts, what is void, what is said of skill."""

from typing import Any

import pytest

from tests import by_hand
from tests.unit.replay.stream import DAY, FIRST, book, outcome, row
from tocsin.errors import UsageError
from tocsin.records import Outcome, OutcomeRule
from tocsin.replay.outcomes import Table
from tocsin.replay.scoring import BUDGETS, Scored, Tally, score

LAST = 200


def table(*days: int, covered: int = LAST + 20) -> Table:
    """Return incidents at the port so many days after the first, and rows elsewhere that cover the
    rest.
    """
    rows: list[Outcome] = [outcome(FIRST + n * DAY, n) for n in days]
    rows.append(outcome(FIRST - DAY, 901, latitude=1.0))
    rows.append(outcome(FIRST + covered * DAY, 902, latitude=1.0))
    return Table("t.csv", tuple(sorted(rows, key=lambda o: o.start)), ())


def scored(p: Any, happens: list[int], days: int = LAST, **stated: Any) -> Scored:
    """Score a probability for each day."""
    rule = OutcomeRule(within_km=20, apart_days=0)
    problem = by_hand.problem(outcome=rule, horizon_days=2)
    made = [row(FIRST + n * DAY, p(n), horizon_days=2, **stated) for n in range(days)]
    return score(made, book(problems=(problem,)), table(*happens, covered=days + 20))


EVERY_TENTH = list(range(10, LAST + 1, 10))


def knows(number: int) -> float:
    """Return a probability that is high in the two days before an incident."""
    return 0.9 if number % 10 in (8, 9) else 0.05


def test_who_knows_beats_climatology() -> None:
    proper = scored(knows, EVERY_TENTH).proper
    assert proper is not None
    assert proper.verdict == "better"
    assert proper.skill.low is not None
    assert proper.skill.low > 0
    assert proper.discrimination.value == 1


def test_who_says_the_opposite_is_worse_than_climatology() -> None:
    proper = scored(lambda n: 1 - knows(n), EVERY_TENTH).proper
    assert proper is not None
    assert proper.verdict == "worse"


def test_under_fifty_windows_nothing_is_said_of_skill() -> None:
    proper = scored(knows, [10, 20, 30], days=60).proper
    assert proper is not None
    assert (proper.windows, proper.verdict) == (30, "too_few")


def test_windows_that_overlap_are_counted_once() -> None:
    proper = scored(knows, EVERY_TENTH).proper
    assert proper is not None
    assert (proper.number, proper.windows) == (LAST, LAST // 2)


def test_the_base_rate_is_the_share_of_resolved_days() -> None:
    own = scored(knows, EVERY_TENTH).definitions[0]
    assert own.resolved == LAST
    assert own.came == 2 * len(EVERY_TENTH)
    assert own.base_rate == pytest.approx(2 * len(EVERY_TENTH) / LAST)


def test_days_whose_horizon_ends_after_the_table_are_open_and_not_void() -> None:
    problem = by_hand.problem(outcome=OutcomeRule(within_km=20))
    made = [row(FIRST + n * DAY) for n in range(40)]
    found = score(made, book(problems=(problem,)), table(5, covered=30))
    assert (found.outside, found.void) == ({"open": 23}, {})
    assert (found.covered, found.resolved) == (17, 17)


def test_days_before_the_table_begins_are_not_scored_and_not_void() -> None:
    problem = by_hand.problem(outcome=OutcomeRule(within_km=20))
    made = [row(FIRST + n * DAY) for n in range(-10, 10)]
    found = score(made, book(problems=(problem,)), table(5))
    assert (found.outside, found.void) == ({"before": 8}, {})
    assert found.covered == 12


def test_what_a_table_covers_can_be_stated() -> None:
    """A list of one incident says by itself nothing of the weeks around it."""
    problem = by_hand.problem(outcome=OutcomeRule(within_km=20))
    made = [row(FIRST + n * DAY) for n in range(40)]
    alone = Table("t.csv", (outcome(FIRST + 20 * DAY, 1),), ())
    assert score(made, book(problems=(problem,)), alone).outside == {"before": 19, "open": 21}
    stated = alone.within((FIRST, FIRST + 60 * DAY))
    found = score(made, book(problems=(problem,)), stated)
    assert (found.outside, found.resolved) == ({}, 40)


def test_a_table_without_an_incident_speaks_where_it_is_said_to_cover_the_days() -> None:
    problem = by_hand.problem(outcome=OutcomeRule(within_km=20))
    nothing = Table("t.csv", (), ()).within((FIRST, FIRST + 60 * DAY))
    found = score([row(FIRST + DAY)], book(problems=(problem,)), nothing)
    assert (found.resolved, found.definitions[0].base_rate) == (1, 0.0)


def test_days_of_a_hole_in_the_stream_are_void_and_counted() -> None:
    assert scored(knows, EVERY_TENTH, heard=0).void == {"not_heard": LAST}
    assert scored(knows, EVERY_TENTH, heard=0).proper is None


def test_alarms_by_state_are_tallied_within_three_spans() -> None:
    found = scored(knows, EVERY_TENTH, state="WATCH")
    assert [t.within for t in found.own] == [3, 14, 30]
    own = found.own[1]
    assert own.alarms == own.hits + own.shared + own.false + own.open
    assert own.hits <= own.incidents


def test_every_rule_is_held_to_the_same_budgets() -> None:
    found = scored(knows, EVERY_TENTH)
    for budget in BUDGETS:
        rows = [t for t in found.rules if t.budget == budget]
        assert len(rows) == 7 * 3
        assert all(t.alarms <= round(budget * found.months) for t in rows)


def test_who_knows_finds_what_it_is_allowed_to_find() -> None:
    found = scored(knows, EVERY_TENTH)
    own = next(t for t in found.rules if _key(t) == ("program", 5, 3))
    assert own.false == 0
    assert own.lead.value == 2
    assert own.recall is not None
    assert own.recall > 0.5


def _key(tally: Tally) -> tuple[str, float | None, int]:
    """Return of which rule a tally is, at which budget, within how many days."""
    return tally.forecaster, tally.budget, tally.within


def test_every_missed_incident_is_listed() -> None:
    found = scored(lambda n: 0.01, EVERY_TENTH)
    assert [m.fate for m in found.matches] == []
    assert len(found.missed) == found.own[1].incidents == len(EVERY_TENTH)


def test_an_incident_before_the_replay_is_nobodys_miss() -> None:
    assert not scored(lambda n: 0.01, [-5, 0]).missed


def test_a_table_without_a_row_of_use_is_refused() -> None:
    with pytest.raises(UsageError, match="no row"):
        score([row(FIRST)], book(), Table("t.csv", (), ()))


def test_a_casebook_that_does_not_say_what_counts_is_refused() -> None:
    with pytest.raises(UsageError, match="outcome"):
        score([row(FIRST)], by_hand.casebook(), table(5))
