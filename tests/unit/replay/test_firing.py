"""On which days of the past a rule would have fired, and how many of them were wrong."""

import datetime as dt
import itertools

import msgspec
import pytest

from tests import by_hand
from tests.unit.replay.stream import DAY, FIRST, book, bundle, calm, outcome, stream
from tocsin.errors import UsageError
from tocsin.records import Judgement
from tocsin.replay.days import end_of
from tocsin.replay.firing import Fired, fired, rules_of
from tocsin.replay.outcomes import Table
from tocsin.replay.past import Past
from tocsin.store import Store

LAST = FIRST + 9 * DAY
PAST = Past([bundle(1, FIRST), calm(2, FIRST + DAY), bundle(4, FIRST + 3 * DAY)])


def tried(name: str = "", past: Past = PAST, **stated: object) -> Fired:
    """Try one rule of the town."""
    casebook = stated.pop("casebook", book())
    asked = {str(k): str(v) for k, v in stated.items()}
    rules = rules_of(casebook, **asked)  # type: ignore[arg-type]
    found = fired(past, casebook, rules, (FIRST, LAST))  # type: ignore[arg-type]
    return next(f for f in found if name in ("", f.id))


def test_a_narrative_fires_on_the_days_on_which_it_is_told() -> None:
    found = tried(narrative="n_mined")
    assert [d.day for d in found.days] == [FIRST, FIRST + 3 * DAY]
    (hit,) = found.days[0].hits
    assert (hit.document, hit.note) == ("n1.txt", "promotes")
    assert "mining the bridge" in hit.words
    assert found.number == 10
    assert found.a_month == pytest.approx(6.088)
    assert (found.false_a_month, found.judged, found.basis) == (None, 0, "none")


def test_an_indicator_fires_on_what_came_that_day_and_not_on_what_is_older() -> None:
    found = tried(indicator="I1")
    assert [d.day for d in found.days] == [FIRST, FIRST + 3 * DAY]
    assert [h.document for d in found.days for h in d.hits] == ["n1.txt", "n4.txt"]


def test_a_problem_fires_once_while_its_alarm_is_open() -> None:
    rows = [bundle(n, FIRST + n % 5 * DAY, "courier" if n % 2 else "wire") for n in range(20)]
    problem = msgspec.structs.replace(
        by_hand.problem(), horizon_days=3, thresholds=by_hand.problem().thresholds
    )
    found = tried(past=Past(rows), problem="WP-BRIDGE", casebook=book(problems=(problem,)))
    days = [d.day for d in found.days]
    assert days == sorted(set(days))
    assert all((b - a).days > 3 for a, b in itertools.pairwise(days))


def test_what_is_tried_counts_as_known_always() -> None:
    late = dt.date(2030, 1, 1)
    narrative = msgspec.structs.replace(book().narratives[0], known_from=late)
    problem = by_hand.problem(known_from=late)
    other = book(narratives=(narrative,), problems=(problem,))
    assert len(tried(narrative="n_mined", casebook=other).days) == 2
    assert len(tried(indicator="I1", casebook=other).days) == 2


def test_without_a_name_all_problems_indicators_and_watched_narratives_are_tried() -> None:
    kinds = [r.kind for r in rules_of(book())]
    assert kinds == ["problem", "indicator", "narrative"]


@pytest.mark.parametrize("asked", [{"narrative": "n_no"}, {"indicator": "I9"}, {"problem": "X"}])
def test_a_rule_that_is_not_there_is_refused(asked: dict[str, str]) -> None:
    with pytest.raises(UsageError, match=next(iter(asked.values()))):
        rules_of(book(), **asked)


def test_days_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(UsageError, match="before they begin"):
        fired(PAST, book(), rules_of(book()), (LAST, FIRST))


def test_outcomes_say_which_days_were_false() -> None:
    outcomes = [
        outcome(FIRST - DAY, 1, deaths=None),
        outcome(FIRST + 2 * DAY, 2),
        outcome(FIRST + 60 * DAY, 3, deaths=None),
    ]
    rules = rules_of(book(), indicator="I1")
    (found,) = fired(PAST, book(), rules, (FIRST, LAST), Table("t.csv", tuple(outcomes), ()))
    assert [d.false for d in found.days] == [False, True]
    assert (found.judged, found.basis) == (2, "outcomes")
    assert found.false_a_month == pytest.approx(3.044)
    label = found.label("s.sqlite")
    assert (label.days, label.fired_a_month, label.false_a_month) == (10, 6.09, 3.04)


def test_a_day_that_the_table_does_not_cover_is_not_judged() -> None:
    rules = rules_of(book(), indicator="I1")
    outcomes = [outcome(FIRST - DAY, 1, deaths=None), outcome(FIRST + 2 * DAY, 2)]
    (found,) = fired(PAST, book(), rules, (FIRST, LAST), Table("t.csv", tuple(outcomes), ()))
    assert [d.false for d in found.days] == [False, None]


def test_a_match_that_a_person_took_out_makes_its_day_false(stocked: Store) -> None:
    past = Past.of(stocked, end_of(LAST))
    before = fired(past, book(), rules_of(book(), narrative="n_mined"), (FIRST, LAST))[0]
    first = before.days[0]
    for number, hit in enumerate(first.hits):
        stocked.words.put(
            Judgement(
                id=f"jud-{number}",
                record_id=hit.record_id,
                field="match",
                value="none",
                signer="A",
                at=by_hand.MOMENT,
            )
        )
    found = fired(past, book(), rules_of(book(), narrative="n_mined"), (FIRST, LAST))[0]
    assert [d.false for d in found.days if d.day == first.day] == [True]
    assert (found.judged, found.basis) == (1, "corrections")


def test_a_later_document_changes_no_earlier_day() -> None:
    rows = stream(6, seed=1)
    more = [*rows, *stream(4, 7, FIRST + 6 * DAY)]
    span = (FIRST, FIRST + 5 * DAY)
    rules = rules_of(book())
    assert fired(Past(rows), book(), rules, span) == fired(Past(more), book(), rules, span)


def test_of_a_casebook_without_problems_all_narratives_are_tried() -> None:
    rules = rules_of(book(problems=()))
    assert {r.kind for r in rules} == {"narrative"}
    assert {r.id for r in rules} == {n.id for n in book().narratives}
