"""Which places a text names, and why: linked where one is clear, open where several could be."""

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate.parsers.english import parse
from tocsin.annotate.places.reader import PlaceReader, Toponym
from tocsin.annotate.places.tags import english_tags
from tocsin.gazetteer import find_gazetteer

READER = PlaceReader(find_gazetteer())


def read(text: str) -> dict[str, Toponym]:
    """Return the places of an English text by their words."""
    page = document(text)
    found = READER(page, english_tags(parse(page)))
    return {toponym.span.of(text): toponym for toponym in found}


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The train arrived in Paris on Monday.", "Paris", "FR"),
        ("Forces moved to Kharkiv Oblast.", "Kharkiv", "UA"),
        ("The president of Portugal resigned.", "Portugal", "PT"),
    ],
)
def test_a_clear_place_is_linked_with_its_reason(text: str, words: str, country: str) -> None:
    toponym = read(text)[words]
    assert toponym.place is not None
    assert toponym.place.country == country
    assert country in toponym.why
    assert 0.5 < toponym.probability <= 1.0


@pytest.mark.parametrize(
    "text",
    [
        "Anna Paris arrived.",
        "The Paris Post reported it.",
        "The Treaty of Paris was signed.",
        "Reading is fun.",
        "The bridge is closed.",
    ],
)
def test_what_only_looks_like_a_place_is_none(text: str) -> None:
    assert read(text) == {}


def test_where_several_could_be_meant_it_says_which() -> None:
    toponym = read("The train left Lisbon on Monday.")["Lisbon"]
    assert toponym.place is None
    assert toponym.why.startswith("open between")


def test_a_place_is_told_with_its_kind_and_country() -> None:
    paris = read("The train arrived in Paris on Monday.")["Paris"].place
    assert paris is not None
    assert READER.described(paris).startswith("Paris (city")
    assert READER.described(paris).endswith("FR)")


def test_a_text_in_cyrillic_is_read_without_tags() -> None:
    page = document("Потяг прибув до Львова.", "uk")
    (toponym,) = READER(page, [])
    assert toponym.place is not None
    assert toponym.place.name == "Lviv"
