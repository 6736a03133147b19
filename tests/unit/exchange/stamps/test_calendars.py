"""Stamps of a calendar: promised at once, kept in a block, checked by its header."""

import pytest

from tests.unit.exchange.stamps.made import HEIGHT, MINED, Calendar, altered
from tocsin.errors import UsageError
from tocsin.exchange.stamps import StampError, calendars

MESSAGE = b"what was there"


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    """Return a calendar that is asked directly."""
    own = Calendar()
    own.server_close()
    return own


@pytest.fixture(scope="module")
def promised(calendar: Calendar) -> bytes:
    """Return a stamp that a calendar has promised."""
    whole, end = calendars.begun(MESSAGE)
    calendars.witness(end, calendar.answer("/digest", end.msg)[1])
    return calendars.written(whole)


@pytest.fixture(scope="module")
def kept(calendar: Calendar, promised: bytes) -> tuple[bytes, dict[int, bytes]]:
    """Return it as the calendar kept it, and the header of the block."""
    headers = calendars.read_headers(calendar.mine())
    whole = calendars.read(promised)
    ((promise, end),) = calendars.promises(whole)
    path = f"/timestamp/{promise.commitment.hex()}"
    calendars.witness(end, calendar.answer(path, b"")[1])
    return calendars.written(whole), headers


def test_a_promise_is_no_proof(promised: bytes, calendar: Calendar) -> None:
    (found,) = calendars.look(promised, MESSAGE).stamps
    assert (found.by, found.at, found.is_proven) == (calendar.address, None, False)


def test_calendars_learn_nothing_of_what_is_stamped(calendar: Calendar) -> None:
    first, second = (calendars.begun(MESSAGE)[1].msg for _ in range(2))
    assert first != second


def test_a_block_proves_it(kept: tuple[bytes, dict[int, bytes]]) -> None:
    stamp, headers = kept
    looked = calendars.look(stamp, MESSAGE, headers)
    (found,) = looked.stamps
    assert (found.by, found.is_proven) == (f"block {HEIGHT} of Bitcoin", True)
    assert found.at is not None
    assert found.at.timestamp() == MINED
    (unknown,) = calendars.look(stamp, MESSAGE).stamps
    assert f"header of block {HEIGHT}" in str(unknown)


def test_another_block_or_other_bytes_are_faults(kept: tuple[bytes, dict[int, bytes]]) -> None:
    stamp, headers = kept
    other = {HEIGHT: altered(headers[HEIGHT], 40)}  # within the root of the block's tree
    assert "does not stand in block" in calendars.look(stamp, MESSAGE, other).faults[0]
    assert "on other bytes" in calendars.look(stamp, MESSAGE + b".", headers).faults[0]


def test_no_altered_byte_proves_anything_else(kept: tuple[bytes, dict[int, bytes]]) -> None:
    stamp, headers = kept
    sound = calendars.look(stamp, MESSAGE, headers).stamps
    for place in range(len(stamp)):
        looked = calendars.look(altered(stamp, place), MESSAGE, headers)
        proven = tuple(each for each in looked.stamps if each.is_proven)
        assert proven in ((), sound), place


@pytest.mark.parametrize("body", [b"", b"\x00", b"<html>", b"\x00" * 40, b"\xff" * 5_000])
def test_what_is_no_stamp_is_refused(body: bytes) -> None:
    with pytest.raises(StampError):
        calendars.witness(calendars.begun(MESSAGE)[1], body)
    assert "cannot be read" in calendars.look(body, MESSAGE).faults[0]


@pytest.mark.parametrize("line", ["1", "x " + "0" * 160, "1 " + "0" * 158, "1 " + "g" * 160])
def test_lines_of_headers_are_checked(line: str) -> None:
    with pytest.raises(UsageError, match="line 2 of the headers"):
        calendars.read_headers(f"# from our own node\n{line}\n")
