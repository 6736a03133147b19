"""A search in the words of the full-text index of SQLite: no term of it is an operator."""

from tocsin.records.asking import SearchQuery, Term


def match_of(query: SearchQuery) -> str:
    """Return what the index is asked: one term of each group, and none that is unwanted."""
    groups = (" OR ".join(map(_written, terms)) for terms in query.wanted)
    wanted = " AND ".join(f"({group})" for group in groups)
    return wanted + "".join(f" NOT ({_written(term)})" for term in query.unwanted)


def _written(term: Term) -> str:
    """Return one term: each way in which it may be written, quoted."""
    ending = " *" if term.is_beginning else ""
    return " OR ".join(_quoted(phrase) + ending for phrase in term.phrases)


def _quoted(phrase: str) -> str:
    """Return a phrase as a string of the index."""
    return '"' + phrase.replace('"', '""') + '"'
