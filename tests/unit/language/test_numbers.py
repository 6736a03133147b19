"""A number agrees with its noun, and no text leaves that to its reader."""

import ast
import re

import pytest

from tests.conftest import ROOT
from tocsin.language.numbers import counted

# "document(s)", "match(es)": the plural left to the reader.
_LEFT_OPEN = re.compile(r"[a-zа-яіїєґ]\((?:e?s|ies|ы|и|а|ов|ів)\)", re.IGNORECASE)


@pytest.mark.parametrize(
    ("number", "noun", "plural", "written"),
    [
        (0, "text", None, "0 texts"),
        (1, "text", None, "1 text"),
        (2, "text", None, "2 texts"),
        (21, "text", None, "21 texts"),
        (1_000_000, "text", None, "1,000,000 texts"),
        (1, "match", "matches", "1 match"),
        (3, "match", "matches", "3 matches"),
        (1, "series", "series", "1 series"),
    ],
)
def test_a_number_agrees_with_its_noun(
    number: int, noun: str, plural: str | None, written: str
) -> None:
    assert counted(number, noun, plural) == written


def test_no_text_leaves_the_plural_to_its_reader() -> None:
    found = []
    for file in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found += [f"{file.name}: {t}" for t in _LEFT_OPEN.findall(node.value)]
    shown = [
        *(ROOT / "src").rglob("*.ftl"),
        *(ROOT / "src").rglob("*.html"),
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "README.md",
    ]
    for file in sorted(shown):
        found += [f"{file.name}: {t}" for t in _LEFT_OPEN.findall(file.read_text(encoding="utf-8"))]
    assert found == []
