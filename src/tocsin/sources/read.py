"""Files, folders and standard input, as captures. Which formats there are stands in `formats`."""

import datetime as dt
import gzip
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from tocsin.records import Capture, Dropped
from tocsin.sources.captures import ROW_TYPE, STAGE, Read, Reading, Stated, storable
from tocsin.sources.export_files import Beside
from tocsin.sources.faults import refusal
from tocsin.sources.formats import FORMATS, format_of
from tocsin.sources.sidecar import read_sidecar
from tocsin.sources.zips import read_zip

# Formats whose reader unpacks the file itself.
_PACKED = ("warc.gz", "warc.wet.gz", "wet.gz")


def _read_member(reading: Reading, stream: BinaryIO) -> Iterator[Read]:
    """Read a file that was unpacked in memory."""
    ending = format_of(reading.name)
    if not _is_packed(ending):
        yield from FORMATS[ending](reading, stream)
        return
    with gzip.open(stream) as unpacked:
        yield from FORMATS[ending](reading, unpacked)  # type: ignore[arg-type]


def read_zip_file(reading: Reading, stream: BinaryIO) -> Iterator[Read]:
    """Read a zip; its members may be of any format."""
    return read_zip(reading, stream, _read_member)


def _is_packed(ending: str) -> bool:
    """Return whether files that end so are unpacked before they are read."""
    return ending.endswith(".gz") and ending not in _PACKED


def read_inputs(inputs: Iterable[str], *, seen_at: dt.datetime, stated: Stated) -> Iterator[Read]:
    """Yield a capture for every document that can be read, and a `Dropped` for everything that
    cannot.

    `inputs` are paths, folders or `-`; `seen_at` is the moment they count as seen. Order: as given,
    folders by name.
    """
    ids: dict[str, str] = {}
    for name in inputs:
        files = list(_files(name))
        beside = Beside(name, files)
        for path in files:
            if len(files) == 1 or not beside.leaves_out(path):
                for item in map(storable, _read_one(path, seen_at, stated)):
                    yield _once(item, ids) if isinstance(item, Capture) else item
        yield from beside.dropped()


def _once(capture: Capture, ids: dict[str, str]) -> Read:
    """Refuse a second row under one id of one table; an archive may hold a page many times."""
    if capture.media_type != ROW_TYPE:
        return capture
    key = f"{capture.origin.partition('#')[0]}\n{capture.external_id}"
    first = ids.setdefault(key, capture.origin)
    if first == capture.origin:
        return capture
    message = (
        f"{capture.origin}: the id {capture.external_id!r} is used twice; the first stands at "
        f"{first}. Give each its own id."
    )
    return Dropped(stage=STAGE, record_id=capture.origin, reason="duplicate_id", detail=message)


def _files(name: str) -> Iterator[str]:
    """Yield the files an input stands for."""
    path = Path(name)
    if name == "-" or not path.is_dir():
        yield name
        return
    for file in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if file.is_file() and not hidden and not file.name.endswith((".meta.yml", ".meta.yaml")):
            yield str(file)


def _read_one(name: str, seen_at: dt.datetime, stated: Stated) -> Iterator[Read]:
    """Read one file; whatever is wrong with it ends in a `Dropped` that says so."""
    try:
        ending = "txt" if name == "-" else format_of(name)
        own = stated if name == "-" else read_sidecar(Path(name), stated)
        with _open(name, ending) as stream:
            yield from FORMATS[ending](Reading(name=name, seen_at=seen_at, stated=own), stream)
    except Exception as error:  # noqa: BLE001  (the boundary of one file)
        yield refusal(name, error)


def _open(name: str, ending: str) -> BinaryIO:
    """Open a file, a gzip file or standard input for bytes."""
    if name == "-":
        return open(sys.stdin.fileno(), "rb", closefd=False)
    if _is_packed(ending):
        return gzip.open(name, "rb")  # type: ignore[return-value]
    return Path(name).open("rb")
