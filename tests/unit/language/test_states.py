"""States by what ten languages call them."""

import pytest

from tocsin.language.states import (
    capital_in,
    capital_of,
    code_of,
    state_adjectives,
    state_named,
    state_of,
)


@pytest.mark.parametrize(
    ("language", "phrase", "code"),
    [
        ("fr", "le ministre serbe", "RS"),
        ("fr", "La ministre française des Armées", "FR"),
        ("fr", "Les autorités géorgiennes", "GE"),
        ("de", "der serbische Innenminister", "RS"),
        ("de", "des brasilianischen Verteidigungsministeriums", "BR"),
        ("de", "US-Außenminister Blinken", "US"),
        ("es", "el canciller guyanés", "GY"),
        ("es", "las autoridades iraníes", "IR"),
        ("pl", "turecki minister", "TR"),
        ("pl", "Prezydent Serbii", "RS"),
        ("pl", "Minister obrony Ukrainy", "UA"),
        ("ro", "Ministerul azer al Apărării", "AZ"),
        ("ro", "Președintele Iranului", "IR"),
        ("tr", "Türk Dışişleri Bakanı", "TR"),
        ("tr", "Ermenistan'ın Başbakanı", "AM"),
        ("en", "Brazil's defence ministry", "BR"),
        ("ru", "Азербайджанский министр", "AZ"),
        ("uk", "президент Молдови", "MD"),
        ("uk", "міністр оборони Судану", "SD"),
        ("uk", "уряд Узбекистану", "UZ"),
        ("ru", "МИД Китая", "CN"),
        ("kk", "Қазақстан Сыртқы істер министрлігі", "KZ"),
        ("kk", "Грузияның Мемлекеттік қауіпсіздік қызметі", "GE"),
        ("de", "der Minister", None),
        ("fr", "", None),
        ("pl", "'’--", None),
        ("xx", "le ministre serbe", None),
    ],
)
def test_a_phrase_names_its_state(language: str, phrase: str, code: str | None) -> None:
    assert state_of(phrase, language) == code


def test_a_state_has_one_code_in_every_language() -> None:
    assert {code_of((name,)) for name in ("Armenia", "Ermenistan", "Вірменія", "Armenien")} == {
        "AM"
    }
    assert code_of(("Verdania",)) is None


def test_adjectives_are_listed_in_all_their_forms() -> None:
    assert {"serbische", "serbischem"} <= state_adjectives("de")
    assert {"armenienne", "serbes"} <= state_adjectives("fr")
    assert state_adjectives("xx") == frozenset()


@pytest.mark.parametrize(
    ("language", "phrase", "code"),
    [
        ("en", "Ankara", "TR"),
        ("en", "the Kremlin", "RU"),
        ("de", "Der Kreml", "RU"),
        ("de", "Belgrad", "RS"),
        ("fr", "Bakou", "AZ"),
        ("es", "Caracas", "VE"),
        ("pl", "Mińsk", "BY"),
        ("ro", "Chișinăul", "MD"),
        ("tr", "Bakü'nün", "AZ"),
        ("ru", "В Белграде", "RS"),
        ("ru", "официальный Баку", "AZ"),
        ("ru", "ФСБ", "RU"),
        ("uk", "Варшаві", "PL"),
        ("kk", "Бакудің", "AZ"),
        ("en", "the mayor of Ankara", None),
        ("ru", "мэр Киева", None),
        ("en", "Ankara residents", None),
        ("xx", "Ankara", None),
    ],
)
def test_a_capital_alone_is_its_state(language: str, phrase: str, code: str | None) -> None:
    assert capital_in(phrase, language) == code


def test_a_city_is_a_capital_by_a_name_in_any_language() -> None:
    assert capital_of(("Warschau",)) == "PL"
    assert capital_of(("Brenmouth",)) is None


@pytest.mark.parametrize(
    ("language", "phrase", "code"),
    [
        ("en", "Iran", "IR"),
        ("pl", "Francja", "FR"),
        ("ro", "Iranul", "IR"),
        ("tr", "İran", "IR"),
        ("fr", "L'Iran", "IR"),
        ("fr", "Les États-Unis", "US"),
        ("de", "Der Iran", "IR"),
        ("de", "die USA", "US"),
        ("es", "Estados Unidos", "US"),
        ("kk", "Франция", "FR"),
        ("uk", "Франція", "FR"),
        ("ru", "Иран", "IR"),
        ("en", "American", "US"),
        ("en", "an American", None),
        ("en", "American sailors", None),
        ("en", "Iran expert", None),
        ("fr", "une source en Iran", None),
        ("de", "ein Berater der USA", None),
    ],
)
def test_a_phrase_that_is_the_name_of_a_state(language: str, phrase: str, code: str | None) -> None:
    assert state_named(phrase, language) == code
