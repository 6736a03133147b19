"""The decision: an alarm where something is touched or was rung before, and never more certain
than its grounds.
"""

import datetime as dt

import msgspec
import pytest

from tests.conftest import NOW
from tests.unit.warn.test_states import DAY, alarm, assessed
from tocsin.records import Alarm, Casebook, Facts, Resolution
from tocsin.warn.decide import Decider


def decided(
    book: Casebook, history: list[Alarm], low: float = 0.1, **facts: object
) -> Alarm | None:
    """Return what is decided with nothing touched."""
    problem, assessment = assessed(book, low, max(low, 0.2), 2)
    known = Facts(casebook=book, **facts)  # type: ignore[arg-type]
    return Decider(known, NOW)(problem, assessment, history)


def outcome(book: Casebook, *, incident: bool) -> Resolution:
    """Return how the problem came out."""
    return Resolution(
        id="r",
        problem_id=book.problems[0].id,
        incident=incident,
        at=NOW - DAY,
        signer="Анна",
        reference="the register",
    )


def test_nothing_touched_and_nothing_before_is_no_alarm(almaty: Casebook) -> None:
    assert decided(almaty, []) is None


def test_what_was_rung_before_is_taken_back_in_words(almaty: Casebook) -> None:
    made = decided(almaty, [alarm(almaty, "WATCH", NOW - DAY)])
    assert made is not None
    assert (made.state, made.entered) == ("BASELINE", NOW.date())
    assert made.reasons
    assert all(reason[-1] in ".;" or reason for reason in made.reasons)
    assert made.evidence_against
    assert made.gaps
    assert made.would_lower


@pytest.mark.parametrize("incident", [True, False])
def test_a_resolved_problem_says_who_resolved_it_and_where_that_stands(
    almaty: Casebook, incident: bool
) -> None:
    past = [alarm(almaty, "WATCH", NOW - DAY)]
    made = decided(almaty, past, resolutions=(outcome(almaty, incident=incident),))
    assert made is not None
    assert made.state == made.proposed_state == "RESOLVED"
    assert "Анна" in made.reasons[-1]
    assert "the register" in made.reasons[-1]
    other = msgspec.structs.replace(outcome(almaty, incident=incident), problem_id="another")
    unmoved = decided(almaty, past, resolutions=(other,))
    assert unmoved is not None
    assert unmoved.state == "BASELINE"


def test_an_alarm_is_the_same_whenever_it_is_worked_out(almaty: Casebook) -> None:
    past = [alarm(almaty, "WATCH", NOW - DAY)]
    assert decided(almaty, past) == decided(almaty, past)


def test_confidence_is_never_of_the_probability(almaty: Casebook) -> None:
    past = [alarm(almaty, "WATCH", NOW - DAY)]
    made = [decided(almaty, past, low) for low in (0.02, 0.4, 0.9)]
    assert len({(found.confidence, found.confidence_sentence) for found in made if found}) == 1
    assert len({found.likelihood_sentence for found in made if found}) == 3


def test_a_horizon_ends_with_its_days_however_often_it_is_looked_at(almaty: Casebook) -> None:
    (problem,) = almaty.problems
    began = NOW - 3 * DAY
    history = [alarm(almaty, "WATCH", began), alarm(almaty, "WATCH", NOW - DAY)]
    made = decided(almaty, history)
    assert made is not None
    assert made.horizon.end == began.date() + dt.timedelta(days=problem.horizon_days)
