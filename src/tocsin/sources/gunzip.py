"""Bytes of a file that may be packed with gzip, member by member: one that is damaged does not lose
those behind it (RFC 1952).
"""

import zlib
from collections import deque
from typing import BinaryIO, NamedTuple

from tocsin.errors import InputError

_MAGIC = b"\x1f\x8b\x08"
_PIECE = 65_536
# zlib's number for "a gzip member".
_GZIP = 31
# What stands between the rest of a damaged member and the next one, so that a record behind it
# begins on a line of its own.
_GAP = b"\r\n\r\n"
# A packed file that unpacks to more than this many times its size is a bomb; text packs to a tenth
# or so.
_LARGEST_RATIO = 1_000


class Fault(NamedTuple):
    """Something that was damaged: what, and near which byte of the file."""

    at: int
    text: str


class Place(NamedTuple):
    """Where something stands in a file: the byte at which its packed member begins, and how many
    unpacked bytes behind that. In a file that is not packed `inside` is 0.
    """

    offset: int
    inside: int


class Unpacked:
    """A stream of bytes, unpacked where it is packed; `faults` says what was damaged on the way."""

    def __init__(self, stream: BinaryIO, at: int = 0, plain: bytes = b"") -> None:
        """Look at the first bytes of `stream`: its name may say something else than they do.

        `at` is how many bytes of the file stand before them. Where bytes that cannot be unpacked
        have `plain` behind them, they are rubbish in front of a file that is not packed.
        """
        self._stream = stream
        self._raw = stream.read(_PIECE)
        is_rubbish = bool(plain) and plain in self._raw and not _unpacks(self._raw)
        self.packed = self._raw.startswith(_MAGIC) and not is_rubbish
        self._begun = False
        self._renew()
        self._at, self._read, self._given = at, len(self._raw), 0
        self._ended = False
        # Where members begin: in the unpacked bytes, and in the file.
        self._members: deque[tuple[int, int]] = deque()
        self.faults: list[Fault] = []

    def place(self, unpacked: int) -> Place:
        """Return where an unpacked byte stands in the file; places are asked for in order."""
        if not self.packed:
            return Place(self._at + unpacked, 0)
        members = self._members
        while len(members) > 1 and members[1][0] <= unpacked:
            members.popleft()
        begins, offset = members[0] if members else (0, self._at)
        return Place(offset, unpacked - begins)

    def more(self) -> bytes:
        """Return some more bytes, or none at the end.

        Raises:
            InputError: it unpacks to far more than it is.
            OSError: the file cannot be read.
        """
        while not self._ended:
            piece = self._next() if self.packed else self._plain()
            if piece:
                self._given += len(piece)
                self._check()
                return piece
        return b""

    def _plain(self) -> bytes:
        """Return bytes as they stand."""
        piece = self._raw or self._stream.read(_PIECE)
        self._raw = b""
        self._ended = not piece
        return piece

    def _next(self) -> bytes:
        """Unpack one piece; behind a damaged one, go on at the next member."""
        if not self._raw:
            self._raw = self._stream.read(_PIECE)
            self._read += len(self._raw)
        if not self._begun:
            self._raw = self._raw.lstrip(b"\x00")  # some programs write zeros behind a member
        if not self._raw:
            return self._finish()
        if not self._begun:
            self._members.append((self._given, self._at + self._read - len(self._raw)))
        self._begun = True
        try:
            piece = self._machine.decompress(self._raw, _PIECE * 16)
        except zlib.error as error:
            self._damaged(f"the gzip data is damaged near byte {self._near} ({error})")
            return self._skip()
        self._raw = self._machine.unconsumed_tail
        if self._machine.eof:
            self._raw = self._machine.unused_data
            self._renew()
        return piece

    @property
    def _near(self) -> int:
        """Return how far the file was read."""
        return self._at + self._read

    def _damaged(self, text: str) -> None:
        """Say that the member that was begun last is damaged."""
        self.faults.append(Fault(self._members[-1][1] if self._members else self._at, text))

    def _renew(self) -> None:
        """Make ready for the next member."""
        self._machine = zlib.decompressobj(_GZIP)
        self._begun = False

    def _finish(self) -> bytes:
        """Give what is left at the end, and say when the last member was cut off."""
        more = self._stream.read(_PIECE)
        if more:  # a piece was all zeros
            self._raw, self._read = more, self._read + len(more)
            return b""
        self._ended = True
        if self._begun:
            self._damaged("the gzip data is cut off")
        return self._machine.flush() if self._begun else b""

    def _skip(self) -> bytes:
        """Go on at the next member."""
        self._renew()
        self._raw = self._raw[1:]
        while True:
            at = self._raw.find(_MAGIC)
            if at >= 0:
                self._raw = self._raw[at:]
                return _GAP
            more = self._stream.read(_PIECE)
            if not more:
                self._raw, self._ended = b"", True
                return b""
            self._read += len(more)
            self._raw = self._raw[-2:] + more

    def _check(self) -> None:
        """Refuse a bomb.

        Raises:
            InputError: it is one.
        """
        if self.packed and self._given > _LARGEST_RATIO * max(_PIECE, self._read):
            message = (
                f"unpacks to more than {self._given} bytes from {self._read}; it is not unpacked "
                "further."
            )
            raise InputError(message, reason="zip_bomb")


def _unpacks(begun: bytes) -> bool:
    """Return whether the first bytes of a file are those of a gzip member that holds something."""
    try:
        return bool(zlib.decompressobj(_GZIP).decompress(begun, _PIECE))
    except zlib.error:
        return False
