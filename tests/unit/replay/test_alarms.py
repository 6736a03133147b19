"""Alarms are raised, held open, and matched one to one."""

import datetime as dt
import itertools
from collections.abc import Sequence

from tests import by_hand
from tests.unit.replay.stream import DAY, FIRST, book, outcome
from tocsin.records import OutcomeRule
from tocsin.replay.alarms import Matched, level_for, match, missed, raise_alarms
from tocsin.replay.definition import Incident, happened

HORIZONS = {"WP-BRIDGE": 5}
COVERED = (FIRST, FIRST + 60 * DAY)


def series(*scores: float, problem: str = "WP-BRIDGE") -> dict[str, list[tuple[dt.date, float]]]:
    """Return a score on each day from the first on."""
    return {problem: [(FIRST + n * DAY, s) for n, s in enumerate(scores)]}


def incidents(*days: int, apart: int = 0) -> dict[str, Sequence[Incident]]:
    """Return incidents so many days after the first."""
    problem = by_hand.problem(outcome=OutcomeRule(apart_days=apart))
    rows = [outcome(FIRST + n * DAY, n) for n in days]
    return {problem.id: happened(problem, book(problems=(problem,)), rows).incidents}


def fates(alarms: Sequence[int], happens: Sequence[int], within: int = 5) -> list[Matched]:
    """Match alarms of some days with incidents of others."""
    scores = [1.0 if n in alarms else 0.0 for n in range(40)]
    raised = raise_alarms(series(*scores), 1.0, HORIZONS)
    return match(raised, incidents(*happens), within, COVERED)


def test_a_score_that_stays_high_raises_one_alarm_a_horizon() -> None:
    raised = raise_alarms(series(*[1.0] * 14), 0.5, HORIZONS)
    assert [(a.day - FIRST).days for a in raised] == [0, 6, 12]
    assert all(b.day > a.until for a, b in itertools.pairwise(raised))


def test_the_level_keeps_to_a_number_of_alarms() -> None:
    scored = series(0.1, 0, 0, 0, 0, 0, 0, 0.2, 0, 0, 0, 0, 0, 0, 0.3)
    for most, alarms in ((0, 0), (1, 1), (2, 2), (9, 3)):
        assert len(raise_alarms(scored, level_for(scored, most, HORIZONS), HORIZONS)) == alarms


def test_who_never_scores_never_raises_an_alarm() -> None:
    assert level_for(series(0.0, 0.0), 9, HORIZONS) == float("inf")


def test_an_alarm_is_matched_with_what_follows_and_says_how_long_after() -> None:
    own = fates([3], [7])[0]
    assert (own.fate, own.lead) == ("hit", 4)


def test_an_outcome_before_its_alarm_is_no_hit_and_is_said() -> None:
    own = fates([9], [7])[0]
    assert (own.fate, own.before, own.lead) == ("false", 2, None)


def test_an_outcome_on_the_day_of_its_alarm_is_not_after_it() -> None:
    own = fates([7], [7])[0]
    assert (own.fate, own.before) == ("false", 0)


def test_an_outcome_after_the_window_is_no_hit() -> None:
    assert fates([3], [9])[0].fate == "false"
    assert fates([3], [9], within=6)[0].fate == "hit"


def test_two_alarms_never_share_one_incident() -> None:
    own = fates([3, 9], [14], within=14)
    assert [m.fate for m in own] == ["hit", "shared"]


def test_two_alarms_take_two_incidents_in_order() -> None:
    own = fates([3, 9], [10, 12], within=14)
    assert [m.lead for m in own] == [7, 3]


def test_an_incident_that_two_problems_ask_for_is_taken_once() -> None:
    once = incidents(5)
    both = {"WP-BRIDGE": once["WP-BRIDGE"], "WP-PIER": once["WP-BRIDGE"]}
    scores = series(1.0) | series(1.0, problem="WP-PIER")
    raised = raise_alarms(scores, 1.0, HORIZONS | {"WP-PIER": 5})
    assert [m.fate for m in match(raised, both, 5, COVERED)] == ["hit", "shared"]


def test_an_alarm_whose_window_the_table_does_not_cover_is_open() -> None:
    raised = raise_alarms(series(1.0), 1.0, HORIZONS)
    for covered in ((FIRST + 2 * DAY, FIRST + 60 * DAY), (FIRST, FIRST + 4 * DAY)):
        assert match(raised, incidents(), 5, covered)[0].fate == "open"
    assert match(raised, incidents(3), 5, (FIRST, FIRST + 4 * DAY))[0].fate == "hit"


def test_incidents_that_no_alarm_was_matched_with_are_missed() -> None:
    own = incidents(5, 20, 30)
    matches = fates([3], [5, 20, 30])
    assert [(i.day - FIRST).days for i in missed(matches, own["WP-BRIDGE"])] == [20, 30]
