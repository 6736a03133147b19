"""Word lists, one folder per language, kept as data that a linguist can edit.

A plug-in may bring a language: an entry point of the group `tocsin.languages`, named by its code,
that names a `Language`.
"""

import functools
import hashlib
import sys
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tocsin import plugins
from tocsin.cached import made_of
from tocsin.errors import PluginError
from tocsin.language import yaml_text
from tocsin.language.packs import Language
from tocsin.language.yaml_text import read_text
from tocsin.plugins import Door, PlugIn

Lists = Mapping[str, tuple[str, ...]]
_Parsed = dict[str, tuple[str, ...]]
# What decides how a file of lists is parsed.
_PARSED_BY = (
    yaml.__version__.encode(),
    *(Path(str(module.__file__)).read_bytes() for module in (yaml_text, sys.modules[__name__])),
)


class Lexicon(NamedTuple):
    """A language with its word lists by name."""

    language: Language
    lists: Lists


def _accept(plug_in: PlugIn, loaded: Any) -> Lexicon:
    """Return a language with its lists, read and checked.

    Raises:
        ValueError: it is no language, or a list in its folder is none.
    """
    if not isinstance(loaded, Language):
        raise ValueError(f"a value of type {type(loaded).__name__}, where a Language belongs")
    if loaded.code != plug_in.name:
        raise ValueError(f"its code is {loaded.code!r}, and its entry point {plug_in.name!r}")
    if loaded.grammar != "surface" and not plug_in.is_built_in:
        raise ValueError(f"its grammar is {loaded.grammar!r}; a plug-in is read by 'surface'")
    lists = _lists(loaded.lists)
    if not lists.get("cue_speech"):
        raise ValueError("no list cue_speech is in its folder; without it no claim can be read")
    return Lexicon(loaded, lists)


def _lists(folder: Traversable) -> Lists:
    """Return the lists in the YAML files of a folder. Parsing them takes a tenth of a second, so
    what comes of them is kept in the user's cache.

    Raises:
        ValueError: a file does not map names to lists of words.
    """
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".yml")), key=lambda f: f.name)
    texts = {file.name: file.read_text(encoding="utf-8") for file in files}
    decides = (*_PARSED_BY, *(f"{name}\n{text}".encode() for name, text in texts.items()))
    return made_of(decides, f"lists-{folder.name}", _Parsed, lambda: _parsed(texts))


def _parsed(texts: Mapping[str, str]) -> _Parsed:
    """Return the lists in the texts of YAML files, by the names of the files.

    Raises:
        ValueError: a file does not map names to lists of words.
    """
    lists: _Parsed = {}
    for file, text in texts.items():
        content = read_text(text) or {}
        if not isinstance(content, dict):
            raise ValueError(f"{file} does not map names to lists")
        for name, entries in content.items():
            lists[str(name)] = _entries(file, str(name), entries)
    return lists


def _entries(file: str, name: str, entries: object) -> tuple[str, ...]:
    """Return the entries of one list.

    Raises:
        ValueError: it is no list of words.
    """
    if not isinstance(entries, list) or any(isinstance(each, dict | list) for each in entries):
        raise ValueError(f"{name} in {file} is no list of words")
    return tuple(str(entry) for entry in entries)


LEXICONS: Door[Lexicon] = Door(plugins.LANGUAGES, _accept)
# The codes of the languages that come with the program, and of all that are installed.
SHIPPED = tuple(plugins.BUILT_IN[plugins.LANGUAGES])
LANGUAGES = tuple(LEXICONS)
# Those whose lists are looked up in texts of every language; the lists of others are read when a
# text of theirs comes.
TOGETHER = tuple(
    code for code in LANGUAGES if code not in SHIPPED or code in ("en", "ru", "uk", "kk")
)


@functools.lru_cache
def lexicon(language: str) -> Lists:
    """Return the word lists of one language, by name.

    They are empty for a language nobody has written lists for, and for one whose plug-in is broken,
    which is kept as its fault.
    """
    if language not in LEXICONS:
        return {}
    try:
        return LEXICONS[language].lists
    except PluginError:
        return {}


def installed_languages() -> tuple[str, ...]:
    """Return what tells the languages of plug-ins apart from those of another run: package,
    version, code, digest of the lists.
    """
    identities = []
    for plug_in, loaded in LEXICONS.usable(added_only=True):
        content = repr(sorted(loaded.lists.items())).encode()
        digest = hashlib.sha256(content).hexdigest()
        identities.append(f"{plug_in.package} {plug_in.version} {plug_in.name} {digest}")
    return tuple(identities)


@functools.lru_cache
def word_set(name: str, language: str | None = None) -> frozenset[str]:
    """Return one list, casefolded, of one language, or of those that are read together."""
    chosen = (language,) if language else TOGETHER
    return frozenset(entry.casefold() for code in chosen for entry in lexicon(code).get(name, ()))
