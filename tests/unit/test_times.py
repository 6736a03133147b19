"""Times in sentences: what a weekday means, what stands beside a date, what is no date, and what
reaches the windows of alarms.
"""

import datetime as dt

import pytest
from bench import times as table

from tocsin.language.tense import looks_ahead
from tocsin.language.times import time_expressions
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
    ("language", "verbs"),
    [
        (
            "ru",
            "начнётся пройдёт завершится откроют выведут подпишут "
            "вернётся покинет объявит прибудет прилетит соберутся уйдёт вступит отправят "
            "закончат возобновит прекратится введут опубликует создадут сдадут потребует "
            "заработает ударит вывезут встретятся",
        ),
        (
            "uk",
            "розпочнеться завершиться пройде відкриють виведуть підпишуть повернеться покине "
            "оголосить прибуде триватиме зустрінуться "
            "працюватимуть закриють введуть почне звільнять відправлять візьме стане передадуть",
        ),
        (
            "kk",
            (
                "кетеді жабылады басталады өтеді ашылмақ шығарылады береді жасайды келеді болады "
                "көшіріледі аяқталады"
            ),
        ),
    ],
)
def test_the_future_is_told_by_form(language: str, verbs: str) -> None:
    missed = [
        verb
        for verb in verbs.replace("ё", "е").split()
        if looks_ahead(f"x {verb}", 0, 1, language) is not True
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("language", "verbs"),
    [
        (
            "ru",
            "выходит проводит находится происходит приносит "
            "состоит зависит строит служит убит занят снят кабинет ответ комитет совет началось "
            "вошла "
            "задержали открылся говорит продолжается",
        ),
        (
            "uk",
            (
                "проходить знаходиться проводить стоїть свідчить служить почалося увійшла "
                "затримали "
                "закрито відбувається говорить"
            ),
        ),
        ("kk", "келді болды айтты жасады сұрады хабарлады бастады өтті ұсталды мәлімдеді"),
    ],
)
def test_what_only_looks_like_a_future_is_none(language: str, verbs: str) -> None:
    taken = [verb for verb in verbs.split() if looks_ahead(f"x {verb}", 0, 1, language) is True]
    assert taken == []


def test_the_nearest_verb_tells() -> None:
    sentence = "в четверг министр сказал, что вывод начнется позже"
    assert looks_ahead(sentence, 0, 9, "ru") is False
    sentence = "министр сказал, что вывод начнется в четверг"
    assert looks_ahead(sentence, len(sentence) - 9, len(sentence), "ru") is True


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
