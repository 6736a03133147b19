"""Cells hold no formula."""

import pytest

from tocsin.exchange.cells import cell


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "=cmd|' /C'!A0"]
)
def test_no_text_is_a_formula(text: str) -> None:
    assert str(cell(text)).startswith("'")


def test_other_values_stay_what_they_are() -> None:
    assert (cell(None), cell(-1), cell(-0.5), cell("a-b")) == ("", -1, "-0.5", "a-b")
    assert cell("a\r\nb\rc") == "a\nb\nc"


@pytest.mark.parametrize("control", ["\x00", "\x1b", "\x0b", "\x7f", "\x85", "\x9b"])
def test_a_control_character_stands_as_one_that_says_so(control: str) -> None:
    assert cell(f"a{control}b\tc\nd") == "a\ufffdb\tc\nd"
