"""Files of an output folder: each is written whole or not at all."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tocsin.errors import OutputError

# Kinds of records of which there are as many as documents: of a large store they are written when
# they are asked for.
BY_DOCUMENT = (
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
    "item_grades",
)


class File(NamedTuple):
    """A file to be written: its plain name, and its bytes piece by piece."""

    name: str
    content: Iterable[bytes]


def write_whole(path: Path, content: Iterable[bytes]) -> Path:
    """Write a file, piece by piece, beside its place and move it there, so that nobody ever reads
    half of it.

    Raises:
        OutputError: it cannot be written.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(beside, content)
        beside.replace(path)
    except OSError as error:
        message = (
            f"{path}: cannot be written ({error.strerror}); choose another --out, or make room."
        )
        raise OutputError(message) from None
    finally:
        _remove(beside)
    return path


def remove_whole(path: Path) -> None:
    """Remove a file that an earlier run wrote, where there is one.

    Raises:
        OutputError: it cannot be removed.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be removed ({error.strerror}); choose another --out."
        ) from None


def _write(path: Path, content: Iterable[bytes]) -> None:
    """Write bytes piece by piece, and see that they are on the disk."""
    with path.open("wb") as stream:
        stream.writelines(content)
        stream.flush()
        os.fsync(stream.fileno())


def _remove(path: Path) -> None:
    """Remove a file that was begun, where it can be."""
    if path.parent.is_dir() and os.access(path.parent, os.W_OK):
        path.unlink(missing_ok=True)
