"""Which grammar reads a language is told by its folder."""

import pytest

from tocsin.annotate.clauses.grammar import ClauseGrammar
from tocsin.annotate.sentences.grammars import grammar_of


@pytest.mark.parametrize(
    ("code", "by_clauses"), [("de", True), ("fr", True), ("uk", False), ("it", False)]
)
def test_the_folder_decides(code: str, by_clauses: bool) -> None:
    assert isinstance(grammar_of(code), ClauseGrammar) is by_clauses
