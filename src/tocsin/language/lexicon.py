"""Word lists, one folder per language, kept as data that a linguist can edit."""

import functools
from collections.abc import Mapping
from importlib import resources

from tocsin.language.yaml_text import read_text

LANGUAGES = ("en", "ru", "uk", "kk")


@functools.lru_cache
def lexicon(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the word lists of one language, by name; empty for a language nobody has written lists for."""
    folder = resources.files("tocsin.language") / "lexicon" / language
    lists: dict[str, tuple[str, ...]] = {}
    if language not in LANGUAGES:
        return lists
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yml"):
            for name, entries in (read_text(file.read_text(encoding="utf-8")) or {}).items():
                lists[name] = tuple(str(entry) for entry in entries)
    return lists


@functools.lru_cache
def word_set(name: str, language: str | None = None) -> frozenset[str]:
    """Return one list, casefolded, of one language or of all of them together."""
    chosen = (language,) if language else LANGUAGES
    return frozenset(entry.casefold() for code in chosen for entry in lexicon(code).get(name, ()))
