"""Results as STIX objects: valid, each once, and nothing without whoever says it."""

import json
from collections import Counter
from typing import Any

import msgspec
import pytest
from stix2validator import ValidationOptions, validate_string

from tests.unit.exchange.made import alarm, claim, document, results
from tocsin.contracts.exporters import empty_results, full_results
from tocsin.exchange import Results
from tocsin.exchange.stix import objects, stix_files
from tocsin.exchange.stix.objects import FILE


def bundle(given: Results) -> dict[str, Any]:
    """Return the bundle that results give."""
    (file,) = stix_files(given)
    assert file.name == FILE
    read: dict[str, Any] = json.loads(b"".join(file.content))
    return read


def errors(given: Results) -> list[str]:
    """Return what the validator of the standard's own authors finds wrong."""
    text = json.dumps(bundle(given))
    found = validate_string(text, ValidationOptions(version="2.1"))
    return [str(error) for error in found.errors]


def of(kind: str, given: Results) -> list[dict[str, Any]]:
    """Return the objects of a kind."""
    return [each for each in objects(given) if each["type"] == kind]


@pytest.mark.parametrize("given", [empty_results(), full_results(), results(), results(red=True)])
def test_bundles_are_valid(given: Results) -> None:
    assert errors(given) == []


def test_each_object_stands_once_and_points_to_what_is_there() -> None:
    made = list(objects(results()))
    often = Counter(each["id"] for each in made)
    assert set(often.values()) == {1}
    for each in made:
        for name, value in each.items():
            refs = value if name.endswith("_refs") else [value] if name.endswith("_ref") else []
            assert set(refs) <= set(often), (each["id"], name)


def test_no_property_is_null_or_empty() -> None:
    for each in objects(results()):
        for name, value in each.items():
            empty = name != "content" and value in ("", [], {})
            assert value is not None, (each["id"], name)
            assert not empty, (each["id"], name)


def test_a_claim_is_said_by_somebody() -> None:
    notes = {each["abstract"]: each for each in of("note", results())}
    said = "Ministry says, via The Wire: “the laboratory was mined”"
    assert notes["clm-1"]["content"] == said
    assert notes["clm-2"]["content"].startswith("Ministry denies, via The Wire: ")


def test_what_exposes_a_narrative_never_uses_it_and_what_abstains_ties_nothing() -> None:
    ties = [each for each in of("relationship", results()) if "confidence" in each]
    told = {(each["relationship_type"], each.get("description", "").split(":")[0]) for each in ties}
    assert ("uses", "promotes") in told
    assert ("related-to", "exposes") in told
    assert not any(kind == "uses" and voice == "exposes" for kind, voice in told)
    names = {each["name"] for each in of("narrative", results())}
    assert names == {"A mined site (n_mined)"}  # nothing points to its twin


def test_two_who_agree_in_one_instant_are_two_opinions() -> None:
    found = of("opinion", results())
    assert {each["authors"][0] for each in found} == {"A. First", "B. Second", "C. Third"}
    assert len({each["id"] for each in found}) == 3
    assert [each["explanation"] for each in found if each["opinion"] == "disagree"]


def test_a_word_on_nothing_that_leaves_is_no_opinion() -> None:
    given = results(signers=())
    assert [each["authors"] for each in of("opinion", given)] == [["C. Third"]]
    assert of("report", given)[0]["labels"] == ["tocsin:watch", 'workflow:state="draft"']


def test_readings_are_sightings_of_narratives_or_counted_media() -> None:
    (sighting,) = of("sighting", results())
    assert sighting["count"] == 3
    assert sighting["where_sighted_refs"][0].startswith("location--")
    (observed,) = of("observed-data", results())
    assert observed["number_observed"] == 3
    assert len(observed["object_refs"]) == 2


def test_a_copy_is_derived_from_its_original() -> None:
    found = [
        each
        for each in of("relationship", results())
        if each["relationship_type"] == "derived-from"
    ]
    assert [each["confidence"] for each in found] == [97]


def test_every_object_carries_its_marking() -> None:
    red = "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed"
    for each in objects(results(red=True)):
        if each["type"] != "marking-definition":
            assert len(each["object_marking_refs"]) == 1, each["id"]
    marked = [
        each for each in objects(results(red=True)) if each.get("object_marking_refs") == [red]
    ]
    assert {each["type"] for each in marked} == {"media-content", "note", "relationship"}


def test_an_alarm_that_rests_on_something_red_is_red() -> None:
    given = results()
    own = given.facts.documents[0]
    facts = given.facts
    secret = msgspec.structs.replace(own, marking="red")
    facts = msgspec.structs.replace(facts, documents=(secret, *facts.documents[1:]))
    (report,) = of("report", given._replace(facts=facts))
    assert "5e57c739" in report["object_marking_refs"][0]


ODD = (
    "=1+1",
    "a" * 10_000,
    "\x00\x01\x1f",
    "“кавычки” 🙂 Қазақстан",
    '"},{"type":"x"',
    "\u202e\ufeff",
    "\\u0000",
    "<script>",
    "line\nbreak\r\n\t",
    " ",
)


@pytest.mark.parametrize("odd", ODD)
def test_odd_texts_stay_what_they_are(odd: str) -> None:
    given = results()
    facts = msgspec.structs.replace(
        given.facts,
        documents=(document("a", odd, title=odd), document("b", url="https://x.example/" + odd)),
        claims=(claim("1", text=odd), claim("3", "doc-b", text=odd)),
    )
    given = given._replace(facts=facts, alarms=(alarm("A", reasons=(odd,)),))
    assert errors(given) == []
    assert any(odd in each["content"] for each in of("note", given))


def test_a_source_and_a_narrative_of_one_name_are_two_objects() -> None:
    given = results()
    book = given.facts.casebook
    first, second = book.narratives
    told = msgspec.structs.replace(first, title="The Wire")
    book = msgspec.structs.replace(book, narratives=(told, second))
    given = given._replace(facts=msgspec.structs.replace(given.facts, casebook=book))
    assert "The Wire" in {each["name"] for each in of("channel", given)}
    assert "The Wire" in {each["name"] for each in of("narrative", given)}


def test_ids_do_not_depend_on_the_run() -> None:
    first = [each["id"] for each in objects(results())]
    later = results()._replace(as_of=results().as_of.replace(year=2023))
    assert [each["id"] for each in objects(later)] == first
