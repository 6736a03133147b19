"""A place speaks where a verb of speech follows it; a part of more does not."""

import pytest

from tests.unit.annotate.reading import document, span_of
from tocsin.annotate.names.speaking import is_said_by, speaks


@pytest.mark.parametrize(
    ("language", "text", "place", "wanted"),
    [
        ("en", "Zenda has repeatedly denied the story.", "Zenda", True),
        ("en", "The mayor of Zenda said so.", "Zenda", False),
        ("en", "In Zenda said nobody a word.", "Zenda", False),
        ("en", "Zenda, said the mayor, is quiet.", "Zenda", False),
        ("en", "Zenda is quiet.", "Zenda", False),
        ("ru", "Зенда вновь заявила о мосте.", "Зенда", True),
        ("ru", "Мэр Зенды заявил о мосте.", "Зенды", False),
        ("uk", "Зенда вже заявила про це.", "Зенда", True),
        ("uk", "Уряд Зенди заявив про це.", "Зенди", False),
    ],
)
def test_whether_a_place_speaks(language: str, text: str, place: str, wanted: bool) -> None:
    assert speaks(document(text, language), span_of(text, place)) is wanted


def test_right_behind_a_name_the_verb_says_who_speaks() -> None:
    text = "Zenda said the road was open."
    assert is_said_by(document(text), span_of(text, "Zenda"))
    later = "Zenda has said the road was open."
    assert not is_said_by(document(later), span_of(later, "Zenda"))


def test_at_the_end_of_a_text_nothing_follows() -> None:
    text = "The road leads to Zenda"
    assert not speaks(document(text), span_of(text, "Zenda"))
