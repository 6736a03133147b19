"""Documents, claims and events as STIX."""

import msgspec

from tests.unit.exchange.made import casebook, claim, document, match, results
from tocsin.exchange.stix import found
from tocsin.exchange.stix.entries import Entries


def known() -> found.Media:
    """Return where the documents of the results stand."""
    return found.Media(results())


def test_a_document_without_an_address_has_a_name_of_ours() -> None:
    entries = Entries(casebook(), "amber")
    made = next(iter(found.media(document("b"), [], known(), entries)))
    assert made["url"] == "urn:tocsin:doc-b"
    assert made["id"] == known().ref("doc-b")


def test_an_outlet_nobody_lists_publishes_too() -> None:
    entries = Entries(casebook(), "amber")
    own = document("a", source_id=None, url="https://strange.example/1")
    given = results()
    facts = msgspec.structs.replace(given.facts, documents=(own,))
    media = found.Media(given._replace(facts=facts))
    names = [each.get("name") for each in found.media(own, [], media, entries)]
    assert "strange.example" in names


def test_only_the_best_match_of_a_narrative_ties() -> None:
    entries = Entries(casebook(), "amber")
    matches = {
        "clm-1": [match("1", "clm-1", "n_mined", "promotes", 0.6)],
        "clm-2": [match("2", "clm-2", "n_mined", "relays", 0.9)],
    }
    ties = [
        each
        for each in found.told([claim("1"), claim("2")], matches, known(), entries)
        if each.get("relationship_type") == "uses"
    ]
    assert [each["confidence"] for each in ties] == [90]


def test_what_nobody_said_uses_no_narrative() -> None:
    entries = Entries(casebook(), "amber")
    matches = {"clm-1": [match("1", "clm-1", "n_mined", "relays")]}
    unsaid = claim("1", stance="not_said")
    assert list(found.told([unsaid], matches, known(), entries)) == []
