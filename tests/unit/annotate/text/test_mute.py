"""Things and acts say nothing; persons, bodies and offices do."""

import pytest

from tocsin.annotate.text.mute import is_mute


@pytest.mark.parametrize(
    ("language", "surface"),
    [
        ("en", "Chemical weapons in Mariupol"),
        ("en", "The use of poison gas at the plant"),
        ("en", "Two stray missiles"),
        ("en", "Missile alert"),
        ("ru", "Антиправительственные митинги у здания парламента"),
        ("ru", "удары по двадцати домам"),
        ("ru", "Обстрел станции"),
        ("uk", "Російські ракети"),
        ("uk", "Масові протести біля мерії"),
        ("uk", "Вибухи у порту"),
        ("kk", "Түнгі жарылыс"),
        ("kk", "Алаңдағы қақтығыс"),
    ],
)
def test_things_and_acts_are_mute(language: str, surface: str) -> None:
    assert is_mute(surface, language)


@pytest.mark.parametrize(
    ("language", "surface"),
    [
        ("en", "Missile forces command"),
        ("en", "the head of the strike group"),
        ("en", "Police in the harbour"),
        ("en", "Anna Smith"),
        ("ru", "организаторы протеста"),
        ("ru", "командующий ракетными войсками"),
        ("ru", "Минобороны"),
        ("uk", "Оперативне командування"),
        ("uk", "учасники протесту"),
        ("kk", "полиция басшысы"),
        ("en", ""),
    ],
)
def test_who_can_speak_is_not(language: str, surface: str) -> None:
    assert not is_mute(surface, language)
