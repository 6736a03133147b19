"""The words of dates: months and weekdays of many languages, each with one number or none."""

import re

import pytest

from tocsin.language.date_words import _agreed, any_word, date_words
from tocsin.language.fold import fold


@pytest.mark.parametrize(
    ("word", "month"),
    [
        ("January", 1),
        ("jan", 1),
        ("января", 1),
        ("январь", 1),
        ("янв", 1),
        ("січня", 1),
        ("қаңтар", 1),
        ("лютого", 2),
        ("мая", 5),
        ("травня", 5),
        ("мамыр", 5),
        ("грудень", 12),
        ("желтоқсан", 12),
        ("décembre", 12),
        ("Dezember", 12),
    ],
)
def test_a_month_has_its_number_in_every_language(word: str, month: int) -> None:
    assert date_words().months[fold(word)] == month
    assert re.fullmatch(date_words().month, fold(word))


@pytest.mark.parametrize(
    ("word", "weekday"),
    [
        ("Monday", 1),
        ("понедельник", 1),
        ("вівторок", 2),
        ("сәрсенбі", 3),
        ("sun", 7),
        ("неділя", 7),
        ("воскресенье", 7),
    ],
)
def test_a_weekday_has_its_number(word: str, weekday: int) -> None:
    assert date_words().weekdays[fold(word)] == weekday


def test_no_word_is_a_month_and_a_weekday_and_numbers_are_those_of_the_calendar() -> None:
    words = date_words()
    assert not set(words.months) & set(words.weekdays)
    assert set(words.months.values()) == set(range(1, 13))
    assert set(words.weekdays.values()) == set(range(1, 8))
    assert all(word == fold(word) for word in (*words.months, *words.weekdays))


def test_a_word_with_two_numbers_has_none() -> None:
    assert _agreed([("a", 1), ("b", 2), ("a", 1), ("b", 3)]) == {"a": 1}


def test_the_longest_word_goes_first_and_of_none_nothing_is_found() -> None:
    assert re.match(any_word(["mar", "march", "m."]), "march").group() == "march"  # type: ignore[union-attr]
    assert re.match(any_word(["m."]), "mx") is None
    assert re.search(any_word([]), "") is None


@pytest.mark.parametrize("word", ["сегодня", "yesterday", "вчора", "бүгін"])
def test_a_day_that_needs_another_is_known(word: str) -> None:
    assert re.fullmatch(date_words().relative, word)
