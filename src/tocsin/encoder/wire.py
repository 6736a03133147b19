"""Fields of a protocol buffer as bytes: all that it takes to write an ONNX graph and the pieces of
a tokenizer, so that neither needs a package of its own to be built.

https://protobuf.dev/programming-guides/encoding/
"""

import struct
from collections.abc import Iterable

_VARINT, _BYTES, _FLOAT = 0, 2, 5


def varint(number: int) -> bytes:
    """Return a whole number, seven bits a byte; a negative one as its 64-bit complement."""
    rest = number & 0xFFFF_FFFF_FFFF_FFFF
    encoded = bytearray()
    while rest > 0x7F:
        encoded.append(rest & 0x7F | 0x80)
        rest >>= 7
    encoded.append(rest)
    return bytes(encoded)


def whole(field: int, number: int) -> bytes:
    """Return a field that holds a whole number."""
    return varint(field << 3 | _VARINT) + varint(number)


def real(field: int, number: float) -> bytes:
    """Return a field that holds a number of four bytes."""
    return varint(field << 3 | _FLOAT) + struct.pack("<f", number)


def raw(field: int, content: bytes) -> bytes:
    """Return a field that holds bytes, or a message."""
    return varint(field << 3 | _BYTES) + varint(len(content)) + content


def text(field: int, content: str) -> bytes:
    """Return a field that holds a text."""
    return raw(field, content.encode())


def each(field: int, messages: Iterable[bytes]) -> bytes:
    """Return a repeated field of messages, in order."""
    return b"".join(raw(field, message) for message in messages)
