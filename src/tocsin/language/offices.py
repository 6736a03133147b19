"""Words for offices that no list can hold: in German any minister is one word
("Sicherheitsminister").
"""

from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon
from tocsin.language.words import words


def ends_as_office(text: str, language: str) -> bool:
    """Return whether a word of a text ends in one for an office or a public body, in languages
    that join words (`office_ending`).
    """
    endings = tuple(map(fold, lexicon(language).get("office_ending", ())))
    return bool(endings) and any(fold(word.text).endswith(endings) for word in words(text))
