"""Mentions: one id for one thing in one place, and places that only stand in an actor's name."""

from tests.unit.annotate.reading import document, mention, span_of
from tocsin.annotate.text.naming import closed, foremost, make_mention, spoken_for
from tocsin.records import Site

TEXT = "Moldova said the plant near Tiraspol was safe."


def test_the_same_mention_has_the_same_id() -> None:
    made = document(TEXT)
    assert mention(made, "Tiraspol", "place").id == mention(made, "Tiraspol", "place").id
    assert mention(made, "Tiraspol", "place").id != mention(made, "Tiraspol", "site").id
    assert mention(made, "Tiraspol", "place").id != mention(made, "Tiraspol", "place", "g:1").id


def test_a_mention_says_its_words_and_where_its_thing_lies() -> None:
    made = document(TEXT)
    site = Site(id="s_plant", name="Plant", kind="facility", latitude=46.8, longitude=29.6)
    item = make_mention(made, span_of(TEXT, "the plant"), "site", "m", "r", "s_plant", at=site)
    assert item.surface == "the plant"
    assert (item.latitude, item.longitude) == (46.8, 29.6)
    assert (item.entity_id, item.method, item.rule) == ("s_plant", "m", "r")


def test_without_a_place_there_are_no_coordinates() -> None:
    item = mention(document(TEXT), "Tiraspol", "place")
    assert item.latitude is None
    assert item.longitude is None


def test_a_place_in_the_name_of_an_actor_comes_second() -> None:
    made = document(TEXT)
    state, place = mention(made, "Moldova", "state"), mention(made, "Moldova", "place")
    town = mention(made, "Tiraspol", "place")
    assert spoken_for([state, place, town]) == [place]
    assert foremost([state, place, town]) == [state, town]


def test_a_place_that_only_touches_an_actor_stays() -> None:
    made = document("The Tiraspol council met.")
    inside = mention(made, "Tiraspol council", "organisation")
    over = mention(made, "The Tiraspol", "place")
    assert spoken_for([inside, over]) == []
    assert foremost([]) == []


def test_a_name_opens_no_bracket_that_it_does_not_close() -> None:
    assert closed("The Security Service (SSU") == "The Security Service"
    assert closed("The Security Service (SSU)") == "The Security Service (SSU)"
    assert closed("(SSU") == "(SSU"
