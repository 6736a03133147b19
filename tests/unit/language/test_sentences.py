"""Sentences that copying ran together, and points that begin with a sign."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.language.sentences import sentence_spans


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Мост закрыт.Проезда нет до весны.", ["Мост закрыт.", "Проезда нет до весны."]),
        (
            "Він мовчить на зустрічі.Проте міст стоїть!Так вирішили.",
            ["Він мовчить на зустрічі.", "Проте міст стоїть!", "Так вирішили."],
        ),
        (
            "Їх двоє (так).Це «Повтор».Отак і живемо",
            ["Їх двоє (так).", "Це «Повтор».", "Отак і живемо"],
        ),
        (
            "Міст закрито❗️Голова міста це підтвердив",
            ["Міст закрито", "❗️Голова міста це підтвердив"],
        ),
        (
            "Есть жертвы.🔻 Мост закрыт. 🔻 Воды нет",
            ["Есть жертвы.", "🔻 Мост закрыт.", "🔻 Воды нет"],
        ),
        (
            "А В.Горин живёт в г.Заречный на ул.Ленина",
            ["А В.Горин живёт в г.Заречный на ул.Ленина"],
        ),
        (
            "Удар по населенню РФ.СБУ просить це поширити.",
            ["Удар по населенню РФ.", "СБУ просить це поширити."],
        ),
        ("Заявив міністр у Twitter.#місто", ["Заявив міністр у Twitter.", "#місто"]),
        ("Бойовики т.зв.ДНР і т.н.ЛНР", ["Бойовики т.зв.ДНР і т.н.ЛНР"]),
        ("Так сказал А.С.Пушкин", ["Так сказал А.С.Пушкин"]),
        ("Сайт paper.ru и газета Kyiv.Media молчат", ["Сайт paper.ru и газета Kyiv.Media молчат"]),
        ("Я ❤ Киев и 5.3 млн. рублей", ["Я ❤ Киев и 5.3 млн. рублей"]),
    ],
)
def test_what_was_run_together_is_parted(text: str, sentences: list[str]) -> None:
    assert [s.of(text) for s in sentence_spans(text)] == sentences


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("He met Dr. Smith at 5 p.m. yesterday. They talked.", 2),
        ("Stories about U.S. labs spread. Nobody asked.", 2),
        ("“There can be none. As he said, go,” he argued.", 2),
        ("Приехал в г. Алматы. Там тихо.", 2),
        ("one line\nanother line", 2),
        ("", 0),
    ],
)
def test_sentences(text: str, number: int) -> None:
    spans = sentence_spans(text)
    assert len(spans) == number, [s.of(text) for s in spans]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("   \n\t ", 0),
        ("...", 1),
        ("Он сказал: «Мост закрыт». Все ушли.", 2),
        ("У м. Київ тихо. Так кажуть.", 2),
        ("Көпір жабылды. Әкім растады!", 2),
        ("Что?! Мост… Закрыт?", 3),
        ("Температура 5.3 градуса. Снег.", 2),
        ("В. И. Горин приехал в 10.30. Его ждали.", 2),
        ("The U.S. Army left. They came back.", 2),
        ("Dr. Smith et al. agree", 1),
    ],
)
def test_sentences_of_four_languages(text: str, number: int) -> None:
    assert len(sentence_spans(text)) == number, [s.of(text) for s in sentence_spans(text)]


@given(st.text(alphabet='aБқ5.!?…"»«\n 🔴)', max_size=50))
def test_sentences_hold_every_letter_once_in_order_and_no_blank_at_their_ends(text: str) -> None:
    spans = sentence_spans(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(s.of(text) == s.of(text).strip() != "" for s in spans)
    kept = "".join(s.of(text) for s in spans)
    assert [c for c in kept if not c.isspace()] == [c for c in text if not c.isspace()]


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("de", "Die Übung endet am 20. Februar. Danach ist Ruhe.", 2),
        ("de", "Es ist der 2. Weltkrieg, nicht das 19. Jahrhundert.", 1),
        ("de", "Die 3. Brigade kam am 1. Mai, das 6. Sanktionspaket am 2. Juni.", 1),
        ("de", "Es starben 20. Der Februar war kalt.", 2),
        ("de", "Das war 2020. Februar und März waren kalt.", 2),
        ("pl", "Przybyła 2. Brygada. Potem 1. Armia.", 2),
        ("tr", "Bu 20. Yüzyıl değil. 2. Ordu geldi.", 2),
        ("en", "It killed 20. February was cold.", 2),
    ],
)
def test_an_ordinal_ends_no_sentence(language: str, text: str, number: int) -> None:
    assert len(sentence_spans(text, language)) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("а не рятуватиОфіцери мовчать", ["а не рятувати", "Офіцери мовчать"]),
        ("змусили реагуватиУ четвер", ["змусили реагувати", "У четвер"]),
        ("КиберТопор пише", ["КиберТопор пише"]),
        ("у МосБиржі падіння", ["у МосБиржі падіння"]),
    ],
)
def test_a_line_whose_end_was_eaten_ends_a_sentence(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentence_spans(text)] == expected
