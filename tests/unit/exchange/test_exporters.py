"""All exporters write into one folder; what goes wrong in one of a plug-in is kept as its fault."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tocsin import plugins
from tocsin.contracts.exporters import empty_results
from tocsin.errors import OutputError, TocsinError
from tocsin.exchange.exporters import EXPORTERS, Results, export_all
from tocsin.exchange.files import File
from tocsin.exchange.jsonl import FILES
from tocsin.plugins import PlugIn

PLUG_IN = PlugIn(group="tocsin.exporters", name="abc", value="m:f", package="pack", version="1")


@pytest.fixture
def with_plug_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    """Let an exporter be the one that an installed package brings."""
    monkeypatch.setattr(plugins, "_faults", {})
    return lambda exporter: monkeypatch.setattr(
        EXPORTERS, "usable", lambda *, added_only: iter([(PLUG_IN, exporter)] * added_only)
    )


def test_the_program_writes_a_file_for_each_kind_of_record(tmp_path: Path) -> None:
    written = export_all(tmp_path, empty_results())
    assert {path.name for path in written} == {*(f"{name}.jsonl" for name in FILES), "map.geojson"}
    assert json.loads((tmp_path / "map.geojson").read_text())["features"] == []


def test_a_plug_in_writes_beside_them(tmp_path: Path, with_plug_in: Callable[[Any], None]) -> None:
    with_plug_in(lambda results: [File("abc.txt", [b"a", b"b"])])
    assert export_all(tmp_path, empty_results())[0] == tmp_path / "abc.txt"
    assert (tmp_path / "abc.txt").read_bytes() == b"ab"


def _raises(results: Results) -> Iterator[File]:
    yield File("kept.txt", [b"kept"])
    raise ZeroDivisionError("by nought")


def _half(results: Results) -> Iterator[File]:
    def content() -> Iterator[bytes]:
        yield b"half"
        raise KeyError("missing")

    yield File("half.txt", content())


def _says(results: Results) -> Iterator[File]:
    raise TocsinError("there is no place for claims in it.")
    yield


@pytest.mark.parametrize(
    ("exporter", "said"),
    [
        (_raises, "raised ZeroDivisionError: by nought"),
        (_half, "raised KeyError: 'missing'"),
        (_says, "says: there is no place for claims in it."),
        (lambda results: 7, "raised TypeError"),
        (lambda results: [7], "yielded a value of type int, where a File belongs"),
        (lambda results: [File("claims.jsonl", [])], "another one has that name"),
        (lambda results: [File("Brief.html", [])], "another one has that name"),
        (lambda results: [File("run.sqlite", [])], "another one has that name"),
        (lambda results: [File("../x", [])], "which is no plain file name"),
        (lambda results: [File("a\\b", [])], "which is no plain file name"),
        (lambda results: [File(".hidden", [])], "which is no plain file name"),
        (lambda results: [File("", [])], "which is no plain file name"),
        (lambda results: [File("x.txt", ["text"])], "raised TypeError"),  # type: ignore[list-item]
    ],
)
def test_what_goes_wrong_is_kept_and_the_programs_files_are_written(
    exporter: Any, said: str, tmp_path: Path, with_plug_in: Callable[[Any], None]
) -> None:
    with_plug_in(exporter)
    export_all(tmp_path, empty_results())
    assert (tmp_path / "claims.jsonl").exists()
    assert (tmp_path / "map.geojson").exists()
    faults = [str(fault) for fault in plugins.faults() if fault.plug_in == PLUG_IN]
    assert len(faults) == 1
    assert said in faults[0]
    names = {path.name for path in tmp_path.iterdir()}
    assert not names & {"half.txt", "x", "x.txt", "Brief.html", "run.sqlite"}
    assert not any(name.endswith(".part") for name in names)


def test_a_full_disk_is_no_fault_of_a_plug_in(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError, match="cannot be written"):
        export_all(tmp_path / "out", empty_results())
