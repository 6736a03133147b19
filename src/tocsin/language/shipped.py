"""The languages that come with the program."""

from importlib import resources

from tocsin.language.packs import Language

_LISTS = resources.files("tocsin.language") / "lexicon"

ENGLISH = Language("en", _LISTS / "en", "english")
RUSSIAN = Language("ru", _LISTS / "ru", "russian")
UKRAINIAN = Language("uk", _LISTS / "uk")
KAZAKH = Language("kk", _LISTS / "kk")
