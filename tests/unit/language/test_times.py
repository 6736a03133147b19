"""Times in sentences: what a weekday means, what stands beside a date, what is no date, and what
reaches the windows of alarms.
"""

import datetime as dt

import pytest
from bench import times as table

from tocsin.language.times import day_and_month_readings, time_expressions
from tocsin.records import When

ANCHOR = dt.date(2022, 1, 12)  # a Wednesday


def one(text: str, language: str, anchor: dt.date | None = ANCHOR) -> When:
    """Return the only time of a text."""
    ((_, when),) = time_expressions(text, language, anchor)
    return when


def test_every_sentence_of_the_table_means_what_was_written_before_the_rules() -> None:
    _, _, wrong = table.measure(peer=False)
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (
            "Суд состоится в пятницу, 13 января.",
            "ru",
            "names a Friday, but 2022-01-13 is a Thursday",
        ),
        (
            "The court will sit on Friday, January 13.",
            "en",
            "names a Friday, but 2022-01-13 is a Thursday",
        ),
        (
            "Суд відбудеться 14 січня (четвер).",
            "uk",
            "names a Thursday, but 2022-01-14 is a Friday",
        ),
        ("Сот жұма күні, 13 қаңтарда өтеді.", "kk", "names a Friday, but 2022-01-13 is a Thursday"),
    ],
)
def test_a_date_beside_a_weekday_wins_and_the_contradiction_is_noted(
    text: str, language: str, said: str
) -> None:
    when = one(text, language)
    assert said in (when.note or "")
    assert when.start == when.end
    assert str(when.start) in said


def test_agreement_needs_no_note_and_a_deadline_stays_one() -> None:
    assert one("Суд состоится в четверг, 13 января.", "ru").note is None
    assert one("They must leave by Friday, January 14.", "en").role == "deadline"


def test_next_and_last_say_what_else_they_may_mean() -> None:
    assert "2022-01-21" in (one("They meet next Friday.", "en").note or "")
    assert "2022-01-03" in (one("Они встретились в прошлый понедельник.", "ru").note or "")
    assert one("They meet next Monday.", "en").note is None


def test_what_is_counted_from_publication_says_so() -> None:
    assert one("Войска уйдут в пятницу.", "ru").anchor == "publication"
    assert one("They leave next week.", "en").anchor == "publication"
    assert one("They leave on 14 January.", "en").anchor == "absolute"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Завтра дорогу откроют.", "ru"),
        ("They leave within 48 hours.", "en"),
        ("За три дні вони підуть.", "uk"),
    ],
)
def test_relative_times_stay_relative_without_a_date(text: str, language: str) -> None:
    when = one(text, language, None)
    assert (when.start, when.anchor) == (None, "none")
    assert when.start_days is not None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Они живут на улице 8 Марта.", "ru"),
        ("Памятник стоит на площади 9 Мая.", "ru"),
        ("Курс составил 13.01.", "ru"),
        ("Взрыв был в 13.01 по местному времени.", "ru"),
        ("Индекс вырос до 13.01%.", "ru"),
        ("Кожної п'ятниці тут ринок.", "uk"),
        ("Каждый четверг тут рынок.", "ru"),
        ("Отходы попали в окружающую среду.", "ru"),
        ("The IP address is 10.01.22.5.", "en"),
        ("They may 9 times out of ten refuse.", "en"),
        ("The Friday mosque is old.", "en"),
        ("Release 4.01.22.1 came out.", "en"),
        ("Three days after the vote he left.", "en"),
        ("Через два дня после взрыва он уехал.", "ru"),
        ("00.00.22", "ru"),
        ("31.02 и 30.02 таких дней нет.", "ru"),
        ("Жұма намазы өтті.", "kk"),
        ("Бағасы 13.01 теңге.", "kk"),
    ],
)
def test_what_is_no_date(text: str, language: str) -> None:
    assert time_expressions(text, language, ANCHOR) == []


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("ru", "За неделю выпущено более 800 бомб.", -7),
        ("ru", "Заболеваемость за неделю выросла вдвое.", -7),
        ("ru", "В столице за сутки выпала треть нормы осадков.", -1),
    ],
)
def test_a_unit_alone_is_one_of_it(language: str, text: str, days: int) -> None:
    assert [w.start_days for _, w in time_expressions(text, language)] == [days]


@pytest.mark.parametrize(
    ("text", "language", "role", "days"),
    [
        ("It may be today, tomorrow, or in three days.", "en", "at", [(0, 0), (1, 1), (3, 3)]),
        ("They have 10 days left to go", "en", "deadline", [(10, 10)]),
        ("осталось 10 дней", "ru", "deadline", [(10, 10)]),
        ("over the past week", "en", "duration", [(-7, 0)]),
        ("no more than 10 days", "en", "duration", [(0, 10)]),
        ("послезавтра", "ru", "at", [(2, 2)]),
    ],
)
def test_relative_times(text: str, language: str, role: str, days: list[tuple[int, int]]) -> None:
    found = [w for _, w in time_expressions(text, language)]
    assert [(w.start_days, w.end_days) for w in found] == days
    assert {w.role for w in found} == {role}


def test_absolute_times_and_impossible_ones() -> None:
    (_, when), *_ = time_expressions("In the fall of 1941 it was cold", "en")
    assert (when.start, when.end) == (dt.date(1941, 9, 1), dt.date(1941, 11, 30))
    assert time_expressions("on 31 February 2022", "en") == []
    assert day_and_month_readings("31-02-2022") == []
    assert {day for _, day in day_and_month_readings("01-09-2022")} == {
        dt.date(2022, 1, 9),
        dt.date(2022, 9, 1),
    }
    assert len(day_and_month_readings("13-09-2022")) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They met on Friday.", "en"),
        ("8 января они встретились.", "ru"),
        ("Жұмада олар кездесті.", "kk"),
    ],
)
def test_what_needs_an_anchor_is_left_out_without_one(text: str, language: str) -> None:
    assert time_expressions(text, language) == []
    assert len(time_expressions(text, language, dt.date(2022, 1, 12))) == 1


def test_an_impossible_day_is_no_year_either() -> None:
    assert time_expressions("31 лютого 2022 року вони зустрілися.", "uk") == []


def test_a_sentence_that_looks_ahead_does_not_move_the_one_before() -> None:
    ((_, when),) = time_expressions(
        "They met on Friday. They will talk again.", "en", dt.date(2022, 1, 12)
    )
    assert when.start == dt.date(2022, 1, 7)
