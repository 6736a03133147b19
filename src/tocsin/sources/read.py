"""Files, folders and standard input, as captures. Formats: .txt, .jsonl, .jsonl.gz; a folder of these; `-`."""

import datetime as dt
import gzip
import hashlib
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from tocsin.errors import InputError
from tocsin.records import Capture, Dropped, content_id
from tocsin.sources.decode import decode
from tocsin.sources.moments import parse_moment
from tocsin.sources.sidecar import read_sidecar

STAGE = "sources"
# One document is read into memory whole: a novel has 1 MB. A JSONL file may be as long as it likes.
MAX_DOCUMENT_BYTES = 20_000_000
_KINDS = {".txt": "text/plain", ".jsonl": "application/x-ndjson", ".jsonl.gz": "application/x-ndjson"}
_LINE_FIELDS = ("id", "text", "title", "url", "source", "published_at", "language")


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What the user says about inputs that do not say it themselves."""

    source: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None


def read_inputs(inputs: Iterable[str], *, seen_at: dt.datetime, stated: Stated) -> Iterator[Capture | Dropped]:
    """Yield a capture for every document that can be read, and a `Dropped` for everything that cannot.

    `inputs` are paths, folders or `-`; `seen_at` is the moment they count as seen. Order: as given, folders by name.
    """
    ids: dict[str, str] = {}
    for name in inputs:
        for path in _files(name):
            for item in _read_one(path, seen_at, stated):
                yield item if isinstance(item, Dropped) else _once(item, ids)


def _once(capture: Capture, ids: dict[str, str]) -> Capture | Dropped:
    """Refuse a second document under one id of one file."""
    key = f"{capture.origin.partition('#')[0]}\n{capture.external_id}"
    first = ids.setdefault(key, capture.origin)
    if first == capture.origin:
        return capture
    message = f"{capture.origin}: the id {capture.external_id!r} is used twice; the first stands at {first}. Give each line its own id."
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


def _media_type(name: str) -> str:
    """Tell the format from the file's name."""
    low = name.casefold()
    kind = next((k for suffix, k in _KINDS.items() if low.endswith(suffix)), None)
    if kind is None:
        raise InputError(
            f"{name}: this format is not read; known: {', '.join(_KINDS)}, a folder of these, or -", reason="format"
        )
    return kind


def _read_one(name: str, seen_at: dt.datetime, stated: Stated) -> Iterator[Capture | Dropped]:
    """Read one file; whatever is wrong with it ends in a `Dropped` that says so."""
    try:
        kind = _media_type("stdin.txt" if name == "-" else name)
        own = stated if name == "-" else read_sidecar(Path(name), stated)
        with _open(name) as stream:
            if kind == "text/plain":
                yield _text_capture(name, stream.read(MAX_DOCUMENT_BYTES + 1), seen_at, own)
            else:
                yield from _lines(name, stream, seen_at, own)
    except InputError as error:
        yield Dropped(stage=STAGE, record_id=name, reason=error.reason, detail=str(error))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        detail = f"{name}: the gzip data is cut off or damaged ({error}); what came before it was read."
        yield Dropped(stage=STAGE, record_id=name, reason="gzip", detail=detail)
    except OSError as error:
        reason = "missing" if isinstance(error, FileNotFoundError) else "unreadable"
        detail = f"{name}: {error.strerror or error}."
        yield Dropped(stage=STAGE, record_id=name, reason=reason, detail=detail)


def _open(name: str) -> BinaryIO:
    """Open a file, a gzip file or standard input for bytes."""
    if name == "-":
        return open(sys.stdin.fileno(), "rb", closefd=False)
    if name.casefold().endswith(".gz"):
        return gzip.open(name, "rb")  # type: ignore[return-value]
    return Path(name).open("rb")


def _text_capture(name: str, body: bytes, seen_at: dt.datetime, stated: Stated) -> Capture:
    """Make the capture of a plain-text file."""
    if len(body) > MAX_DOCUMENT_BYTES:
        raise InputError(
            f"{name}: larger than {MAX_DOCUMENT_BYTES // 1_000_000} MB for one document; split it, or give it as .jsonl "
            "with a document a line.",
            reason="too_large",
        )
    decode(body, name)
    external = "stdin" if name == "-" else Path(name).name
    return _capture(name, external, "text/plain", body, seen_at, stated)


def _lines(name: str, stream: BinaryIO, seen_at: dt.datetime, stated: Stated) -> Iterator[Capture | Dropped]:
    """Make a capture of every line of a JSONL file; a broken line is named and the next one is read."""
    empty = True
    for number, line in enumerate(stream, start=1):
        origin = f"{name}#{number}"
        if not line.strip():
            continue
        empty = False
        try:
            yield _line_capture(origin, line, seen_at, stated)
        except InputError as error:
            yield Dropped(stage=STAGE, record_id=origin, reason=error.reason, detail=str(error))
    if empty:
        raise InputError(f"{name}: empty; nothing to read.", reason="empty")


def _line_capture(origin: str, line: bytes, seen_at: dt.datetime, stated: Stated) -> Capture:
    """Make the capture of one line."""
    if len(line) > MAX_DOCUMENT_BYTES:
        raise InputError(f"{origin}: the line is larger than {MAX_DOCUMENT_BYTES // 1_000_000} MB.", reason="too_large")
    try:
        row: Any = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{origin}: not a JSON line ({error}).", reason="json") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise InputError(f'{origin}: a line is an object with at least "text".', reason="schema")
    wrong = [f for f in _LINE_FIELDS if row.get(f) is not None and not isinstance(row[f], str | int)]
    if wrong:
        raise InputError(f"{origin}: {', '.join(wrong)} must be text.", reason="schema")
    if not row["text"].strip():
        raise InputError(f"{origin}: the text is empty.", reason="empty")
    given = {f: str(row[f]) for f in _LINE_FIELDS if row.get(f) not in (None, "")}
    own = Stated(
        source=given.get("source", stated.source),
        published=given.get("published_at", stated.published),
        url=given.get("url", stated.url),
        title=given.get("title", stated.title),
        language=given.get("language", stated.language),
    )
    body = row["text"].encode("utf-8", "surrogatepass")
    return _capture(origin, given.get("id", origin.rpartition("/")[2]), "application/x-ndjson", body, seen_at, own)


def _capture(origin: str, external: str, kind: str, body: bytes, seen_at: dt.datetime, stated: Stated) -> Capture:
    """Make the record; its id is of content and of what was stated, never of the time it was seen."""
    sha = hashlib.sha256(body).hexdigest()
    moment, precision = None, None
    if stated.published:
        try:
            moment, precision = parse_moment(stated.published)
        except ValueError:
            raise InputError(
                f"{origin}: {stated.published!r} is not a date; write 2022-01-09 or 2022-01-09T14:00:00+00:00.",
                reason="date",
            ) from None
    return Capture(
        id=content_id("cap", external, stated.source, stated.url, stated.published, sha),
        origin=origin,
        external_id=external,
        media_type=kind,
        body=body,
        sha256=sha,
        seen_at=seen_at,
        source_id=stated.source,
        url=stated.url,
        title=stated.title,
        language=stated.language,
        published_at=moment,
        published_precision=precision,
    )
