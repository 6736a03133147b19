"""One JSONL file per record type: the folder other programs read. Each file is written whole or not at all."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from tocsin.errors import OutputError
from tocsin.records import Alarm, Assessment, Dropped, Facts, Record

FILES = (
    "documents",
    "lineage",
    "origins",
    "mentions",
    "quotes",
    "attributions",
    "claims",
    "events",
    "matches",
    "labels",
    "novelties",
    "proposals",
    "readings",
    "first_movers",
    "pair_novelties",
    "copublished",
    "silences",
    "occurrences",
    "changes",
    "assessments",
    "alarms",
    "judgements",
    "signatures",
    "resolutions",
    "estimates",
    "source_grades",
    "item_grades",
    "dropped",
)


def write_jsonl(
    folder: Path,
    facts: Facts,
    assessments: Sequence[Assessment],
    alarms: Sequence[Alarm],
    dropped: Iterable[Dropped],
) -> list[Path]:
    """Write every record of a run; return the files. The drop log may be longer than memory: it is written as it comes.

    Raises:
        OutputError: the folder cannot be made or written, or the disk is full.
    """
    rows: dict[str, Iterable[Record]] = {
        name: getattr(facts, name) for name in FILES if hasattr(facts, name)
    }
    rows |= {"assessments": assessments, "alarms": alarms, "dropped": dropped}
    return [
        write_whole(folder / f"{name}.jsonl", (msgspec.json.encode(r) + b"\n" for r in rows[name]))
        for name in FILES
    ]


def write_whole(path: Path, content: Iterable[bytes]) -> Path:
    """Write a file, piece by piece, beside its place and move it there, so that nobody ever reads half of it.

    Raises:
        OutputError: it cannot be written.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as stream:
            stream.writelines(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True) if beside.parent.is_dir() and os.access(
            beside.parent, os.W_OK
        ) else None
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}); choose another --out, or make room."
        ) from None
    return path
