"""What is opinion or satire is no evidence; a narrative in an opinion is told all the same; a list
of places is about none of them.
"""

from unittest.mock import patch

import msgspec
import pytest

from tests.conftest import NOW
from tests.unit.assess.conftest import Read
from tocsin.assess.binding import Binder
from tocsin.assess.facts_index import FactsIndex
from tocsin.assess.indicators import IndicatorSearch
from tocsin.records import Facts, ObserveEvent, Problem


def seen(facts: Facts, problem: Problem) -> dict[str, bool]:
    """Return which indicators are observed."""
    search = IndicatorSearch(problem, FactsIndex(facts), NOW)
    return {o.indicator_id: bool(o.evidence) for o in search.observe()}


BODY = (
    "The laboratory in Almaty was attacked. The attack in Almaty will come in two days. "
    "The police should guard the laboratory in Almaty. The ministry has not said who attacked "
    "the laboratory in Almaty."
)


def test_plain_news_is_evidence(read_places: Read, cities: Problem) -> None:
    facts = read_places(f"Attack in Almaty\n\n{BODY}")
    assert seen(facts, cities)["i_claims"]
    assert IndicatorSearch(cities, FactsIndex(facts), NOW).related()


def test_problems_that_look_for_the_same_words_read_each_claim_once(
    read_places: Read, cities: Problem
) -> None:
    facts = read_places(f"Attack in Almaty\n\n{BODY}")
    index = FactsIndex(facts)
    first = IndicatorSearch(cities, index, NOW).observe()
    other = msgspec.structs.replace(cities, id="other")
    with (
        patch.object(IndicatorSearch, "_shows", side_effect=AssertionError),
        patch.object(Binder, "_all_ways", side_effect=AssertionError),
    ):
        assert IndicatorSearch(other, index, NOW).observe() == first
    elsewhere = msgspec.structs.replace(cities, sites=(), host=None)
    alone = IndicatorSearch(elsewhere, FactsIndex(facts), NOW).observe()
    assert IndicatorSearch(elsewhere, index, NOW).observe() == alone
    renamed = tuple(
        msgspec.structs.replace(i, name="Nobody will attack") for i in cities.indicators
    )
    problem = msgspec.structs.replace(cities, indicators=renamed)
    alone = IndicatorSearch(problem, FactsIndex(facts), NOW).observe()
    assert IndicatorSearch(problem, index, NOW).observe() == alone


@pytest.mark.parametrize("label", ["Opinion: ", "SATIRE: "])
def test_an_opinion_is_no_evidence_and_gives_no_advice_gap_or_time(
    read_places: Read, cities: Problem, label: str
) -> None:
    facts = read_places(f"{label}Attack in Almaty\n\n{BODY}")
    own = [c for c in facts.claims if len(c.chain) == 1]
    assert own
    assert {c.flags[-1] for c in own} == {label.strip(": ").casefold()}
    index = FactsIndex(facts)
    marked = {c.id for c in own}
    assert not marked & {b.record_id for b in IndicatorSearch(cities, index, NOW).related()}
    assert not any(
        b.record_id in marked
        for o in IndicatorSearch(cities, index, NOW).observe()
        for b in o.bound
    )


@pytest.mark.parametrize(
    ("label", "counts"), [("", True), ("Opinion: ", True), ("Satire: ", False)]
)
def test_a_narrative_told_in_an_opinion_is_told(
    read_places: Read, cities: Problem, label: str, *, counts: bool
) -> None:
    text = (
        f"{label}Secret laboratories\n\nThe United States develops biological weapons in "
        "secret laboratories in Almaty, Kazakhstan."
    )
    facts = read_places(text)
    assert any(m.voice for m in facts.matches)
    assert seen(facts, cities)["i_matches"] == counts


PLANNED = [
    "The rebels are preparing an attack on the bridge in Almaty.",
    "The commander ordered to launch an attack on the bridge in Almaty.",
    "An attack on the bridge in Almaty is planned for Friday, the police fear.",
]
PLANNED_ELSEWHERE = [
    ("ru", "Атака на мост в Алматы готовится, сообщила полиция."),
    ("ru", "Удар по мосту в Алматы планируется на пятницу, сообщили в полиции."),
    ("uk", "Атака на міст в Алмати готується, повідомила поліція."),
    ("uk", "Напад на міст в Алмати заплановано на п'ятницю."),
]
UNSURE = [
    "Perhaps the rebels attacked the bridge in Almaty.",
    "It is possible that rebels attacked the bridge in Almaty.",
]
DONE = [
    "The rebels attacked the bridge in Almaty.",
    "An attack on the bridge in Almaty killed two guards.",
]


@pytest.mark.parametrize("text", PLANNED)
def test_an_act_that_is_only_planned_shows_no_act_unless_it_is_asked_for(
    read_places: Read, cities: Problem, text: str
) -> None:
    assert not seen(read_places(text), cities)["i_events"]
    look = ObserveEvent(types=("attack",), statuses=("planned",), days=7)
    wanted = msgspec.structs.replace(cities.indicators[0], id="i_planned", observe=look)
    asked = msgspec.structs.replace(cities, indicators=(wanted,))
    assert seen(read_places(text), asked)["i_planned"]


@pytest.mark.parametrize("text", DONE)
def test_an_act_that_was_done_shows_it(read_places: Read, cities: Problem, text: str) -> None:
    assert seen(read_places(text), cities)["i_events"]


@pytest.mark.parametrize(("language", "text"), PLANNED_ELSEWHERE)
def test_what_stands_behind_an_act_can_make_it_a_plan(
    read_places: Read, language: str, text: str
) -> None:
    assert {
        e.status for e in read_places(text, language=language).events if e.type == "attack"
    } == {"planned"}


@pytest.mark.parametrize("text", UNSURE)
def test_an_act_that_the_text_only_thinks_possible_shows_no_act(
    read_places: Read, cities: Problem, text: str
) -> None:
    assert not seen(read_places(text), cities)["i_events"]
