"""The list behind a line that announces it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.annotate.text.listed import behind_mark, end_of_list
from tocsin.records import Span


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("\n- one\n- two\n\nthree", "\n- one\n- two\n"),
        ("\n\n— один\n\n— два\n\nтри", "\n\n— один\n\n— два\n"),
        ("\n1. one\n2) two\nthree", "\n1. one\n2) two\n"),
        ("\n🔸 один\n🔸 два\n🔹 три", "\n🔸 один\n🔸 два\n"),
        ("\n▪\ufe0fодин\n▪\ufe0fдва", "\n▪\ufe0fодин\n▪\ufe0fдва"),
        ("\n**• one**\n", "\n**• one**\n"),
        ("\none\n- two", ""),
        ("\n-\n", ""),
        ("\n2022 was cold", ""),
        ("", ""),
    ],
)
def test_the_points_of_one_list(text: str, listed: str) -> None:
    assert text[: end_of_list(text, 0)] == listed


@given(st.text(alphabet="-—🔸1. a\n", max_size=60), st.integers(0, 60))
def test_a_list_lies_in_the_text_behind_its_line(text: str, start: int) -> None:
    start = min(start, len(text))
    assert start <= end_of_list(text, start) <= len(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("- one", "one"),
        ("1. one", "one"),
        ("🔸Один", "Один"),
        ("— Один", "Один"),
        ("one - two", "one - two"),
        ("2022 was cold", "2022 was cold"),
    ],
)
def test_a_point_without_its_mark(text: str, rest: str) -> None:
    whole = Span(start=0, end=len(text))
    assert behind_mark(text, whole).of(text) == rest
