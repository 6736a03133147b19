"""The counts of how code reads: each on a few lines, by hand."""

import ast
from pathlib import Path

import pytest
from bench.house import Module, code_lines, complexity, counted, functions, local_names, parts_of

TEXT = '''"""A module."""

import os


def total(rows, limit=3):
    """Add up.

    In two lines.
    """
    # no code
    found = [r for r in rows if r]
    for row in found:
        if row > limit and row:
            return row
    return 0


class Box:
    def _kept(self, x):
        return x
'''
MODULE = Module(TEXT, ast.parse(TEXT))


def test_lines_are_those_of_code() -> None:
    assert code_lines(MODULE) == 10


def test_names_in_comprehensions_are_their_own_matter() -> None:
    total, kept = functions(MODULE)
    assert local_names(total) == {"rows", "limit", "found", "row"}
    assert local_names(kept) == {"x"}


def test_decisions_are_counted() -> None:
    total, kept = functions(MODULE)
    assert (complexity(total), complexity(kept)) == (5, 1)


def test_the_figures_of_a_project() -> None:
    figures = counted([MODULE], [MODULE])
    assert figures["private %"] == 50
    assert figures["one letter %"] == 20
    assert figures["tests"] == 1
    assert figures["complexity worst"] == 5
    assert figures["local names"] == pytest.approx((4 + 5 + 5 + 3 + 1) / 5)


def test_tests_are_told_from_code_and_what_others_wrote_is_left_out(tmp_path: Path) -> None:
    names = ("src/a.py", "tests/b.py", "src/test_c.py", "docs/d.py", "src/_vendor/e.py")
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    code, tests = parts_of(tmp_path)
    assert [path.name for path in code] == ["a.py"]
    assert sorted(path.name for path in tests) == ["b.py", "test_c.py"]
