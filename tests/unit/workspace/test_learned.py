"""What the outcomes of a ledger say of the general table, beside the expert's figures."""

import datetime as dt

import msgspec
import pytest

from tests.by_hand import MOMENT, casebook
from tests.unit.workspace.test_ledger import alarm, resolved
from tocsin.assess import Assessor
from tocsin.assess.ratios import ratio_table
from tocsin.assess.scores import ENOUGH
from tocsin.records import Facts, Observation
from tocsin.store import Store
from tocsin.workspace import sign_off
from tocsin.workspace.learned import learned_ratios
from tocsin.workspace.ledger import fared_by_problem, read_ledger

BOOK = casebook()


def told(store: Store, number: int, *, seen: bool, came: bool) -> None:
    """Let the program judge once, with its one indicator observed or not, and say what came."""
    at = MOMENT + dt.timedelta(hours=2 * number)
    (problem,) = BOOK.problems
    assessment = Assessor(())(problem, Facts(casebook=BOOK), at)
    observation = Observation(indicator_id="I1", name="a", state="observed" if seen else "absent")
    assessment = msgspec.structs.replace(assessment, observations=(observation,))
    store.put_judged([assessment], [alarm(0.1 + number / 1000, at)])
    sign_off.resolve(
        store,
        "WP-BRIDGE",
        casebook=BOOK,
        incident=came,
        reference=f"report {number}",
        signer="A. Analyst",
        at=at + dt.timedelta(hours=1),
    )


def test_under_fifty_outcomes_nothing_is_said(small: Store) -> None:
    for number in range(3):
        told(small, number, seen=True, came=number == 0)
    rows = learned_ratios(small, BOOK, read_ledger(small, BOOK))
    assert {row.mean for row in rows} == {None}
    assert {row.grade for row in rows} == set(ratio_table())
    grade = {row.grade: row for row in rows if row.class_id is None}
    assert (grade["C"].trials, grade["N"].trials, grade["C"].outcomes) == (1, 2, 3)


def test_from_fifty_on_the_figures_stand_beside_the_experts(small: Store) -> None:
    for number in range(ENOUGH):
        told(small, number, seen=number % 10 == 0, came=number % 2 == 0)
    before = dict(ratio_table())
    rows = learned_ratios(small, BOOK, read_ledger(small, BOOK))
    row = next(r for r in rows if r.grade == "C" and r.class_id == "bridges")
    assert row.trials == 25
    assert row.mean is not None
    assert row.low is not None
    assert row.low < row.mean < row.expert.low
    assert dict(ratio_table()) == before
    fared = fared_by_problem(small, BOOK, MOMENT + dt.timedelta(days=30))["WP-BRIDGE"]
    assert (fared.enough, fared.base) == (True, 0.5)
    early = fared_by_problem(small, BOOK, MOMENT + dt.timedelta(hours=5))["WP-BRIDGE"]
    assert (early.outcomes, early.enough) == (3, False)


def test_an_indicator_that_could_not_be_checked_is_no_trial(small: Store) -> None:
    at = MOMENT
    (problem,) = BOOK.problems
    assessment = Assessor(())(problem, Facts(casebook=BOOK), at)
    assert {o.state for o in assessment.observations} == {"unknown"}
    small.put_judged([assessment], [alarm(0.1, at)])
    resolved(small, True, at + dt.timedelta(hours=1))
    rows = learned_ratios(small, BOOK, read_ledger(small, BOOK))
    assert sum(row.trials for row in rows) == pytest.approx(0)


def test_an_empty_store_has_the_experts_figures_alone(small: Store) -> None:
    rows = learned_ratios(small, None, read_ledger(small, None))
    assert [row.expert.p for row in rows] == [e.p for e in ratio_table().values()]
