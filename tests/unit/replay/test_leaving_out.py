"""How much figures hang on one campaign: each is left out in turn."""

import datetime as dt

import pytest

from tests import by_hand
from tests.unit.replay.scored import DAYS, RULE, table
from tests.unit.replay.stream import DAY, FIRST, book, row
from tocsin.records import KNOWN_ALWAYS, Casebook, PastCase, ReferenceClass
from tocsin.replay.leaving_out import campaigns_of
from tocsin.replay.scoring import Scored, score


def case(number: int, incident: bool | None, problem: str | None = None) -> PastCase:
    """Make a past campaign."""
    day = dt.date(2019, 1, 1) + number * DAY
    return PastCase(
        date=day,
        place=f"port {number}",
        what="a mine",
        incident=incident,
        resolved=day + 14 * DAY,
        reference="a test",
        problem=problem,
    )


CASES = (case(1, True), case(2, False, "WP-BRIDGE"), case(3, None), case(4, False))
CLASS = ReferenceClass(id="bridges", name="b", selection="s", rows=CASES, known_from=KNOWN_ALWAYS)


def two() -> Casebook:
    """Return a casebook with two problems at one site."""
    problems = tuple(
        by_hand.problem(id=name, outcome=RULE, horizon_days=4) for name in ("WP-A", "WP-B")
    )
    return book(problems=problems, reference_classes=(CLASS,))


def scored(names: tuple[str, ...] = ("WP-A", "WP-B")) -> Scored:
    """Score days on which one problem knows what comes and the other does not."""
    rows = [
        row(FIRST + n * DAY, 0.9 if name == "WP-A" and n % 7 == 0 else 0.1, name, horizon_days=4)
        for n in range(DAYS)
        for name in names
    ]
    return score(rows, two(), table())


def test_each_problem_is_left_out_once_with_its_own_figures() -> None:
    found = scored()
    assert [w.problem_id for w in found.without] == ["WP-A", "WP-B"]
    assert all(w.resolved == found.resolved // 2 for w in found.without)
    without_a, without_b = found.without
    assert without_a.brier != without_b.brier
    assert without_a.skill.low is not None
    assert set(without_a.recall) == {1, 2, 5}


def test_where_one_problem_was_judged_none_can_be_left_out() -> None:
    assert scored(("WP-A",)).without == ()


def test_a_campaign_is_foretold_by_all_others_and_a_void_one_by_none() -> None:
    found = campaigns_of(two(), {"WP-A": (), "WP-B": ()})
    assert [c.case.place for c in found.rows] == ["port 1", "port 2", "port 4"]
    first, *calm = found.rows
    assert first.prior == pytest.approx(0.2 / 12, abs=1e-5)
    assert all(c.prior == pytest.approx(1.2 / 12, abs=1e-5) for c in calm)
    assert found.brier.value == pytest.approx(((1 - 0.2 / 12) ** 2 + 2 * 0.01) / 3, abs=1e-5)


def test_without_past_campaigns_nothing_is_foretold() -> None:
    assert campaigns_of(book(), {"WP-BRIDGE": ()}).rows == ()
