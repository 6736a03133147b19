"""Letters that a language reads as others, so that small and large ones, and two ways of writing
one, are alike: "ı" is compared as "i" in Turkish.
"""

import functools
from collections.abc import Iterable, Mapping, Sequence

from tocsin.language.lexicon import lexicon
from tocsin.language.patterns import TermIndex


def letters_read_as(lists: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the letters that the lists of a language (`letter_as`) read as others, and which."""
    return dict(pair.split() for pair in lists.get("letter_as", ()))


def as_compared(text: str, language: str) -> str:
    """Return a text with the letters that are compared, of the same length."""
    return text.translate(_alike(language))


def index_of(terms: Iterable[str], language: str, *, exact: bool = False) -> TermIndex:
    """Return an index of terms that finds them in texts `as_compared`, each under its own name."""
    alike = (as_compared(term, language) for term in terms)
    return TermIndex([(term, term) for term in alike], exact=exact)


@functools.cache
def _alike(language: str) -> dict[int, str]:
    """Return the letters of a language as `str.translate` takes them; signs that part words
    ("l'opposition") are blanks.
    """
    lists = lexicon(language)
    parting = dict.fromkeys(lists.get("parts_words", ()), " ")
    return str.maketrans(letters_read_as(lists) | parting)
