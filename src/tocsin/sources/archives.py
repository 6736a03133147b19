"""Files that hold other files: web archives (WARC, ISO 28500) and zips."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO

import httpx
import msgspec
from fastwarc.warc import ArchiveIterator, WarcRecordType

from tocsin.errors import InputError
from tocsin.records import HTML, Dropped
from tocsin.sources.captures import MAX_DOCUMENT_BYTES, STAGE, Read, Reading, check_size
from tocsin.sources.texts import Reader

# A member that unpacks to more than this many times its size is a bomb, not a text.
_LARGEST_RATIO = 200
_PIECE = 65_536
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]*\r\n")
_PAGES = (HTML, "application/xhtml+xml")


def read_warc(reading: Reading, stream: BinaryIO) -> Iterator[Read]:
    """Read the pages of a web archive; each is known by its address, and counts as archived when it was."""
    read = 0
    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
            url = record.headers.get("WARC-Target-URI") or ""
            kind = (record.http_content_type or "").casefold()
            if kind not in _PAGES and kind != "text/plain":
                continue
            raw = record.reader.read(MAX_DOCUMENT_BYTES + 1)
            if len(raw) < min(record.content_length, MAX_DOCUMENT_BYTES):
                raise EOFError(f"{url} ends after {len(raw)} of {record.content_length} bytes")
            read += 1
            taken = record.headers.get("WARC-Date") or reading.stated.archived
            own = msgspec.structs.replace(reading.stated, url=url or reading.stated.url, archived=taken)
            origin = f"{reading.name}#{read}"
            try:
                body = _unpacked(raw, record.http_headers, origin)
                yield reading.capture(origin, url or origin, HTML if kind in _PAGES else kind, body, own)
            except InputError as error:
                yield Dropped(stage=STAGE, record_id=origin, reason=error.reason, detail=str(error))
    except (OSError, zlib.error, EOFError, RuntimeError) as error:
        message = f"{reading.name}: the archive is cut off or damaged after {read} page(s) ({error}); those were read."
        raise InputError(message, reason="warc") from None
    if read == 0:
        raise InputError(f"{reading.name}: no page was found in this web archive.", reason="empty")


def _unpacked(raw: bytes, headers: Any, origin: str) -> bytes:
    """Undo what the transfer did to a body: chunks, then compression, up to the size of a document.

    Raises:
        InputError: it is damaged, or unpacks to more.
    """
    if (headers.get("Transfer-Encoding") or "").casefold() == "chunked":
        raw = _joined(raw)
    encoding = headers.get("Content-Encoding") or "identity"
    pieces = (raw[i : i + _PIECE] for i in range(0, len(raw), _PIECE))
    body = bytearray()
    try:
        for part in httpx.Response(200, headers={"Content-Encoding": encoding}, content=pieces).iter_bytes():
            body += part
            check_size(origin, len(body))
    except httpx.DecodingError as error:
        raise InputError(f"{origin}: its {encoding} data is damaged ({error}).", reason="gzip") from None
    return bytes(body)


def _joined(raw: bytes) -> bytes:
    """Join the chunks of a body (RFC 9112, 7.1); one that was kept already joined is returned as it is."""
    body, at = b"", 0
    while match := _CHUNK.match(raw, at):
        size = int(match.group(1), 16)
        if size == 0:
            return body
        body += raw[match.end() : match.end() + size]
        at = match.end() + size + 2
    return body if at else raw


def read_zip(reading: Reading, stream: BinaryIO, read_member: Reader) -> Iterator[Read]:
    """Read the files of a zip with `read_member`; nothing is written to disk, and a member that points outside is refused."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(stream.read()))
    except zipfile.BadZipFile as error:
        raise InputError(f"{reading.name}: not a zip, or damaged ({error}).", reason="zip") from None
    for member in sorted(archive.infolist(), key=lambda m: m.filename):
        if member.is_dir() or PurePosixPath(member.filename).name.startswith("."):
            continue
        inner = msgspec.structs.replace(reading, name=f"{reading.name}/{member.filename}")
        try:
            _check_member(inner.name, member)
            yield from read_member(inner, io.BytesIO(archive.read(member)))
        except InputError as error:
            yield Dropped(stage=STAGE, record_id=inner.name, reason=error.reason, detail=str(error))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
            detail = f"{inner.name}: cannot be unpacked ({error})."
            yield Dropped(stage=STAGE, record_id=inner.name, reason="zip", detail=detail)


def _check_member(name: str, member: zipfile.ZipInfo) -> None:
    """Refuse members that point outside, unpack to far more than they are, or are zips again.

    Raises:
        InputError: the member is one of these.
    """
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts:
        raise InputError(f"{name}: the name points outside the archive; it is not read.", reason="zip_path")
    if member.flag_bits & 0x1:
        raise InputError(f"{name}: encrypted; unpack it first.", reason="zip_encrypted")
    if member.file_size > MAX_DOCUMENT_BYTES * 10 or member.file_size > _LARGEST_RATIO * max(1, member.compress_size):
        raise InputError(
            f"{name}: unpacks to {member.file_size} bytes from {member.compress_size}; it is not unpacked.",
            reason="zip_bomb",
        )
    if path.suffix.casefold() == ".zip":
        raise InputError(f"{name}: a zip inside a zip is not read; unpack it first.", reason="zip_nested")
