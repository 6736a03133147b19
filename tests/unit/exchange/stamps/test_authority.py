"""Stamps of an authority that answers by `openssl ts`, under a certificate made here."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.exchange.stamps.made import Authority, altered
from tocsin.errors import UsageError
from tocsin.exchange.stamps import StampError, authority

MESSAGE = "Каштан 12\n".encode()


@pytest.fixture(scope="module")
def clock(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Return an authority that is asked directly."""
    own = Authority(tmp_path_factory.mktemp("tsa"))
    own.server_close()
    return own


@pytest.fixture(scope="module")
def stamp(clock: Authority) -> bytes:
    """Return its stamp on the message."""
    asked = authority.request(MESSAGE)
    return authority.accepted(clock.answer("/", asked.body)[1], asked, MESSAGE)


def test_a_stamp_is_traced_to_a_root_and_says_when_by_whom(clock: Authority, stamp: bytes) -> None:
    looked = authority.look(stamp, MESSAGE, authority.read_roots(clock.roots.read_bytes()))
    (found,) = looked.stamps
    assert looked.faults == ()
    assert (found.is_proven, found.by) == (True, "CN=Clock")
    assert str(found).endswith("UTC (proven)")


def test_without_a_root_nothing_is_proven(stamp: bytes) -> None:
    (found,) = authority.look(stamp, MESSAGE).stamps
    assert not found.is_proven
    assert "--roots FILE" in str(found)


def test_another_root_is_not_enough(stamp: bytes, tmp_path: Path) -> None:
    other = Authority(tmp_path)
    other.server_close()
    looked = authority.look(stamp, MESSAGE, authority.read_roots(other.roots.read_bytes()))
    assert looked.stamps == ()
    assert "does not hold" in looked.faults[0]


def test_a_stamp_on_other_bytes_is_a_fault(clock: Authority, stamp: bytes) -> None:
    for roots in ((), authority.read_roots(clock.roots.read_bytes())):
        looked = authority.look(stamp, MESSAGE + b" ", roots)
        assert looked.faults == ("its RFC 3161 stamp is on other bytes",)


def test_no_altered_byte_changes_what_a_stamp_says(clock: Authority, stamp: bytes) -> None:
    roots = authority.read_roots(clock.roots.read_bytes())
    (sound,) = authority.look(stamp, MESSAGE, roots).stamps
    held, places = 0, range(0, len(stamp), 17)
    for place in places:
        looked = authority.look(altered(stamp, place), MESSAGE, roots)
        assert looked.faults or looked.stamps == (sound,), place
        held += not looked.faults
    # What may differ is what the signature need not cover: the copy of the root in the answer.
    assert held < len(places) // 3


@pytest.mark.parametrize("cut", [0, 1, 7, 100, -1])
def test_a_stamp_that_was_cut_off_cannot_be_read(stamp: bytes, cut: int) -> None:
    assert authority.look(stamp[:cut], MESSAGE).faults == ("its RFC 3161 stamp cannot be read",)


def test_openssl_reads_it_too(clock: Authority, stamp: bytes, tmp_path: Path) -> None:
    data, reply = tmp_path / "data", tmp_path / "data.tsr"
    data.write_bytes(MESSAGE)
    reply.write_bytes(stamp)
    given = ["-data", str(data), "-in", str(reply), "-CAfile", str(clock.roots)]
    done = subprocess.run(["openssl", "ts", "-verify", *given], capture_output=True, check=False)
    assert b"Verification: OK" in done.stdout


def _refused(clock: Authority) -> bytes:
    """Return the answer to what is no request."""
    return clock.answer("/", b"nothing")[1]


def _to_another(clock: Authority) -> bytes:
    """Return the answer to another request on the same bytes."""
    return clock.answer("/", authority.request(MESSAGE).body)[1]


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (_refused, "gave no stamp"),
        (_to_another, "answered another request"),
        (lambda _: b"<html>", "cannot be read"),
        (lambda _: b"", "cannot be read"),
    ],
)
def test_what_is_no_stamp_on_what_was_asked_is_refused(
    clock: Authority, made: Callable[[Authority], bytes], said: str
) -> None:
    with pytest.raises(StampError, match=said):
        authority.accepted(made(clock), authority.request(MESSAGE), MESSAGE)


def test_roots_are_certificates() -> None:
    for body in (
        b"",
        b"nothing",
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    ):
        with pytest.raises(UsageError, match="no certificates"):
            authority.read_roots(body)
