"""What is opinion or satire is no evidence; a narrative in an opinion is told all the same; a list
of places is about none of them.
"""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from ruamel.yaml import YAML

from tests.conftest import NOW, make_document
from tocsin.annotate import Annotator
from tocsin.assess.binding import Binder
from tocsin.assess.facts_index import FactsIndex
from tocsin.assess.indicators import IndicatorSearch
from tocsin.documents import lineage_of, origins
from tocsin.gazetteer import find_gazetteer
from tocsin.match import Matcher
from tocsin.records import Casebook, Facts, ObserveClaim, ObserveEvent, ObserveMatch, Problem

Read = Callable[..., Facts]
LISTS = YAML(typ="safe").load(
    (Path(__file__).parent / "genre_texts" / "lists.yml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def read(almaty: Casebook) -> Read:
    """Return what reads a text into facts, as a run does."""
    annotate = Annotator(almaty.actors, almaty.sources, almaty.sites, find_gazetteer())
    match = Matcher(almaty.narratives, almaty.sites)

    def facts(text: str, language: str = "en") -> Facts:
        document = make_document(text, language=language, published_at=NOW - dt.timedelta(days=1))
        found = annotate(document)
        lineage = lineage_of([document], NOW, almaty.sources)
        return Facts(
            casebook=almaty,
            documents=(document,),
            lineage=tuple(lineage),
            origins=tuple(origins([document], lineage, almaty.sources)),
            mentions=found.mentions,
            claims=found.claims,
            events=found.events,
            matches=tuple(match(document, found)),
        )

    return facts


@pytest.fixture(scope="module")
def problem(almaty: Casebook) -> Problem:
    """Return a problem about the city, with indicators for claims, events and matches of every
    kind.
    """
    looks = {
        "i_claims": ObserveClaim(days=7),
        "i_events": ObserveEvent(types=("attack", "explosion", "force_arrival"), days=7),
        "i_matches": ObserveMatch(days=7),
    }
    first = almaty.problems[0]
    made = tuple(
        msgspec.structs.replace(first.indicators[0], id=name, observe=look)
        for name, look in looks.items()
    )
    return msgspec.structs.replace(first, sites=("almaty",), indicators=made)


def seen(facts: Facts, problem: Problem) -> dict[str, bool]:
    """Return which indicators are observed."""
    search = IndicatorSearch(problem, FactsIndex(facts), NOW)
    return {o.indicator_id: bool(o.evidence) for o in search.observe()}


BODY = (
    "The laboratory in Almaty was attacked. The attack in Almaty will come in two days. "
    "The police should guard the laboratory in Almaty. The ministry has not said who attacked "
    "the laboratory in Almaty."
)


def test_plain_news_is_evidence(read: Read, problem: Problem) -> None:
    facts = read(f"Attack in Almaty\n\n{BODY}")
    assert seen(facts, problem)["i_claims"]
    assert IndicatorSearch(problem, FactsIndex(facts), NOW).related()


@pytest.mark.parametrize("label", ["Opinion: ", "SATIRE: "])
def test_an_opinion_is_no_evidence_and_gives_no_advice_gap_or_time(
    read: Read, problem: Problem, label: str
) -> None:
    facts = read(f"{label}Attack in Almaty\n\n{BODY}")
    own = [c for c in facts.claims if len(c.chain) == 1]
    assert own
    assert {c.flags[-1] for c in own} == {label.strip(": ").casefold()}
    index = FactsIndex(facts)
    marked = {c.id for c in own}
    assert not marked & {b.record_id for b in IndicatorSearch(problem, index, NOW).related()}
    assert not any(
        b.record_id in marked
        for o in IndicatorSearch(problem, index, NOW).observe()
        for b in o.bound
    )


@pytest.mark.parametrize(
    ("label", "counts"), [("", True), ("Opinion: ", True), ("Satire: ", False)]
)
def test_a_narrative_told_in_an_opinion_is_told(
    read: Read, problem: Problem, label: str, *, counts: bool
) -> None:
    text = (
        f"{label}Secret laboratories\n\nThe United States develops biological weapons in "
        "secret laboratories in Almaty, Kazakhstan."
    )
    facts = read(text)
    assert any(m.voice for m in facts.matches)
    assert seen(facts, problem)["i_matches"] == counts


@pytest.mark.parametrize("language", sorted(LISTS))
@pytest.mark.parametrize("form", ["sentence", "lines", "bullets", "bare"])
def test_a_list_of_places_binds_nothing(
    read: Read, problem: Problem, language: str, form: str
) -> None:
    cities, head, said = (LISTS[language][part] for part in ("cities", "head", "said"))
    text = {
        "sentence": f"{head} {', '.join(cities)}.",
        "lines": "\n".join(f"{city}: {said}" for city in cities),
        "bullets": "\n".join(f"— {city} — {said}." for city in cities),
        "bare": f"{head}\n\n" + "\n".join(cities),
    }[form]
    facts = read(text, language)
    binder = Binder(problem, FactsIndex(facts))
    assert {binder.way_of(c) for c in facts.claims} <= {None}


def test_lines_that_each_tell_something_of_their_own_are_no_list(
    read: Read, problem: Problem
) -> None:
    told = [
        "a shell hit the northern school and two teachers were hurt",
        "the bridge over the river was closed to heavy trucks",
        "police searched three houses and arrested a former officer",
        "the hospital asked for blood and new generators",
        "a train left the rails near the old station at dawn",
        "farmers blocked the ring road with forty tractors",
        "the mayor resigned after a long night in the council",
        "snow cut off four villages north of the lake",
        "a power plant stopped because coal ran out on Monday",
    ]
    text = "\n".join(
        f"{city}: {what}" for city, what in zip(LISTS["en"]["cities"], told, strict=False)
    )
    facts = read(text)
    binder = Binder(problem, FactsIndex(facts))
    assert any(binder.way_of(c) == "site_in_claim" for c in facts.claims)


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
    read: Read, problem: Problem, text: str
) -> None:
    assert not seen(read(text), problem)["i_events"]
    look = ObserveEvent(types=("attack",), statuses=("planned",), days=7)
    wanted = msgspec.structs.replace(problem.indicators[0], id="i_planned", observe=look)
    asked = msgspec.structs.replace(problem, indicators=(wanted,))
    assert seen(read(text), asked)["i_planned"]


@pytest.mark.parametrize("text", DONE)
def test_an_act_that_was_done_shows_it(read: Read, problem: Problem, text: str) -> None:
    assert seen(read(text), problem)["i_events"]


@pytest.mark.parametrize(("language", "text"), PLANNED_ELSEWHERE)
def test_what_stands_behind_an_act_can_make_it_a_plan(read: Read, language: str, text: str) -> None:
    assert {e.status for e in read(text, language).events if e.type == "attack"} == {"planned"}


@pytest.mark.parametrize("text", UNSURE)
def test_an_act_that_the_text_only_thinks_possible_shows_no_act(
    read: Read, problem: Problem, text: str
) -> None:
    assert not seen(read(text), problem)["i_events"]
