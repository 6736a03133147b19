"""The rules of times are made of the lexicon: tables of words, patterns, and what is against."""

import re

import pytest

from tocsin.language.fold import fold
from tocsin.language.lexicon import LANGUAGES
from tocsin.language.time_rules import any_of, refusals, rules, split_entry

# Months and weekdays of the others are read as dates alone.
WITH_CALENDAR = [language for language in LANGUAGES if rules(language)[0].months]


def test_the_languages_with_a_calendar_are_known() -> None:
    assert set(WITH_CALENDAR) >= {"en", "ru", "uk", "kk"}


@pytest.mark.parametrize("language", WITH_CALENDAR)
def test_every_language_has_the_whole_calendar(language: str) -> None:
    tables, listed = rules(language)
    assert set(tables.months.values()) == set(range(1, 13))
    assert set(tables.weekdays.values()) == set(range(1, 8))
    assert set(tables.seasons.values()) == {12, 3, 6, 9}
    assert {1.0, 7.0, 30.0} <= set(tables.units.values())
    assert {rule.kind for rule in listed} == {"day", "short", "weekday", "other"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_folded_as_texts_are(language: str) -> None:
    tables, _ = rules(language)
    for table in (tables.months, tables.weekdays, tables.seasons, tables.units, tables.numbers):
        assert [word for word in table if word != fold(word)] == []


@pytest.mark.parametrize(
    ("language", "word", "number"),
    [
        ("en", "twelve", 12),
        ("ru", "двух", 2),
        ("uk", "п'ять", 5),
        ("kk", "он", 10),
        ("ru", "полтора", 1.5),
    ],
)
def test_numbers_in_words(language: str, word: str, number: float) -> None:
    assert rules(language)[0].numbers[word] == number


@pytest.mark.parametrize("language", [*LANGUAGES, "xx"])
def test_no_rule_finds_nothing_at_all(language: str) -> None:
    for rule in rules(language)[1]:
        assert not rule.pattern.fullmatch("")
        assert not rule.pattern.search(" , ")


def test_figures_are_read_in_a_language_without_lists() -> None:
    _, listed = rules("xx")
    found = {rule.kind for rule in listed if rule.pattern.search("on 09.01.2022 there")}
    assert found == {"day"}


@pytest.mark.parametrize(
    "number", ["10.09.01.2022", "1.09.01.2022.5", "+09.01.2022", "109.01.2022"]
)
def test_a_part_of_a_longer_number_is_no_date(number: str) -> None:
    assert not any(rule.pattern.search(number) for rule in rules("ru")[1] if rule.kind == "day")


@pytest.mark.parametrize(
    ("language", "before"),
    [("ru", "на улице "), ("ru", "станция "), ("uk", "на вулиці "), ("kk", "")],
)
def test_what_stands_before_a_street_is_refused(language: str, before: str) -> None:
    assert (refusals(language).before.search(fold(before)) is not None) == bool(before)


def test_longer_words_go_first_and_signs_are_taken_as_they_are() -> None:
    assert re.match(any_of(["a.", "a.b"]), "a.b").group() == "a.b"  # type: ignore[union-attr]
    assert re.search(any_of([]), "anything") is None
    assert split_entry("1 завтра утром") == ("1", "завтра утром")
    assert split_entry("alone") == ("alone", "")
