"""What a problem may ask of a table of outcomes."""

from typing import Any

import pytest

from tests import by_hand
from tocsin.casebook.check_problem import check_problem
from tocsin.records import OutcomeRule


def findings(**rule: Any) -> list[tuple[tuple[str | int, ...], bool]]:
    """Return what is found of an outcome: where, and whether it is a warning."""
    problem = by_hand.problem(outcome=OutcomeRule(**rule))
    return [(at, warns) for at, _, warns in check_problem(problem) if at[0] == "outcome"]


def test_a_problem_need_not_have_an_outcome() -> None:
    assert not [f for f in check_problem(by_hand.problem()) if f[0][0] == "outcome"]


@pytest.mark.parametrize(
    "rule",
    [{"kinds": ("x",)}, {"terms": {"en": ("x",)}}, {"least_deaths": 1}, {"least_civilians": 1}],
)
def test_an_outcome_that_asks_for_something_is_sound(rule: dict[str, Any]) -> None:
    assert findings(**rule) == []


def test_an_outcome_that_any_row_meets_is_warned_of() -> None:
    assert findings(within_km=5.0) == [(("outcome",), True)]


def test_a_language_without_words_is_wrong() -> None:
    assert findings(terms={"en": ("x",), "ru": ()}) == [(("outcome", "terms", "ru"), False)]


def test_incidents_must_not_outlast_the_horizon() -> None:
    assert findings(kinds=("x",), apart_days=14) == []
    assert findings(kinds=("x",), apart_days=15) == [(("outcome", "apart_days"), False)]
