"""The brief as PDF: readable without its style sheet's variables, and nothing is fetched."""

import sys

import pytest

from tocsin.errors import UsageError
from tocsin.report.pdf import MISSING, _printable, as_pdf

PAGE = (
    "<html><head><style>:root { --ink: #111; --ink: #eee; } .line { stroke: var(--ink); }"
    " p { color: var(--nobody); }</style></head><body><svg class='a'><path class='line'/></svg>"
    "<svg></svg></body></html>"
)


def test_colours_are_written_out_the_first_of_each_and_black_where_there_is_none() -> None:
    page = _printable(PAGE)
    assert "var(" not in page
    assert ".line { stroke: #111; }" in page
    assert "color: black" in page


def test_every_picture_has_its_style_inside_and_the_page_a_layout_for_paper() -> None:
    page = _printable(PAGE)
    assert page.count("<style>.line { stroke: #111; }") == 2
    assert page.index("@page") < page.index("</style>")
    assert "<svg class='a'><style>" in page


def test_a_page_without_style_or_pictures_stays() -> None:
    assert _printable("<p>Әлем</p>") == "<p>Әлем</p>"


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(UsageError, match="pip install") as refused:
        as_pdf("<p>x</p>")
    assert str(refused.value) == MISSING
