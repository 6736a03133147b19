"""Large archives in stretches: parts of files that are read each for itself, in any order and on
any machine, and together give every record once.

A packed web archive is a row of gzip members, a record in each (ISO 28500, annex D). A stretch
begins at the first member behind its first byte that unpacks to a WARC record, and ends before the
first one behind its last, as Hadoop splits its inputs (White 2015, chapter 8). What is one packed
piece, or not packed, is one stretch.
"""

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from tocsin.errors import InputError
from tocsin.records import LEFT_OUT, Dropped, Stretch
from tocsin.sources.archives import DAMAGE, WarcPages
from tocsin.sources.captures import MAX_DOCUMENT_BYTES, STAGE, Read, Reading
from tocsin.sources.faults import refusal
from tocsin.sources.remote import opened, size_of
from tocsin.sources.tables import read_row_groups
from tocsin.sources.warc_records import WarcFile

# Bytes of a packed web archive in a stretch: some thousand pages, so that little is done twice
# after a stop, and there are many more stretches than processors.
STRETCH = 33_554_432
_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
_GZIP = 31
# How much of a member is unpacked to see whether a record begins in it.
_PEEK, _PIECE = 4_096, 1_048_576
_PARQUET = (".parquet", ".parq")
_WEB = (".warc", ".warc.gz", ".wet", ".wet.gz")


def stretches_of(archive: str, path: str, size: int = STRETCH) -> Iterator[Stretch | Dropped]:
    """Yield the stretches of a file, or why it is not read.

    `archive` is what the listing calls it, `path` where it is opened, `size` how many bytes of a
    packed file a stretch has.
    """
    try:
        length = size_of(path)
        if archive.casefold().endswith(_PARQUET):
            yield from _row_groups(archive, path, length)
        elif archive.casefold().endswith(_WEB):
            yield from _bytes(archive, path, length, size)
        else:
            known = ", ".join((*_WEB, *_PARQUET))
            message = f"{archive}: not read as an archive; known: {known}."
            raise InputError(message, reason="format")
    except Exception as error:  # noqa: BLE001  (the boundary of one file)
        yield refusal(archive, error)


def _bytes(archive: str, path: str, length: int, size: int) -> Iterator[Stretch]:
    """Yield the stretches of a web archive."""
    if not length:
        raise InputError(f"{archive}: empty; nothing to read.", reason="empty")
    with opened(path) as stream:
        packed = _MEMBER.match(stream.read(4)) is not None
    begins = range(0, length, size) if packed else range(1)
    for begin in begins:
        end = begin + size if begin + size < length and packed else None
        yield Stretch(archive=archive, path=path, size=length, begin=begin, end=end)


def _row_groups(archive: str, path: str, length: int) -> Iterator[Stretch]:
    """Yield the stretches of a Parquet file: its row groups.

    Raises:
        InputError: it is none, or damaged, or Parquet cannot be read here.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        message = (
            f"{archive}: reading Parquet needs an extra; install it with: pip install "
            "'tocsin[archive]'"
        )
        raise InputError(message, reason="extra") from None
    try:
        with opened(path) as stream:
            groups = parquet.ParquetFile(stream).num_row_groups
    except (pyarrow.ArrowException, ValueError) as error:
        message = f"{archive}: not a Parquet file, or damaged ({error})."
        raise InputError(message, reason="parquet") from None
    if not groups:
        raise InputError(f"{archive}: empty; nothing to read.", reason="empty")
    for group in range(groups):
        end = group + 1 if group + 1 < groups else None
        yield Stretch(archive=archive, path=path, size=length, begin=group, end=end)


class StretchReader:
    """Reads one stretch, and counts what it meets."""

    def __init__(self, stretch: Stretch, reading: Reading) -> None:
        """`reading` names the archive, and says what its texts count as."""
        self._stretch = stretch
        self._reading = reading
        self.records = self.no_page = 0

    def __iter__(self) -> Iterator[Read]:
        """Yield every document, and what could not be read, each with its place."""
        stretch = self._stretch
        try:
            with opened(stretch.path) as stream:
                if stretch.archive.casefold().endswith(_PARQUET):
                    yield from self._rows(stream)
                else:
                    yield from self._pages(stream)
        except Exception as error:  # noqa: BLE001  (the boundary of one stretch)
            yield refusal(_called(stretch), error)

    def _rows(self, stream: BinaryIO) -> Iterator[Read]:
        """Yield the rows of a stretch of a Parquet file."""
        stretch = self._stretch
        for item in read_row_groups(self._reading, stream, stretch.begin, stretch.end):
            self.records += 1
            yield item

    def _pages(self, stream: BinaryIO) -> Iterator[Read]:
        """Yield the pages of a stretch of a web archive."""
        stretch = self._stretch
        begin = first_member(stream, stretch) if stretch.begin else 0
        if begin is None:
            return
        stream.seek(begin)
        file = WarcFile(stream, MAX_DOCUMENT_BYTES, begin)
        pages = WarcPages(self._reading, placed=True)
        end: int | None = None
        try:
            for record in file:
                if stretch.end is not None and record.place.offset >= stretch.end:
                    end = record.place.offset
                    break
                self.records += 1
                yield from self._wanted(pages.items(record))
        except InputError as error:
            yield refusal(_called(stretch), error)
        except DAMAGE as error:
            detail = f"{_called(stretch)}: cannot be read on ({error}); what came before was read."
            yield self._damage(stretch.begin, detail)
        self.no_page += pages.others
        for fault in file.placed_faults:
            if end is None or fault.at < end:
                where = f"{stretch.archive}#{fault.at}"
                yield self._damage(fault.at, f"{where}: {fault.text}; what stands behind is read.")

    def _wanted(self, items: Iterator[Read]) -> Iterator[Read]:
        """Yield what is of interest: redirects and the like are counted."""
        for item in items:
            if isinstance(item, Dropped) and item.reason in LEFT_OUT:
                self.no_page += 1
            else:
                yield item

    def _damage(self, at: int, detail: str) -> Dropped:
        """Say what is damaged, and where."""
        where = f"{self._stretch.archive}#{at}"
        return Dropped(stage=STAGE, record_id=where, reason="warc", detail=detail)


def first_member(stream: BinaryIO, stretch: Stretch) -> int | None:
    """Return the byte at which the first record of a stretch begins, or None where none begins in
    it.
    """
    at = stretch.begin
    end = stretch.size if stretch.end is None else stretch.end
    stream.seek(at)
    data = b""
    while at < end:
        more = stream.read(_PIECE)
        data += more
        for member in _MEMBER.finditer(data):
            if at + member.start() >= end:
                return None
            if len(data) - member.start() < _PEEK and more:
                break
            if _is_record(data[member.start() : member.start() + _PEEK]):
                return at + member.start()
        if not more:
            return None
        kept = min(len(data), _PEEK)
        at += len(data) - kept
        data = data[-kept:]
    return None


def _is_record(data: bytes) -> bool:
    """Return whether packed data begins with a record."""
    try:
        head = zlib.decompressobj(_GZIP).decompress(data, 16)
    except zlib.error:
        return False
    return head.lstrip().startswith(b"WARC/")


def _called(stretch: Stretch) -> str:
    """Return what a stretch is called in messages."""
    return f"{stretch.archive}#{stretch.begin}"
