"""Spans of a sentence as plain text: clauses between marks, and what is long enough to say much."""

import pytest

from tests.unit.annotate.reading import span_of
from tocsin.annotate.surface.spans import (
    blanked,
    clause_end,
    clause_start,
    has_words,
    longer,
    says,
    trimmed,
)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("  — мост закрыт, ", "мост закрыт"),
        ("«мост закрыт»", "мост закрыт"),
        ("«мост» и «дом»", "«мост» и «дом»"),
        ("Что делать?", "Что делать?"),
        ("на 5%", "на 5%"),
        (" ... ", None),
        ("", None),
    ],
)
def test_trimmed(text: str, whole: str | None) -> None:
    span = trimmed(text, 0, len(text))
    assert (span.of(text) if span is not None else None) == whole


def test_a_clause_lies_between_its_marks() -> None:
    text = "Вчера, как сказал Иванов, мост закрыли."
    at = text.index("Иванов")
    assert text[clause_start(text, at) : clause_end(text, at)].strip() == "как сказал Иванов"
    assert clause_start(text, 0) == 0
    assert clause_end("мост закрыли", 3) == len("мост закрыли")


def test_a_figure_of_a_clock_ends_no_clause() -> None:
    text = "в 12:30 мост закрыли"
    assert clause_end(text, 0) == len(text)


@pytest.mark.parametrize(
    ("text", "enough"), [("мост закрыт сегодня", True), ("мост закрыт", False), ("— —", False)]
)
def test_so_many_words_say_something(text: str, enough: bool) -> None:
    assert says(text, span_of(text, text)) is enough


def test_the_first_part_that_says_something() -> None:
    text = "да, мост закрыт до весны"
    span = longer(text, (0, 2), (3, len(text)))
    assert span is not None
    assert span.of(text) == "мост закрыт до весны"
    assert longer(text, (0, 2)) is None
    assert longer(text, (5, 5)) is None


def test_a_blanked_text_keeps_its_length() -> None:
    assert blanked("мост закрыт", 0, 4) == "     закрыт"
    assert blanked("мост", 2, 2) == "мост"


def test_marks_alone_are_no_words() -> None:
    assert has_words("я")
    assert has_words("5")
    assert not has_words("«—»")
