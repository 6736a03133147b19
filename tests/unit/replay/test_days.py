"""Nothing later leaks into a day, and a day is judged as a store would be judged at its end."""

import datetime as dt

import msgspec
import pytest

from tests import by_hand
from tests.unit.replay.stream import (
    DAY,
    FIRST,
    book,
    bundle,
    calm,
    encoded,
    frozen,
    shuffled,
    stream,
)
from tocsin.pipeline import judge
from tocsin.records import KNOWN_ALWAYS, PastCase, ReferenceClass, Resolution
from tocsin.replay.days import end_of, thawed
from tocsin.replay.past import Past
from tocsin.store import Store

MIDDLE = FIRST + 5 * DAY
BASE = stream(6, seed=1)
BEFORE = frozen(Past(BASE), book(), MIDDLE)


@pytest.mark.parametrize("seed", range(2, 52))
def test_whatever_follows_a_day_changes_nothing_of_it(seed: int) -> None:
    later = stream(5, seed, MIDDLE + DAY)
    past = Past(shuffled([*BASE, *later], seed))
    again = frozen(past, book(), MIDDLE)
    assert [encoded(rows) for rows in again.values()] == [encoded(r) for r in BEFORE.values()]


def test_what_happens_on_later_days_changes_those() -> None:
    """The test above would pass where nothing is ever looked at."""
    later = frozen(Past([*BASE, *stream(5, 3, MIDDLE + DAY)]), book(), MIDDLE + 5 * DAY)
    without = frozen(Past(BASE), book(), MIDDLE + 5 * DAY)
    last = MIDDLE + 5 * DAY
    assert encoded(later[last]) != encoded(without[last])


def test_the_order_in_which_documents_are_given_does_not_matter() -> None:
    again = frozen(Past(shuffled(BASE, 9)), book(), MIDDLE)
    assert encoded(again[MIDDLE]) == encoded(BEFORE[MIDDLE])


def test_a_day_is_judged_as_the_store_at_its_end(stocked: Store) -> None:
    """On every day, with the history that the days before give; the replay counts a document from
    its publication, as the view of the store does.
    """
    rows = frozen(Past.of(stocked, end_of(MIDDLE)), book(), MIDDLE)
    view = stocked.by_published()
    for day, frozen_rows in rows.items():
        judged = judge(view, book(), end_of(day), keep=True)
        assert [r.p for r in frozen_rows] == [judged.assessments[0].probabilities["H1"]]
        shown = [r for r in frozen_rows if r.alarm_id]
        assert [r.alarm_id for r in shown] == [a.id for a in judged.alarms]
        assert [r.state for r in shown] == [a.proposed_state for a in judged.alarms]
        assert [r.horizon for r in shown] == [a.horizon.end for a in judged.alarms]


def test_a_problem_is_judged_from_the_day_it_was_known() -> None:
    late = by_hand.problem(known_from=FIRST + 3 * DAY)
    days = frozen(Past(BASE), book(problems=(late,)), MIDDLE)
    assert [len(rows) for rows in days.values()] == [0, 0, 0, 1, 1, 1]


def test_a_problem_that_is_opened_late_looks_back_at_what_was_known() -> None:
    late = book(problems=(by_hand.problem(known_from=MIDDLE),))
    early = book(problems=(by_hand.problem(known_from=FIRST),))
    opened = frozen(Past(BASE), late, MIDDLE)[MIDDLE]
    always = frozen(Past(BASE), early, MIDDLE)[MIDDLE]
    assert [(r.p, r.evidence) for r in opened] == [(r.p, r.evidence) for r in always]


def test_a_narrative_that_is_catalogued_later_is_not_met_before() -> None:
    known = book()
    later = tuple(msgspec.structs.replace(n, known_from=FIRST + 90 * DAY) for n in known.narratives)
    days = frozen(Past([bundle(1, FIRST)]), book(narratives=later), FIRST)
    assert "mat-n1" not in days[FIRST][0].evidence


def test_a_past_case_counts_once_it_is_resolved() -> None:
    case = PastCase(
        date=FIRST - 9 * DAY,
        place="another port",
        what="a mine",
        incident=True,
        resolved=FIRST + 2 * DAY,
        reference="a test",
    )
    classes = (
        ReferenceClass(
            id="bridges", name="b", selection="s", rows=(case,), known_from=KNOWN_ALWAYS
        ),
    )
    days = frozen(Past([bundle(1, FIRST)]), book(reference_classes=classes), FIRST + 3 * DAY)
    figures = [rows[0].p for rows in days.values()]
    assert figures[0] == figures[2] < figures[3]


def test_days_without_any_document_are_judged_and_say_how_little_was_heard() -> None:
    days = frozen(Past([bundle(1, FIRST)]), book(), FIRST + 10 * DAY)
    assert [days[FIRST + n * DAY][0].heard for n in (0, 6, 7, 10)] == [1, 1, 0, 0]
    assert days[FIRST + 10 * DAY][0].known == 1


def test_midnight_parts_the_days() -> None:
    late = dt.datetime.combine(FIRST, dt.time(23, 59, 59), dt.UTC)
    rows = [
        bundle(1, FIRST, published_at=late),
        bundle(2, FIRST, published_at=late + dt.timedelta(seconds=1)),
    ]
    days = frozen(Past(rows), book(), FIRST + DAY)
    assert [days[FIRST + n * DAY][0].known for n in (0, 1)] == [1, 2]


def test_signals_are_those_of_the_day() -> None:
    rows = [bundle(1, FIRST), bundle(2, FIRST, "wire"), calm(3, FIRST), bundle(4, FIRST + DAY)]
    days = frozen(Past(rows), book(), FIRST + 2 * DAY)
    first, second, third = (days[FIRST + n * DAY][0].signals for n in range(3))
    assert (first.documents, first.preclaims) == (2, 2)
    assert (second.documents, third.documents) == (1, 0)


def test_a_problem_that_people_resolved_is_resolved_from_then(small: Store) -> None:
    small.words.put(
        Resolution(
            id="res-1",
            problem_id="WP-BRIDGE",
            incident=False,
            at=by_hand.MOMENT,
            signer="A",
            reference="a register",
        )
    )
    last = by_hand.MOMENT.date()
    past = Past.of(small, end_of(last))
    days = frozen(past, book(), last, first=last - DAY)
    assert [days[d][0].state for d in days] == ["BASELINE", "RESOLVED"]


def test_a_frozen_alarm_is_looked_back_at_as_it_was() -> None:
    shown = BEFORE[MIDDLE][0]
    back = thawed(shown)
    assert (back.id, back.as_of, back.proposed_state) == (
        shown.alarm_id,
        shown.as_of,
        shown.state,
    )
    assert (back.entered, back.expired, back.origins) == (
        shown.entered,
        shown.expired,
        shown.origins,
    )
