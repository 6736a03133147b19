"""What the people of a place and what belongs to it are called ("россияне", "донецкие",
"қазақстандық") is no case of its name.

Names are looked up by a base and the endings behind it, and some words for people share both:
whether the ending is one that no case has is decided here.
"""

import functools

from tocsin.language.fold import fold
from tocsin.language.lexicon import TOGETHER, lexicon
from tocsin.language.place_names import name_bases
from tocsin.language.scripts import main_script
from tocsin.language.stems import endings_of, language_of

_CONSONANTS = "бвгґджзйклмнпрстфхцчшщ"
_SOFT = "ь"


@functools.lru_cache(maxsize=65536)
def belongs_to(written: str, name: str) -> bool:
    """Return whether a written word is a word for the people of a place, or for what is of it, and
    no form of the place's one-word name.
    """
    plain, term = fold(written), fold(name)
    if "-" in plain or plain == term or main_script(plain) != "cyrillic":
        return False
    bases = [b for b in name_bases(name) if plain.startswith(b)]
    if not bases or term.endswith(_adjective_bases()):
        return False
    base = max(bases, key=len)
    rest = plain[len(base) :]
    return (
        rest.startswith(_people_endings())
        or rest[1:].startswith(endings_of("people_endings", "kk"))
        or (base.endswith("и") and rest.startswith("н"))
        or rest in _of_another_kind(term, plain)
    )


@functools.lru_cache
def _adjective_bases() -> tuple[str, ...]:
    """Return what the first case of a name that is an adjective itself ends in ("Хмельницкий")."""
    return endings_of("adjective_base_endings", "ru")


@functools.lru_cache
def _people_endings() -> tuple[str, ...]:
    """Return what words for people, and Kazakh words for what is of a place, begin with behind the
    base of its name.
    """
    return tuple(sorted({e for code in TOGETHER for e in lexicon(code).get("people_endings", ())}))


def _of_another_kind(term: str, plain: str) -> frozenset[str]:
    """Return the endings that words made of a name may have and the name itself has in no case."""
    endings = set(endings_of("never_of_place_names", "ru"))
    if term.endswith(tuple(_CONSONANTS)):
        endings |= set(endings_of("never_of_closed_names", "ru"))
    if term.endswith(_SOFT):
        endings |= {"", *endings_of("never_of_soft_names", "ru")}
        endings |= {"и"} if language_of(plain) == "uk" else set()
    return frozenset(endings)
