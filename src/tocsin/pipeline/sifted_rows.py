"""What comes of stretches as Arrow tables, and back: what engines hand from machine to machine, and
keep in Parquet files.

A row is one thing that came of a stretch: a text that is kept, one that could not be read, a count,
or, last of each stretch, that it is done and how much was met. `record` is that thing as JSON.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import pyarrow

from tocsin.records import Dropped, Kept, Record, Sifted, Stretch, Tally, Volume

KEPT, DROPPED, VOLUME, DONE = "kept", "dropped", "volume", "done"
STRETCHES = pyarrow.schema([("stretch", pyarrow.binary())])
"""A stretch a row, as JSON."""
SIFTED = pyarrow.schema(
    [
        ("kind", pyarrow.string()),
        ("archive", pyarrow.string()),
        ("begin", pyarrow.int64()),
        ("id", pyarrow.string()),
        ("record", pyarrow.binary()),
    ]
)
"""What came of stretches; a text that is kept has its capture's id, one that is not its place."""


class Done(Record, frozen=True):
    """A stretch that is done, and what was met in it."""

    stretch: Stretch
    tally: Tally


def stretch_rows(stretches: Iterable[Stretch]) -> "pyarrow.RecordBatch":
    """Return stretches as rows."""
    written = [msgspec.json.encode(stretch) for stretch in stretches]
    return pyarrow.record_batch([pyarrow.array(written, pyarrow.binary())], schema=STRETCHES)


def stretches_in(batch: "pyarrow.RecordBatch") -> list[Stretch]:
    """Return the stretches of some rows."""
    return [msgspec.json.decode(row, type=Stretch) for row in batch.column("stretch").to_pylist()]


def sifted_rows(sifted: Sifted) -> "pyarrow.RecordBatch":
    """Return what came of a stretch as rows, the same wherever it was read."""
    stretch = sifted.stretch
    rows: list[tuple[str, str, Record]] = [(KEPT, k.capture.id, k) for k in sifted.kept]
    rows += [(DROPPED, dropped.record_id, dropped) for dropped in sifted.dropped]
    rows += [(VOLUME, "", volume) for volume in sifted.volumes]
    rows.append((DONE, "", Done(stretch=stretch, tally=sifted.tally)))
    columns: list[list[Any]] = [
        [kind for kind, _, _ in rows],
        [stretch.archive] * len(rows),
        [stretch.begin] * len(rows),
        [name for _, name, _ in rows],
        [msgspec.json.encode(record) for _, _, record in rows],
    ]
    arrays = [
        pyarrow.array(column, field.type) for column, field in zip(columns, SIFTED, strict=True)
    ]
    return pyarrow.record_batch(arrays, schema=SIFTED)


def sifted_in(batches: Iterable["pyarrow.RecordBatch"]) -> Iterator[Sifted]:
    """Yield what came of each stretch, from the rows of one file in their order."""
    kept: list[Kept] = []
    dropped: list[Dropped] = []
    volumes: list[Volume] = []
    for batch in batches:
        for kind, record in zip(
            batch.column("kind").to_pylist(), batch.column("record").to_pylist(), strict=True
        ):
            if kind == KEPT:
                kept.append(msgspec.json.decode(record, type=Kept))
            elif kind == DROPPED:
                dropped.append(msgspec.json.decode(record, type=Dropped))
            elif kind == VOLUME:
                volumes.append(msgspec.json.decode(record, type=Volume))
            else:
                done = msgspec.json.decode(record, type=Done)
                yield Sifted(
                    stretch=done.stretch,
                    kept=tuple(kept),
                    dropped=tuple(dropped),
                    volumes=tuple(volumes),
                    tally=done.tally,
                )
                kept, dropped, volumes = [], [], []
