"""Persons under other spellings: linked across scripts, cases and schemes; near-homonyms stay
apart.
"""

import pytest
from bench.names import linked


@pytest.mark.parametrize(
    ("entered", "written"),
    [
        ("Semyon Pegov", "Семёна Пегова"),
        ("Semyon Pegov", "Semjon Pegow"),
        ("Alexei Borodavkin", "Олексій Бородавкін"),
        ("Сергей Шойгу", "Sergey Shoygu"),
        ("Maria Zakharova", "Марией Захаровой"),
        ("Касым-Жомарт Токаев", "Kassym-Jomart Tokayev"),
    ],
)
def test_one_person_in_many_spellings(entered: str, written: str) -> None:
    assert linked(entered, written)


@pytest.mark.parametrize(
    ("entered", "written"),
    [
        ("Semyon Pegov", "Степан Пегов"),
        ("Semyon Pegov", "Семён Пегин"),
        ("Semyon Pegov", "Пегов Иван"),
        ("Irina Volkova", "Irina Volkov"),
        ("Boris Johnson", "Борис Джонс"),
        ("Alexei Borodavkin", "Алексей"),
        ("Volodymyr Zelensky", "Volodymyr Zelinsky"),
        ("Semyon Pegov", "семён пегов"),
    ],
)
def test_near_homonyms_stay_apart(entered: str, written: str) -> None:
    assert not linked(entered, written)
