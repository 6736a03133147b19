"""A rejection and what its speaker says besides are two acts."""

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate import Annotator
from tocsin.annotate.sentences.grammars import grammar_of
from tocsin.annotate.surface.coordinated import readings, that_stand
from tocsin.records import Span

ANNOTATE = Annotator((), (), ())
JOINED = [
    ("en", "The ministry rejected the accusations and said that Armenia was preparing an attack."),
    ("de", "Das Ministerium wies die Vorwürfe zurück und erklärte, Armenien plane einen Angriff."),
    ("fr", "Le ministère a rejeté ces accusations et affirmé que l'Arménie préparait une attaque."),
    ("es", "El ministerio rechazó las acusaciones y dijo que Armenia prepara un ataque."),
    ("pl", "Ministerstwo odrzuciło oskarżenia i oświadczyło, że Armenia przygotowuje atak."),
    ("ro", "Ministerul a respins acuzațiile și a spus că Armenia pregătește un atac."),
    ("tr", "Bakanlık bu iddiaları reddetti ve Ermenistan'ın saldırı hazırladığını söyledi."),
    ("ru", "Министерство отвергло обвинения и заявило, что Армения готовит нападение."),
    ("uk", "Міністерство відкинуло звинувачення і заявило, що Вірменія готує напад."),
]


@pytest.mark.parametrize(("language", "text"), JOINED)
def test_what_is_said_besides_is_not_rejected(language: str, text: str) -> None:
    (said,) = (c for c in ANNOTATE(document(text, language)).claims if "preclaim" in c.flags)
    assert said.stance == "reports"
    assert len(said.chain[0].surface.split()) <= 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Ministerium wies die Vorwürfe zurück."),
        ("ro", "Ministerul a respins acuzațiile și zvonurile."),
        ("pl", "Ministerstwo odrzuciło oskarżenia, a rzecznik powiedział, że jest spokojnie."),
        ("de", ""),
    ],
)
def test_one_act_is_read_once(language: str, text: str) -> None:
    cues = grammar_of(language).lists.cues_in(text)
    assert readings(text, cues, language) == [text]


def test_both_readings_are_as_long_as_the_sentence() -> None:
    text = JOINED[5][1]
    first, second = readings(text, grammar_of("ro").lists.cues_in(text), "ro")
    assert len(first) == len(second) == len(text)
    said = Span(start=text.index("Armenia"), end=text.index("Armenia") + 7)
    assert that_stand([said], first) == []
    assert that_stand([said], second) == [said]
