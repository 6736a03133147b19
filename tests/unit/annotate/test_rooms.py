"""The tests of this room mirror it: each module has one of its name that imports it."""

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

ROOM = ROOT / "src" / "tocsin" / "annotate"
MODULES = sorted(
    path.relative_to(ROOM) for path in ROOM.rglob("*.py") if path.name != "__init__.py"
)


def imported(path: Path) -> set[str]:
    """Return the modules that a test imports, as modules or as names of a room."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_has_a_test_of_its_name(module: Path) -> None:
    test = Path(__file__).parent / module.parent / f"test_{module.name}"
    assert test.is_file()
    dotted = ".".join(("tocsin", "annotate", *module.with_suffix("").parts))
    assert dotted in imported(test)
