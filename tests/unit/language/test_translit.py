"""Russian in Latin letters is told by its everyday words, however they are spelled."""

import pytest

from tocsin.language.translit import is_transliterated_russian, spellings


@pytest.mark.parametrize(
    "text",
    [
        "Segodnya v gorode snova bylo tikho, no potom nachalos",
        "ja ne znaju chto budet zavtra",
        "Eto uzhe ne pervyy raz kogda oni tak delayut",
        "my vse eshche zdes, i nikto ne znaet pochemu",
        "Vzryv v portu: pogibshikh net, ministerstvo soobshchilo",
    ],
)
def test_russian_in_latin_letters(text: str) -> None:
    assert is_transliterated_russian(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        "The port was quiet today, the ministry said.",
        "Сегодня в городе было тихо.",
        "Dziś w mieście było cicho, a potem się zaczęło.",
        "Danas je u gradu bilo tiho, a onda je počelo.",
        "Dnes bylo ve městě ticho a pak to začalo.",
        "Heute war es in der Stadt ruhig.",
        "Bugun shaharda tinch edi.",
        "Petrov, Sidorov & Ivanova",
        "1234 5678",
        "Forces preparing for conflict in southern Ukraine",
        "Ukraine aware of the dangers of a conflict, minister assures",
        "Senate adopts resolution in support of Ukraine",
        "Senior separatist urges a vote in east Ukraine",
        "Ukraine hopes the union will join the Crimea Platform",
        "Leaders discuss migrant crisis in Italy and Ukraine",
        "Veteran of the Azov regime told of the conflict",
        "Italy and Slovakia reform their border platform",
        "Threat of sanctions for the elite if Ukraine is invaded",
        "Conflict with Ukraine: history shows fleeting impact",
    ],
)
def test_other_texts_are_none(text: str) -> None:
    assert not is_transliterated_russian(text)


def test_a_word_is_spelled_in_every_usual_way() -> None:
    assert {"eshche", "esche", "yeshche"} <= spellings("ещё") | spellings("еще")
    assert spellings("") == {""}
    assert spellings("ОН") == {"on"}
    assert {"ya", "ja", "ia"} == spellings("я")
