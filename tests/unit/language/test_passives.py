"""German "wird" makes a passive, or looks ahead."""

import pytest

from tocsin.annotate.claims.stance import StanceReader
from tocsin.language.passives import is_passive


@pytest.mark.parametrize(
    "text",
    [
        "Die Brücke wird gesperrt",
        "Der Hafen wird seit Tagen beschossen und zwei Schiffe werden repariert",
        "dass die Verletzten in der Klinik behandelt werden",
        "Die Stadt werde angegriffen",
        "Zivilisten werden evakuiert",
        "Die Häuser werden zerstört",
    ],
)
def test_what_is_being_done_is_not_ahead(text: str) -> None:
    last = max(text.rfind(word) for word in ("wird", "werde"))
    end = last + len(text[last:].split()[0])
    assert is_passive(text, last, end, "de")


@pytest.mark.parametrize(
    "text",
    [
        "Die Armee wird die Brücke sperren",
        "Die Brücke wird gesperrt werden",
        "Der Zug wird morgen gehen",
        "Die Stadt wird fallen",
        "Das Gesetz wird gelten",
    ],
)
def test_what_will_be_is_ahead(text: str) -> None:
    assert StanceReader("de").modality(text) == "future"


def test_a_passive_is_certain_and_other_languages_have_none() -> None:
    assert StanceReader("de").modality("Die Brücke wird gesperrt.") == "certain"
    assert not is_passive("il sera fermé", 3, 7, "fr")
