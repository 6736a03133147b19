"""German offices are one word with what they are for."""

import pytest

from tocsin.language.offices import ends_as_office


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
