"""A list of places is about none of them; lines that tell something of their own are no list."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.unit.assess.conftest import Read
from tocsin.assess.binding import Binder
from tocsin.assess.facts_index import FactsIndex
from tocsin.assess.place_lists import PlaceLists
from tocsin.records import Problem

LISTS = YAML(typ="safe").load(
    (Path(__file__).parent.parent / "genre_texts" / "lists.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("language", sorted(LISTS))
@pytest.mark.parametrize("form", ["sentence", "lines", "bullets", "bare"])
def test_a_list_of_places_binds_nothing(
    read_places: Read, cities: Problem, language: str, form: str
) -> None:
    names, head, said = (LISTS[language][part] for part in ("cities", "head", "said"))
    text = {
        "sentence": f"{head} {', '.join(names)}.",
        "lines": "\n".join(f"{city}: {said}" for city in names),
        "bullets": "\n".join(f"— {city} — {said}." for city in names),
        "bare": f"{head}\n\n" + "\n".join(names),
    }[form]
    facts = read_places(text, language=language)
    binder = Binder(cities, FactsIndex(facts))
    assert {binder.way_of(c) for c in facts.claims} <= {None}


def test_lines_that_each_tell_something_of_their_own_are_no_list(
    read_places: Read, cities: Problem
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
    facts = read_places(text)
    binder = Binder(cities, FactsIndex(facts))
    assert any(binder.way_of(c) == "site_in_claim" for c in facts.claims)


@pytest.mark.parametrize(("number", "is_list"), [(7, False), (8, True)])
def test_eight_short_lines_make_a_list(read_places: Read, number: int, *, is_list: bool) -> None:
    names = LISTS["en"]["cities"][:number]
    facts = read_places("\n".join(f"{name}: air alert is announced." for name in names))
    lists = PlaceLists(FactsIndex(facts))
    assert len(names) == number
    assert {lists.hold(claim) for claim in facts.claims} == {is_list}
