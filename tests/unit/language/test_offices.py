"""Offices that no list can hold: one word with what they are for, or with the ending of a case."""

import pytest

from tocsin.language.offices import ends_as_office, is_bent_office


@pytest.mark.parametrize(
    ("language", "text", "office"),
    [
        ("de", "Der bosnische Sicherheitsminister Nenad Nešić", True),
        ("de", "das Finanzministerium in Wien", True),
        ("de", "Ein Fischer aus Mostar", False),
        ("fr", "Le ministre", False),
        ("de", "", False),
    ],
)
def test_a_word_that_ends_in_an_office_is_one(language: str, text: str, office: bool) -> None:
    assert ends_as_office(text, language) == office


@pytest.mark.parametrize(
    ("language", "text", "office"),
    [
        ("tr", "Rusya Savunma Bakanlığından", True),
        ("tr", "Ukrayna ordusundan", True),
        ("tr", "Bir balıkçıdan", False),
        ("kk", "Ресей Қорғаныс министрлігінің", True),
        ("kk", "Грузия премьер-министрінің", True),
        ("kk", "балықшының", False),
        ("de", "Bakanlığından", False),
    ],
)
def test_an_office_is_known_in_any_case(language: str, text: str, office: bool) -> None:
    assert is_bent_office(text, language) == office
