"""A large JSON object, read member by member: of its long list only one element is held at a time.

What is yielded is written as it stands in the file; whoever reads it decodes it.
"""

import codecs
import io
import json
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from tocsin.errors import InputError

_PIECE = 1_000_000
# A longer element is none that a program writes.
_LONGEST = 64_000_000
_BLANK = " \t\r\n"
_DECODER = json.JSONDecoder()
_BOM = "\ufeff"
# What may stand behind a value or a key.
_ENDS = f"{_BLANK},:]}}"


class Member(NamedTuple):
    """A member of an object: its key, and what stands there, or an element of it."""

    key: str
    content: bytes


def seekable(stream: BinaryIO) -> BinaryIO:
    """Return a stream that can be read from its beginning again."""
    return stream if stream.seekable() else io.BytesIO(stream.read())


def members(stream: BinaryIO, listed: str, name: str) -> Iterator[Member]:
    """Yield the members of the object that a stream holds from here on; of the list under the key
    `listed` each element by itself.

    Raises:
        InputError: it is no JSON object, or an element of it is longer than 64 MB; `name` is what
            the stream is called.
    """
    text = _Text(stream, name)
    text.take("{")
    is_over = text.is_next("}")
    if is_over:
        text.take("}")
    while not is_over:
        key = json.loads(text.value())
        text.take(":")
        if key == listed and text.is_next("["):
            yield from (Member(key, element) for element in _elements(text))
        else:
            yield Member(str(key), text.value().encode("utf-8", "surrogateescape"))
        is_over = text.take(",}") == "}"
    text.end()


def _elements(text: "_Text") -> Iterator[bytes]:
    """Yield the elements of a list, up to and with its end."""
    text.take("[")
    if text.is_next("]"):
        text.take("]")
        return
    while True:
        yield text.value().encode("utf-8", "surrogateescape")
        if text.take(",]") == "]":
            return


class _Text:
    """A text that is read piece by piece, and forgotten as it is taken."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        """Begin where a stream stands."""
        self._stream, self._name = stream, name
        self._decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode
        self._held = ""
        self._at = 0
        self._is_whole = False
        self._more()
        self._at = len(_BOM) if self._held.startswith(_BOM) else 0

    def is_next(self, sign: str) -> bool:
        """Return whether a sign comes next, after blanks."""
        self._skip()
        return self._held.startswith(sign, self._at)

    def take(self, signs: str) -> str:
        """Take the next sign, one of some.

        Raises:
            InputError: another one comes next.
        """
        self._skip()
        sign = self._held[self._at : self._at + 1]
        if not sign or sign not in signs:
            raise self._fault(f"{sign or 'its end'!r} where {' or '.join(signs)} belongs")
        self._at += 1
        return sign

    def end(self) -> None:
        """Check that nothing follows.

        Raises:
            InputError: something does.
        """
        self._skip()
        if self._at < len(self._held):
            raise self._fault("more follows behind its end")

    def value(self) -> str:
        """Take the next value, as it is written.

        Raises:
            InputError: there is none, or it is too long.
        """
        self._skip()
        while True:
            try:
                end = _DECODER.raw_decode(self._held, self._at)[1]
            except RecursionError:
                raise self._fault("nested too deeply to be read") from None
            except json.JSONDecodeError as error:
                if self._is_whole:
                    raise self._fault(error.msg) from None
                end = len(self._held)
            except ValueError as error:
                raise self._fault(str(error)) from None
            # A number may go on behind the text at hand, even behind its point: 1. may be 1.5.
            is_ended = self._held[end : end + 1] in _ENDS and end < len(self._held)
            if is_ended or self._is_whole:
                written = self._held[self._at : end]
                self._at = end
                return written
            if len(self._held) - self._at > _LONGEST:
                raise self._fault(f"an element is longer than {_LONGEST // 1_000_000} MB")
            self._more()

    def _skip(self) -> None:
        """Go on to the next sign that is no blank."""
        while True:
            while self._at < len(self._held) and self._held[self._at] in _BLANK:
                self._at += 1
            if self._at < len(self._held) or self._is_whole:
                return
            self._more()

    def _more(self) -> None:
        """Read on, twice as much where what is at hand was not enough."""
        left = self._held[self._at :]
        read = self._stream.read(max(_PIECE, len(left)))
        self._is_whole = not read
        self._held = left + self._decode(read, not read)
        self._at = 0

    def _fault(self, why: str) -> InputError:
        """Return the error that says what is wrong."""
        return InputError(f"{self._name}: not JSON ({why}).", reason="json")
