"""Persons are found under other spellings of both parts of their name, and never by one alone."""

import pytest

from tocsin.language.spellings import SpellingIndex

PEOPLE = SpellingIndex(
    [
        ("Volodymyr Zelensky", "z"),
        ("Касым-Жомарт Токаров", "t"),
        ("Алексей Петров", "p1"),
        ("Yevhen Shevchuk", "s"),
        ("Анна Озёрная", "o"),
        ("Mononym", "m"),
        ("Anna Pokrovska", "k"),
    ]
)


def keys(text: str) -> list[str]:
    """Return whom a text names, in order."""
    return [found.key for found in PEOPLE.find(text)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Владимира Зеленского видели в порту.", "z"),
        ("Володимир Зеленський приїхав.", "z"),
        ("Volodymyr Zelenskyy said so.", "z"),
        ("Alexei Petrov left.", "p1"),
        ("Aleksey Petrov left.", "p1"),
        ("С Алексеем Петровым говорили.", "p1"),
        ("Евгений Шевчук молчит.", "s"),
        ("Євгена Шевчука бачили.", "s"),
        ("Anna Ozyornaya spoke.", "o"),
        ("С Анной Озёрной говорили.", "o"),
        ("Анну Озёрную видели.", "o"),
        ("Алексей\nПетров приехал.", "p1"),
        ("Анны Покровской не было.", "k"),
        ("Бачили Анну Покровську.", "k"),
        ("З Анною Покровською говорили.", "k"),
        ("Анні Покровській дали.", "k"),
        ("Ганни Покровської не було.", "k"),
    ],
)
def test_another_spelling_is_the_same_person(text: str, key: str) -> None:
    assert keys(text) == [key]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Алексей приехал, а Петров нет.",
        "Петров приехал.",
        "алексей петров",
        "Алексей. Петров.",
        "Алексей Павлов приехал.",
        "Mononym spoke.",
        "Алексей\n\nПетров",
        "Алексей сказал: Петров",
    ],
)
def test_one_part_or_another_person_is_none(text: str) -> None:
    assert keys(text) == []


def test_a_name_of_two_persons_is_left_open() -> None:
    both = SpellingIndex([("Алексей Петров", "one"), ("Alexei Petrov", "two")])
    assert both.find("Алексей Петров приехал.") == []
    assert {found.key for found in both.occurrences("Алексей Петров приехал.")} == {"one", "two"}


@pytest.mark.parametrize(
    "text", ["А. Петров приехал", "A. Petrov left", "Петров А. приехал", "А. И. Петров приехал"]
)
def test_a_surname_beside_its_initial_may_be_the_person(text: str) -> None:
    assert keys(text) == []
    assert {found.key for found in PEOPLE.occurrences(text)} == {"p1"}


@pytest.mark.parametrize("text", ["Б. Петров приехал", "В. Zelenskyy left", "а. петров"])
def test_a_surname_beside_another_initial_is_not(text: str) -> None:
    found = {each.key for each in PEOPLE.occurrences(text)}
    assert found <= ({"z"} if "Zelenskyy" in text else set())


def test_what_was_found_says_where_and_under_which_name() -> None:
    text = "Вчера Алексея Петрова видели."
    (found,) = PEOPLE.find(text)
    assert (found.span.of(text), found.entered) == ("Алексея Петрова", "Алексей Петров")


def test_an_index_without_names_finds_nobody() -> None:
    empty = SpellingIndex([])
    assert empty.find("Алексей Петров") == []
    assert list(empty.occurrences("А. Петров")) == []
