"""The writing system of a text is that of most of its letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.language.fold import fold
from tocsin.language.scripts import main_script, script_of
from tocsin.language.stems import stem


def test_scripts() -> None:
    assert main_script("Привет, world ок") == "cyrillic"
    assert fold("Пyтин") == fold("Путин")
    assert stem("лабораторий") == stem("лаборатория")


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("", "none"),
        ("12:30 — №5 🔴", "none"),
        ("Қазақстан", "cyrillic"),
        ("Größe ñandú", "latin"),
        ("北京 Beijing", "latin"),
        ("北京", "other"),
        ("Ελλάδα", "other"),
        ("aб", "latin"),  # of as many letters of both, always the same one
        ("бa", "latin"),
        ("Москва and", "cyrillic"),
        ("٣٤", "none"),
    ],
)
def test_the_script_is_that_of_most_letters(text: str, script: str) -> None:
    assert main_script(text) == script


@pytest.mark.parametrize(
    ("character", "script"),
    [
        ("a", "latin"),
        ("ß", "latin"),
        ("Ё", "cyrillic"),
        ("ғ", "cyrillic"),
        ("ї", "cyrillic"),
        ("α", "other"),
        ("京", "other"),
        ("5", "none"),
        (" ", "none"),
        ("’", "none"),
        ("×", "none"),
    ],
)
def test_a_letter_has_a_script_and_a_sign_has_none(character: str, script: str) -> None:
    assert script_of(character) == script


@given(st.text(alphabet="aßбїқ京α5 ’", max_size=12))
def test_order_does_not_change_the_script(text: str) -> None:
    assert main_script(text) == main_script(text[::-1])
    assert (main_script(text) == "none") == (not any(c.isalpha() for c in text))


def test_both_ways_of_telling_a_script_agree_on_every_letter() -> None:
    letters = [c for c in map(chr, range(0x3000)) if c.isalpha()]
    assert [c for c in letters if main_script(c) != script_of(c)] == []
