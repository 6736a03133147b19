"""Letters that look alike make no second person; other names do."""

import pytest

from tocsin.records.persons import person


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A. Analyst", "А. Analyst"),
        ("Anna Petrova", "Аnnа Реtrоvа"),
        ("Anna", "ANNA"),
        ("Anna", "An\u200bna"),
        ("Anna", "\u202eAnna"),
        ("Anna", "Ánna"),
        ("Anna", "𝐀𝐧𝐧𝐚"),
        ("Anna", "Ａｎｎａ"),
        ("O'Hara", "0'Hara"),
        ("Ivan", "lvan"),
        ("Marina", "rnarina"),
        ("Νικος", "Nικος"),
        ("A  Analyst", "A. Analyst"),
    ],
)
def test_lookalikes_are_one_person(first: str, second: str) -> None:
    assert person(first) == person(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [("A. Analyst", "B. Analyst"), ("Анна", "Инна"), ("Айгүл", "Айнұр"), ("Олег", "Олена")],
)
def test_other_names_are_other_persons(first: str, second: str) -> None:
    assert person(first) != person(second)
