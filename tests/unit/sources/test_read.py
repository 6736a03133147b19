"""Files and folders: what is read, in which order, and what is said of everything else."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from tests.conftest import NOW
from tocsin.records import Capture, Dropped
from tocsin.sources import Stated
from tocsin.sources.read import read_inputs


def read(*inputs: Path | str) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the ids of what was read, and where what was not stands, with the reason."""
    found = list(read_inputs(map(str, inputs), seen_at=NOW, stated=Stated()))
    captures = [record.external_id for record in found if isinstance(record, Capture)]
    dropped = [record for record in found if isinstance(record, Dropped)]
    return captures, [(Path(d.record_id).name, d.reason) for d in dropped]


def test_a_folder_is_read_by_name_and_its_hidden_files_and_sidecars_are_not(tmp_path: Path) -> None:
    for name in ("б.txt", "a.txt", "c/a.txt", ".hidden.txt", ".git/x.txt", "a.meta.yml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("title: words" if name.endswith("yml") else f"words {name}")
    assert read(tmp_path) == (["a.txt", "a.txt", "б.txt"], [])


def test_inputs_come_in_the_order_in_which_they_are_given(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("b.txt", "a.txt")]
    for path in paths:
        path.write_text(path.name)
    assert read(*paths)[0] == ["b.txt", "a.txt"]
    assert read(*paths[::-1])[0] == ["a.txt", "b.txt"]


@pytest.mark.parametrize("name", ["missing.txt", "folder.xyz"])
def test_what_cannot_be_read_is_named_and_the_next_input_is_read(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder.xyz").write_text("words")
    (tmp_path / "a.txt").write_text("words")
    captures, dropped = read(tmp_path / name, tmp_path / "a.txt")
    assert captures == ["a.txt"]
    assert dropped == [(name, "missing" if name == "missing.txt" else "format")]


def test_an_id_used_twice_in_one_table_is_refused_in_two_it_is_not(tmp_path: Path) -> None:
    rows = [{"id": "1", "text": "one"}, {"id": "2", "text": "two"}, {"id": "1", "text": "three"}]
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text("".join(json.dumps(row) + "\n" for row in rows))
    captures, dropped = read(tmp_path)
    assert captures == ["1", "2", "1", "2"]
    assert dropped == [("a.jsonl#3", "duplicate_id"), ("b.jsonl#3", "duplicate_id")]


def test_ids_that_only_look_alike_are_two(tmp_path: Path) -> None:
    """A Latin and a Cyrillic letter, and the same letter in two cases."""
    rows = [{"id": name, "text": f"words {n}"} for n, name in enumerate(("c", "с", "C"))]
    (tmp_path / "a.jsonl").write_text(
        "".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8"
    )
    assert read(tmp_path / "a.jsonl") == (["c", "с", "C"], [])


def test_packed_lines_are_unpacked_alone_and_in_a_zip(tmp_path: Path) -> None:
    packed = gzip.compress(b'{"id": "1", "text": "words"}\n', mtime=0)
    (tmp_path / "a.jsonl.gz").write_bytes(packed)
    assert read(tmp_path / "a.jsonl.gz") == (["1"], [])
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("a.jsonl.gz", packed)
        archive.writestr("c.txt", "words")
    assert read(tmp_path / "b.zip") == (["1", "c.txt"], [])


def test_a_packed_file_that_is_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": str(n), "text": "words " * 90}) + "\n" for n in range(99))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode(), 0, mtime=0)[:-9_000])
    captures, dropped = read(tmp_path / "a.jsonl.gz")
    assert captures == [str(n) for n in range(len(captures))]
    assert len(captures) > 50
    assert [reason for _, reason in dropped] == ["gzip"]


def test_a_wrong_sidecar_costs_its_own_file_only(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("words")
    (tmp_path / "a.meta.yml").write_text("sauce: paper")
    assert read(tmp_path) == (["b.txt"], [("a.txt", "sidecar")])


def test_a_run_without_inputs_and_an_empty_folder_give_nothing(tmp_path: Path) -> None:
    assert read() == ([], [])
    assert read(tmp_path) == ([], [])
