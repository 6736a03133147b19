"""One JSONL file per record type: the folder other programs read. Each file is written whole or not at all."""

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tocsin.errors import OutputError
from tocsin.records import Alarm, Assessment, Facts, Record

FILES = (
    "documents", "lineage", "origins", "mentions", "quotes", "claims", "events", "matches", "readings", "silences", "changes",
    "assessments", "alarms", "judgements", "dropped",
)  # fmt: skip


def write_jsonl(folder: Path, facts: Facts, assessments: Sequence[Assessment], alarms: Sequence[Alarm]) -> list[Path]:
    """Write every record of a run; return the files.

    Raises:
        OutputError: the folder cannot be made or written, or the disk is full.
    """
    rows: dict[str, Sequence[Record]] = {name: getattr(facts, name) for name in FILES if hasattr(facts, name)}
    rows |= {"assessments": assessments, "alarms": alarms}
    return [write_whole(folder / f"{name}.jsonl", _lines(rows[name])) for name in FILES]


def _lines(records: Sequence[Record]) -> bytes:
    """Write records a line each."""
    return b"".join(msgspec.json.encode(r) + b"\n" for r in records)


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file beside its place and move it there, so that nobody ever reads half of it.

    Raises:
        OutputError: it cannot be written.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True) if beside.parent.is_dir() and os.access(beside.parent, os.W_OK) else None
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}); choose another --out, or make room."
        ) from None
    return path
