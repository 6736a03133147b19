"""Texts that a rule of a casebook must fire on, and texts on which it must stay silent.

They stand in the folder `tests` of a casebook, apart from what the program watches by, so that a
new text changes no judgement. A file holds `narratives` and `indicators`, each by id (an indicator
as PROBLEM/ID), and `swap`: pairs of names. Each text has a twin in which the names of a pair change
places; the rule must behave alike on both, whoever is said to do it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml

from tocsin.casebook.included import included
from tocsin.errors import CasebookError
from tocsin.language.yaml_text import read_text
from tocsin.records import Record
from tocsin.records.base import Text

FOLDER = "tests"
# Days in a row with so many documents each, for rules that look at what is measured.
Counts = tuple[tuple[int, int], ...]


class RuleTexts(Record, frozen=True):
    """What one rule must fire on and what not; counts for rules that look at what is measured."""

    fires: tuple[Text, ...] = ()
    silent: tuple[Text, ...] = ()
    counts_fire: Counts = ()
    counts_silent: Counts = ()


class TextFile(Record, frozen=True):
    """A file of texts as it is written."""

    swap: tuple[tuple[Text, Text], ...] = ()
    narratives: dict[str, RuleTexts] = {}
    indicators: dict[str, RuleTexts] = {}


def read_rule_texts(folder: Path, *, with_included: bool = False) -> list[TextFile]:
    """Return the files of texts of a casebook, in order; those of the casebooks it includes too
    where they are asked for.

    Raises:
        CasebookError: a file is no file of texts; the message names it.
    """
    places = [folder, *(_included(folder) if with_included else ())]
    return [_read(file) for place in places for file in sorted((place / FOLDER).glob("*.y*ml"))]


def _included(folder: Path) -> list[Path]:
    """Return the folders of the casebooks that one includes, at any depth."""
    folders: list[Path] = []
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        head = read_text((place / "casebook.yml").read_text(encoding="utf-8")) or {}
        names = head.get("include") or ()
        others = [included(place, name) for name in ([names] if isinstance(names, str) else names)]
        new = [other for other in others if other is not None and other not in folders]
        folders += new
        waiting += new
    return folders


def _read(file: Path) -> TextFile:
    """Read one file.

    Raises:
        CasebookError: it does not hold what such a file holds.
    """
    try:
        value: Any = read_text(file.read_text(encoding="utf-8"))
        return msgspec.convert(value or {}, TextFile)
    except (msgspec.ValidationError, yaml.YAMLError, ValueError) as error:
        why = " ".join(str(error).split())
        raise CasebookError(
            f"{file}: no file of texts for rules ({why}); it holds `swap`, `narratives` and "
            "`indicators`, each rule with `fires` and `silent`."
        ) from None


def twin(text: str, swap: Sequence[tuple[str, str]]) -> str:
    """Return a text in which the names of each pair change places.

    Longer names go first, so that a name inside another is left whole.
    """
    other: Mapping[str, str] = {a: b for pair in swap for a, b in (pair, pair[::-1])}
    if not other:
        return text
    names: Iterable[str] = sorted(other, key=lambda name: (-len(name), name))
    pattern = "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names)
    return re.sub(pattern, lambda match: other[match[0]], text)
