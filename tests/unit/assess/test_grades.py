"""Grades come from logged outcomes alone: a letter needs ten of them, and without any nothing is
said.
"""

import pytest

from tocsin.assess.grades import grade_of, graded
from tocsin.language.catalogues import LANGUAGES, Catalogue, english


@pytest.mark.parametrize(
    ("judged", "fine", "letter"),
    [
        (0, 0, "F"),
        (9, 9, "F"),
        (10, 10, "B"),
        (40, 40, "A"),
        (40, 32, "B"),
        (40, 27, "C"),
        (40, 18, "D"),
        (40, 2, "E"),
    ],
)
def test_a_letter_follows_the_share_that_was_borne_out(judged: int, fine: int, letter: str) -> None:
    assert graded(judged, fine)[0] == letter


def test_the_reason_is_the_record_itself() -> None:
    assert grade_of(0, 0) == ("F", "no claim of it has been checked")
    assert grade_of(1, 0)[1] == "0 of 1 checked claim was borne out; 10 are needed for a letter"
    assert grade_of(12, 11)[1] == "11 of 12 checked claims were borne out"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reason_has_words_in_every_language(language: str) -> None:
    own = Catalogue(language)
    for judged, fine in ((0, 0), (1, 1), (3, 2), (12, 7)):
        letter, why = graded(judged, fine)
        assert grade_of(judged, fine) == (letter, english(why))
        assert not own.say(why).startswith("grade-")
    assert own.faults == {}
