"""The language of a text, of any text: also of one with half a character in it."""

import pytest

from tocsin.documents.identify import identify

ENGLISH = (
    "The ministry said on Sunday that the bridge over the river was closed to all traffic "
    "until further notice."
)


@pytest.mark.parametrize(
    "odd", ["\ud800", "\udfff\udfff", "\x00", "\ufffe", "\U0010ffff", "\u202e", "\n" * 50]
)
def test_an_odd_character_changes_nothing(odd: str) -> None:
    assert identify(f"{ENGLISH} {odd} {ENGLISH}").code == "en"
    assert identify(odd * 3).code in (None, "en", identify(odd * 3).code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        ("Министерство сообщило в воскресенье, что мост через реку закрыт для движения.", "ru"),
        ("Міністерство повідомило в неділю, що міст через річку закрито для руху.", "uk"),
        ("Министрлік жексенбі күні өзен үстіндегі көпірдің жабылғанын хабарлады.", "kk"),
        (
            "Ministerstwo poinformowało w niedzielę, że most na rzece jest zamknięty dla ruchu.",
            "pl",
        ),
    ],
)
def test_a_sentence_has_its_language(text: str, code: str) -> None:
    assert identify(text).code == code


def test_nothing_has_no_language_but_what_its_source_states() -> None:
    assert identify("").code is None
    assert identify("12:45", ["kk-KZ"]).code == "kk"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Президент подписал указ о назначении министра.", "ru"),
        ("Президент підписав указ про призначення міністра її уряду.", "uk"),
        ("Үкімет бүгін жаңа шешім қабылдады, деп хабарлады баспасөз қызметі.", "kk"),
        ("The president signed the decree on Monday.", "en"),
        ("12345 !!!", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert identify(text).code == code


@pytest.mark.parametrize(
    ("text", "code", "note"),
    [
        (
            (
                "Segodnya v gorode proshli ucheniya, soobshchili v ministerstve oborony. Nikto ne "
                "postradal."
            ),
            "ru",
            "transliterated",
        ),
        (
            (
                "Today the exercise was held in the city, the ministry of defence said. Nobody was "
                "hurt."
            ),
            "en",
            None,
        ),
        (
            (
                "Dzisiaj w mieście odbyły się ćwiczenia, poinformowało ministerstwo obrony. Nikt "
                "nie ucierpiał."
            ),
            "pl",
            None,
        ),
        (
            (
                "Danas su u gradu održane vježbe, priopćilo je ministarstvo obrane. Nitko nije "
                "stradao."
            ),
            "hr",
            None,
        ),
        (
            "Сегодня в городе прошли учения, сообщили в министерстве. Никто не пострадал, "
            "движение открыто.\n"
            "Бүгін қалада жаттығу өтті, деп хабарлады министрлік. Ешкім зардап шеккен жоқ, көше "
            "ашық.",
            None,
            "mixed",
        ),
        (
            "The exercise was held in the city today, the ministry said in a statement. Сегодня "
            "в городе прошли учения, сообщили нам "
            "в министерстве, никто не пострадал.",
            None,
            "mixed",
        ),
    ],
)
def test_mixed_and_transliterated_texts_are_said_to_be_so(
    text: str, code: str | None, note: str | None
) -> None:
    found = identify(text)
    assert (found.note or "").startswith(note) if note else found.note is None
    assert code in (None, found.code)


def test_polish_is_not_taken_for_russian_in_latin_letters() -> None:
    text = (
        "Rosyjskie Ministerstwo Obrony oświadczyło, że ukraińscy nacjonaliści szykują prowokację. "
        "Według gubernatora w zakładzie doszło do wycieku amoniaku."
    )
    assert identify(text).code == "pl"
    assert identify(text).note is None


def test_a_text_in_capitals_is_read_as_one_in_small_letters() -> None:
    assert identify(ENGLISH.upper()).code == "en"
    assert identify("MINISTERSTWO POINFORMOWAŁO W NIEDZIELĘ, ŻE MOST JEST ZAMKNIĘTY.").code == "pl"


@pytest.mark.parametrize(
    "text",
    [
        "Сергій Братко: enemy missile shot down over the region, the governor said on Monday.",
        "Олексій Гончар: units of the army repelled two attacks near the village last night.",
        "Пётр Иванов: the ministry will publish the report on the explosion next week.",
    ],
)
def test_a_name_in_other_letters_decides_nothing(text: str) -> None:
    assert identify(f"{text} {text}").code == "en"
