"""Packed bytes, member by member: a damaged one loses only itself, and a bomb is not unpacked."""

import gzip
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.errors import InputError
from tocsin.sources.gunzip import Unpacked

ONE, TWO = gzip.compress(b"one\n" * 50, mtime=0), gzip.compress("два\n".encode() * 50, mtime=0)


def unpacked(body: bytes) -> tuple[bytes, list[str]]:
    """Return what a file unpacks to, and what was damaged."""
    stream = Unpacked(io.BytesIO(body))
    return b"".join(iter(stream.more, b"")), [fault.text for fault in stream.faults]


@pytest.mark.parametrize(
    ("body", "plain"),
    [
        (b"", b""),
        (b"plain", b"plain"),
        (b"\x1f\x8b", b"\x1f\x8b"),
        (gzip.compress(b"one", mtime=0) + gzip.compress(b"two", mtime=0), b"onetwo"),
        (gzip.compress(b"x", mtime=0) + bytes(70_000) + gzip.compress(b"y", mtime=0), b"xy"),
        (gzip.compress(b"", mtime=0) + gzip.compress(b"y", mtime=0), b"y"),
        (gzip.compress(b"x" * 3_000_000, mtime=0), b"x" * 3_000_000),
    ],
)
def test_members_are_unpacked_one_by_one(body: bytes, plain: bytes) -> None:
    assert unpacked(body) == (plain, [])


def test_a_damaged_member_loses_only_itself() -> None:
    broken = ONE[:12] + b"\xff\xff\xff" + ONE[15:]
    plain, faults = unpacked(TWO + broken + TWO)
    assert plain.count("два".encode()) == 100
    assert len(faults) == 1
    assert "damaged" in faults[0]


def test_a_member_behind_a_damaged_one_begins_on_a_line_of_its_own() -> None:
    broken = ONE[:12] + b"\xff\xff\xff" + ONE[15:]
    plain, _ = unpacked(broken + TWO)
    assert b"\n\xd0" in plain or plain.startswith("два".encode())


def test_a_member_that_is_cut_off_gives_what_stands_there_and_says_so() -> None:
    plain, faults = unpacked(ONE + TWO[:-9])
    assert plain.startswith(b"one\n" * 50)
    assert faults == ["the gzip data is cut off"]


def test_a_bomb_is_not_unpacked() -> None:
    bomb = gzip.compress(bytes(80_000_000), mtime=0)
    with pytest.raises(InputError) as refused:
        unpacked(bomb)
    assert refused.value.reason == "zip_bomb"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.binary(max_size=60), max_size=4), st.integers(0, 30))
def test_any_members_come_out_whole_with_zeros_between_them(parts: list[bytes], zeros: int) -> None:
    body = b"".join(gzip.compress(part, mtime=0) + bytes(zeros) for part in parts)
    assert unpacked(body) == (b"".join(parts), [])


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(ONE + TWO)))
def test_a_file_cut_anywhere_gives_a_beginning_of_it_and_raises_nothing(at: int) -> None:
    whole, _ = unpacked(ONE + TWO)
    plain, faults = unpacked((ONE + TWO)[:at])
    assert whole.startswith(plain) or at < 3
    assert bool(faults) == (2 < at < len(ONE + TWO) and at != len(ONE))
