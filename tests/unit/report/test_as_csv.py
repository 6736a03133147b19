"""Tables as CSV: nothing is taken for a formula, and every text comes back."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.report.as_csv import as_csv


def cells(*row: object) -> list[str]:
    """Return the cells of a row as a reader of CSV gets them."""
    return list(csv.reader(io.StringIO(as_csv(["h"] * len(row), [row]), newline="")))[1]


def lines(text: str) -> str:
    """Return a text with one kind of line break."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_is_a_formula(sign: str) -> None:
    assert cells(f"{sign}SUM(A1)") == [f"'{lines(sign)}SUM(A1)"]


def test_figures_stay_figures_and_what_is_not_known_is_empty() -> None:
    assert cells(-0.25, 3, None, 1 / 3, True) == ["-0.25", "3", "", "0.333333", "True"]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\r\n")))
def test_a_text_comes_back(text: str) -> None:
    assert cells("x", text)[1].removeprefix("'") == lines(text).removeprefix("'")
