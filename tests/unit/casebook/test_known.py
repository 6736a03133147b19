"""A casebook as it was known on one day holds nothing that came later."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT, narrative
from tocsin.casebook import load_casebook
from tocsin.casebook.known import known_on
from tocsin.records import Casebook, Debunk, PastCase, ReferenceClass, Target


def test_what_was_known_later_is_left_out() -> None:
    casebook = load_casebook(ROOT / "casebooks" / "almaty-2022")
    before = known_on(casebook, dt.date(2018, 9, 1))
    precedents = [p for n in before.narratives for p in n.precedents]
    assert precedents
    assert all(p.known_from <= dt.date(2018, 9, 1) for p in precedents)
    assert all(n.known_from <= dt.date(2018, 9, 1) for n in before.narratives)
    assert len(before.narratives) < len(casebook.narratives)
    assert all(r.resolved < dt.date(2018, 9, 1) for c in before.reference_classes for r in c.rows)
    assert before.problems == ()


DAYS = [dt.date(2020, 1, n) for n in range(1, 6)]


def made(first: dt.date, second: dt.date) -> Casebook:
    """Make a casebook of one narrative, with a debunk, and one class with a past case."""
    debunk = Debunk(date=first, who="w", what="x", known_from=second, reference="r")
    entry = narrative("n", "The well", known_from=first, debunks=(debunk,))
    row = PastCase(date=first, place="p", what="w", incident=True, resolved=second, reference="r")
    cases = ReferenceClass(
        id="r", name="r", selection="s", rows=(row,), known_from=first, reference="r"
    )
    target = Target(id="t", name="t", url="env:T", known_from=second, reference="r")
    return Casebook(
        id="b",
        title="B",
        digest="d",
        narratives=(entry,),
        reference_classes=(cases,),
        targets=(target,),
    )


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (DAYS[0], (0, 0, 0, 0)),
        (DAYS[1], (1, 0, 1, 0)),  # known on the day itself
        (DAYS[2], (1, 0, 1, 0)),
        (DAYS[3], (1, 1, 1, 0)),  # an outcome counts only after its day
        (DAYS[4], (1, 1, 1, 1)),
        (dt.date.max, (1, 1, 1, 1)),
        (dt.date.min, (0, 0, 0, 0)),
    ],
)
def test_each_part_is_known_from_its_own_day(day: dt.date, counts: tuple[int, ...]) -> None:
    found = known_on(made(DAYS[1], DAYS[3]), day)
    debunks = [d for n in found.narratives for d in n.debunks]
    rows = [r for c in found.reference_classes for r in c.rows]
    sizes = (len(found.narratives), len(debunks), len(found.reference_classes), len(rows))
    assert sizes == counts
    assert len(found.targets) == 1  # whom to tell is no knowledge


@given(st.sampled_from(DAYS), st.sampled_from(DAYS), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_an_earlier_day_knows_no_more_and_the_order_of_days_changes_nothing(
    first: dt.date, second: dt.date, one: dt.date, other: dt.date
) -> None:
    book = made(first, second)
    earlier = known_on(book, min(one, other))
    assert known_on(known_on(book, one), other) == earlier == known_on(known_on(book, other), one)
