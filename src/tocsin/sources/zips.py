"""Zips, and web archives packed as one (WACZ): the files in them, read without writing any to
disk.
"""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import BinaryIO

import msgspec

from tocsin.errors import InputError
from tocsin.records import Dropped
from tocsin.sources.captures import MAX_DOCUMENT_BYTES, STAGE, Read, Reading
from tocsin.sources.export_files import Beside
from tocsin.sources.faults import refusal
from tocsin.sources.formats import Format

# A member that unpacks to more than this many times its size is a bomb, not a text.
_LARGEST_RATIO = 200
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    IndexError,
    KeyError,
    OverflowError,
)
_WARCS = (".warc", ".warc.gz")
_NESTED = (".zip", ".wacz")
# What a Mac packs beside each file.
_MAC = "__MACOSX"


def read_zip(reading: Reading, stream: BinaryIO, read_member: Format) -> Iterator[Read]:
    """Read the files of a zip with `read_member`; a member that points outside, is locked or
    explodes is refused.

    Raises:
        InputError: it is no zip, or holds nothing to read.
    """
    try:
        archive = zipfile.ZipFile(stream if stream.seekable() else io.BytesIO(stream.read()))
        members = sorted(
            (m for m in archive.infolist() if not _is_hidden(m)), key=lambda m: m.filename
        )
    except _DAMAGE as error:
        raise InputError(
            f"{reading.name}: not a zip, or damaged ({error}).", reason="zip"
        ) from None
    if not members:
        raise InputError(f"{reading.name}: a zip without files; nothing to read.", reason="empty")
    if _is_wacz(members):
        yield from _read_wacz(reading, archive, members, read_member)
        return
    beside = Beside(reading.name, [m.filename for m in members])
    for member in members:
        if not beside.leaves_out(member.filename):
            yield from _read_one(reading, archive, member, read_member)
    yield from beside.dropped()


def _is_hidden(member: zipfile.ZipInfo) -> bool:
    """Return whether a member is a folder or hidden, as files are in folders."""
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    return (
        member.is_dir()
        or not parts
        or _MAC in parts
        or any(p.startswith(".") and p not in (".", "..") for p in parts)
    )


def _is_wacz(members: Sequence[zipfile.ZipInfo]) -> bool:
    """Return whether a zip has the layout of a packed web archive (WACZ 1.1.1)."""
    names = {m.filename for m in members}
    packed = any(n.startswith("archive/") and n.endswith(_WARCS) for n in names)
    return packed and bool({"datapackage.json", "pages/pages.jsonl"} & names)


def _read_wacz(
    reading: Reading,
    archive: zipfile.ZipFile,
    members: Sequence[zipfile.ZipInfo],
    read_member: Format,
) -> Iterator[Read]:
    """Read the web archives inside a WACZ; its lists of pages give the text of the same pages once
    more.
    """
    warcs = [
        m for m in members if m.filename.startswith("archive/") and m.filename.endswith(_WARCS)
    ]
    for member in warcs:
        yield from _read_one(reading, archive, member, read_member)
    others = len(members) - len(warcs)
    if others:
        detail = (
            f"{reading.name}: {others} files with lists and indexes of the archived pages were "
            "counted and not read."
        )
        yield Dropped(
            stage=STAGE, record_id=f"{reading.name} others", reason="not_a_page", detail=detail
        )


def _read_one(
    reading: Reading, archive: zipfile.ZipFile, member: zipfile.ZipInfo, read_member: Format
) -> Iterator[Read]:
    """Read one member; whatever is wrong with it is said, and the next one is read."""
    inner = msgspec.structs.replace(reading, name=f"{reading.name}/{member.filename}")
    try:
        _check_member(inner.name, member)
        yield from read_member(inner, _opened(inner.name, archive, member))
    except Exception as error:  # noqa: BLE001  (the boundary of one item)
        yield refusal(inner.name, error)


def _opened(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> BinaryIO:
    """Return the bytes of a member; a web archive may be long, and is read piece by piece.

    Raises:
        InputError: it cannot be unpacked.
    """
    try:
        if member.filename.casefold().endswith(_WARCS):
            return archive.open(member)  # type: ignore[return-value]
        return io.BytesIO(archive.read(member))
    except _DAMAGE as error:
        raise InputError(f"{name}: cannot be unpacked ({error}).", reason="zip") from None


def _check_member(name: str, member: zipfile.ZipInfo) -> None:
    """Refuse members that point outside, unpack to far more than they are, or are zips again.

    Raises:
        InputError: the member is one of these.
    """
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts:
        raise InputError(
            f"{name}: the name points outside the archive; it is not read.", reason="zip_path"
        )
    if member.flag_bits & 0x1:
        raise InputError(
            f"{name}: encrypted; unpack it with its password first.", reason="zip_encrypted"
        )
    long = path.name.casefold().endswith(_WARCS)
    too_large = member.file_size > MAX_DOCUMENT_BYTES * 10 and not long
    if too_large or member.file_size > _LARGEST_RATIO * max(1, member.compress_size):
        raise InputError(
            f"{name}: unpacks to {member.file_size} bytes from {member.compress_size}; it is not "
            "unpacked.",
            reason="zip_bomb",
        )
    if path.suffix.casefold() in _NESTED:
        raise InputError(
            f"{name}: a zip inside a zip is not read; unpack it first.", reason="zip_nested"
        )
