"""A place's name is found in its cases, and is not found in another name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.language.place_names import (
    entered_under,
    kept_of_name,
    kept_of_word,
    name_bases,
    name_word_forms,
    word_bases,
    word_forms,
    written_as,
)
from tocsin.language.words import word_list


def is_form(written: str, name: str, language: str | None = None) -> bool:
    """Return whether written words may be a form of a place's name."""
    return bool(set(written_as(tuple(word_list(written)), language)) & set(entered_under(name)))


CASES = {
    "Харків": "Харків Харкова Харкову Харковом Харкові",
    "Львів": "Львова Львову Львовом Львові",
    "Київ": "Києва Києву Києвом Києві",
    "Тернопіль": "Тернополя Тернополі Тернополем",
    "Каховка": "Каховка Каховки Каховку Каховкой Каховке Каховці Каховкою",
    "Одесса": "Одесса Одессы Одессе Одессу Одессой",
    "Москва": "Москвы Москве Москву Москвой",
    "Алматы": "Алматы Алматыда Алматыға Алматыдан Алматының",
    "Қарағанды": "Қарағандыда Қарағандыға Қарағандының",
    "Алма-Ата": "Алма-Аты Алма-Ате Алма-Ату Алма-Атой",
    "Ростов-на-Дону": "Ростова-на-Дону Ростове-на-Дону Ростовом-на-Дону",
    "Нижний Новгород": "Нижнего Новгорода|Нижнем Новгороде|Нижним Новгородом",
    "Берлин": "Берлина Берлине Берлинде Берлину",
    "Білорусь": "Білорусі Білоруссю",
    "Кривий Ріг": "Кривого Рогу|Кривому Розі",
    "Дніпро": "Дніпра Дніпрі Дніпру Дніпром",
    "London": "London London's",
}


@pytest.mark.parametrize(
    ("name", "written"),
    [(n, w) for n, ws in CASES.items() for w in (ws.split("|") if "|" in ws else ws.split())],
)
def test_a_name_is_found_in_its_cases(name: str, written: str) -> None:
    assert is_form(written, name)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Харцизьк", "Харків"),
        ("Львович", "Львів"),
        ("Каховщина", "Каховка"),
        ("Одесса", "Москва"),
        ("Новгород", "Нижний Новгород"),
        ("Ростов", "Ростов-на-Дону"),
        ("Londoner", "London"),
        ("Алма", "Алма-Ата"),
        ("Берлинский", "Бердянск"),
    ],
)
def test_another_name_is_not_found(written: str, name: str) -> None:
    assert not is_form(written, name)


def test_words_of_a_slavic_text_bend_by_no_kazakh_case() -> None:
    assert is_form("Берлинде", "Берлин")
    assert not is_form("Берлинде", "Берлин", "ru")
    assert is_form("Берлине", "Берлин", "ru")


@pytest.mark.parametrize("name", ["", " ", "—", "!!!"])
def test_a_name_without_letters_has_no_form(name: str) -> None:
    assert entered_under(name) == ()


@given(st.text(alphabet="абківьйеaб-ң'", min_size=1, max_size=10))
def test_a_name_is_a_form_of_itself_and_begins_with_what_is_kept(word: str) -> None:
    for bases, forms, kept in (
        (name_bases, name_word_forms, kept_of_name),
        (word_bases, word_forms, kept_of_word),
    ):
        for written in word_list(word):
            shared = set(bases(written)) & forms(written)
            assert shared
            assert all(base.startswith(kept(base)) for base in bases(written))


def test_a_long_name_has_not_too_many_forms() -> None:
    assert len(entered_under(" ".join(["Харків"] * 20))) <= 64
    assert len(written_as(("Алма-Ата-Харкова-Каховке",) * 5)) <= 64
