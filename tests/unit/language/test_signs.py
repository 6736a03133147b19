"""What nothing shows, in ten languages; signs that are there show something."""

import pytest

from tocsin.language.signs import is_shown_by_nothing

NOTHING = [
    ("en", "There is no sign of an [attack] on the dam"),
    ("en", "Police found no evidence that the dam had been [attacked]"),
    ("ru", "Признаков подготовки [диверсии] на плотине нет"),
    ("ru", "Миссия не располагает данными о том, что плотина будет [атакована]"),
    ("ru", "Никаких признаков [нападения] на плотину военные не видят"),
    ("uk", "Ознак підготовки [диверсії] на греблі немає"),
    ("uk", "Місія не має даних про те, що греблю [атакують]"),
    ("kk", "[Шабуыл] болады деген белгі жоқ"),
    ("de", "Es gibt keine Hinweise auf einen [Angriff]"),
    ("de", "Hinweise auf einen [Angriff] gab es nicht"),
    ("fr", "Aucun signe d'une [attaque] contre le barrage"),
    ("es", "No hay indicios de un [ataque] contra la presa"),
    ("pl", "Nie ma żadnych oznak [ataku] na zaporę"),
    ("pl", "Brak informacji o [ataku]"),
    ("ro", "Nu există semne ale unui [atac] asupra barajului"),
    ("tr", "Baraja [saldırı] yapılacağına dair bir belirti yok"),
]
SOMETHING = [
    ("en", "There was no sign of a ceasefire as the army [attacked] the dam"),
    ("en", "New evidence shows that the army [attacked] the dam"),
    ("en", "Not one window was left after the [attack]"),
    ("en", "Data of the ministry show an [attack], and no one was hurt"),
    ("ru", "По данным штаба противник не прекращает [обстрел] станции"),
    ("ru", "Есть данные, что боевики готовят [подрыв] плотины"),
    ("uk", "За даними розвідки, ворог не припиняє [обстріл] станції"),
    ("de", "Nach Informationen der Polizei war es ein [Anschlag]"),
    ("fr", "Selon des informations non confirmées, une [attaque] a eu lieu"),
    ("es", "Según informaciones de prensa, hubo un [ataque]"),
    ("tr", "Bakan, [saldırı] bilgisi aldıklarını söyledi"),
]


def is_nothing(language: str, marked: str) -> bool:
    """Return whether nothing shows the act that stands in brackets."""
    start = marked.index("[")
    end = marked.index("]") - 1
    return is_shown_by_nothing(marked.replace("[", "").replace("]", ""), start, end, language)


@pytest.mark.parametrize(("language", "marked"), NOTHING)
def test_what_nothing_shows(language: str, marked: str) -> None:
    assert is_nothing(language, marked)


@pytest.mark.parametrize(("language", "marked"), SOMETHING)
def test_what_something_shows(language: str, marked: str) -> None:
    assert not is_nothing(language, marked)


def test_a_language_without_lists_says_nothing_of_it() -> None:
    assert not is_nothing("xx", "no sign of an [attack]")
