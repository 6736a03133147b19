"""What a person asks of the full text, read into terms: no character of it is an operator by
accident.

Words next to each other must all be there, in any form; `"so"` as a phrase; `-so` not; `so OR so`
one of them; `so*` as a beginning.
"""

import re

from tocsin.errors import UsageError
from tocsin.language.fold import fold
from tocsin.language.search_keys import search_key, search_keys
from tocsin.language.stems import CYRILLIC
from tocsin.language.words import word_list
from tocsin.records.asking import SearchQuery, Term

MOST_CHARACTERS, _MOST_WORDS = 500, 40
_PART = re.compile(r'(?P<no>-)?(?:"(?P<phrase>[^"]*)"|(?P<word>\S+))')
_OR = "OR"


def read_query(query: str) -> SearchQuery:
    """Read a search.

    Raises:
        UsageError: it is too long, holds no word, or only words that must not be there.
    """
    if len(query) > MOST_CHARACTERS:
        raise UsageError(
            (
                "a search holds at most {most} characters, and this one {n}; search for a few "
                "words "
                "of it."
            ),
            code="error-search-long",
            most=MOST_CHARACTERS,
            n=len(query),
        )
    wanted: list[list[Term]] = []
    unwanted: list[Term] = []
    keys: set[str] = set()
    beginnings: list[str] = []
    joins = False
    for part in _PART.finditer(query):
        if part["word"] == _OR:
            joins = bool(wanted)
            continue
        words = word_list(part["phrase"] if part["phrase"] is not None else part["word"])
        if not words:
            continue
        if part["word"] and part["word"].endswith("*"):
            beginnings.append(fold(words[-1]))
            term = _beginning(words[-1])
        else:
            term = _term(words)
            if not part["no"]:
                keys |= {k for w in words for k in search_keys(w)}
        if part["no"]:
            unwanted.append(term)
        elif joins:
            wanted[-1].append(term)
        else:
            wanted.append([term])
        joins = False
    if not wanted:
        if unwanted:
            raise UsageError("a search needs a word that is to be there.", code="error-search-word")
        raise UsageError("there is no word to search for.", code="error-search-no-word")
    if len(wanted) + len(unwanted) > _MOST_WORDS:
        raise UsageError(
            "a search holds at most {most} words; take the rarest of them.",
            code="error-search-words",
            most=_MOST_WORDS,
        )
    return SearchQuery(
        wanted=tuple(map(tuple, wanted)),
        unwanted=tuple(unwanted),
        keys=frozenset(keys),
        beginnings=tuple(beginnings),
    )


def _term(words: list[str]) -> Term:
    """Return words that stand next to each other, as they may stand in texts of any language."""
    return Term(tuple(sorted({" ".join(search_key(w, code) for w in words) for code in CYRILLIC})))


def _beginning(word: str) -> Term:
    """Return a word as the beginning of others: as it is written, and as its own key begins."""
    return Term(tuple(sorted({fold(word), *search_keys(word)})), is_beginning=True)
