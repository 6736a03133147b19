"""Words stand with their offsets; apostrophes, hyphens and hidden characters join, signs part."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.language.words import capitalised, count_words, word_list, word_starts, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" — … !", []),
        ("The mayor's well-known U.S. plan", ["The", "mayor's", "well-known", "U.S.", "plan"]),
        ("Об’єкт м'яса", ["Об’єкт", "м'яса"]),
        ("Ростов-на-Дону", ["Ростов-на-Дону"]),
        ("Қала әкімі, 12 шілде", ["Қала", "әкімі", "12", "шілде"]),
        ("Т. е. в С.-Петербург", ["Т", "е", "в", "С", "Петербург"]),
        ("snake_case #хештег @имя", ["snake", "case", "хештег", "имя"]),
        ("мо\u00adст", ["мо\u00adст"]),
        ("10,5 млн. руб.", ["10", "5", "млн", "руб"]),
        ("'quoted' -dash-", ["quoted", "dash"]),
    ],
)
def test_words_of_four_languages(text: str, found: list[str]) -> None:
    assert word_list(text) == found


@given(st.text(alphabet="aБқ5.'’-_ \u00ad\n🔴", max_size=30))
def test_every_way_of_counting_words_agrees(text: str) -> None:
    found = list(words(text))
    assert [text[w.start : w.end] for w in found] == [w.text for w in found] == word_list(text)
    assert word_starts(text, word_list(text)) == [w.start for w in found]
    assert count_words(text) == len(found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_a_part_of_a_text_keeps_the_offsets_of_the_whole() -> None:
    text = "один два три"
    assert [tuple(w) for w in words(text, 5)] == [("два", 5, 8), ("три", 9, 12)]
    assert [w.text for w in words(text, 0, 6)] == ["один", "д"]


def test_a_capital_begins_a_name_and_one_letter_is_none() -> None:
    found = capitalised("Я видел Ерлана и А. Қорина, UN 5 Éva")
    assert [w.text for w in found] == ["Ерлана", "Қорина", "UN", "Éva"]


def test_a_word_stands_apart_from_the_french_one_before_it_that_lost_its_vowel() -> None:
    said = "L'OTAN et l’Azerbaïdjan près d'Almaty, qu'Erevan ; l'école d’art aujourd'hui"
    found = word_list(f"{said}, O'Brien, об'єкт")
    assert {"OTAN", "Azerbaïdjan", "Almaty", "Erevan", "école", "art"} <= set(found)
    assert {"aujourd'hui", "O'Brien", "об'єкт"} <= set(found)
