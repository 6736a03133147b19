"""The examples in Python: the one of the README and the notebook, run as they stand."""

import contextlib
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tocsin.workspace.shipped import shipped

_EXAMPLE = re.compile(r"```python\n(.*?)```", re.DOTALL)


def _printed(code: str, names: dict[str, Any]) -> str:
    """Run code as a notebook would, and return what it prints."""
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        exec(compile(code, "example", "exec"), names)
    return told.getvalue()


def test_the_example_of_the_readme_runs_and_names_an_alarm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (example,) = _EXAMPLE.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    (tmp_path / "reports").mkdir()
    shutil.copy(shipped("demo") / "corpus.jsonl", tmp_path / "reports")
    monkeypatch.chdir(tmp_path)
    assert re.match(r"WATCH WP-KZ-BIO There is .* %", _printed(example, {}))


def test_the_notebook_runs_from_its_first_cell_to_its_last() -> None:
    notebook = json.loads((ROOT / "docs" / "workspace.ipynb").read_text(encoding="utf-8"))
    cells = ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code"]
    names: dict[str, Any] = {}
    assert all(_printed(cell, names).strip() for cell in cells)
