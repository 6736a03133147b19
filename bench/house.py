"""How code reads, counted the same way in any Python package: `python -m bench.house PATH...`.

Each PATH is a project's folder. Its tests are the modules in folders named `tests` or `test`, or
named `test_*.py`; examples, documentation and vendored code are left out. Every other module counts
as code.

- nodes a line: expression nodes for each line that is not empty and no comment or docstring
- nodes a function: expression nodes of the median function
- complexity: decisions of the 95th of a hundred functions, and of the worst (McCabe)
- local names: mean length of the names a function gives to values, each once
- one letter: share of these names that have one letter, outside comprehensions
- private: share of functions and methods whose names begin with one underscore
- tests: lines of tests for each line of code
"""

import argparse
import ast
import io
import statistics
import tokenize
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.tables import print_tables

_TESTS = {"tests", "test", "testing"}
_LEFT_OUT = {"docs", "docs_src", "examples", "vendor", "_vendor", "node_modules", "build", "tools"}
_LAYOUT = {
    *(tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT),
    *(tokenize.ENCODING, tokenize.ENDMARKER),
}
_DECISIONS = (
    *(ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.Assert, ast.IfExp),
    *(ast.comprehension, ast.match_case),
)
_HIGH = 0.95
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Module(NamedTuple):
    """One module: its text and its tree."""

    text: str
    tree: ast.Module


def modules(paths: Iterable[Path]) -> Iterator[Module]:
    """Yield the modules of some files that can be read as Python."""
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
            yield Module(text, ast.parse(text))
        except (SyntaxError, UnicodeDecodeError):
            continue


def parts_of(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return the files of a project's code and of its tests."""
    code: list[Path] = []
    tests: list[Path] = []
    for path in sorted(folder.rglob("*.py")):
        place = path.relative_to(folder)
        folders = set(place.parts[:-1])
        if any(name in _LEFT_OUT or name.startswith(".") for name in folders):
            continue
        is_test = bool(folders & _TESTS) or place.name.startswith("test_")
        (tests if is_test else code).append(path)
    return code, tests


def _docstring_lines(tree: ast.Module) -> set[int]:
    """Return the lines that only hold docstrings."""
    lines: set[int] = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if not isinstance(body, list) or not body or not isinstance(body[0], ast.Expr):
            continue
        value = body[0].value
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            lines.update(range(value.lineno, (value.end_lineno or value.lineno) + 1))
    return lines


def code_lines(module: Module) -> int:
    """Return how many lines of a module hold code."""
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(module.text).readline):
        if token.type not in _LAYOUT:
            lines.update(range(token.start[0], token.end[0] + 1))
    return len(lines - _docstring_lines(module.tree))


def expressions(node: ast.AST) -> int:
    """Return how many expression nodes lie in a node."""
    return sum(isinstance(inner, ast.expr) for inner in ast.walk(node))


def complexity(function: Function) -> int:
    """Return one more than the decisions in a function, those of functions inside it included."""
    decisions = 1
    for node in ast.walk(function):
        if isinstance(node, ast.BoolOp):
            decisions += len(node.values) - 1
        elif isinstance(node, _DECISIONS):
            decisions += 1
    return decisions


def functions(module: Module) -> list[Function]:
    """Return the functions and methods of a module."""
    return [
        n for n in ast.walk(module.tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def local_names(function: Function) -> set[str]:
    """Return the names a function gives to values, its parameters included; names inside
    comprehensions and lambdas are their own matter.
    """
    inner: set[int] = set()
    for node in ast.walk(function):
        if isinstance(node, ast.comprehension):
            inner.update(id(name) for name in ast.walk(node.target))
        elif isinstance(node, ast.Lambda):
            inner.update(id(argument) for argument in ast.walk(node.args))
    names: set[str] = set()
    for node in ast.walk(function):
        if id(node) in inner:
            continue
        if isinstance(node, ast.arg):
            names.add(node.arg)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
    return {name for name in names if name not in ("self", "cls") and name.strip("_")}


def is_private(function: Function) -> bool:
    """Return whether a function's name begins with one underscore."""
    return function.name.startswith("_") and not function.name.startswith("__")


def counted(code: Sequence[Module], tests: Sequence[Module]) -> dict[str, float]:
    """Return the figures of a project."""
    lines = sum(map(code_lines, code))
    every = [function for module in code for function in functions(module)]
    complexities = sorted(map(complexity, every))
    names = [name for function in every for name in local_names(function)]
    return {
        "lines": lines,
        "nodes a line": sum(expressions(m.tree) for m in code) / lines,
        "nodes a function": statistics.median(map(expressions, every)),
        "complexity 95 %": complexities[int(_HIGH * (len(complexities) - 1))],
        "complexity worst": complexities[-1],
        "local names": statistics.fmean(map(len, names)),
        "one letter %": 100 * sum(len(name) == 1 for name in names) / len(names),
        "fmt: skip": sum(m.text.count("# fmt: " + "skip") for m in code),
        "private %": 100 * sum(map(is_private, every)) / len(every),
        "tests": sum(map(code_lines, tests)) / lines,
    }


def measured(folder: Path) -> dict[str, float]:
    """Return the figures of the project in a folder.

    Raises:
        SystemExit: it holds no function.
    """
    code, tests = parts_of(folder)
    read = list(modules(code))
    if not any(functions(module) for module in read):
        raise SystemExit(f"{folder}: no Python function in there; name a project's folder.")
    return counted(read, list(modules(tests)))


def main() -> None:
    """Print the figures of every folder."""
    parser = argparse.ArgumentParser(description="Count how code reads.")
    parser.add_argument("folders", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--json", action="store_true", help="Print one line of JSON.")
    given = parser.parse_args()
    rows = {folder.resolve().name: measured(folder) for folder in given.folders}
    print_tables({"How code reads": rows}, as_json=given.json)


if __name__ == "__main__":
    main()
