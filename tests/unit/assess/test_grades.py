"""Grades come from logged outcomes alone: a letter needs ten of them, and without any nothing is
said.
"""

import msgspec
import pytest

from tests import by_hand
from tests.conftest import make_document
from tocsin.annotate import Annotator
from tocsin.assess.grades import grade_of, graded, item_grades
from tocsin.gazetteer import find_gazetteer
from tocsin.language.catalogues import LANGUAGES, Catalogue, english
from tocsin.records import Facts


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


def _digit(*texts: str) -> int:
    """Return the digit of the attack that some texts, each of its own origin, tell of."""
    annotate = Annotator((), (), (), find_gazetteer())
    documents = [
        msgspec.structs.replace(make_document(text, language=language), id=f"doc_{n}")
        for n, (text, language) in enumerate((t, "ru" if t[0] > "z" else "en") for t in texts)
    ]
    claims = [c for d in documents for c in annotate(d).claims]
    attack = next(e for d in documents for e in annotate(d).events if e.type == "attack")
    event = msgspec.structs.replace(attack, claim_ids=tuple(c.id for c in claims), denied_by=())
    facts = Facts(casebook=by_hand.casebook(), claims=tuple(claims), events=(event,))
    return item_grades(facts)[0].digit


@pytest.mark.parametrize(
    "other",
    [
        "Drones attacked the port of Novorossiysk, Russia's Lavrov said.",
        "Drones attacked the port of Novorossiysk, Sergei Lavrov said.",
        "Дроны атаковали порт Новороссийска, заявил министр Лавров.",
    ],
)
def test_one_person_told_with_his_country_or_office_confirms_nothing(other: str) -> None:
    assert _digit("Drones attacked the port of Novorossiysk, Lavrov said.", other) == 6


@pytest.mark.parametrize(
    "other",
    [
        "Drones attacked the port of Novorossiysk, Peskov said.",
        "Drones attacked the port of Novorossiysk, the governor said.",
    ],
)
def test_two_persons_confirm_what_both_say(other: str) -> None:
    assert _digit("Drones attacked the port of Novorossiysk, Lavrov said.", other) == 1
