"""The credit of a whole text is found, and that of its own house is none."""

import pytest

from tests.unit.documents.conftest import BODY, SOURCES, rows, told
from tocsin.documents.credits import Credits, says_it_is_older


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("MOSCOW, 9 January (TASS) - " + BODY, "tass"),
        ("МОСКВА, 9 января. /ТАСС/. Лаборатория охраняется, сообщили в министерстве.", "tass"),
        (BODY + "\n\nSource: TASS", "tass"),
        ("Лаборатория охраняется, сообщает РИА Новости.", "ria"),
        ("Лаборатория охраняется, об этом стало известно со ссылкой на ТАСС.", "tass"),
        ("The laboratory is under guard, according to TASS. " + BODY, "tass"),
        ("The laboratory is under guard, TASS reports. RIA Novosti reported that it is not.", None),
        ("A tass of tea was served, reports nobody.", None),
        (BODY, None),
    ],
)
def test_the_credit_of_a_whole_text(text: str, credit: str | None) -> None:
    found = Credits(SOURCES).of(told(text, "herald"))
    assert (found.source if found else None) == credit


def test_crediting_ones_own_house_is_no_second_voice() -> None:
    document = told(BODY + "\n\nSource: Weekly", "daily")
    assert Credits(SOURCES).of(document) is None
    assert rows(document)[document.id].basis == "itself"


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Міст закрито, повідомляє ТАСС.", "tass"),
        ("Көпір жабылды, деп хабарлайды ТАСС.", "tass"),
        ("Көпір жабылды, деп ТАСС хабарлады.", "tass"),
        ("ТАСС мәліметінше, көпір жабылды.", "tass"),
        ("Міст закрито з посиланням на «РИА Новости».", "ria"),
        ("За даними ТАСС, міст закрито.", "tass"),
        ("Мост закрыт. По данным РИА Новости, его откроют весной.", "ria"),
        ("Мост закрыт, сообщает ТAСС.", "tass"),  # with a Latin A
        ("Мост закрыт, сообщает тасс.", None),  # an abbreviation in small letters
        ("Мост закрыт, сообщает ТАССА.", None),
        ("Мост закрыт. " + "Снег идёт. " * 120 + "Сообщает ТАСС. " + "Дождь идёт. " * 60, None),
    ],
)
def test_credits_of_other_languages_and_places(text: str, credit: str | None) -> None:
    found = Credits(SOURCES).of(told(text, "herald"))
    assert (found.source if found else None) == credit


def test_without_sources_nothing_is_credited_but_a_forwarded_channel() -> None:
    assert Credits(()).of(told("Сообщает ТАСС.", "herald")) is None
    forwarded = Credits(()).of(told("Текст.", "herald", forwarded_from="Канал"))
    assert forwarded is not None
    assert (forwarded.source, forwarded.kind) == ("Канал", "forwarded")


@pytest.mark.parametrize(
    ("text", "is_older"),
    [
        ("This article was first published in 2014.", True),
        ("The bridge was first closed in 2014.", False),
        ("Вперше опубліковано у 2014 році. Міст закрито.", True),
        ("Впервые опубликовано в 2014 году. Мост закрыт.", True),
        ("Алғаш жарияланған күні: 2014 жыл. Көпір жабылды.", True),
    ],
)
def test_a_text_may_say_that_it_is_older(text: str, is_older: bool) -> None:
    assert says_it_is_older(told(text)) is is_older
