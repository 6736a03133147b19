"""Which grammar reads the sentences of a language: its folder says so."""

import functools

from tocsin.annotate.clauses.grammar import clause_grammar
from tocsin.annotate.surface.grammar import SurfaceGrammar, grammar
from tocsin.language.lexicon import lexicon


@functools.cache
def grammar_of(language: str) -> SurfaceGrammar:
    """Return the grammar of a language: by clauses where its folder says how they are built."""
    if lexicon(language).get("clause_order"):
        return clause_grammar(language)
    return grammar(language)
