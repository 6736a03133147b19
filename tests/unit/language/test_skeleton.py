"""The consonants of a name stay the same in another alphabet and in another case."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.language.skeleton import skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        "Зеленский Зеленского Зеленський Zelensky Zelenskyy Zelenskiy",
        "Шевченко Shevchenko Schewtschenko",
        "Хрущёв Khrushchev Хрущов",
        "Юлия Yuliya",
        "Ержан Yerzhan",
        "Қасым Касым Kassym Kasym Qasym",
        "Джонсон Johnson",
        "Жұмабаев Zhumabayev Жумабаев",
        "Чехов Chekhov",
        "Философ Filosof Philosoph",
        "Ксения Xenia Ksenia",
    ],
)
def test_spellings_of_a_name_share_one_skeleton(spellings: str) -> None:
    assert len({skeleton(word) for word in spellings.split()}) == 1, [
        (w, skeleton(w)) for w in spellings.split()
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Петров", "Павлов"), ("Горин", "Корин"), ("Anna", "Inga"), ("Шевченко", "Савченко")],
)
def test_other_names_have_another_skeleton(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize("word", ["", "ая", "AEIOU", "123", "—", "北京"])
def test_without_consonants_nothing_is_left(word: str) -> None:
    assert skeleton(word) == ""


@given(
    st.text(alphabet="абвгджшщк'-", max_size=14) | st.text(alphabet="qcxzaeiosth'-", max_size=14)
)
def test_a_skeleton_is_short_and_has_no_letter_twice_in_a_row(word: str) -> None:
    bones = skeleton(word)
    assert len(bones) <= 5
    assert all(a != b for a, b in itertools.pairwise(bones))
    assert skeleton(word.upper()) == skeleton(word.lower())
