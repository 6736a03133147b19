"""Ids are those that pycti makes of the same things (`generate_id`, release 7.261026)."""

from tocsin.exchange.stix import ids


def test_names_are_told_by_small_letters_without_blanks() -> None:
    assert ids.named("narrative", "  A Mined Site ") == ids.named("narrative", "a mined site")
    assert ids.named("channel", "x") != ids.named("narrative", "x")


def test_whole_degrees_have_no_fraction() -> None:
    assert ids.position(43.0, 76.0) == ids.keyed("location", {"latitude": 43, "longitude": 76})
    assert ids.position(43.25, 76.0) != ids.position(43.25, 76.5)


def test_a_tie_is_one_whenever_it_is_seen() -> None:
    assert ids.related("uses", "a", "b") == ids.related("uses", "a", "b")
    assert ids.related("uses", "a", "b") != ids.related("uses", "b", "a")


def test_half_a_pair_of_surrogates_raises_nothing() -> None:
    assert ids.named("channel", "\ud800").startswith("channel--")
