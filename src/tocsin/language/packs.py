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
    read by the surface grammar, by its lists and its punctuation.
    """

    code: str
    lists: Traversable
    grammar: Grammar = "surface"


_LISTS = resources.files("tocsin.language") / "lexicon"

ENGLISH = Language("en", _LISTS / "en", "english")
RUSSIAN = Language("ru", _LISTS / "ru", "russian")
UKRAINIAN = Language("uk", _LISTS / "uk")
KAZAKH = Language("kk", _LISTS / "kk")
