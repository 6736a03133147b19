"""Phrases that cite without a clause of their own: "this was reported by X", hearsay, a tag."""

import pytest

from tests.unit.annotate.reading import span_of, spans_of
from tocsin.annotate.surface.phrases import SurfacePhrases, lies_within

PHRASES = {code: SurfacePhrases(code) for code in ("ru", "uk", "kk")}


@pytest.mark.parametrize(
    ("language", "text", "name", "this"),
    [
        ("ru", "Об этом сообщил Иванов.", "Иванов", "Об этом"),
        ("uk", "Про це повідомив Іваненко.", "Іваненко", "Про це"),
    ],
)
def test_this_points_back_to_what_was_told_before(
    language: str, text: str, name: str, this: str
) -> None:
    frames = PHRASES[language].points_back(text, spans_of(text, name))
    assert {(f.content.of(text), f.source and f.source.of(text)) for f in frames} == {(this, name)}
    assert {f.rule for f in frames} == {"points_back"}


def test_a_sentence_without_this_points_nowhere() -> None:
    assert PHRASES["ru"].points_back("Иванов сообщил о мосте.", []) == []
    assert PHRASES["ru"].points_back("", []) == []


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("ru", "Говорят, мост закрыт до весны.", "мост закрыт до весны"),
        ("uk", "Кажуть, міст закрито до весни.", "міст закрито до весни"),
    ],
)
def test_hearsay_has_nobody_who_answers_for_it(language: str, text: str, content: str) -> None:
    frame = PHRASES[language].hearsay(text, [])
    assert frame is not None
    assert frame.source is None
    assert frame.content.of(text) == content


def test_hearsay_inside_a_quotation_is_somebodys() -> None:
    text = "«Говорят, мост закрыт до весны»"
    assert PHRASES["ru"].hearsay(text, [span_of(text, "Говорят, мост закрыт до весны")]) is None
    assert PHRASES["ru"].hearsay("Мост закрыт до весны.", []) is None


def test_a_quotation_may_begin_with_whom_it_cites() -> None:
    text = "«По словам Иванова, мост закрыт до весны», — сказал Петров."
    quote = span_of(text, "По словам Иванова, мост закрыт до весны")
    (frame,) = PHRASES["ru"].within(text, [quote])
    assert frame.source is not None
    assert frame.source.of(text) == "Иванова"
    assert frame.content.of(text) == "мост закрыт до весны"
    assert PHRASES["ru"].within(text, []) == []


def test_a_sentence_that_is_only_a_tag_names_the_speaker_before_it() -> None:
    text = "— сказал Иванов."
    frame = PHRASES["ru"].tag(text, spans_of(text, "Иванов"))
    assert frame is not None
    assert frame.source is not None
    assert frame.source.of(text) == "Иванов"
    assert PHRASES["ru"].tag("Мост закрыт до весны.", []) is None


def test_a_place_lies_within_a_quotation_or_outside() -> None:
    quotes = [span_of("«abc» d", "abc")]
    assert [lies_within(at, quotes) for at in (0, 1, 3, 4, 6)] == [False, True, True, False, False]
