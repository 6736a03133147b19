"""Fields of protocol buffers, as their specification shows them."""

import pytest

from tocsin.encoder import wire


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, b"\x00"),
        (1, b"\x01"),
        (127, b"\x7f"),
        (128, b"\x80\x01"),
        (150, b"\x96\x01"),
        (300, b"\xac\x02"),
        (16_384, b"\x80\x80\x01"),
        (-1, b"\xff" * 9 + b"\x01"),
    ],
)
def test_whole_numbers_are_written_seven_bits_a_byte(number: int, expected: bytes) -> None:
    assert wire.varint(number) == expected


def test_fields_carry_number_and_kind() -> None:
    assert wire.whole(1, 150) == b"\x08\x96\x01"
    assert wire.text(2, "testing") == b"\x12\x07testing"
    assert wire.raw(3, wire.whole(1, 150)) == b"\x1a\x03\x08\x96\x01"
    assert wire.real(5, 1.0) == b"\x2d\x00\x00\x80\x3f"
    assert wire.each(1, [b"a", b"", b"bc"]) == b"\x0a\x01a\x0a\x00\x0a\x02bc"
    assert wire.whole(20, 2) == b"\xa0\x01\x02"
