"""`tocsin brief`: what it prints and leaves, and that it loads nothing it has no need of."""

import subprocess
import sys

import pytest

from tests import by_hand
from tests.conftest import ROOT
from tests.unit.cli.said import as_json, printed, refused
from tocsin.records import Casebook

# What only reading, collecting, signing or the desk need.
NEEDLESS = (
    "tocsin.pipeline.reader",
    "tocsin.sources.collect",
    "httpx",
    "lxml",
    "spacy",
    "cmarkgfm",
)


@pytest.fixture
def book(monkeypatch: pytest.MonkeyPatch) -> Casebook:
    """The casebook made by hand stands for every folder."""
    made = by_hand.casebook()
    monkeypatch.setattr("tocsin.workspace.opened.load_casebook", lambda _: made)
    return made


@pytest.mark.usefixtures("book")
def test_a_brief_is_written_from_a_store(store: str, tmp_path: object) -> None:
    out = f"{tmp_path}/out"
    what = ("brief", "-c", "common", "--store", store, "--as-of", "2022-01-12", "-o", out)
    found = as_json(*what)
    assert (found["out"], found["documents"], found["claims"], found["read"]) == (out, 3, 2, 0)
    assert f"Brief: {out}/brief.html and {out}/brief.md" in printed(*what)


def test_a_store_that_is_not_there_is_named() -> None:
    book = str(ROOT / "casebooks" / "almaty-2022")
    told = refused("brief", "-c", book, "--store", "none.sqlite")
    assert "none.sqlite: no such store" in told


def test_it_loads_nothing_that_only_other_commands_need() -> None:
    asked = f"import sys, tocsin.cli.brief; print([m for m in {NEEDLESS} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"
