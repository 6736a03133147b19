"""How far a noun phrase reaches that names who speaks."""

import pytest

from tocsin.annotate.clauses.grammar import clause_grammar
from tocsin.annotate.clauses.nouns import NounPhrases


def behind(code: str, text: str, after: str) -> str | None:
    """Return the phrase behind some words of a text."""
    grammar = clause_grammar(code)
    plain = grammar.plain(text)
    span = grammar.nouns.behind(plain, text.index(after) + len(after), [])
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("code", "text", "after", "wanted"),
    [
        (
            "de",
            "Nach Angaben der örtlichen Polizei wurden zwei verletzt.",
            "Angaben",
            "der örtlichen Polizei",
        ),
        (
            "de",
            "Das sagte am Montag in Berlin der Sprecher der Armee.",
            "sagte",
            "der Sprecher der Armee",
        ),
        (
            "fr",
            "a déclaré mardi soir le ministre de la Défense",
            "déclaré",
            "le ministre de la Défense",
        ),
        ("fr", "a dit hier soir", "dit", None),
        ("fr", "selon le chef rebelle abkhaze, la ville", "selon", "le chef rebelle abkhaze"),
        ("es", "según el líder serbobosnio, la ciudad", "según", "el líder serbobosnio"),
        ("es", "según el ministro ayer, la ciudad", "según", "el ministro"),
    ],
)
def test_behind(code: str, text: str, after: str, wanted: str | None) -> None:
    assert behind(code, text, after) == wanted


@pytest.mark.parametrize(
    ("code", "text", "verb", "wanted"),
    [
        (
            "de",
            "Der Sprecher der Armee hat am Montag gesagt, dass",
            "gesagt",
            "Der Sprecher der Armee",
        ),
        ("de", "Am Montag sagte der Sprecher, dass", "sagte", None),
        ("de", "Der Stabschef, Oberst Haas, sagte, dass", "sagte", "Der Stabschef, Oberst Haas"),
        (
            "fr",
            "La cheffe de la police, Claire Simon, a dit que",
            "dit",
            "La cheffe de la police, Claire Simon",
        ),
        (
            "de",
            "Der bosnische Serbenführer, Milo Dod, sagte",
            "sagte",
            "Der bosnische Serbenführer, Milo Dod",
        ),
        ("de", "Der Bürgermeister, ein früherer Offizier, sagte", "sagte", "Der Bürgermeister"),
        (
            "es",
            "El líder serbobosnio, Milo Dod, dijo que",
            "dijo",
            "El líder serbobosnio, Milo Dod",
        ),
        ("es", "El ministro, en Moscú, dijo que", "dijo", "El ministro"),
        ("es", "El alcalde, visiblemente cansado, dijo que", "dijo", "El alcalde"),
        (
            "pl",
            "Prezydent kraju, Jan Zet, powiedział, że",
            "powiedział",
            "Prezydent kraju, Jan Zet",
        ),
        ("ro", "Liderul sârb, Milo Dod, a declarat că", "declarat", "Liderul sârb, Milo Dod"),
    ],
)
def test_before(code: str, text: str, verb: str, wanted: str | None) -> None:
    grammar = clause_grammar(code)
    span = grammar.nouns.before(grammar.plain(text), text.index(verb), [])
    assert (span.of(text) if span else None) == wanted


def test_phrases_are_those_of_the_grammar() -> None:
    assert isinstance(clause_grammar("de").nouns, NounPhrases)
