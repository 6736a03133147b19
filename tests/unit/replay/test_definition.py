"""What counts as the outcome of a problem, and what is one incident."""

import datetime as dt
from typing import Any

import pytest

from tests import by_hand
from tests.unit.replay.stream import DAY, FIRST, book, outcome
from tocsin.errors import UsageError
from tocsin.records import Outcome, OutcomeRule
from tocsin.replay.definition import Happened, happened, problems_with_outcome


def of(*outcomes: Outcome, **rule: Any) -> Happened:
    """Return what some outcomes say of the problem, by a rule."""
    problem = by_hand.problem(outcome=OutcomeRule(**rule))
    return happened(problem, book(problems=(problem,)), outcomes)


def test_a_row_counts_at_the_site_or_the_place_it_lies_in() -> None:
    """The bridge has no point of its own; the port has."""
    near = of(outcome(FIRST))
    assert [i.level for i in near.incidents] == ["parent"]
    assert not of(outcome(FIRST, latitude=47.0)).incidents


def test_a_row_without_a_point_counts_by_its_name_in_any_case() -> None:
    nowhere: dict[str, Any] = {"latitude": None, "longitude": None}
    assert of(outcome(FIRST, place="LUMEN BRIDGE", **nowhere)).incidents[0].level == "site"
    assert of(outcome(FIRST, place="port lumen", **nowhere)).incidents[0].level == "parent"
    assert not of(outcome(FIRST, place="Lumen", **nowhere)).incidents


@pytest.mark.parametrize(
    ("rule", "stated", "counts"),
    [
        ({"kinds": ("School",)}, {"kind": "school"}, True),
        ({"kinds": ("School",)}, {"kind": "Industrial"}, False),
        ({"kinds": ("School",)}, {"kind": ""}, False),
        ({"terms": {"en": ("pier",)}}, {"text": "A pier fell"}, True),
        ({"terms": {"en": ("pier",)}}, {"text": "A crane fell"}, False),
        ({"least_deaths": 3}, {"deaths": 3}, True),
        ({"least_deaths": 3}, {"deaths": 2}, False),
        ({"least_deaths": 3}, {"deaths": None}, False),
        ({"least_civilians": 1}, {"civilians": 1}, True),
        ({"least_civilians": 1}, {"civilians": None}, False),
        ({"within_km": 1.0}, {"latitude": 46.52}, False),
        ({"within_km": 3.0}, {"latitude": 46.52}, True),
    ],
)
def test_the_rule_decides_what_counts(
    rule: dict[str, Any], stated: dict[str, Any], counts: bool
) -> None:
    assert bool(of(outcome(FIRST, **stated), **rule).incidents) == counts


def test_rows_close_to_the_first_of_an_incident_are_one() -> None:
    rows = [outcome(FIRST + n * DAY, n) for n in (0, 2, 4, 9)]
    assert [len(i.rows) for i in of(*rows, apart_days=4).incidents] == [3, 1]
    assert [len(i.rows) for i in of(*rows, apart_days=0).incidents] == [1, 1, 1, 1]


def test_two_rows_of_one_day_are_one_incident() -> None:
    assert len(of(outcome(FIRST, 1), outcome(FIRST, 2), apart_days=0).incidents) == 1


def test_an_outcome_within_the_horizon_begins_after_the_day() -> None:
    own = of(outcome(FIRST + 5 * DAY))
    assert own.within(FIRST + 4 * DAY, 1)
    assert own.within(FIRST, 5)
    assert not own.within(FIRST, 4)
    assert not own.within(FIRST + 5 * DAY, 14)


def test_on_the_day_of_an_alarm_only_a_stated_time_is_after_it() -> None:
    noon = dt.datetime.combine(FIRST, dt.time(12), dt.UTC)
    bare, timed = of(outcome(FIRST)).incidents[0], of(outcome(FIRST, at=noon)).incidents[0]
    assert not bare.is_after(noon - dt.timedelta(hours=1))
    assert timed.is_after(noon - dt.timedelta(hours=1))
    assert not timed.is_after(noon)


def test_a_casebook_without_any_outcome_is_refused() -> None:
    with pytest.raises(UsageError, match="outcome"):
        problems_with_outcome(by_hand.casebook())
