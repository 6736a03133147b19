"""Where somebody wrote it is nobody who wrote it."""

import pytest

from tocsin.annotate.surface.platforms import without_platforms


@pytest.mark.parametrize(
    ("language", "text", "left"),
    [
        ("uk", "написав у своєму Telegram-каналі мер", "написав мер"),
        ("ru", "сообщил на своей странице в Facebook мэр", "сообщил мэр"),
        ("de", "schrieb auf Twitter der Bürgermeister", "schrieb der Bürgermeister"),
        ("tr", "Başkan Twitter'da yazdı", "Başkan yazdı"),
    ],
)
def test_the_place_is_blank_and_the_length_stays(language: str, text: str, left: str) -> None:
    bare = without_platforms(text, language)
    assert bare.split() == left.split()
    assert len(bare) == len(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [("uk", "Twitter повідомив про збій"), ("de", "Telegram sperrte den Kanal"), ("ka", "x")],
)
def test_a_platform_that_speaks_stays(language: str, text: str) -> None:
    assert without_platforms(text, language) == text
