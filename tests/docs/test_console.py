"""The tutorial and the guides, followed to the letter: every command is run, and prints what the
page shows.

`make docs-examples` (TOCSIN_DOCS=write) writes what is printed now into the pages; look at the
difference before you commit it.
"""

import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.docs.console import Outcome, Session, Step, _command, follow, ids, is_shown, rewritten

DOCS = ROOT / "docs"
PAGES = [DOCS / "tutorial.md", *sorted((DOCS / "how-to").glob("*.md"))]
DEMO = "tocsin demo -o demo-out"
WRITES = os.environ.get("TOCSIN_DOCS") == "write"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """The folder that the demo leaves, made once for all pages, and what it printed."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return folder, _command(DEMO)


def _wrong(page: str, session: Session) -> list[str]:
    """Return what a page shows and the program does not print."""
    wrong = []
    for step, outcome in follow(page, session):
        if step.kind == "command" and outcome.code != step.code:
            wrong.append(f"$ {step.what}\nends with {outcome.code}: {outcome.printed}")
        elif step.kind != "write" and not is_shown(step.shown or "", outcome.printed):
            wrong.append(f"$ {step.what}\nprints:\n{outcome.printed}\nshown:\n{step.shown}")
    return wrong


def _stays(step: Step, outcome: Outcome) -> bool:
    """Return whether what a page shows of a step may stay as it is."""
    return is_shown(step.shown or "", outcome.printed)


def _runs_something(page: Path) -> bool:
    """Return whether a page asks for anything."""
    text = page.read_text(encoding="utf-8")
    return "```console" in text or "```python" in text


@pytest.mark.parametrize("path", [p for p in PAGES if _runs_something(p)], ids=lambda p: p.stem)
def test_a_page_shows_what_the_program_prints(
    path: Path, demo: tuple[Path, Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, printed = demo
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    session = Session(folder=tmp_path, known={DEMO: printed})
    page = path.read_text(encoding="utf-8")
    if WRITES:
        for old, new in ids(page, tmp_path):
            page = page.replace(old, new)
        path.write_text(rewritten(page, session, _stays), encoding="utf-8")
        return
    assert [(old, new) for old, new in ids(page, tmp_path) if old != new] == []
    wrong = _wrong(page, session)
    assert not wrong, "\n\n".join(wrong)


def test_a_gap_stands_for_what_may_differ() -> None:
    printed = "one\ntwo of 3\nlast\n"
    assert is_shown("one\ntwo of [...]\nlast\n", printed)
    assert is_shown("one\n[...]\n", printed)
    assert is_shown("[...]\nlast\n", printed)
    assert not is_shown("one\nlast\n", printed)
    assert not is_shown("one\ntwo of [...]\n", printed)
    assert not is_shown("", printed)
