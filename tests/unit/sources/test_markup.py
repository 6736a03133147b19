"""The text of markup: what a reader sees, however often it was escaped."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.sources.markup import plain_line, plain_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One &amp;amp; two</p><p>three</p><script>x</script>", "One & two\n\nthree"),
        ("&lt;p&gt;У лаборатории&lt;/p&gt;&lt;p&gt;тихо&lt;/p&gt;", "У лаборатории\n\nтихо"),
        ("&amp;lt;b&amp;gt;тихо&amp;lt;/b&amp;gt;", "тихо"),
        ("Қазақстан&nbsp;&mdash; бейбіт ел", "Қазақстан — бейбіт ел"),
        ("&laquo;Так&raquo;, &#8212; сказав він", "«Так», — сказав він"),
        ("<style>p {color: red}</style>видно<noscript>нет</noscript>", "видно"),
        ("<![CDATA[<p>внутри</p>]]>", "внутри"),
        ("строка<br>другая<br/>третья", "строка\n\nдругая\n\nтретья"),
        ("до<!-- скрыто -->после", "допосле"),
        ("", ""),
        ("   ", ""),
        ("<p></p>", ""),
    ],
)
def test_markup_gives_the_text_a_reader_sees(markup: str, text: str) -> None:
    assert plain_text(markup) == text


@pytest.mark.parametrize(
    "text",
    [
        "1 < 2 and 3 > 2",
        "R&D and AT&T",
        "x <- y",
        "два < трёх",
        "Ё" * 50,
        "a\n\nb",
        "&nobodyknows;",
        "<3 and <name@host.example>",
    ],
)
def test_text_that_is_no_markup_stays(text: str) -> None:
    assert plain_text(text) == text


def test_a_title_is_one_line() -> None:
    assert plain_line("A &lt;b&gt;bold&lt;/b&gt; line\n") == "A bold line"
    assert plain_line("<p>Первая</p>\n<p>вторая</p>") == "Первая вторая"


def test_control_characters_are_taken_out() -> None:
    assert plain_text("a\x00b\x0bc") == "abc"


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="abя <>/&;pb#39\n", max_size=40))
def test_any_markup_gives_text_and_its_line_has_no_line_end(markup: str) -> None:
    text = plain_text(markup)
    assert text == text.strip()
    assert "\n" not in plain_line(markup)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="абвґқ abc.,\n", max_size=40))
def test_plain_words_lose_no_letter(text: str) -> None:
    assert plain_text(text).split() == text.split()
