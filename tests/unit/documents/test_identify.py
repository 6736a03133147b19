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
