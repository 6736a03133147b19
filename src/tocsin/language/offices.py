"""Words for offices that no list can hold: in German any minister is one word
("Sicherheitsminister"), in Turkish and Kazakh an office takes the ending of its case
("Bakanlığından", "министрлігінің").
"""

import functools

from tocsin.language.fold import fold
from tocsin.language.letters import as_compared
from tocsin.language.lexicon import lexicon
from tocsin.language.words import words


def ends_as_office(text: str, language: str) -> bool:
    """Return whether a word of a text ends in one for an office or a public body, in languages
    that join words (`office_ending`).
    """
    endings = tuple(map(fold, lexicon(language).get("office_ending", ())))
    return bool(endings) and any(fold(word.text).endswith(endings) for word in words(text))


def is_bent_office(text: str, language: str) -> bool:
    """Return whether a word of a text is one for an office with the ending of a case, in languages
    that hang such endings on words (`office_case`).
    """
    endings = lexicon(language).get("office_case", ())
    if not endings:
        return False
    listed = _listed(language)
    compared = (fold(w.text) for w in words(as_compared(text, language)))
    alike = tuple(fold(as_compared(e, language)) for e in endings)
    return any(w.removesuffix(e) in listed for w in compared for e in alike if w.endswith(e))


@functools.cache
def _listed(language: str) -> frozenset[str]:
    """Return the words for offices of a language, folded."""
    return frozenset(fold(as_compared(t, language)) for t in lexicon(language).get("office", ()))
