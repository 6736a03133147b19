"""Who is cited in a sentence without a parser: by verbs, phrases, marks, and in three languages."""

import pytest

from tests.unit.annotate.reading import span_of, spans_of
from tocsin.annotate.surface.grammar import SurfaceGrammar, grammar

Read = tuple[str, str, str | None]


def read(language: str, text: str, *names: str) -> set[Read]:
    """Return rule, content and source of the attributions that a word of saying makes."""
    frames = grammar(language)(text, [], spans_of(text, *names))
    return {(f.rule, f.content.of(text), f.source.of(text) if f.source else None) for f in frames}


@pytest.mark.parametrize(
    ("language", "text", "name", "wanted"),
    [
        (
            "ru",
            "Министр Иванов заявил, что мост закрыт.",
            "Иванов",
            ("that", "мост закрыт", "Министр Иванов"),
        ),
        (
            "ru",
            "«Мост закрыт», — сказал Иванов.",
            "Иванов",
            ("inverted", "Мост закрыт", "Иванов"),
        ),
        (
            "ru",
            "По словам Иванова, мост закрыт до весны.",
            "Иванова",
            ("according (по словам)", "мост закрыт до весны", "Иванова"),
        ),
        (
            "uk",
            "Міністр Іваненко заявив, що міст закрито.",
            "Іваненко",
            ("that", "міст закрито", "Міністр Іваненко"),
        ),
        (
            "uk",
            "«Міст закрито», — сказав Іваненко.",
            "Іваненко",
            ("inverted", "Міст закрито", "Іваненко"),
        ),
        (
            "uk",
            "За словами Іваненка, міст закрито до весни.",
            "Іваненка",
            ("according (за словами)", "міст закрито до весни", "Іваненка"),
        ),
        (
            "kk",
            "Сейітов көпір жабылды деп мәлімдеді.",
            "Сейітов",
            ("verb_final", "көпір жабылды", "Сейітов"),
        ),
        (
            "kk",
            "Сейітовтің айтуынша, көпір жабылды.",
            "Сейітовтің",
            ("according (айтуынша)", "көпір жабылды", "Сейітовтің"),
        ),
        (
            "kk",
            "«Көпір жабылды», — деді Сейітов.",
            "Сейітов",
            ("inverted", "Көпір жабылды", "Сейітов"),
        ),
    ],
)
def test_an_attribution(language: str, text: str, name: str, wanted: Read) -> None:
    assert read(language, text, name) == {wanted}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Мост закрыт до весны."),
        ("uk", "Міст закрито до весни."),
        ("kk", "Көпір көктемге дейін жабылды."),
        ("ru", ""),
        ("ru", "Внимание: мост закрыт до весны"),
    ],
)
def test_where_nobody_is_cited_there_is_none(language: str, text: str) -> None:
    assert read(language, text) == set()


def test_how_it_is_said_does_not_hide_who_says_it() -> None:
    text = "«Мост закрыт до весны», — с трудом сказал Иванов."
    assert read("ru", text, "Иванов") == {("inverted", "Мост закрыт до весны", "Иванов")}


def test_what_goes_on_behind_the_tag_may_belong_to_it() -> None:
    text = "Мост, сказал Иванов, закрыт до самой весны."
    assert {source for _, _, source in read("ru", text, "Иванов")} == {"Иванов"}


def test_words_inside_a_quotation_cite_nobody() -> None:
    text = "«Иванов заявил, что мост закрыт», — так было на плакате."
    quotes = [span_of(text, "Иванов заявил, что мост закрыт")]
    assert grammar("ru")(text, quotes, []) == []


def test_a_sentence_may_announce_who_speaks_next() -> None:
    text = "Иванов заявил следующее:"
    speaker = grammar("ru").introduces(text, [span_of(text, "Иванов")])
    assert speaker is not None
    assert speaker.of(text) == "Иванов"
    assert grammar("ru").introduces("Мост закрыт до весны.", []) is None


def test_a_grammar_is_built_once() -> None:
    assert grammar("uk") is grammar("uk")
    assert isinstance(grammar("uk"), SurfaceGrammar)
