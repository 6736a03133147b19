"""Problems as MISP events: pymisp loads them and writes them equal."""

import json
from typing import Any

import msgspec
import pytest
from pymisp import MISPEvent, MISPObject

from tests.unit.exchange.made import alarm, document, results
from tocsin.contracts.exporters import empty_results, full_results
from tocsin.exchange import Results
from tocsin.exchange.misp.events import events, misp_files
from tocsin.records import LikelihoodRange


def loaded(made: dict[str, Any]) -> MISPEvent:
    """Return an event as pymisp reads it, with every object held to its template."""
    event = MISPEvent()
    event.load(json.loads(json.dumps(made)))
    for each in event.objects:
        strict = MISPObject(each.name, strict=True)
        for attribute in each.attributes:
            strict.add_attribute(attribute.object_relation, value=attribute.value)
        strict.to_json()  # raises where the template is not kept
    return event


@pytest.mark.parametrize("given", [empty_results(), full_results(), results(), results(red=True)])
def test_pymisp_loads_and_writes_them_equal(given: Results) -> None:
    for made in events(given):
        once, again = loaded(made), MISPEvent()
        dumped = json.loads(once.to_json())
        for note in (each for held in dumped["Object"] for each in held.get("Note", ())):
            # pymisp writes the moments of notes with their zone, and reads them without.
            note["created"] = note["created"].removesuffix("+00:00")
            note["modified"] = note["modified"].removesuffix("+00:00")
        again.from_dict(**dumped)
        assert json.loads(once.to_json(sort_keys=True)) == json.loads(again.to_json(sort_keys=True))
        assert {each.uuid for each in once.objects} == {each["uuid"] for each in made["Object"]}


def test_the_file_is_an_answer_of_a_server() -> None:
    for given in (results(), empty_results()):
        (file,) = misp_files(given)
        assert isinstance(json.loads(b"".join(file.content))["response"], list)


def test_objects_are_tied_as_the_community_ties_them() -> None:
    (made,) = events(results())
    names = {each["uuid"]: each["name"] for each in made["Object"]}
    ties = {
        (each["name"], tie["relationship_type"], names[tie["referenced_uuid"]])
        for each in made["Object"]
        for tie in each["ObjectReference"]
    }
    assert ("news-media", "uses", "narrative") in ties
    assert ("news-media", "mentions", "narrative") in ties
    assert ("news-media", "derived-from", "news-media") in ties
    assert ("news-media", "mentions", "geolocation") in ties
    assert ("report", "targets", "geolocation") in ties


def test_a_dissent_is_a_note_and_a_draft_says_so() -> None:
    (made,) = events(results(signers=()))
    (report,) = [each for each in made["Object"] if each["name"] == "report"]
    assert [note["note"] for note in report["Note"]] == ["one origin only"]
    assert 'workflow:state="draft"' in {each["name"] for each in made["Tag"]}


def test_the_brief_is_a_report_of_the_event() -> None:
    (made,) = events(results()._replace(briefs={"WP-1": "# The brief"}))
    assert made["EventReport"][0]["content"] == "TLP:AMBER\n\n# The brief"
    (made,) = events(results())
    assert "The ministry" not in made["EventReport"][0]["content"]
    assert "- Ministry says, via The Wire: " in made["EventReport"][0]["content"]


@pytest.mark.parametrize(
    ("figure", "word"),
    [(0.0, "almost-no-chance"), (0.5, "roughly-even-chance"), (1.0, "almost-certain")],
)
def test_likelihood_is_a_tag(figure: float, word: str) -> None:
    range_ = LikelihoodRange(low=0.0, high=1.0, words="x", p=figure)
    (made,) = events(results()._replace(alarms=(alarm("A", "B", likelihood=range_),)))
    assert f'estimative-language:likelihood-probability="{word}"' in {
        t["name"] for t in made["Tag"]
    }


def test_posts_of_channels_are_microblogs() -> None:
    given = results()
    sources = [msgspec.structs.replace(s, kind="channel") for s in given.facts.casebook.sources]
    book = msgspec.structs.replace(given.facts.casebook, sources=tuple(sources))
    facts = msgspec.structs.replace(
        given.facts, casebook=book, documents=(document("a", title="T"),)
    )
    (made,) = events(given._replace(facts=facts))
    assert "microblog" in {each["name"] for each in made["Object"]}
    loaded(made)
