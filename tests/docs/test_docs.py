"""The documentation against the program: every command it shows exists, every path it names is
there.
"""

import importlib
import re
import shlex

import pytest

from tests.conftest import ROOT, tocsin_here

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
# Commands that have commands of their own.
_GROUPS = ("account", "alerts", "audit", "casebook", "collecting", "match", "store", "token")
BLOCK = re.compile(r"```(?:sh|console|bash)?\n(.*?)```", re.DOTALL)


def commands() -> list[str]:
    """Return every `tocsin ...` and `make ...` line of the code blocks."""
    found = []
    for page in PAGES:
        for block in BLOCK.findall(page.read_text(encoding="utf-8")):
            lines = [
                line.partition("#")[0].strip().removeprefix("$ ")
                for line in block.replace("\\\n", " ").splitlines()
            ]
            found += [line for line in lines if line.startswith(("tocsin ", "make "))]
    return sorted(set(found))


def test_the_pages_show_commands() -> None:
    assert len(commands()) > 6


@pytest.mark.parametrize("command", commands())
def test_a_command_in_the_docs_exists(command: str) -> None:
    words = shlex.split(command.partition("|")[0])
    if words[0] == "make":
        text = (ROOT / "Makefile").read_text(encoding="utf-8")
        assert all(
            re.search(rf"^{re.escape(w)}:", text, re.MULTILINE) for w in words[1:] if "=" not in w
        ), command
        return
    names = [w for w in words[1:3] if not w.startswith("-") and "/" not in w and "." not in w]
    names = names[:2] if names[:1] in [[name] for name in _GROUPS] else names[:1]
    help_text = tocsin_here(*names, "--help")
    assert help_text.returncode == 0, command
    for option in [w.partition("=")[0] for w in words if w.startswith("--")]:
        assert option in help_text.stdout.decode(), (command, option)


def test_the_paths_the_pages_name_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that are made while the site is built count as there; the build checks their sections,
    too.
    """
    monkeypatch.syspath_prepend(ROOT / "docs" / "generate")
    made = {ROOT / "docs" / address for address in importlib.import_module("hook").PAGES}
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            path = (page.parent / target).resolve()
            assert path.exists() or path in made, (page.name, target)
