"""What moved is said by indicator: observed now, no longer observed, grown, shrunk, checked or no
longer checked.
"""

import datetime as dt

import msgspec
import pytest

from tests.conftest import NOW
from tests.unit.warn.test_states import alarm as past_alarm
from tocsin.assess import Assessor
from tocsin.language.catalogues import LANGUAGES, Catalogue
from tocsin.records import Alarm, Assessment, Casebook, Facts, Observation, Opinion, Problem
from tocsin.report.changes import changes, moved

Pair = tuple[Alarm, Assessment]


@pytest.fixture
def problem(almaty: Casebook) -> Problem:
    """Return a problem that ships with the program."""
    return almaty.problems[0]


@pytest.fixture
def pair(almaty: Casebook, problem: Problem) -> Pair:
    """Return an alarm and its assessment."""
    assessment = Assessor(almaty.reference_classes)(problem, Facts(casebook=almaty), NOW)
    return past_alarm(almaty, "WATCH", NOW), assessment


def observed(pair: Pair, *origins: str) -> Pair:
    """Return a pair in which the first indicator is observed from some origins."""
    alarm, assessment = pair
    first, *rest = assessment.observations
    state = "observed" if origins else "absent"
    seen = msgspec.structs.replace(first, state=state, origins=origins, why="so many claims")
    return alarm, msgspec.structs.replace(assessment, observations=(seen, *rest))


def codes(problem: Problem, now: Pair, before: Pair) -> list[str]:
    """Return the codes of what moved."""
    return [m.code for m in moved(problem, now, before)]


def test_without_an_earlier_assessment_nothing_is_said(problem: Problem, pair: Pair) -> None:
    assert moved(problem, pair, None) == []
    assert codes(problem, pair, pair) == ["change-nothing"]


@pytest.mark.parametrize(
    ("before", "now", "code"),
    [
        ((), ("a",), "change-observed"),
        (("a",), (), "change-not-observed"),
        (("a",), ("a", "b"), "change-grown"),
        (("a", "b"), ("a",), "change-shrunk"),
        (("a",), ("a",), "change-nothing"),
    ],
)
def test_an_indicator_that_moves(
    problem: Problem, pair: Pair, before: tuple[str, ...], now: tuple[str, ...], code: str
) -> None:
    assert codes(problem, observed(pair, *now), observed(pair, *before)) == [code]


def test_indicators_that_come_and_go_with_the_casebook(problem: Problem, pair: Pair) -> None:
    alarm, assessment = pair
    fewer = msgspec.structs.replace(assessment, observations=assessment.observations[1:])
    assert codes(problem, pair, (alarm, fewer)) == ["change-checked"]
    assert codes(problem, (alarm, fewer), pair) == ["change-not-checked"]


def test_state_figures_ground_and_people(problem: Problem, pair: Pair) -> None:
    alarm, assessment = pair
    opinion = Opinion(signer="C", at=NOW, note="no")
    horizon = msgspec.structs.replace(alarm.horizon, end=alarm.horizon.end + dt.timedelta(3))
    later = msgspec.structs.replace(
        alarm,
        proposed_state="WARNING",
        origins=9,
        horizon=horizon,
        signed_off_by=("A",),
        dissent=(opinion,),
    )
    figures = dict(assessment.probabilities)
    figures["H1"], figures["H2"] = 0.4, 0.1
    moved_on = msgspec.structs.replace(assessment, probabilities=figures)
    found = codes(problem, (later, moved_on), pair)
    assert found[:3] == ["change-state", "change-likelihood", "change-rival"]
    assert found[3:] == ["change-origins", "change-horizon", "change-signed", "change-dissent"]
    text = " ".join(changes(problem, (later, moved_on), pair))
    assert "The proposed state was WATCH on" in text
    assert "and is 40 % (unlikely)." in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_moved_has_words_in_every_language(
    problem: Problem, pair: Pair, language: str
) -> None:
    own = Catalogue(language)
    for change in moved(problem, observed(pair, "a"), observed(pair)):
        assert not own.say(change).startswith("change-")
    assert own.faults == {}


def test_an_observation_of_an_earlier_version_keeps_its_words(problem: Problem, pair: Pair) -> None:
    alarm, assessment = observed(pair, "a")
    first, *rest = assessment.observations
    old = Observation(
        indicator_id=first.indicator_id, name=first.name, state="observed", origins=("a",), why="w"
    )
    now = alarm, msgspec.structs.replace(assessment, observations=(old, *rest))
    assert changes(problem, now, observed(pair)) == [f"Observed now: {first.name} (w)."]
