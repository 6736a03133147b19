"""The guide to casebooks, followed to the letter: its files are written, its commands are run, in
the order in which they stand.
"""

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import ROOT, tocsin_here
from tocsin.casebook.expand import library_indicators, templates

GUIDE = (ROOT / "docs" / "writing-a-casebook.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_FILE = re.compile(r"^(?:# )?file: (\S+)\n")


def steps() -> list[tuple[str, str]]:
    """Return what a reader does, in order: ("write", file and text) or ("run", command)."""
    found = []
    for kind, block in _BLOCK.findall(GUIDE):
        if kind == "sh":
            found += [("run", line) for line in block.splitlines() if line.startswith("tocsin ")]
        elif _FILE.match(block):
            found.append(("write", block))
    return found


def test_the_guide_leads_from_an_empty_folder_to_a_brief(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said: dict[str, str] = {}
    for act, what in steps():
        if act == "write":
            named = _FILE.match(what)
            assert named is not None
            path = tmp_path / named.group(1)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(what[named.end() :], encoding="utf-8")
            continue
        done = tocsin_here(*shlex.split(what)[1:])
        assert done.returncode == 0, (what, done.stderr.decode(), done.stdout.decode())
        said.setdefault(what, done.stdout.decode())
    assert "left out of its indicators: unusual_attention" in said["tocsin casebook check my-case"]
    first = said["tocsin try my-case reports"]
    assert "TEXT d" in first
    assert "“brenmuth” is written like “brenmouth”" in first
    tried = json.loads(said["tocsin try my-case reports --json"])
    assert [t["id"] for t in tried["texts"] if t["not_read"]] == []
    looked = {i["id"]: i["state"] for i in tried["problems"][0]["indicators"]}
    assert {n for n, state in looked.items() if state == "observed"} >= {
        "overflight",
        "power_cut",
        "sabotage_official",
        "host_denial",
    }
    brief = (tmp_path / "out" / "brief.md").read_text(encoding="utf-8")
    assert "sabotage at the port of Brenmouth" in brief
    assert (tmp_path / "example-out" / "brief.html").exists()


def test_the_guide_names_all_that_the_library_holds() -> None:
    assert {n for n in library_indicators() if f"`{n}`" not in GUIDE} == set()
    assert {n for n in templates() if f"`{n}`" not in GUIDE and n != "standard"} == set()
