"""An archive read into a folder of Parquet files by any engine, and taken from it into a store.

The stretches go out in rounds. What a round gave is there as a whole or not at all, so that a stop
anywhere costs one round: the same command goes on with it.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import msgspec
from pyarrow import parquet

from tocsin.errors import OutputError, UsageError
from tocsin.pipeline.archiving import ArchiveFile
from tocsin.pipeline.sifted_rows import KEPT, SIFTED, sifted_in, sifted_rows
from tocsin.pipeline.sifting import Sifter
from tocsin.pipeline.sifting_work import SiftingWork
from tocsin.records import Casebook, Dropped, Record, Sifted, Stretch, Tally
from tocsin.sources.stretches import STRETCH, stretches_of

MANIFEST, REFUSED = "manifest.json", "refused.jsonl"
# So many stretches go out together: some gigabytes of packed pages.
ROUND = 64
_SUCCESS = "_SUCCESS"


class Engine(Protocol):
    """Where work is done."""

    def write(
        self,
        work: Callable[[Iterator[Any]], Iterator[Any]],
        rows: Sequence[bytes],
        schema: Any,
        out: Path,
        give_up: Callable[[bytes], Any],
    ) -> None:
        """Do the work on rows, and write what comes of it as Parquet into a folder."""
        ...


class Manifest(Record, frozen=True):
    """Under what an archive was read into a folder, and as of when."""

    fingerprint: str
    as_of: dt.datetime
    casebook: str


class Round(NamedTuple):
    """How far a folder is filled: rounds done now and before, and what was met in those done
    now.
    """

    done: int
    before: int
    tally: Tally


def sift_to(
    out: Path,
    casebook: Casebook,
    files: Sequence[ArchiveFile],
    *,
    as_of: dt.datetime,
    engine: Engine,
    tell: Callable[[Round], None],
    size: int = STRETCH,
    together: int = ROUND,
) -> tuple[Round, tuple[Dropped, ...]]:
    """Read files of an archive into a folder; return how far it is filled, and what of the listing
    could not be read.

    Args:
        out: A folder that every machine of the engine sees under this path.
        casebook: What is watched.
        files: The files of the archive.
        as_of: What was published later is left out.
        engine: Where the work is done.
        tell: Is told after each round.
        size: How many bytes of a packed file are one piece of work.
        together: How many pieces go out in a round.

    Raises:
        UsageError: the folder was begun under another casebook or program.
        WorkerError: a machine refused, or failed time and again.
        OutputError: the folder cannot be written.
    """
    sifter = Sifter(casebook, as_of)
    _begin(out, Manifest(fingerprint=sifter.fingerprint, as_of=as_of, casebook=casebook.id))
    work = SiftingWork(casebook, as_of, sifter.fingerprint)
    items = [item for file in files for item in stretches_of(file.archive, file.path, size)]
    refused = tuple(item for item in items if isinstance(item, Dropped))
    stretches = [item for item in items if isinstance(item, Stretch)]
    _put(out / REFUSED, b"".join(msgspec.json.encode(item) + b"\n" for item in refused))
    state = Round(0, 0, Tally())
    for number, begin in enumerate(range(0, len(stretches), together)):
        rows = [msgspec.json.encode(s) for s in stretches[begin : begin + together]]
        folder = out / f"round-{number:06}-{hashlib.sha256(b''.join(rows)).hexdigest()[:12]}"
        if (folder / _SUCCESS).exists():
            state = state._replace(before=state.before + 1)
            continue
        engine.write(
            work,
            rows,
            SIFTED,
            folder,
            lambda row: sifted_rows(sifter.lost(msgspec.json.decode(row, type=Stretch))),
        )
        met = sum((sifted.tally for sifted in _in_round(folder, kept=False)), Tally())
        state = Round(state.done + 1, state.before, state.tally + met)
        tell(state)
    return state, refused


def manifest_of(folder: Path) -> Manifest | None:
    """Return under what a folder was filled, or None where it is no such folder."""
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError):
        return None


def sifted_of(folder: Path) -> Iterator[Sifted]:
    """Yield what a folder holds, in the order of the archive.

    Raises:
        UsageError: a round of it is missing its end, or damaged.
    """
    for place in sorted(folder.glob("round-*")):
        if (place / _SUCCESS).exists():
            yield from _in_round(place)


def refused_of(folder: Path) -> list[Dropped]:
    """Return which files of the listing could not be read."""
    lines = (folder / REFUSED).read_bytes().splitlines() if (folder / REFUSED).exists() else []
    return [msgspec.json.decode(line, type=Dropped) for line in lines]


def _in_round(folder: Path, *, kept: bool = True) -> list[Sifted]:
    """Return what a round gave, in the order of the archive, with or without the texts.

    Raises:
        UsageError: a file of it is damaged.
    """
    parts: list[Sifted] = []
    for path in sorted(folder.glob("*.parquet")):
        try:
            if kept:
                parts += sifted_in(parquet.ParquetFile(path).iter_batches())
            else:
                chosen = parquet.read_table(path, filters=[("kind", "!=", KEPT)])
                parts += sifted_in(chosen.to_batches())
        except (OSError, ValueError, msgspec.MsgspecError) as error:
            raise UsageError(
                f"{path}: damaged ({error}); remove the folder it stands in, and have its archive "
                "read again."
            ) from None
    return sorted(parts, key=lambda sifted: (sifted.stretch.archive, sifted.stretch.begin))


def _begin(out: Path, manifest: Manifest) -> None:
    """Begin a folder, or go on with one that was begun under the same.

    Raises:
        UsageError: it was begun under another.
        OutputError: it cannot be written.
    """
    known = manifest_of(out)
    if known is not None and known != manifest:
        raise UsageError(
            f"{out}: was begun with another casebook, program or as-of ({known.casebook}, as of "
            f"{known.as_of:%Y-%m-%d %H:%M}); choose another --out, or state the same."
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
        _put(out / MANIFEST, msgspec.json.encode(manifest))
    except OSError as error:
        raise OutputError(
            f"{out}: cannot be written ({error.strerror}); choose another --out."
        ) from None


def _put(path: Path, body: bytes) -> None:
    """Write a file as a whole."""
    beside = path.with_name(f".{path.name}.tmp")
    beside.write_bytes(body)
    beside.replace(path)
