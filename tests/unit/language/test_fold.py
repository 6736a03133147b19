"""Folding keeps every offset: one character in, one character out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.language.fold import fold, parts_words, spaced, unmixed, visible


def test_fold_keeps_the_length_of_letters_that_grow_in_lower_case() -> None:
    """One character in, one out: İ and ẞ would otherwise shift every offset."""
    text = "İstanbul ẞ Ёлка É й"
    assert len(fold(text)) == len(text)
    assert "елка" in fold(text)
    assert fold("й") == "й"


LETTERS = "aбвñßЁёїӘ’—\u00a0\u00ad\u200b İ🔴e\u0301Ａ٣-"


@given(st.text(alphabet=LETTERS + "oеорс", max_size=30))
def test_folding_keeps_the_length_and_folding_twice_changes_nothing(text: str) -> None:
    for way in (fold, spaced, unmixed):
        assert len(way(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert unmixed(unmixed(text)) == unmixed(text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Ёлка — ЁЖ", "елка - еж"),
        ("Café NAÏVE", "cafe naive"),
        ("Об’єкт", "об'єкт"),
        ("Йод, Їжак, ЙОГО", "йод, їжак, його"),
        ("ӘҒҚҢӨҰҮҺІ", "әғқңөұүһі"),
        ("", ""),
    ],
)
def test_what_people_write_either_way_is_one(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("mixed", "read"),
    [
        ("Mocквa", "Москва"),
        ("pоlice", "police"),  # with a Cyrillic o
        ("Кoстанай", "Костанай"),
        ("вірyс", "вірус"),
        ("Größе", "Größe"),  # with a Cyrillic e
        ("Zoё", "Zoë"),
        ("ëлка", "ёлка"),
        ("Укрaïна", "Україна"),
        ("2×Мост", "2×Мост"),
        ("ТAСС", "ТАСС"),  # all of it can be read in both
        ("TACС", "TACC"),
        ("Yabлоko", "Yabлоko"),  # in neither alphabet can all of it be read
        ("Москва police", "Москва police"),
        ("C-300 и С-300", "C-300 и С-300"),
    ],
)
def test_a_word_of_two_alphabets_is_read_in_its_own(mixed: str, read: str) -> None:
    assert unmixed(mixed) == read


def test_what_nobody_sees_is_left_out_with_the_places_of_the_rest() -> None:
    assert visible("plain") == ("plain", None)
    text = "мо\u00adст и\u200bгра\ufeff"
    seen, kept = visible(text)
    assert seen == "мост игра"
    assert kept is not None
    assert "".join(text[at] for at in kept) == seen
    assert parts_words("мо\u200bст")
    assert not parts_words("мост\u200b игра")
    assert not parts_words("")


def test_signs_are_blank_and_figures_are_kept() -> None:
    assert spaced("Об’єкт №5: «Қала»!") == "об єкт  5   қала  "
