"""What says that a candidate is no place: a person, a thing, an everyday word."""

import pytest

from tests.unit.annotate.reading import document, span_of
from tocsin.annotate.parsers.english import parse
from tocsin.annotate.places.seen import Seen
from tocsin.annotate.places.spots import spot_at, spots
from tocsin.annotate.places.stops import stops
from tocsin.annotate.places.tags import english_tags
from tocsin.gazetteer import find_gazetteer
from tocsin.language.words import words as words_of


def stopped(text: str, words: str) -> list[str]:
    """Return why the words of an English text are no place."""
    page = document(text)
    found = spots(page, english_tags(parse(page)), find_gazetteer())
    (spot,) = [spot for spot in found if spot.span.of(text) == words]
    return [feature for feature in spot.features if feature.startswith("stop")]


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("Anna Paris arrived.", "Paris", "stop: in the name of a person"),
        ("The Paris Post reported it.", "Paris", "stop: in the name of a thing"),
        ("The Treaty of Paris was signed.", "Paris", "stop: in the name of a thing"),
        ("Reading is fun.", "Reading", "stop: an everyday word"),
    ],
)
def test_a_rule_stops_it(text: str, words: str, why: str) -> None:
    assert why in stopped(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The train arrived in Paris on Monday.", "Paris"),
        ("Forces moved to Kharkiv Oblast.", "Kharkiv"),
    ],
)
def test_no_rule_stops_a_place(text: str, words: str) -> None:
    assert stopped(text, words) == []


def test_the_rules_look_at_the_words_beside_a_candidate() -> None:
    text = "The Treaty of Paris"
    page = document(text)
    span = span_of(text, "Paris")
    seen = Seen(
        document=page,
        tokens=list(words_of(text)),
        tags=[],
        tag_ends=[],
        starts=frozenset({0}),
        lower=frozenset(),
        placed=frozenset(),
        persons=frozenset(),
    )
    names = spot_at(page, span, find_gazetteer()).names
    assert "stop: in the name of a thing" in list(stops(seen, (3, 4), span, names))
