"""Phrases that cite: "according to X", "as X said", "it is reported"."""

import pytest

from tocsin.annotate.clauses.grammar import clause_grammar
from tocsin.annotate.clauses.phrases import ClausePhrases


@pytest.mark.parametrize(
    ("code", "text", "source", "content"),
    [
        ("de", "Laut Polizei ist die Brücke zu.", "Polizei", "ist die Brücke zu"),
        (
            "de",
            "Die Brücke ist, dem Ministerium zufolge, seit Montag zu.",
            "dem Ministerium",
            "Die Brücke ist, dem Ministerium zufolge, seit Montag zu",
        ),
        (
            "de",
            "Wie der Grenzschutz mitteilte, ist die Brücke zu.",
            "der Grenzschutz",
            "ist die Brücke zu",
        ),
        (
            "de",
            "Die Polizei hat nach eigenen Angaben keine Hinweise auf einen Anschlag.",
            "Die Polizei",
            "Die Polizei hat nach eigenen Angaben keine Hinweise auf einen Anschlag",
        ),
        (
            "de",
            "Nach eigenen Angaben hat die Polizei keine Hinweise auf einen Anschlag.",
            "die Polizei",
            "hat die Polizei keine Hinweise auf einen Anschlag",
        ),
        ("fr", "Selon la police, le pont est fermé.", "la police", "le pont est fermé"),
        ("fr", "Le pont est fermé, selon les autorités.", "les autorités", "Le pont est fermé"),
        ("fr", "Comme l'a indiqué le maire, le pont est fermé.", "le maire", "le pont est fermé"),
    ],
)
def test_phrases(code: str, text: str, source: str, content: str) -> None:
    grammar = clause_grammar(code)
    assert isinstance(grammar, ClausePhrases)
    (frame,) = grammar(grammar.plain(text), [], [])
    assert (frame.source.of(text) if frame.source else None, frame.content.of(text)) == (
        source,
        content,
    )


@pytest.mark.parametrize(
    ("code", "text"),
    [("de", "Laut Gesetz ist die Brücke zu."), ("fr", "Selon la loi, le pont est fermé.")],
)
def test_a_law_says_nothing(code: str, text: str) -> None:
    grammar = clause_grammar(code)
    assert grammar(grammar.plain(text), [], []) == []
