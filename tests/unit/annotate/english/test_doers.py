"""Who does what a clause tells of: the subject, the agent of a passive, whoever is accused."""

import pytest

from tests.unit.annotate.reading import document, span_of
from tocsin.annotate.english.doers import EnglishDoers
from tocsin.annotate.parsers.english import parse


@pytest.mark.parametrize(
    ("text", "act", "doer"),
    [
        ("Rebels attacked the station.", "attacked", "Rebels"),
        ("The station was attacked by rebels.", "attacked", "rebels"),
        ("The station was attacked.", "attacked", None),
        ("Rebel fire hit the station.", "fire", "Rebel"),
    ],
)
def test_the_doer_of_an_act(text: str, act: str, doer: str | None) -> None:
    page = document(text)
    found = EnglishDoers(parse(page))(page.sentences[0], span_of(text, act), "attack")
    assert (found.of(text) if found is not None else None) == doer


def test_who_is_accused_is_the_doer_of_what_he_is_accused_of() -> None:
    text = "The mayor accused rebels of attacking the station."
    page = document(text)
    found = EnglishDoers(parse(page))(page.sentences[0], span_of(text, "attacking"), "attack")
    assert found is not None
    assert found.of(text).startswith("rebels")


def test_a_pronoun_may_stand_for_whoever_speaks() -> None:
    text = "The ministry said that it attacked the station."
    doers = EnglishDoers(parse(document(text)))
    assert doers.is_speaker(span_of(text, "it", text.index("that ")))
    assert not doers.is_speaker(span_of(text, "The ministry"))
