"""Batches on this machine's cores, written as Parquet: the same work, rows and files as on a
cluster (`spark`).
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tocsin.engines.local import in_order

ArrowWork = Callable[[Iterator[Any]], Iterator[Any]]
"""Takes an iterator of Arrow record batches, and gives one."""
GiveUp = Callable[[bytes], Any]
"""Returns the record batch of a row that ends its process time and again."""
SUCCESS = "_SUCCESS"


class LocalFiles:
    """So many processes of this machine."""

    def __init__(self, workers: int) -> None:
        """With one, everything is done in this process."""
        self._workers = workers

    def write(
        self, work: ArrowWork, rows: Sequence[bytes], schema: Any, out: Path, give_up: GiveUp
    ) -> None:
        """Do the work on rows, each of which goes to `work` in a column named `stretch`, and write
        what comes of it into a folder, in the order of the rows.

        `schema` is the Arrow schema of what `work` gives. The folder has `_SUCCESS` in it when
        everything is written, and not before.

        Raises:
            OSError: the folder cannot be written.
        """
        from pyarrow import parquet

        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)

        def done(handful: Sequence[bytes]) -> list[list[Any]]:
            return [list(work(iter([_as_batch(row)]))) for row in handful]

        with parquet.ParquetWriter(
            out / "part-00000.parquet", schema, compression="zstd"
        ) as writer:
            for row_and_batches in in_order(
                done,
                ([row] for row in rows),
                workers=self._workers,
                give_up=lambda row: [give_up(row)],
            ):
                for batch in row_and_batches[1]:
                    writer.write_batch(batch)
        (out / SUCCESS).touch()


def _as_batch(row: bytes) -> Any:
    """Return a row as the record batch that work takes."""
    import pyarrow

    return pyarrow.record_batch({"stretch": pyarrow.array([row], pyarrow.binary())})
