"""Joined words are taken apart where their parts are places; adjectives name areas."""

import pytest

from tocsin.annotate.places.parts import area_forms, parted
from tocsin.gazetteer import find_gazetteer
from tocsin.language.words import words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The Kyiv-Lviv train", ["The", "Kyiv", "Lviv", "train"]),
        ("The well-known train", ["The", "well-known", "train"]),
        ("The train", ["The", "train"]),
        ("", []),
    ],
)
def test_parted(text: str, parts: list[str]) -> None:
    read = parted(list(words(text)), find_gazetteer(), "en")
    assert [word.text for word in read] == parts


def test_parts_keep_their_place_in_the_text() -> None:
    text = "The Kyiv-Lviv train"
    read = parted(list(words(text)), find_gazetteer(), "en")
    assert [text[word.start : word.end] for word in read] == [word.text for word in read]


def test_a_plain_name_is_no_adjective_of_an_area() -> None:
    assert area_forms("kharkiv", "en") == ()
    assert area_forms("", None) == ()
