"""Every run of words that may name a place, with what speaks for and against it."""

from tests.unit.annotate.reading import document, span_of
from tocsin.annotate.parsers.english import parse
from tocsin.annotate.places.spots import Spot, spot_at, spots
from tocsin.annotate.places.tags import english_tags
from tocsin.gazetteer import find_gazetteer

GAZETTEER = find_gazetteer()


def read(text: str, language: str = "en") -> dict[str, Spot]:
    """Return the spots of a text by their words."""
    page = document(text, language)
    tags = english_tags(parse(page)) if language == "en" else []
    return {spot.span.of(text): spot for spot in spots(page, tags, GAZETTEER)}


def test_a_name_and_a_longer_one_are_two_spots() -> None:
    assert set(read("Forces moved to Kharkiv Oblast.")) == {"Kharkiv", "Kharkiv Oblast"}


def test_a_tag_of_the_model_and_the_words_beside_are_features() -> None:
    features = read("The train arrived in Paris on Monday.")["Paris"].features
    assert "tag is GPE" in features
    assert "words 1" in features
    assert "before: preposition of place" in features


def test_an_inflected_name_is_found_in_its_first_case() -> None:
    spot = read("Потяг прибув до Львова.", "uk")["Львова"]
    assert "Lviv" in {named.place.name for named in spot.names}


def test_a_kazakh_ending_tells_where_something_is() -> None:
    spot = read("Көпір Парижде жабылды.", "kk").get("Парижде")
    assert spot is None or "before: preposition of place" in spot.features


def test_small_words_and_latin_words_in_cyrillic_are_none() -> None:
    assert read("The bridge is closed.") == {}
    assert "Paris" not in read("Кафе Paris закрыто.", "ru")


def test_a_given_span_is_looked_up_as_it_stands() -> None:
    page = document("In Paris.")
    spot = spot_at(page, span_of(page.text, "Paris"), GAZETTEER)
    assert {named.place.country for named in spot.names} >= {"FR", "US"}
    nothing = spot_at(page, span_of(page.text, "In"), GAZETTEER)
    assert nothing.span == span_of(page.text, "In")
