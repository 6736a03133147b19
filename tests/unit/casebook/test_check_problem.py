"""A warning problem has its incident, the calm rivals, and indicators that tell them apart."""

import itertools
from typing import Any

import msgspec
import pytest

from tests.unit.casebook.conftest import GRADES, RIVALS, indicator, sound_problem
from tocsin.casebook.check_problem import check_problem
from tocsin.records import Hypothesis, Likelihood, Observe, ObserveClaim, ObserveReading, Problem


def said(problem: Problem) -> list[tuple[str, bool]]:
    """Return what is said, and whether it is only doubtful."""
    return [(message, doubtful) for _, message, doubtful in check_problem(problem)]


def rivals(**changed: dict[str, Any]) -> tuple[Hypothesis, ...]:
    """Return the rivals with some of their fields changed."""
    return tuple(msgspec.structs.replace(h, **changed.get(h.id, {})) for h in RIVALS)


def test_nothing_is_said_of_a_sound_problem() -> None:
    assert said(sound_problem()) == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"hypotheses": rivals(H2={"kind": "incident"})}, ["found 2", "'routine'", "sum to 0.5"]),
        ({"hypotheses": rivals(H1={"kind": "pressure"})}, ["found 0", "`share`"]),
        ({"hypotheses": rivals(H3={"kind": "pressure"})}, ["'news_driven'"]),
        ({"hypotheses": rivals(H4={"share": 0.1})}, ["sum to 0.9"]),
        ({"hypotheses": rivals(H4={"share": None})}, ["`share`"]),
        ({"hypotheses": rivals(H4={"id": "H3"})}, ["'H3' stands twice", "unknown hypothesis 'H4'"]),
        ({"hypotheses": rivals(H4={"text": "INTEREST in  news"})}, ["'H3' and 'H4' say the same"]),
        ({"horizon_days": 0}, ["one day or more"]),
        ({"horizon_days": -14}, ["one day or more"]),
        ({"watch_list": ()}, ["watch-list"]),
    ],
)
def test_what_a_problem_must_have(fields: dict[str, Any], words: list[str]) -> None:
    found = [message for message, doubtful in said(sound_problem(**fields)) if not doubtful]
    assert len(found) == len(words)
    assert all(any(word in message for message in found) for word in words)


def test_shares_of_thirds_sum_to_one() -> None:
    thirds = rivals(H2={"share": 1 / 3}, H3={"share": 1 / 3}, H4={"share": 1 / 3})
    assert said(sound_problem(hypotheses=thirds)) == []


def graded(**grades: Any) -> Problem:
    """Return a problem whose indicator has other grades; None takes one out."""
    given = {k: v for k, v in (GRADES | grades).items() if v is not None}
    return sound_problem(indicators=(indicator(likelihoods=given),))


@pytest.mark.parametrize(
    ("problem", "words", "doubtful"),
    [
        (graded(H4=None), "no likelihood under 'H4'", False),
        (graded(H9="N"), "unknown hypothesis 'H9'", False),
        (graded(H1=Likelihood(p=0.5, low=0.6, high=0.7)), "does not hold its own figure", False),
        (graded(H1=Likelihood(p=0.5, low=0.6, high=0.4)), "does not hold its own figure", False),
        (graded(H1="power", H4="chance"), "chance and power stand for", False),
        (graded(H1="N", H2="N", H3="N", H4="N"), "useless", True),
        (graded(H1="C"), "no indicator tells 'H1' from 'H3'", True),
    ],
)
def test_an_indicator_is_graded_under_every_rival(
    problem: Problem, words: str, doubtful: bool
) -> None:
    assert (doubtful, True) in [(mild, words in message) for message, mild in said(problem)]


def test_an_interval_may_end_at_its_own_figure() -> None:
    assert said(graded(H1=Likelihood(p=0.5, low=0.5, high=0.5))) == []


def test_a_crossed_reading_has_the_rates_of_the_detector() -> None:
    seen = ObserveReading(crossed=True)
    grades = {**GRADES, "H1": "power", "H4": "chance"}
    assert said(sound_problem(indicators=(indicator(observe=seen, likelihoods=grades),))) == []


def test_pairs_that_nothing_tells_apart_are_named_once_each() -> None:
    same = dict.fromkeys(GRADES, "N")
    found = [m for m, _ in said(sound_problem(indicators=(indicator(likelihoods=same),)))]
    pairs = [f"{one.id!r} from {other.id!r}" for one, other in itertools.combinations(RIVALS, 2)]
    assert [sum(pair in message for message in found) for pair in pairs] == [1] * len(pairs)


@pytest.mark.parametrize(
    ("conditions", "words"),
    [
        ({"record": "claim", "types": ("acuse",)}, "types 'acuse', which no claim has; known:"),
        ({"record": "event", "types": ("accuse",)}, "types 'accuse', which no event has"),
        ({"record": "match", "voices": ("relay",)}, "known: exposes, promotes, relays"),
        ({"record": "silence", "statuses": ("quiet",)}, "known:"),
    ],
)
def test_a_word_that_no_record_has_would_never_be_seen(
    conditions: dict[str, Any], words: str
) -> None:
    problem = sound_problem(indicators=(indicator(observe=msgspec.convert(conditions, Observe)),))
    found = [message for message, doubtful in said(problem) if not doubtful]
    assert [words in message for message in found] == [True]


def test_what_is_looked_for_twice_would_count_twice() -> None:
    two = (indicator("I1"), indicator("I2", name="Another name", dependence=0.5))
    assert [("I1" in m and "I2" in m, mild) for m, mild in said(sound_problem(indicators=two))] == [
        (True, False)
    ]
    other = indicator("I2", observe=ObserveClaim(types=("accuse",), days=7))
    assert said(sound_problem(indicators=(indicator("I1"), other))) == []
