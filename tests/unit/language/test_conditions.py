"""What stands in a condition, in every language that has words for one."""

import pytest

from tocsin.language.conditions import is_in_condition


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "The alliance will defend the port in event of an attack", "attack"),
        ("en", "If they attack, we shall answer", "attack"),
        ("en", "He warned them, if they attack, of an answer", "attack"),
        ("ru", "Союз защитит порт в случае нападения", "нападения"),
        ("ru", "Если они нападут, мы ответим", "нападут"),
        ("uk", "Союз захистить порт у разі нападу", "нападу"),
        ("kk", "Егер олар шабуыл жасаса", "шабуыл"),
        ("de", "Falls sie angreifen, antworten wir", "angreifen"),
        ("fr", "Nous répondrons en cas d'attaque", "attaque"),
        ("es", "Responderemos en caso de ataque", "ataque"),
        ("pl", "Odpowiemy w razie ataku", "ataku"),
        ("ro", "Vom răspunde în caz de atac", "atac"),
    ],
)
def test_what_a_condition_holds(language: str, text: str, word: str) -> None:
    assert is_in_condition(text, text.index(word), language)


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "If they come, we shall attack", "attack"),
        ("en", "He warned them, if they come, of an attack", "attack"),
        ("en", "They came. They will attack", "attack"),
        ("ru", "Если они придут, мы нападём", "нападём"),
        ("uk", "Якщо вони прийдуть, ми нападемо", "нападемо"),
        ("de", "Falls sie kommen, werden wir angreifen", "angreifen"),
        (None, "If they attack", "attack"),
    ],
)
def test_what_stands_outside(language: str | None, text: str, word: str) -> None:
    assert not is_in_condition(text, text.index(word), language)
