"""Files, folders and standard input, as captures. Which formats there are stands in `FORMATS`."""

import datetime as dt
import gzip
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from tocsin.errors import InputError
from tocsin.records import Capture, Dropped
from tocsin.sources.archives import read_warc
from tocsin.sources.captures import ROW_TYPE, STAGE, Read, Reading, Stated
from tocsin.sources.export_files import Beside
from tocsin.sources.faults import refusal
from tocsin.sources.feed_file import read_feed
from tocsin.sources.json_file import read_json
from tocsin.sources.occurrences import read_geojson
from tocsin.sources.sidecar import read_sidecar
from tocsin.sources.tables import read_csv, read_jsonl, read_parquet
from tocsin.sources.texts import Reader, read_docx, read_html, read_pdf, read_text
from tocsin.sources.zips import read_zip


def _read_member(reading: Reading, stream: BinaryIO) -> Iterator[Read]:
    """Read a file that was unpacked in memory."""
    suffix = format_of(reading.name)
    packed = suffix.endswith(".gz") and suffix not in _PACKED
    return FORMATS[suffix](reading, gzip.open(stream) if packed else stream)  # type: ignore[arg-type]


def _read_zip(reading: Reading, stream: BinaryIO) -> Iterator[Read]:
    """Read a zip; its members may be of any format."""
    return read_zip(reading, stream, _read_member)


# Suffix -> reader. A reader takes a file being read and its bytes, and yields captures and what it must refuse.
FORMATS: dict[str, Reader] = {
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".jsonl": read_jsonl,
    ".jsonl.gz": read_jsonl,
    ".csv": read_csv,
    ".parquet": read_parquet,
    ".json": read_json,
    ".geojson": read_geojson,
    ".xml": read_feed,
    ".rss": read_feed,
    ".atom": read_feed,
    ".warc": read_warc,
    ".warc.gz": read_warc,
    ".warc.wet": read_warc,
    ".warc.wet.gz": read_warc,
    ".wet.gz": read_warc,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".zip": _read_zip,
    ".wacz": _read_zip,
}
# Formats that unpack themselves, or whose reader does it.
_PACKED = (".warc.gz", ".warc.wet.gz", ".wet.gz")


def read_inputs(inputs: Iterable[str], *, seen_at: dt.datetime, stated: Stated) -> Iterator[Read]:
    """Yield a capture for every document that can be read, and a `Dropped` for everything that cannot.

    `inputs` are paths, folders or `-`; `seen_at` is the moment they count as seen. Order: as given, folders by name.
    """
    ids: dict[str, str] = {}
    for name in inputs:
        files = list(_files(name))
        beside = Beside(name, files)
        for path in files:
            if len(files) == 1 or not beside.leaves_out(path):
                for item in _read_one(path, seen_at, stated):
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
    message = f"{capture.origin}: the id {capture.external_id!r} is used twice; the first stands at {first}. Give each its own id."
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


def format_of(name: str) -> str:
    """Tell the format from a file's name.

    Raises:
        InputError: nobody reads this format.
    """
    low = name.casefold()
    found = next((s for s in sorted(FORMATS, key=len, reverse=True) if low.endswith(s)), None)
    if found is None:
        raise InputError(
            f"{name}: this format is not read; known: {', '.join(FORMATS)}, a folder of these, or -",
            reason="format",
        )
    return found


def _read_one(name: str, seen_at: dt.datetime, stated: Stated) -> Iterator[Read]:
    """Read one file; whatever is wrong with it ends in a `Dropped` that says so."""
    try:
        suffix = ".txt" if name == "-" else format_of(name)
        own = stated if name == "-" else read_sidecar(Path(name), stated)
        with _open(name, suffix) as stream:
            yield from FORMATS[suffix](Reading(name=name, seen_at=seen_at, stated=own), stream)
    except Exception as error:  # noqa: BLE001  (the boundary of one file)
        yield refusal(name, error)


def _open(name: str, suffix: str) -> BinaryIO:
    """Open a file, a gzip file or standard input for bytes."""
    if name == "-":
        return open(sys.stdin.fileno(), "rb", closefd=False)
    if suffix.endswith(".gz") and suffix not in _PACKED:
        return gzip.open(name, "rb")  # type: ignore[return-value]
    return Path(name).open("rb")
