"""What ships with the program is found by name; a folder of one's own stands before it."""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tocsin.errors import UsageError
from tocsin.workspace import shipped as module
from tocsin.workspace.shipped import find_casebook, shipped


@pytest.mark.parametrize("name", ["casebooks", "demo"])
def test_a_shipped_folder_is_found(name: str) -> None:
    assert shipped(name) == ROOT / name


def test_a_folder_the_installation_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="lacks its folder 'manuals'; install tocsin again"):
        shipped("manuals")
    monkeypatch.setattr(module, "_PACKAGE", Path("/nowhere/at/all"))
    with pytest.raises(UsageError, match="'casebooks'"):
        shipped("casebooks")


def test_the_wheels_own_copy_stands_before_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "src" / "tocsin"
    (package / "shipped" / "demo").mkdir(parents=True)
    (tmp_path / "demo").mkdir()
    (tmp_path / "casebooks").mkdir()
    monkeypatch.setattr(module, "_PACKAGE", package)
    assert shipped("demo") == package / "shipped" / "demo"
    assert shipped("casebooks") == tmp_path / "casebooks"


@pytest.mark.parametrize("written", ["common", "casebooks/common"])
def test_a_casebook_that_ships_is_found_by_its_name(
    written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_casebook(Path(written)) == ROOT / "casebooks" / "common"


def test_a_folder_of_ones_own_stands_before_one_that_ships(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "common").mkdir()
    assert find_casebook(Path("common")) == Path("common")
    assert find_casebook(tmp_path / "common") == tmp_path / "common"


@pytest.mark.parametrize("written", ["no-such-book", "elsewhere/common", "/nowhere/common"])
def test_any_other_name_is_left_as_it_is_for_the_loader_to_refuse(written: str) -> None:
    assert find_casebook(Path(written)) == Path(written)
