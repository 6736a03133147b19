"""What nobody means to do, by words before an act and behind it."""

import pytest

from tocsin.language.unmeant import is_unmeant


def _unmeant(text: str, act: str, language: str) -> bool:
    """Return whether nobody means to do what a text names."""
    start = text.index(act)
    return is_unmeant(text, start, start + len(act), language)


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("en", "Belarus has no intention of attacking anyone", "attacking"),
        ("ru", "Иран не собирается атаковать танкеры", "атаковать"),
        ("de", "Belarus hat nicht die Absicht, die Ukraine anzugreifen", "anzugreifen"),
        ("fr", "L’Iran n’envisage pas d’attaquer", "attaquer"),
        ("tr", "Rusya'nın saldırı planı yok", "saldırı"),
        ("kk", "Иран танкерлерге шабуыл жасамайды", "шабуыл"),
        ("tr", "Kimseye saldırmayacağız", "saldırmayacağız"),
    ],
)
def test_an_intention_that_is_not_there_unmeans_its_act(language: str, text: str, act: str) -> None:
    assert _unmeant(text, act, language)


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("en", "The attack was a message: Kyiv has no intention of talking", "attack"),
        ("en", "Kyiv has no intention of talking, said the mayor after the attack", "attack"),
        ("de", "Kiew hat nicht die Absicht, zu verhandeln, sagte er nach dem Angriff", "Angriff"),
        ("tr", "Saldırı dün oldu; müzakere planı yok", "Saldırı"),
        ("xx", "has no intention of attacking", "attacking"),
    ],
)
def test_another_clause_unmeans_nothing(language: str, text: str, act: str) -> None:
    assert not _unmeant(text, act, language)
