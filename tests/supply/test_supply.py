"""What ships is listed, pinned by digest, under a licence that may ship, and built to the same
bytes.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from supply.bill import bill
from supply.components import UNKNOWN, Component, components, read_lock
from supply.licences import PAGE, licence, may_ship, page

from tests.conftest import ROOT

BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
# Files of the tree that a wheel is built of.
PARTS = ("src", "casebooks", "demo", "frontend")
FILES = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "CHANGELOG.md")


def test_everything_that_is_pinned_has_a_digest_and_a_licence() -> None:
    listed = components()
    assert len(listed) > 120
    assert all(part.digests for part in listed)
    assert [part.name for part in listed if licence(part) == UNKNOWN] == []
    assert {"spacy", "lxml", "maplibre-gl"} <= {p.name for p in listed if not p.is_build_only}
    assert {"hatchling", "pycountry", "esbuild"} <= {p.name for p in listed if p.is_build_only}


def test_nothing_that_ships_binds_the_program() -> None:
    assert [
        part.name for part in components() if not part.is_build_only and not may_ship(part)
    ] == []


@pytest.mark.parametrize(
    ("stated", "may"),
    [
        ("MIT", True),
        ("GPL-3.0-or-later", False),
        ("GNU General Public License v3 (GPLv3)", False),
        ("AGPL-3.0-only", False),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("LGPL-2.1-only", True),
        ("MIT AND GPL-2.0-only", False),
        ("SSPL-1.0", False),
    ],
)
def test_a_licence_that_binds_is_known(stated: str, may: bool) -> None:
    assert may_ship(Component("pypi", "some", "1", stated, ())) is may


def test_the_page_of_licences_is_true() -> None:
    """Mend it with: python -m supply.licences --write."""
    assert PAGE.read_text(encoding="utf-8") == page(components())


def test_who_asks_for_a_package_is_read_from_the_lock() -> None:
    lines = [
        "a==1 ; python_version < '4' \\",
        "    --hash=sha256:" + "0" * 64,
        "    # via tocsin (pyproject.toml)",
        "b==2 \\",
        "    --hash=sha256:" + "1" * 64 + " \\",
        "    --hash=sha256:" + "2" * 64,
        "    # via",
        "    #   a",
        "    #   tocsin (pyproject.toml:build)",
    ]
    first, second = read_lock(lines)
    assert (first.name, first.version) == ("a", "1")
    assert set(first.askers) == {"tocsin (pyproject.toml)"}
    assert (second.digests, "a" in second.askers) == (("1" * 64, "2" * 64), True)


def test_the_bill_of_materials_is_whole_and_the_same_each_time() -> None:
    made = bill()
    assert made == bill()
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    listed = made["components"]
    references = [part["bom-ref"] for part in listed]
    assert len(set(references)) == len(references)
    weights = [part for part in listed if part["type"] == "machine-learning-model"]
    assert weights
    assert all(len(part["hashes"][0]["content"]) == 64 for part in weights)
    for part in listed:
        assert part.get("hashes") or part.get("properties")


def copied(to: Path, shift: float) -> Path:
    """Copy what a wheel is built of, all of it changed at another time."""
    ignored = shutil.ignore_patterns("__pycache__", "node_modules", ".*_cache")
    for part in PARTS:
        shutil.copytree(ROOT / part, to / part, ignore=ignored)
    for name in FILES:
        shutil.copy2(ROOT / name, to / name)
    for path in to.rglob("*"):
        changed = path.stat().st_mtime + shift
        os.utime(path, (changed, changed))
    return to


def test_two_builds_of_a_wheel_are_equal_to_the_byte(tmp_path: Path) -> None:
    digests = set()
    for name, shift in (("first", 0.0), ("second-with-a-longer-name", 9_000.0)):
        tree, out = copied(tmp_path / name, shift), tmp_path / f"out-{name}"
        out.mkdir()
        command = [sys.executable, "-c", BUILD, str(out)]
        made = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=True)
        wheel = out / made.stdout.splitlines()[-1]
        digests.add(hashlib.sha256(wheel.read_bytes()).hexdigest())
    assert len(digests) == 1
