"""The parsers of all languages as works that another process can be asked for, and that process's
guess at which of them is needed first.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tocsin.annotate.parsers.english import Parsed, english, parse_all
from tocsin.annotate.parsers.russian import (
    Names,
    RussianSentence,
    is_installed,
    load_models,
    named_entities_all,
    parse_russian_all,
)
from tocsin.records import Document

# So much of a file says in which letters it is written.
_PEEKED = 65_536  # bytes


class Parsers(NamedTuple):
    """What parses the documents of a language together, and what tags the names of Russian texts;
    for each document or text as if it were alone.
    """

    english: Callable[[Sequence[Document]], Sequence[Sequence[Parsed]]] = parse_all
    russian: Callable[[Sequence[Document]], Sequence[Sequence[RussianSentence]]] = parse_russian_all
    names: Callable[[Sequence[str]], Sequence[Names]] = named_entities_all


def loaded(inputs: Sequence[str]) -> Mapping[str, Callable[[Any], Any]]:
    """Load the parser that the first of some inputs probably needs; return all parsers by name. A
    wrong guess costs time, and changes nothing.
    """
    if is_installed() and _is_cyrillic(_peeked(inputs)):
        load_models()
    else:
        english()
    return Parsers()._asdict()


def _peeked(inputs: Sequence[str]) -> str:
    """Return the beginning of the first input that is a file."""
    file = next((path for path in map(Path, inputs) if path.is_file()), None)
    if file is None:
        return ""
    with file.open("rb") as opened:
        return opened.read(_PEEKED).decode(errors="ignore")


def _is_cyrillic(text: str) -> bool:
    """Return whether more letters of a text are Cyrillic than Latin."""
    cyrillic = sum("Ѐ" <= char <= "ӿ" for char in text)
    return cyrillic > sum(char.isascii() and char.isalpha() for char in text)
