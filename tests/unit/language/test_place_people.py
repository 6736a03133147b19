"""Words for people and for what is of a place are no case of its name."""

import pytest

from tocsin.language.place_people import belongs_to


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("россияне", "Россия"),
        ("россиян", "Россия"),
        ("росіяни", "Росія"),
        ("донецкие", "Донецк"),
        ("Донецкой", "Донецк"),
        ("қазақстандық", "Қазақстан"),
        ("алматылық", "Алматы"),
        ("білоруси", "Білорусь"),
        ("парижане", "Париж"),
        ("одесситы", "Одесса"),
    ],
)
def test_people_and_what_is_of_a_place(written: str, name: str) -> None:
    assert belongs_to(written, name)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Россия", "Россия"),
        ("России", "Россия"),
        ("Донецке", "Донецк"),
        ("Бучой", "Буча"),
        ("Қазақстанда", "Қазақстан"),
        ("Білорусі", "Білорусь"),
        ("Хмельницкого", "Хмельницкий"),
        ("Ростове-на-Дону", "Ростов-на-Дону"),
        ("Londoners", "London"),
        ("мост", "Москва"),
        ("", "Москва"),
    ],
)
def test_a_case_of_the_name_is_none_of_them(written: str, name: str) -> None:
    assert not belongs_to(written, name)
