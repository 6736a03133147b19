"""Archives in stretches: whatever their size, every record is read once, with its place."""

import gzip
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests import warcs
from tests.conftest import NOW
from tocsin.records import Capture, Dropped, Stretch
from tocsin.sources import Reading, Stated
from tocsin.sources.stretches import STRETCH, StretchReader, first_member, stretches_of

RECORDS = [warcs.record(f"https://a.example/{n}", f"<p>{n}</p>" * 40, n) for n in range(30)]


def read(path: Path, size: int = STRETCH) -> tuple[list[Capture], list[Dropped]]:
    """Read a file stretch by stretch."""
    captures, dropped = [], []
    for stretch in stretches_of(path.name, str(path), size):
        if isinstance(stretch, Dropped):
            dropped.append(stretch)
            continue
        reading = Reading(name=stretch.archive, seen_at=NOW, stated=Stated())
        for item in StretchReader(stretch, reading):
            if isinstance(item, Capture):
                captures.append(item)
            elif isinstance(item, Dropped):
                dropped.append(item)
    return captures, dropped


def written(tmp_path: Path, body: bytes, name: str = "a.warc.gz") -> Path:
    """Write an archive."""
    path = tmp_path / name
    path.write_bytes(body)
    return path


@pytest.mark.parametrize("size", [1, 97, 400, 1_000, 5_000, STRETCH])
def test_any_stretches_give_every_record_once(tmp_path: Path, size: int) -> None:
    path = written(tmp_path, warcs.packed(RECORDS))
    captures, dropped = read(path, size)
    assert [c.url for c in captures] == [f"https://a.example/{n}" for n in range(30)]
    assert dropped == []
    assert captures == read(path)[0]


def test_a_place_is_where_the_record_begins(tmp_path: Path) -> None:
    path = written(tmp_path, warcs.packed(RECORDS))
    body = path.read_bytes()
    for number, capture in enumerate(read(path)[0]):
        place, _, name = capture.origin.removeprefix("a.warc.gz#").partition(";")
        assert name == f"urn:uuid:{number:032x}"
        assert gzip.decompress(body[int(place) :]).startswith(RECORDS[number])
        assert capture.archived_at is not None


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
def test_what_is_one_piece_is_one_stretch(tmp_path: Path, name: str) -> None:
    plain = b"".join(RECORDS)
    body = plain if name == "a.warc" else gzip.compress(plain, mtime=0)
    captures, dropped = read(written(tmp_path, body, name), 500)
    assert len(captures) == 30
    assert dropped == []
    assert len({c.origin for c in captures}) == 30


@pytest.mark.parametrize("size", [300, 1_000, STRETCH])
def test_a_damaged_member_is_named_once_and_loses_no_other(tmp_path: Path, size: int) -> None:
    members = [gzip.compress(part, mtime=0) for part in RECORDS]
    members[7] = members[7][:40] + b"\xff" * 20 + members[7][60:]
    captures, dropped = read(written(tmp_path, b"".join(members)), size)
    numbers = {int(c.url.rpartition("/")[2]) for c in captures if c.url}
    assert numbers >= set(range(30)) - {7}
    at = sum(map(len, members[:7]))
    assert [d.record_id for d in dropped if f"#{at}" in d.record_id]
    assert len({d.detail for d in dropped}) == len(dropped)


def test_a_file_that_is_cut_off_gives_what_stands_there(tmp_path: Path) -> None:
    captures, dropped = read(written(tmp_path, warcs.packed(RECORDS)[:-30]), 1_000)
    assert len(captures) == 29
    assert any("cut off" in d.detail for d in dropped)


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("missing.warc.gz", None, "No such file"),
        ("a.warc.gz", b"", "empty"),
        ("a.parquet", b"no parquet", "Parquet"),
        ("a.txt", b"words", "not read as an archive"),
    ],
)
def test_what_is_no_archive_is_named(
    tmp_path: Path, name: str, body: bytes | None, said: str
) -> None:
    if body is not None:
        written(tmp_path, body, name)
    captures, (dropped,) = read(tmp_path / name)
    assert captures == []
    assert said in dropped.detail
    assert name in dropped.detail


def parquet_of(tmp_path: Path, texts: Sequence[str]) -> Path:
    """Write texts as a Parquet file of row groups of two."""
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.table({"text": list(texts)}), path, row_group_size=2)
    return path


def test_rows_of_parquet_are_numbered_through(tmp_path: Path) -> None:
    path = parquet_of(tmp_path, ["one", "two", "three", "four", "five"])
    captures, _ = read(path)
    assert [c.origin for c in captures] == [f"a.parquet#{n}" for n in range(1, 6)]
    assert len(list(stretches_of("a.parquet", str(path)))) == 3


def test_a_damaged_row_group_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = parquet_of(tmp_path, [f"text {n} " * 50 for n in range(6)])
    from pyarrow import parquet

    column = parquet.ParquetFile(path).metadata.row_group(1).column(0)
    body = bytearray(path.read_bytes())
    at = column.dictionary_page_offset or column.data_page_offset
    body[at : at + 30] = b"\xff" * 30
    path.write_bytes(bytes(body))
    captures, dropped = read(path)
    assert [c.origin for c in captures] == [f"a.parquet#{n}" for n in (1, 2, 5, 6)]
    assert len(dropped) == 1
    assert "damaged" in dropped[0].detail


def test_no_record_may_begin_in_a_stretch(tmp_path: Path) -> None:
    path = written(tmp_path, warcs.packed(RECORDS[:1]))
    size = path.stat().st_size
    stretch = Stretch(archive="a", path=str(path), size=size, begin=5)
    with path.open("rb") as stream:
        assert first_member(stream, stretch) is None
