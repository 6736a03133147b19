"""Exporting a store: one file, a folder, or standard output."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.unit.exchange.made import results
from tocsin.errors import OutputError, UsageError
from tocsin.exchange import EXPORTERS, File
from tocsin.workspace import exporting


def test_one_file_is_written_to_its_place(tmp_path: Path) -> None:
    out = tmp_path / "bundle.json"
    assert exporting._written([File("a", [b"x"])], "stix", out) == [out]
    assert out.read_bytes() == b"x"
    assert exporting._written([File("a", [b"x"])], "stix", tmp_path) == [tmp_path / "a"]
    assert exporting._written([], "cap", None) == []


def test_several_files_need_a_folder(tmp_path: Path) -> None:
    files = [File("a", [b"x"]), File("b", [b"y"]), File("c", [b"z"])]
    with pytest.raises(UsageError, match="-o FOLDER"):
        exporting._written(files, "csv", None)
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="name a folder, not a file"):
        exporting._written(files, "csv", tmp_path / "file")
    names = [path.name for path in exporting._written(files, "csv", tmp_path / "out")]
    assert names == ["a", "b", "c"]


def test_every_format_is_written(tmp_path: Path) -> None:
    for name in EXPORTERS:
        assert exporting._written(EXPORTERS[name](results()), name, tmp_path / name)


def test_an_archive_is_the_same_each_time_and_holds_every_file() -> None:
    files = [File("a.csv", [b"x", b"y"]), File("b.csv", [])]
    first, second = (b"".join(exporting._archive(files, iter([]))) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "a.csv": b"xy",
            "b.csv": b"",
        }
