"""Everything known at a moment is judged together: later documents and withdrawn words are not
looked at.
"""

import datetime as dt
import gc

import pytest

from tests import by_hand
from tests.by_hand import DAY, MOMENT, casebook
from tocsin.pipeline.judging import gather, judge, one_look
from tocsin.pipeline.needed import Evidence, Look
from tocsin.records import Facts, Judgement
from tocsin.store import Store

BOOK = casebook()


def said(value: str, field: str = "stance", at: dt.datetime = MOMENT) -> Judgement:
    """Make a word on the claim that the bridge had been mined."""
    return Judgement(
        id=f"jdg-{value}", record_id="clm-mined", field=field, value=value, signer="A", at=at
    )


def test_facts_are_what_the_store_knows_in_order(small: Store) -> None:
    facts = gather(small, BOOK, MOMENT)
    assert [d.external_id for d in facts.documents] == ["cyrillic.txt", "denied.txt", "mined.txt"]
    assert [c.id for c in facts.claims] == ["clm-denied", "clm-mined"]
    assert {r.document_id for r in facts.lineage} == {d.id for d in facts.documents}
    assert {m.id for m in facts.matches} == {"mat-denied", "mat-mined"}
    assert facts.casebook is BOOK


def test_before_anything_was_seen_nothing_is_known(small: Store) -> None:
    facts = gather(small, BOOK, MOMENT - DAY)
    assert (facts.documents, facts.claims, facts.lineage) == ((), (), ())


def test_an_empty_store_is_assessed_without_an_alarm(empty: Store) -> None:
    judged = judge(empty, BOOK, MOMENT)
    assert [a.problem_id for a in judged.assessments] == ["WP-BRIDGE"]
    assert sum(judged.assessments[0].probabilities.values()) == 1
    assert (judged.alarms, judged.before) == ((), {})


def test_a_word_counts_from_its_moment_until_it_is_withdrawn(small: Store) -> None:
    kept = small.words.put(said("doubts"))
    later = MOMENT + DAY

    def stance(at: dt.datetime) -> str:
        return next(c.stance for c in gather(small, BOOK, at).claims if c.id == "clm-mined")

    assert stance(MOMENT) == "doubts"
    assert gather(small, BOOK, MOMENT - dt.timedelta(seconds=1)).claims == ()
    small.words.withdraw(kept.id, "B", later)
    assert stance(later) == "asserts"


def test_a_claim_taken_out_takes_its_matches_with_it(small: Store) -> None:
    small.words.put(said("none", field="claim"))
    facts = gather(small, BOOK, MOMENT)
    assert [c.id for c in facts.claims] == ["clm-denied"]
    assert [m.id for m in facts.matches] == ["mat-denied"]


def test_only_what_is_to_be_kept_is_kept(small: Store) -> None:
    judge(small, BOOK, MOMENT, keep=False)
    assert small.assessment("WP-BRIDGE", MOMENT) is None
    assert small.lookup.lineage("doc-mined") is None
    judged = judge(small, BOOK, MOMENT)
    assert small.assessment("WP-BRIDGE", MOMENT) == judged.assessments[0]
    assert small.lookup.lineage("doc-mined") is not None
    assert judge(small, BOOK, MOMENT) == judge(small, BOOK, MOMENT)


def test_problems_are_on_the_board_before_what_only_a_brief_tells_is_worked_out(
    small: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    complete = Look.completed

    def completed(look: Look, evidence: Evidence) -> Facts:
        order.append("brief")
        return complete(look, evidence)

    def on_board() -> None:
        order.append("board")
        assert small.assessment("WP-BRIDGE", MOMENT) is not None

    monkeypatch.setattr(Look, "completed", completed)
    judged = judge(small, BOOK, MOMENT, whole=False, on_board=on_board)
    assert order == ["board", "brief"]
    everything = judge(small, BOOK, MOMENT)
    assert judged.facts.chart == everything.facts.chart is not None
    assert judged.facts.proposals == everything.facts.proposals


def test_the_alarm_before_stands_beside_the_new_one(small: Store) -> None:
    earlier = by_hand.alarm("NOTE", MOMENT - DAY)
    small.put_judged([], [earlier])
    assert judge(small, BOOK, MOMENT).before == {"WP-BRIDGE": (earlier, None)}


def test_a_problem_that_was_not_known_yet_is_not_assessed(small: Store) -> None:
    late = casebook(problems=(by_hand.problem(known_from=dt.date(2022, 1, 13)),))
    assert judge(small, late, MOMENT).assessments == ()
    assert len(judge(small, late, MOMENT + DAY).assessments) == 1


def test_nothing_is_searched_for_circles_during_one_look() -> None:
    assert gc.isenabled()
    with one_look():
        assert not gc.isenabled()
        with one_look():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
