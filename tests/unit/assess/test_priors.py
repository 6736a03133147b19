"""The prior: shrunk towards 2 %, within its interval, and never from the problem's own row."""

import datetime as dt

import pytest

from tocsin.assess.priors import prior_of
from tocsin.records import Casebook, PastCase, Problem, ReferenceClass


@pytest.fixture
def problem(almaty: Casebook) -> Problem:
    """Return a problem that ships with the program."""
    return almaty.problems[0]


def reference(problem: Problem, *incidents: bool, own: bool = False) -> ReferenceClass:
    """Return a reference class with so many rows."""
    rows = tuple(
        PastCase(
            date=dt.date(2010 + n, 1, 1),
            place=f"place {n}",
            incident=incident,
            problem=problem.id if own else None,
            what="something",
            resolved=dt.date(2010 + n, 6, 1),
            reference="test",
        )
        for n, incident in enumerate(incidents)
    )
    return ReferenceClass(
        id=problem.reference_class,
        name="class",
        selection="test",
        rows=rows,
        known_from=dt.date(2000, 1, 1),
        reference="test",
    )


def test_without_rows_the_prior_is_the_general_one(problem: Problem) -> None:
    prior = prior_of(problem, None)
    assert (prior.n, prior.k, prior.p) == (0, 0, 0.02)
    assert prior.interval.low < prior.p < prior.interval.high


def test_rows_move_it_as_beta_says(problem: Problem) -> None:
    prior = prior_of(problem, reference(problem, False, True, False, False))
    assert (prior.n, prior.k) == (4, 1)
    assert prior.p == pytest.approx(1.2 / 14, abs=1e-6)
    assert prior.rows[1] == "2011-01-01 place 1: incident"


def test_the_problems_own_row_does_not_count(problem: Problem) -> None:
    assert prior_of(problem, reference(problem, True, True, own=True)).n == 0


def test_more_rows_make_the_interval_narrower(problem: Problem) -> None:
    few = prior_of(problem, reference(problem, *[False] * 5)).interval
    many = prior_of(problem, reference(problem, *[False] * 50)).interval
    assert many.high - many.low < few.high - few.low


def test_the_prior_leaves_out_the_problem_itself_and_what_was_not_resolved(
    almaty: Casebook,
) -> None:
    (problem,) = almaty.problems
    (rows,) = almaty.reference_classes
    prior = prior_of(problem, rows)
    void = [r for r in rows.rows if r.incident is None]
    assert len(void) == 8
    assert prior.n == len(rows.rows) - len(void) - 1
    assert not any("Almaty" in r for r in prior.rows)
    assert prior.p == pytest.approx((prior.k + 0.2) / (prior.n + 10), abs=1e-6)
    assert prior.interval.low < prior.p < prior.interval.high
