"""Who says what in a Russian sentence, by which word, off its tree."""

import pytest

from tests.unit.annotate.reading import russian_sentence
from tocsin.annotate.russian.grammar import frames_of

Read = tuple[str, str, str | None]


def read(text: str) -> list[Read]:
    """Return cue, content and source of the frames of a sentence."""
    return [
        (frame.cue, frame.content.of(text), frame.source.of(text) if frame.source else None)
        for frame in frames_of(russian_sentence(text))
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Министр Иванов заявил, что мост закрыт.",
            ("заявил", "мост закрыт", "Министр Иванов"),
        ),
        ("Минобороны сообщило, что мост закрыт.", ("сообщило", "мост закрыт", "Минобороны")),
        ("По словам Иванова, мост закрыт.", ("по словам", "мост закрыт", "Иванова")),
        ("Как сообщил Иванов, мост закрыт.", ("сообщил", "мост закрыт", "Иванов")),
        ("Иванов пообещал открыть мост.", ("пообещал", "открыть мост", "Иванов")),
        (
            "Свидетель Иванов, утверждавший, что видел ракету, исчез.",
            ("утверждавший", "видел ракету", "Свидетель Иванов"),
        ),
        (
            "Задержали националиста Дёмушкина, который успел заявить, что на полицию давят.",
            ("заявить", "на полицию давят", "националиста Дёмушкина"),
        ),
        (
            "Мэр заявил, что погибли трое, но по данным полиции пострадавших больше.",
            ("заявил", "погибли трое", "Мэр"),
        ),
        (
            "Генерал сообщил, что колонна вышла, а по словам жителей, она стоит.",
            ("по словам", "она стоит", "жителей"),
        ),
        (
            "Как сообщают в микроблоге представители группы «Война», суд оставил решение.",
            ("сообщают", "суд оставил решение", "представители группы «Война»"),
        ),
        (
            "На суде обвинитель представил характеристику, где говорится, что она не работает.",
            ("говорится", "она не работает", "обвинитель"),
        ),
    ],
)
def test_a_frame(text: str, wanted: Read) -> None:
    assert wanted in read(text)


@pytest.mark.parametrize(
    "text",
    ["Мост закрыт.", "Повстанцы взорвали мост.", "Закрыто.", "Иванов открыл мост."],
)
def test_where_nobody_says_anything_there_is_no_frame(text: str) -> None:
    assert read(text) == []


def test_every_offset_points_into_the_document() -> None:
    text = "Министр Иванов заявил, что мост закрыт."
    (frame,) = frames_of(russian_sentence(text))
    assert frame.cue_span.of(text) == "заявил"
    assert frame.head is not None
    assert frame.head.of(text) in ("Министр", "Иванов")


def test_an_accusation_says_nothing_of_the_clause_before_it() -> None:
    found = read("В Украине её считают героиней, а в России обвиняют в убийстве журналистов.")
    assert not any(cue == "обвиняют" for cue, _, _ in found)
