"""A name before a colon or behind a dash has said it; a label or a place has not."""

import pytest

from tests.unit.annotate.reading import spans_of
from tocsin.annotate.surface.labels import announced, beside
from tocsin.annotate.surface.words import SurfaceWords

LISTS = {code: SurfaceWords(code) for code in ("ru", "uk", "kk")}


def read(language: str, text: str, *names: str) -> list[tuple[str, str | None]]:
    """Return content and source of what needs no verb."""
    frames = beside(LISTS[language], text, spans_of(text, *names))
    return [(f.content.of(text), f.source.of(text) if f.source else None) for f in frames]


@pytest.mark.parametrize(
    ("language", "text", "name", "wanted"),
    [
        ("ru", "Иванов: мост закрыт до весны", "Иванов", ("мост закрыт до весны", "Иванов")),
        (
            "uk",
            "Іваненко: міст закрито до весни",
            "Іваненко",
            ("міст закрито до весни", "Іваненко"),
        ),
        (
            "kk",
            "Сейітов: көпір көктемге дейін жабылды",
            "Сейітов",
            ("көпір көктемге дейін жабылды", "Сейітов"),
        ),
    ],
)
def test_a_name_beside_what_it_said(
    language: str, text: str, name: str, wanted: tuple[str, str]
) -> None:
    assert read(language, text, name) == [wanted]


def test_a_signature_behind_a_dash_needs_a_verb_before_it() -> None:
    text = "Мост закроют до весны, — Иванов"
    assert read("ru", text, "Иванов") == [("Мост закроют до весны", "Иванов")]
    assert read("ru", "Москва — Иванов", "Иванов") == []


@pytest.mark.parametrize(
    "text",
    [
        "Внимание: мост закрыт до весны",
        "Фото: мост до весны закрыт",
        "Москва — столица",
        "12:30",
        "",
        "Мост закрыт до весны",
    ],
)
def test_a_label_says_nothing(text: str) -> None:
    assert read("ru", text) == []


def test_a_place_before_a_colon_is_a_topic() -> None:
    text = "Херсон: мост закрыт до весны"
    (place,) = spans_of(text, "Херсон")
    assert beside(LISTS["ru"], text, [], [place]) == []


def test_who_is_announced_speaks_in_what_follows() -> None:
    text = "Иванов заявил следующее:"
    speaker = announced(LISTS["ru"], text, spans_of(text, "Иванов"))
    assert speaker is not None
    assert speaker.of(text) == "Иванов"
    assert announced(LISTS["ru"], "Следующее:", []) is None


def test_the_second_of_two_dashes_is_no_signature() -> None:
    text = "Иванов заявил, что похищенный — консультант программ правительства — Уоррен Вайнштейн."
    assert read("ru", text, "Иванов", "Уоррен Вайнштейн") == []
