"""Sentences that copying ran together, and points that begin with a sign."""

import pytest

from tocsin.language.dress import undressed
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
        ("Сайт paper.ru и газета Kyiv.Media молчат", ["Сайт paper.ru и газета Kyiv.Media молчат"]),
        ("Я ❤ Киев и 5.3 млн. рублей", ["Я ❤ Киев и 5.3 млн. рублей"]),
    ],
)
def test_what_was_run_together_is_parted(text: str, sentences: list[str]) -> None:
    assert [s.of(text) for s in sentence_spans(text)] == sentences


def test_an_address_ends_where_the_text_goes_on() -> None:
    text = "Фото: https://paper.example/a-35/Міст закрито у м. Київ, прибл. 30 км"
    assert [s.of(text) for s in sentence_spans(text)] == [
        "Фото: https://paper.example/a-35/",
        "Міст закрито у м. Київ, прибл. 30 км",
    ]
    assert undressed(text).split() == [
        "Фото:",
        "Міст",
        "закрито",
        "у",
        "м.",
        "Київ,",
        "прибл.",
        "30",
        "км",
    ]
