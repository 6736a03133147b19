"""Every word that may attribute, with the construction it stands in."""

import pytest

from tests.unit.annotate.reading import sentence, span_of
from tocsin.annotate.english.constructions import candidates_of
from tocsin.annotate.text.quotes import find_quoted


def read(text: str) -> set[tuple[str, str, str]]:
    """Return lemma, construction and content of the candidates of a sentence."""
    found = candidates_of(sentence(text), find_quoted(text), text)
    return {(item.lemma, item.construction, item.content.of(text)) for item in found}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The mayor said that the bridge was closed.",
            ("say", "clause", "the bridge was closed"),
        ),
        ("The mayor promised to open the bridge.", ("promise", "infinitive", "to open the bridge")),
        ("The mayor condemned the attack.", ("condemn", "object", "the attack")),
        ("The mayor warned of an attack.", ("warn", "of", "an attack")),
        (
            "The mayor accused the council of lying.",
            ("accuse", "object", "the council of lying"),
        ),
        ("His plan to open the bridge failed.", ("plan", "noun_infinitive", "to open the bridge")),
    ],
)
def test_a_candidate(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in read(text)


def test_a_passive_has_its_agent_as_the_source() -> None:
    text = "The mayor was urged by the council to open the bridge."
    found = candidates_of(sentence(text), [], text)
    sources = {c.source.text for c in found if c.construction == "passive_infinitive" and c.source}
    assert sources == {"council"}


def test_a_deed_of_force_says_nothing() -> None:
    text = "The army launched a strike."
    assert "object" not in {construction for _, construction, _ in read(text)}


def test_the_speaker_beside_a_quotation_is_a_candidate() -> None:
    text = '"The bridge is closed for the whole week," the mayor said.'
    found = candidates_of(sentence(text), find_quoted(text), text)
    quoted = [c for c in found if c.construction.startswith("quote_")]
    assert {c.source.text for c in quoted if c.source is not None} == {"mayor"}
    assert span_of(text, "The bridge is closed for the whole week,") in {c.content for c in quoted}


def test_a_sentence_without_a_verb_has_no_clause() -> None:
    assert not {row for row in read("Closed until Monday.") if row[1] == "clause"}
