"""Entries of a casebook as STIX."""

import msgspec

from tests.unit.exchange.made import casebook
from tocsin.exchange.stix.entries import Entries


def test_narratives_of_one_name_carry_their_ids() -> None:
    entries = Entries(casebook(), "amber")
    assert entries.name("n_mined") == "A mined site (n_mined)"
    assert entries.narrative_id("n_mined") != entries.narrative_id("n_twin")
    assert entries.name("wire") == "The Wire"


def test_a_circle_of_parents_ends() -> None:
    book = casebook()
    first, second = book.narratives
    circle = (msgspec.structs.replace(first, parent="n_twin"), second)
    entries = Entries(msgspec.structs.replace(book, narratives=circle), "amber")
    kinds = [each["type"] for each in entries.narrative("n_mined")]
    assert kinds.count("narrative") == 2


def test_a_site_without_a_point_has_the_country_it_lies_in() -> None:
    entries = Entries(casebook(), "amber")
    (wells,) = entries.of("wells")
    assert wells["country"] == "KZ"
    (lab,) = entries.of("lab")
    assert (lab["latitude"], lab["longitude"]) == (43.25, 76.0)


def test_sites_that_lie_in_each_other_end_too() -> None:
    book = casebook()
    land, lab, wells = book.sites
    circle = msgspec.structs.replace(land, country=None, parent="wells")
    entries = Entries(msgspec.structs.replace(book, sites=(circle, lab, wells)), "amber")
    (made,) = entries.of("wells")
    assert made["region"] == "unspecified"


def test_a_source_belongs_to_its_owner_and_strangers_are_nothing() -> None:
    entries = Entries(casebook(), "amber")
    kinds = [each.get("relationship_type", each["type"]) for each in entries.of("wire")]
    assert kinds == ["identity", "channel", "belongs-to"]
    assert list(entries.of("nobody")) == []
    assert entries.ref("nobody") is None
