"""A paragraph that was wrapped at a fixed width is one line; verse and lists are not."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.language.lines import logical_lines, unbroken
from tocsin.language.sentences import sentence_spans


def test_a_wrapped_paragraph_is_one_line_and_verse_is_not() -> None:
    wrapped = (
        "The ministry said on Sunday evening that the bridge over the river would\n"
        "be closed for a week. Engineers are looking at the second pillar, which\n"
        "has a crack. Nobody was hurt."
    )
    assert [len(s.of(wrapped).split()) for s in sentence_spans(wrapped)] == [18, 11, 3]
    verse = "The river runs\nunder the bridge\nall winter long"
    assert len(sentence_spans(verse)) == 3
    headline = (
        "Bridge closed for a week, says the ministry of transport in a note\nThe ministry said "
        "so on Sunday. "
    ) + "More text. " * 30
    assert sentence_spans(headline)[0].of(headline).endswith("note")


def lines(text: str) -> list[str]:
    """Return the logical lines of a text."""
    return [span.of(text) for span in logical_lines(text)]


WRAPPED = (
    "Министерство сообщило в воскресенье вечером, что мост через реку будет\n"
    "закрыт на неделю. Инженеры осматривают вторую опору, в которой нашли\n"
    "трещину. Никто не пострадал."
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_wrapped_paragraph_is_joined_whatever_ends_its_lines(end: str) -> None:
    assert len(lines(WRAPPED.replace("\n", end))) == 1
    assert len(lines(WRAPPED.replace("\n", end) + end + end + "Другое.")) == 2


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("\n\n\n", 0),
        ("one", 1),
        ("one\n\ntwo", 2),
        ("one\u2028two\u2029three", 3),
        ("- мост\n- школа\n- больница", 3),
        ("Міст закрито\nШколу відкрито", 2),
        ("x" * 300 + "\n" + "y" * 300, 2),
    ],
)
def test_short_lines_and_long_ones_stand_alone(text: str, number: int) -> None:
    assert len(lines(text)) == number


@given(st.text(alphabet="aБ .\n\r\u2028", max_size=60))
def test_lines_hold_every_letter_once_and_in_order(text: str) -> None:
    spans = logical_lines(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    kept = "".join(span.of(text) for span in spans)
    assert [c for c in kept if c not in "\n\r\u2028"] == [c for c in text if c not in "\n\r\u2028"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("two\nlines", "two lines"),
        ("**Мост** закрыт", "  Мост   закрыт"),
        ("[Мост](https://a.example)", " Мост" + " " * 20),
        ("a * b", "a * b"),
        ("", ""),
    ],
)
def test_one_line_without_marks_has_the_same_length(text: str, plain: str) -> None:
    assert unbroken(text) == plain
    assert len(unbroken(text)) == len(text)
