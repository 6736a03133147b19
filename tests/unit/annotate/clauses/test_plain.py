"""Sentences in the one form in which their clauses are read: the length stays."""

import pytest

from tests.unit.annotate.reading import span_of
from tocsin.annotate.clauses.plain import Plain, begin_of_clause, closed, end_of_clause

MARKED = {"opening_mark": ("„",), "closing_mark": ("“",), "elided_word": ("l", "qu")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("„Die Brücke“, sagte er.", "«Die Brücke», sagte er."),
        ('Er sagte: "Nein." Und "Ja."', "Er sagte: «Nein.» Und «Ja.»"),
        ("L'agence dit qu’il part.", "L agence dit qu il part."),
        ("aujourd'hui", "aujourd'hui"),
    ],
)
def test_marks_and_elided_words(text: str, wanted: str) -> None:
    assert Plain(MARKED)(text) == wanted
    assert len(wanted) == len(text)


def test_letters_that_are_read_as_others() -> None:
    assert Plain({"letter_as": ("İ I", "ı i")})("İçişleri açıkladı") == "Içişleri açikladi"


def test_a_long_quotation_is_closed_and_a_name_is_not() -> None:
    text = "«One two three» and «Name»"
    inside = [span_of(text, "One two three"), span_of(text, "Name")]
    assert closed(text, inside) == "«_____________» and «Name»"


def test_where_a_clause_begins_and_ends() -> None:
    text = "He said, that it is 10:30, and left."
    assert text[begin_of_clause(text, 20) : end_of_clause(text, 20)] == " that it is 10:30"
