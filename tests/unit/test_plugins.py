"""Plug-ins are found by metadata alone; what is wrong with one is named, and nothing of the program
is replaced.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tocsin import plugins
from tocsin.errors import PluginError
from tocsin.plugins import BUILT_IN, GROUPS, Door, PlugIn


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on the path that packages are written into; what was looked up
    before is forgotten.
    """
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(plugins, "_faults", {})
    plugins.installed.cache_clear()
    plugins._of_group.cache_clear()
    yield tmp_path
    plugins.installed.cache_clear()
    plugins._of_group.cache_clear()


def write(site: Path, package: str, points: str, code: str = "") -> None:
    """Write a package with entry points and one module."""
    module = package.replace("-", "_")
    metadata = site / f"{module}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(points)
    (site / f"{module}.py").write_text(code)


def accept(plug_in: PlugIn, loaded: Any) -> Any:
    """Take numbers only."""
    if not isinstance(loaded, int):
        raise ValueError(f"{loaded!r} is no number")
    return loaded


def door() -> "Door[int]":
    """Return a door of detectors that are numbers."""
    return Door(plugins.DETECTORS, accept)


def test_a_plug_in_is_found_without_being_imported(site: Path) -> None:
    write(site, "found-one", "[tocsin.detectors]\nseven = found_one:NUMBER\n", "NUMBER = 7\n")
    opened = door()
    assert "seven" in opened
    assert "found_one" not in sys.modules
    assert opened["seven"] == 7
    assert opened.plug_ins()["seven"].called == (
        "plug-in 'seven' (tocsin.detectors) of package found-one 1.0"
    )
    assert plugins.faults() == ()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("raise OSError('no disk')", "cannot be loaded (OSError: no disk)"),
        ("import nobody_has_this", "cannot be loaded (ModuleNotFoundError"),
        ("raise SystemExit(3)", "cannot be loaded (SystemExit: 3)"),
        ("this is no Python", "cannot be loaded (SyntaxError"),
        ("", "cannot be loaded (AttributeError"),
        ("NUMBER = 'seven'", "is not what this kind asks for: 'seven' is no number"),
    ],
)
def test_what_is_wrong_is_named_once_and_the_others_are_loaded(
    code: str, said: str, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "bad_one", raising=False)
    monkeypatch.delitem(sys.modules, "good_one", raising=False)
    write(site, "bad-one", "[tocsin.detectors]\nbad = bad_one:NUMBER\n", code)
    write(site, "good-one", "[tocsin.detectors]\ngood = good_one:NUMBER\n", "NUMBER = 1\n")
    opened = door()
    for _ in range(2):
        with pytest.raises(PluginError, match=r"bad-one 1\.0") as raised:
            opened["bad"]
        assert said in str(raised.value)
        assert "pip uninstall bad-one" in str(raised.value)
    assert opened["good"] == 1
    (fault,) = plugins.faults()
    dropped = fault.as_dropped()
    assert (dropped.stage, dropped.record_id) == ("plugins", "bad-one tocsin.detectors:bad")


def test_a_taken_name_is_said_whoever_was_installed_first(site: Path) -> None:
    write(site, "b-pack", "[tocsin.detectors]\nsame = b_pack:NUMBER\n", "NUMBER = 2\n")
    write(site, "a-pack", "[tocsin.detectors]\nsame = a_pack:NUMBER\n", "NUMBER = 1\n")
    write(site, "c-pack", "[tocsin.formats]\ntxt = c_pack:NUMBER\n")
    assert door()["same"] == 1
    said = [str(fault) for fault in plugins.faults()]
    assert [fault.code for fault in plugins.faults()] == ["clash", "clash"]
    assert any("b-pack 1.0 is not used: its name is taken by package a-pack" in one for one in said)
    assert any(
        "c-pack 1.0 is not used: its name is taken by the program's own" in one for one in said
    )


@pytest.mark.parametrize(
    "points", ["[tocsin.formats]\nno equals sign\n", "[tocsin.formats\nx = y:z\n"]
)
def test_metadata_that_cannot_be_read_stops_nobody(points: str, site: Path) -> None:
    write(site, "odd-one", points)
    write(site, "fine-one", "[tocsin.detectors]\nfine = fine_one:NUMBER\n", "NUMBER = 1\n")
    assert "fine" in door()
    assert all(fault.plug_in.package == "odd-one" for fault in plugins.faults())


def test_a_name_that_nobody_brings_is_no_part(site: Path) -> None:
    with pytest.raises(KeyError):
        door()["nobody"]


def test_the_programs_own_parts_stand_in_the_same_form() -> None:
    assert set(BUILT_IN) == set(GROUPS)
    for group, parts in BUILT_IN.items():
        for name, value in parts.items():
            own = PlugIn(group=group, name=name, value=value, package="tocsin", version="0")
            assert own.is_built_in
            assert own.load() is not None
