"""What rooms offer is loaded when it is asked for, and is what lies there."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import tocsin
from tocsin.offered import by_need

_HOUSE = Path(tocsin.__file__).parent
_ROOMS = sorted(
    ".".join(("tocsin", *file.parent.relative_to(_HOUSE).parts))
    for file in _HOUSE.rglob("__init__.py")
    if "by_need(" in file.read_text(encoding="utf-8")
)


def test_there_are_rooms_that_offer_by_need() -> None:
    assert "tocsin.pipeline" in _ROOMS


@pytest.mark.parametrize("room", _ROOMS)
def test_everything_a_room_offers_is_there_and_named_for_the_checker(room: str) -> None:
    package = import_module(room)
    modules = {path.stem for path in Path(str(package.__file__)).parent.iterdir()}
    tree = ast.parse(Path(str(package.__file__)).read_text(encoding="utf-8"))
    named = {
        alias.name: f"{node.module}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith(room)
        for alias in node.names
    }
    assert sorted(named) == sorted(package.__all__)
    for name, home in named.items():
        assert getattr(package, name) is getattr(import_module(home), name)
        # A module of that name would stand in place of what is offered.
        assert name not in modules


def test_what_is_not_offered_is_said() -> None:
    load = by_need("tocsin.warn", {"states": ("state_name",)})
    assert callable(load("state_name"))
    with pytest.raises(AttributeError, match=r"module 'tocsin.warn' has no attribute 'nothing'"):
        load("nothing")


def test_an_export_of_what_is_new_loads_neither_reading_nor_fetching_nor_briefs() -> None:
    asked = (
        "import sys, tocsin.cli.exchange, tocsin.pipeline.paged, tocsin.exchange.stix\n"
        "print([m for m in ('spacy', 'httpx', 'jinja2', 'scipy', 'sklearn', 'matplotlib', "
        "'tocsin.annotate.annotator', 'tocsin.assess.assessor', 'tocsin.pipeline.judging', "
        "'tocsin.report.brief', 'tocsin.store.repairing') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
