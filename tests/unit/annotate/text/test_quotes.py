"""Words in quotation marks: every dress of a mark is read, and what is no quotation is left."""

import pytest

from tests.unit.annotate.reading import span_of
from tocsin.annotate.text.quotes import find_quoted, pieces, touching
from tocsin.records import Span


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('He said "the road is closed" today.', ["the road is closed"]),
        ("He said “the road is closed” today.", ["the road is closed"]),
        ("«Мост закрыт», — сказал он.", ["Мост закрыт"]),
        ("„Міст закрито“, сказав він.", ["Міст закрито"]),
        ("«Көпір жабық», — деді ол.", ["Көпір жабық"]),
        ('"one" and "two"', ["one", "two"]),
        ('"A «B» C"', ["A «B» C"]),
        ("No marks at all.", []),
        ("The wall is 5'10\" tall.", []),
        ("", []),
        ("   \n ", []),
    ],
)
def test_the_inside_of_a_quotation_is_found(text: str, inner: list[str]) -> None:
    assert [quote.inner.of(text) for quote in find_quoted(text)] == inner


def test_a_mark_that_is_never_closed_ends_with_its_line() -> None:
    text = 'She said: "Open. Then she left.\nNext line.'
    (quote,) = find_quoted(text)
    assert quote.rule == "never_closed"
    assert quote.inner.of(text) == "Open. Then she left."


def test_the_span_of_a_quotation_holds_its_marks() -> None:
    text = "She said “open” twice."
    (quote,) = find_quoted(text)
    assert quote.span.of(text) == "“open”"
    assert quote.rule == "closed"


def test_touching_gives_those_that_share_a_letter_with_a_span() -> None:
    text = '"one" and "two" and "three"'
    quoted = find_quoted(text)
    middle = span_of(text, "two")
    assert [quote.inner.of(text) for quote in touching(quoted, middle)] == ["two"]
    everything = Span(start=0, end=len(text))
    assert touching(quoted, everything) == quoted
    assert touching([], everything) == []


def test_pieces_are_the_runs_inside_and_outside_of_quotations() -> None:
    text = 'the road, "closed since Monday", will open'
    content = Span(start=0, end=len(text))
    read = [piece.of(text) for piece in pieces(content, find_quoted(text))]
    assert "closed since Monday" in " ".join(read)
    assert pieces(content, []) == [content]
