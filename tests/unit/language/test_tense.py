"""Whether a sentence looks ahead or back is told by the nearest form of a verb."""

import re
import time

import pytest

from tocsin.language.tense import looks_ahead


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


def test_a_sentence_of_many_times_and_verbs_takes_no_longer_than_its_length_asks_for() -> None:
    """One after the other, each time asked for every verb, and each verb for every other one."""
    since = time.process_time()
    sentence = "it will come on monday and came on sunday, " * 1_500
    times = [found.span() for found in re.finditer("monday|sunday", sentence)]
    told = [looks_ahead(sentence, start, end, "en") for start, end in times]
    assert told == [True, False] * 1_500
    assert time.process_time() - since < 5
