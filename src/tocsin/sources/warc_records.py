"""The records of a web archive (WARC 1.0 and 1.1, ISO 28500), one by one.

Written for damaged and odd archives as much as for sound ones: where the length of a record is
wrong, or something else stands between two records, reading goes on at the next line that begins a
record.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from tocsin.records import Record
from tocsin.sources.gunzip import Fault, Place, Unpacked

_VERSION = rb"WARC/\d+\.\d+[ \t]*\r?\n"
# A record begins on a line of its own, or, behind a fault, anywhere that its first header follows
# at once.
_START = re.compile(
    rb"(?<=\n)" + _VERSION + rb"|" + _VERSION + rb"(?=(?:WARC|Content)-[A-Za-z-]+[ \t]*:)"
)
_START_HERE = re.compile(rb"\s*" + _VERSION)
# A begin of a record that may still be cut off at the end of what was read so far.
_LONGEST_START = 64
_END_OF_HEADERS = re.compile(rb"\r?\n[ \t]*\r?\n")
_MOST_HEADERS = 262_144
# What follows a sound record: two line ends, though some programs write one or three; then the next
# record or the end.
_BETWEEN = re.compile(rb"(?:\r?\n){0,4}")
_NAME = re.compile(r"^([^\s:]+)[ \t]*:[ \t]*(.*)$")


class WarcRecord(Record, frozen=True):
    """One record: its headers in small letters, its bytes up to a limit, and how long it is said to
    be.

    `cut`: fewer bytes stand there than it says, or only the first ones were kept. `fault` is what
    was wrong with it. `place` is where it begins in its file.
    """

    headers: dict[str, str]
    body: bytes
    length: int
    cut: bool = False
    fault: str | None = None
    place: Place = Place(0, 0)

    @property
    def kind(self) -> str:
        """Return the type of the record."""
        return self.headers.get("warc-type", "").casefold()


class WarcFile:
    """The records of one archive; `faults` says what was damaged between them."""

    def __init__(self, stream: BinaryIO, most: int, at: int = 0) -> None:
        """Of each record the first `most` bytes are kept; `at` is how many bytes of the file stand
        before those of `stream`.
        """
        self._bytes = Unpacked(stream, at, plain=b"WARC/")
        self._buffer = bytearray()
        self._filled = 0
        self._ended = False
        self._most = most
        self._faults: list[Fault] = []

    @property
    def faults(self) -> list[str]:
        """Return what was damaged, outside of the records that could be read."""
        return [fault.text for fault in self.placed_faults]

    @property
    def placed_faults(self) -> list[Fault]:
        """Return the same, with where it stands in the file."""
        return [*self._faults, *self._bytes.faults]

    def __iter__(self) -> Iterator[WarcRecord]:
        """Yield the records in order.

        Raises:
            InputError: the archive unpacks to far more than it is.
            OSError: the file cannot be read.
        """
        while self._seek():
            place = self._place()
            headers = self._headers()
            if headers is not None:
                yield msgspec.structs.replace(self._record(headers), place=place)

    def _place(self) -> Place:
        """Return where the bytes at hand begin in the file."""
        return self._bytes.place(self._filled - len(self._buffer))

    def _fault(self, text: str) -> None:
        """Say what is damaged here."""
        self._faults.append(Fault(self._place().offset, text))

    def _fill(self, size: int) -> bool:
        """Read on until so many bytes are at hand; return whether there are."""
        while len(self._buffer) < size and not self._ended:
            piece = self._bytes.more()
            self._buffer += piece
            self._filled += len(piece)
            self._ended = not piece
        return len(self._buffer) >= size

    def _seek(self) -> bool:
        """Go to the begin of the next record; what is no record on the way is named as a fault."""
        skipped = 0
        self._fill(65_536)
        here = _START_HERE.match(self._buffer)
        if here is not None:
            del self._buffer[: self._buffer.index(b"W")]
            return True
        while True:
            self._fill(65_536)
            start = _START.search(self._buffer)
            at = start.start() if start else max(0, len(self._buffer) - _LONGEST_START)
            skipped += len(bytes(self._buffer[:at]).strip())
            if start is None and self._ended:
                skipped += len(bytes(self._buffer).strip())
                at = len(self._buffer)
            del self._buffer[:at]
            if start is not None or self._ended:
                if skipped:
                    self._fault(f"{skipped} bytes belong to no record")
                return start is not None

    def _headers(self) -> dict[str, str] | None:
        """Read the headers of a record; None where they have no end."""
        size = 4_096
        while True:
            enough = self._fill(size)
            ending = _END_OF_HEADERS.search(self._buffer)
            if ending is not None or not enough or size > _MOST_HEADERS:
                break
            size *= 4
        if ending is None:
            self._fault("the headers of a record have no end")
            del self._buffer[: len(b"WARC/1.0")]
            return None
        block = bytes(self._buffer[: ending.start()])
        inside = _START.search(block, len(b"WARC/1.0"))
        if inside is not None:
            self._fault("the headers of a record end where the next one begins")
            del self._buffer[: inside.start()]
            return None
        del self._buffer[: ending.end()]
        return header_fields(block)

    def _record(self, headers: dict[str, str]) -> WarcRecord:
        """Read the bytes of a record, and check that it ends where it says."""
        stated = headers.get("content-length", "")
        if not stated.isdigit() or len(stated) > 15:
            return self._up_to_next(
                headers, 0, f"its length is {stated!r}, no number" if stated else "it has no length"
            )
        length = int(stated)
        kept = min(length, self._most + 1)
        self._fill(length if length <= self._most else kept)
        if length > self._most:
            body = bytes(self._buffer[:kept])
            self._skip(length)
            return WarcRecord(headers=headers, body=body, length=length, cut=True)
        if len(self._buffer) >= length and self._is_end(length):
            body = bytes(self._buffer[:length])
            del self._buffer[:length]
            return WarcRecord(headers=headers, body=body, length=length)
        return self._up_to_next(headers, length, "")

    def _is_end(self, length: int) -> bool:
        """Return whether a record of this length is followed by another one, or by the end."""
        self._fill(length + _LONGEST_START)
        tail = bytes(self._buffer[length : length + _LONGEST_START])
        gap = _BETWEEN.match(tail)
        rest = tail[gap.end() if gap else 0 :]
        return not rest or rest.startswith(b"WARC/")

    def _up_to_next(self, headers: dict[str, str], length: int, fault: str) -> WarcRecord:
        """Take what stands before the next record as the bytes of one whose length is wrong.

        Where bytes are missing, the next record begins inside the stated length. Where nothing
        begins there, something that is no record follows a sound one: the stated length holds.
        """
        self._fill(max(length, self._most) + 65_536)
        start = _START.search(self._buffer)
        end = start.start() if start else len(self._buffer)
        if length and end >= length and not self._goes_on(length, end):
            end = length
            body = bytes(self._buffer[:end])
            del self._buffer[:end]
            return WarcRecord(headers=headers, body=body, length=length)
        whole = bytes(self._buffer[:end])
        body = re.sub(rb"(?:\r?\n){1,2}\Z", b"", whole)
        del self._buffer[:end]
        cut = len(body) < length
        missing = f"it says it has {length} bytes, and {len(body)} stand there"
        return WarcRecord(
            headers=headers, body=body[: self._most], length=length, cut=cut, fault=fault or missing
        )

    def _goes_on(self, length: int, end: int) -> bool:
        """Return whether a record goes on behind its stated length: no line end stands there, or a
        page is still open.
        """
        tail = bytes(self._buffer[length:end])
        return not re.match(rb"\r?\n\r?\n", tail)

    def _skip(self, length: int) -> None:
        """Leave out so many bytes."""
        while length > 0:
            step = min(length, len(self._buffer))
            del self._buffer[:step]
            length -= step
            if length and not self._fill(1):
                return


def header_fields(block: bytes) -> dict[str, str]:
    """Return the fields of a block of headers, names in small letters; lines that go on are joined,
    others passed over.
    """
    fields: dict[str, str] = {}
    last = ""
    for raw in block.replace(b"\r\n", b"\n").split(b"\n"):
        text = _text(raw)
        if last and text[:1] in (" ", "\t"):
            fields[last] = f"{fields[last]} {text.strip()}"
            continue
        field = _NAME.match(text)
        if field is None:
            last = ""
            continue
        last = field.group(1).casefold()
        fields.setdefault(last, field.group(2).strip())
    return fields


def _text(raw: bytes) -> str:
    """Return a header line as text: UTF-8, else a byte a character."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
