"""Texts, days, names and ids of others' collections, as every reader of them takes them."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.casebook.import_parts import (
    day_of,
    dropped,
    language_of,
    named,
    plain,
    stable_id,
    stamped,
)


@pytest.mark.parametrize(
    ("text", "stated", "code"),
    [
        ("The well is poisoned", "", "en"),
        ("Колодец отравлен", "", "ru"),
        ("Криницю отруєно", "", "uk"),
        ("Құдыққа у салынды", "", "kk"),
        ("Колодец отравлен", "uk-UA", "uk"),
        ("The well", "RU", "ru"),
        ("Der Brunnen ist vergiftet", "de", "de"),
        ("Il pozzo è avvelenato", "it", ""),
        ("Perché", "it", ""),
        ("井", "", ""),
        ("", "", "en"),
    ],
)
def test_a_language_is_as_stated_or_as_its_letters_say(text: str, stated: str, code: str) -> None:
    assert language_of(text, stated) == code


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("<p>The  well&nbsp;is <b>poisoned</b></p>", "The well is poisoned"),
        ("a &lt; b", "a < b"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("  Колодец\n отравлен ", "Колодец отравлен"),
        (5, "5"),
        (None, ""),
        (["a"], ""),
        ({}, ""),
    ],
)
def test_a_text_is_plain(value: object, text: str) -> None:
    assert plain(value) == text


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Checker", "Checker"),
        ({"@type": "Organization", "name": " Checker "}, "Checker"),
        ([{"name": ""}, {"name": "Перевірка"}], "Перевірка"),
        ([[], None, "Second"], "Second"),
        ({}, ""),
        (None, ""),
        ([], ""),
    ],
)
def test_a_name_is_the_first_that_is_given(value: object, name: str) -> None:
    assert named(value) == name


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2021-03-04", dt.date(2021, 3, 4)),
        ("2021-03-04T23:59:59+06:00", dt.date(2021, 3, 4)),
        (dt.datetime(2021, 3, 4, 23, 59), dt.date(2021, 3, 4)),
        ("0001-01-01", dt.date(1, 1, 1)),
        ("9999-12-31", dt.date(9999, 12, 31)),
        ("2021-02-29", None),
        ("2021-3-4", None),
        ("04.03.2021", None),
        ("soon", None),
        ("", None),
        (None, None),
        (20210304, dt.date(2021, 3, 4)),
    ],
)
def test_a_day_is_read_or_there_is_none(value: object, day: dt.date | None) -> None:
    assert day_of(value) == day


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("1614815999", "2021-03-03"),  # one second before midnight
        (1614816000, "2021-03-04"),
        (0, "1970-01-01"),
        (-1, "1969-12-31"),
        ("10" * 15, ""),
        ("soon", ""),
        (None, ""),
        (float("inf"), ""),
    ],
)
def test_a_stamp_is_a_day_in_universal_time(stamp: object, day: str) -> None:
    assert stamped(stamp) == day


@given(st.text(alphabet="abя -_1", max_size=8), st.text(alphabet="abя -_1", max_size=8))
def test_an_id_is_one_of_casebooks_and_stays_the_same(key: str, text: str) -> None:
    made = stable_id("misp", key, text)
    assert made == stable_id("misp", key, text)
    assert re.fullmatch("[A-Za-z][A-Za-z0-9_]*", made)
    assert made != stable_id("misp", key, text + "x")


def test_what_is_left_out_names_its_place() -> None:
    found = dropped("file.json#3", "json", "no JSON")
    assert (found.record_id, found.reason, found.detail) == (
        "file.json#3",
        "json",
        "file.json#3: no JSON.",
    )
