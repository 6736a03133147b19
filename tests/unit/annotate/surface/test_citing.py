"""A passes on the words of B: both are cited, B for the content and A for passing it on."""

from tests.unit.annotate.reading import span_of, spans_of
from tocsin.annotate.surface.citing import asides, passed_on
from tocsin.annotate.surface.words import SurfaceWords
from tocsin.annotate.text.cited import DEEPEST, OUTERMOST

RUSSIAN = SurfaceWords("ru")


def test_who_passes_on_the_words_of_whom() -> None:
    text = "РИА цитирует слова Иванова: мост закрыт до весны."
    frames = passed_on(RUSSIAN, text, [], spans_of(text, "РИА", "Иванова"))
    deepest = {f.source.of(text) for f in frames if f.source and f.rule.startswith(DEEPEST)}
    outermost = {f.source.of(text) for f in frames if f.source and f.rule.startswith(OUTERMOST)}
    assert deepest == {"слова Иванова"}
    assert outermost == {"РИА"}
    assert {f.content.of(text) for f in frames} == {"мост закрыт до весны"}


def test_a_plain_statement_passes_on_nothing() -> None:
    text = "Иванов заявил, что мост закрыт."
    assert passed_on(RUSSIAN, text, [], spans_of(text, "Иванов")) == []
    assert passed_on(RUSSIAN, "", [], []) == []


def test_what_the_writer_puts_between_the_parts_of_a_quotation() -> None:
    text = "«Мост закрыт, — сказал Иванов, — до самой весны»"
    quote = span_of(text, "Мост закрыт, — сказал Иванов, — до самой весны")
    (aside,) = asides(RUSSIAN, text, quote)
    assert "сказал Иванов" in aside.of(text)
    plain = "«Мост закрыт до самой весны»"
    assert asides(RUSSIAN, plain, span_of(plain, "Мост закрыт до самой весны")) == []
