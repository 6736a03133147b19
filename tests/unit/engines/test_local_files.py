"""This machine's cores write what work gives, in the order of the rows, whole or not at all."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from tocsin.engines.local_files import SUCCESS, LocalFiles

SCHEMA = pyarrow.schema([("length", pyarrow.int64())])


def lengths(batches: Iterator[Any]) -> Iterator[Any]:
    """Give the lengths of rows."""
    for batch in batches:
        found = [len(row) for row in batch.column("stretch").to_pylist()]
        yield pyarrow.record_batch([pyarrow.array(found, pyarrow.int64())], schema=SCHEMA)


@pytest.mark.parametrize("workers", [1, 2])
def test_what_work_gives_is_written_in_order(tmp_path: Path, workers: int) -> None:
    rows = [b"x" * number for number in range(20)]
    out = tmp_path / "round"
    for _ in range(2):  # what a stop left is written over
        LocalFiles(workers).write(lengths, rows, SCHEMA, out, give_up=lambda row: None)
    assert (out / SUCCESS).exists()
    table = parquet.read_table(out / "part-00000.parquet")
    assert table.column("length").to_pylist() == list(range(20))


def test_work_that_fails_leaves_no_mark(tmp_path: Path) -> None:
    def fails(batches: Iterator[Any]) -> Iterator[Any]:
        raise ValueError("no")
        yield

    with pytest.raises(ValueError, match="no"):
        LocalFiles(1).write(fails, [b"x"], SCHEMA, tmp_path / "round", give_up=lambda row: None)
    assert not (tmp_path / "round" / SUCCESS).exists()
