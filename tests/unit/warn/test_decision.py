"""What is decided apart from its words: the alarm that is written says the same."""

import datetime as dt

import msgspec

from tests import by_hand
from tocsin.assess import Assessor
from tocsin.records import Facts, Resolution, When
from tocsin.warn.decide import Decider
from tocsin.warn.decision import Touched, decide

NOW = by_hand.MOMENT
DAY = dt.timedelta(days=1)
WHEN = When(raw="in two days", role="deadline", start_days=2, end_days=2)


def facts(**stated: object) -> Facts:
    """Return a document that names the bridge, carries its story and gives a deadline."""
    document = by_hand.document("mined", by_hand.BRIDGE)
    claim = by_hand.claim(document, by_hand.BRIDGE[:-1], when=WHEN)
    known = Facts(
        casebook=by_hand.casebook(),
        documents=(document, by_hand.document("quiet", by_hand.CYRILLIC)),
        mentions=(by_hand.mention(document, "bridge", "bridge"),),
        claims=(claim,),
        matches=(by_hand.match(claim, voice="promotes"),),
    )
    return msgspec.structs.replace(known, **stated)


def test_what_touches_a_problem_is_looked_for_in_the_facts() -> None:
    known, problem = facts(), by_hand.problem()
    touched = Touched.of(known, problem, Assessor(())(problem, known, NOW))
    assert touched.naming == touched.carrying == {"doc-mined"}
    assert [c.id for c in touched.claims] == ["clm-mined"]
    assert not touched.after(NOW.date()).claims
    assert touched.after(NOW.date() - 2 * DAY).claims


def test_the_alarm_that_is_written_says_what_was_decided() -> None:
    known, problem = facts(), by_hand.problem()
    assessment = Assessor(())(problem, known, NOW)
    decision = decide(problem, assessment, Touched.of(known, problem, assessment), (), NOW)
    alarm = Decider(known, NOW)(problem, assessment, ())
    assert decision is not None
    assert alarm is not None
    assert (alarm.id, alarm.proposed_state) == (decision.alarm_id, decision.state) != ("", "")
    assert (alarm.horizon, alarm.entered, alarm.expired) == (
        decision.horizon,
        NOW.date(),
        decision.expired,
    )
    assert decision.state == "WATCH"
    assert decision.horizon.end == NOW.date() + DAY


def test_nothing_that_touches_decides_nothing_unless_it_was_resolved() -> None:
    problem, known = by_hand.problem(), Facts(casebook=by_hand.casebook())
    assessment = Assessor(())(problem, known, NOW)
    bare = Touched.of(known, problem, assessment)
    assert decide(problem, assessment, bare, (), NOW) is None
    resolution = Resolution(
        id="r", problem_id=problem.id, incident=False, at=NOW, signer="A", reference="a register"
    )
    resolved = decide(problem, assessment, bare._replace(resolutions=(resolution,)), (), NOW)
    assert resolved is not None
    assert resolved.state == "RESOLVED"
