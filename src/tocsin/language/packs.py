"""What a language is to this program: its code, a folder of word lists, and the grammar that its
sentences are read with; and the languages that come with the program.
"""

from importlib import resources
from importlib.resources.abc import Traversable
from typing import Literal, NamedTuple

Grammar = Literal["english", "russian", "surface"]


class Language(NamedTuple):
    """A language that texts are read in.

    `code` is its ISO 639-1 code, in small letters, as the language of a text is given. `lists` is a
    folder of YAML files; each maps the name of a list to its entries, and the names are those of
    docs/plug-ins/languages.md. `grammar` says how sentences are read: a language of a plug-in is
    read by the surface grammar, by its lists and its punctuation, or by the order of its clauses
    where a list `clause_order` in its folder tells that. `is_alone` says that its lists serve texts
    of the language only, and are read when the first one comes; the lists of others are looked up
    in texts of every language too (words of dates, kinds of sites).
    """

    code: str
    lists: Traversable
    grammar: Grammar = "surface"
    is_alone: bool = False


_LISTS = resources.files("tocsin.language") / "lexicon"

ENGLISH = Language("en", _LISTS / "en", "english")
RUSSIAN = Language("ru", _LISTS / "ru", "russian")
UKRAINIAN = Language("uk", _LISTS / "uk")
KAZAKH = Language("kk", _LISTS / "kk")


def __getattr__(code: str) -> Language:
    """Return the language of any other folder of lists by its code.

    Raises:
        AttributeError: there is no such folder.
    """
    folder = _LISTS / code
    if len(code) == 2 and folder.is_dir():
        return Language(code, folder, is_alone=True)
    raise AttributeError(code)
