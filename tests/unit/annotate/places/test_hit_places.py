"""A city right behind a verb by which places are hit or taken is a place, and no person."""

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate.annotator import Annotator
from tocsin.gazetteer import find_gazetteer

ANNOTATOR = Annotator((), (), (), find_gazetteer())


def places(language: str, text: str) -> list[str]:
    """Return the places that a text names."""
    found = ANNOTATOR(document(text, language)).mentions
    return [m.surface for m in found if m.kind == "place"]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "The fleet may attack Odesa from the sea.", "Odesa"),
        ("en", "The army denies that it shelled Donetsk.", "Donetsk"),
        ("en", "Rebels stormed Aleppo at dawn.", "Aleppo"),
        ("en", "Jets bombed Benghazi twice.", "Benghazi"),
        ("en", "The fighters captured Goma in January.", "Goma"),
        ("ru", "Войска обстреляли Мариуполь из миномётов.", "Мариуполь"),
        ("ru", "Боевики захватили Хомс.", "Хомс"),
        ("ru", "Самолёты бомбили Идлиб ночью.", "Идлиб"),
        ("uk", "Війська обстріляли Запоріжжя з артилерії.", "Запоріжжя"),
        ("uk", "Вороги штурмують Харків.", "Харків"),
        ("uk", "Вони окупували Мелітополь навесні.", "Мелітополь"),
    ],
)
def test_a_city_that_is_hit(language: str, text: str, place: str) -> None:
    assert place in places(language, text)


@pytest.mark.parametrize(
    "text",
    [
        "The senator attacked Jordan Peterson in a speech.",
        "The paper attacked Kendrick Lamar for his song.",
        "Gunmen seized Paris Hilton's car.",
    ],
)
def test_a_person_who_is_attacked(text: str) -> None:
    assert places("en", text) == []
