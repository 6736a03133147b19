"""Documents, claims and events as STIX."""

import msgspec

from tests.unit.exchange.made import casebook, claim, document, match, results
from tocsin.exchange.stix import facts
from tocsin.exchange.stix.entries import Entries


def known() -> facts.Media:
    """Return where the documents of the results stand."""
    return facts.Media(results())


def test_a_document_without_an_address_has_a_name_of_ours() -> None:
    entries = Entries(casebook(), "amber")
    made = next(iter(facts.media(document("b"), [], known(), entries)))
    assert made["url"] == "urn:tocsin:doc-b"
    assert made["id"] == known().ref("doc-b")


def test_an_outlet_nobody_lists_publishes_too() -> None:
    entries = Entries(casebook(), "amber")
    own = document("a", source_id=None, url="https://strange.example/1")
    given = results()
    own_facts = msgspec.structs.replace(given.facts, documents=(own,))
    media = facts.Media(given._replace(facts=own_facts))
    names = [each.get("name") for each in facts.media(own, [], media, entries)]
    assert "strange.example" in names


def test_only_the_best_match_of_a_narrative_ties() -> None:
    entries = Entries(casebook(), "amber")
    matches = {
        "clm-1": [match("1", "clm-1", "n_mined", "promotes", 0.6)],
        "clm-2": [match("2", "clm-2", "n_mined", "relays", 0.9)],
    }
    ties = [
        each
        for each in facts.narrative_ties([claim("1"), claim("2")], matches, known(), entries)
        if each.get("relationship_type") == "uses"
    ]
    assert [each["confidence"] for each in ties] == [90]


def test_what_nobody_said_uses_no_narrative() -> None:
    entries = Entries(casebook(), "amber")
    matches = {"clm-1": [match("1", "clm-1", "n_mined", "relays")]}
    unsaid = claim("1", stance="not_said")
    assert list(facts.narrative_ties([unsaid], matches, known(), entries)) == []
