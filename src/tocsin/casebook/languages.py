"""Entries of a casebook in several languages: which fields may carry others, and which of them a
reader is shown.
"""

from collections.abc import Iterator, Mapping

from tocsin.language.lexicon import LANGUAGES
from tocsin.records import Narrative, Problem

OTHERS: Mapping[str, str] = {"title": "titles", "question": "questions", "summary": "summaries"}
"""The field that holds another one in other languages, by their codes."""

Finding = tuple[tuple[str | int, ...], str, bool]


def in_language(entry: object, field: str, language: str) -> str:
    """Return a field of an entry in a language; as the casebook first says it where it says nothing
    in that language.
    """
    others: Mapping[str, str] = getattr(entry, OTHERS[field], {})
    return others.get(language) or str(getattr(entry, field))


def check_languages(entry: Narrative | Problem) -> Iterator[Finding]:
    """Yield (field, message, whether it is only doubtful) for each language of an entry that
    nothing is read in, and each text that is empty.
    """
    for field, others in OTHERS.items():
        for language, text in getattr(entry, others, {}).items():
            if language not in LANGUAGES:
                message = f"unknown language {language!r}; known: {', '.join(LANGUAGES)}"
                yield (others, language), message, False
            elif not text.strip():
                yield (others, language), f"the {field} in {language!r} is empty; write it.", False
