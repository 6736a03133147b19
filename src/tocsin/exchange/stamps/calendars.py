"""Stamps by public calendars (OpenTimestamps), in the published library's own form: the program
`ots` reads them too.

A calendar promises at once, and after some hours it has put what was promised into a block of
Bitcoin. Whoever holds the header of that block checks the stamp without asking anybody.
"""

import datetime as dt
import hashlib
import secrets
import warnings
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from tocsin.errors import MissingExtraError, UsageError
from tocsin.exchange.stamps.stamped import EXTRA, Looked, Stamped, StampError

SUFFIX = ".ots"
FORM = "OpenTimestamps"
MEDIA_TYPE = "application/vnd.opentimestamps.v1"
_NONCE, _HEADER = 16, 80
_WAITS = "it waits for a block; stamp again in some hours"


class Promise(NamedTuple):
    """What a calendar has promised and not yet kept: its address, and what to ask it for."""

    calendar: str
    commitment: bytes


def begun(message: bytes) -> tuple[Any, Any]:
    """Return a stamp without witnesses on some bytes, and the end of it that calendars are given: a
    digest of the bytes' digest and of a random number, so that they learn nothing.

    Raises:
        MissingExtraError: the extra `stamps` is not installed.
    """
    _library()
    from opentimestamps.core.op import OpAppend, OpSHA256
    from opentimestamps.core.timestamp import DetachedTimestampFile, Timestamp

    whole = DetachedTimestampFile(OpSHA256(), Timestamp(_digest(message)))
    end = whole.timestamp.ops.add(OpAppend(secrets.token_bytes(_NONCE))).ops.add(OpSHA256())
    return whole, end


def witness(end: Any, answer: bytes) -> None:
    """Add what a calendar answered to the end of a stamp.

    Raises:
        StampError: the answer is no stamp.
    """
    library = _library()
    from opentimestamps.core.serialize import BytesDeserializationContext
    from opentimestamps.core.timestamp import Timestamp

    try:
        context = BytesDeserializationContext(answer)
        branch = Timestamp.deserialize(context, end.msg)
        context.assert_eof()
        end.merge(branch)
    except (library.DeserializationError, ValueError, TypeError):
        raise StampError("the calendar's answer cannot be read.") from None


def written(whole: Any) -> bytes:
    """Return a stamp as bytes."""
    from opentimestamps.core.serialize import BytesSerializationContext

    context = BytesSerializationContext()
    whole.serialize(context)
    body: bytes = context.getbytes()
    return body


def read(stamp: bytes) -> Any:
    """Return a stamp that was written.

    Raises:
        StampError: it cannot be read.
        MissingExtraError: the extra `stamps` is not installed.
    """
    library = _library()
    from opentimestamps.core.serialize import BytesDeserializationContext
    from opentimestamps.core.timestamp import DetachedTimestampFile

    try:
        with warnings.catch_warnings():  # of operations that the library may drop one day
            warnings.simplefilter("ignore", PendingDeprecationWarning)
            return DetachedTimestampFile.deserialize(BytesDeserializationContext(stamp))
    except (library.DeserializationError, ValueError, TypeError):
        raise StampError(f"its {FORM} stamp cannot be read") from None


def promises(whole: Any) -> Iterator[tuple[Promise, Any]]:
    """Yield what calendars have promised, each with the end of the stamp that it stands at."""
    for end in _ends(whole.timestamp):
        for attestation in sorted(end.attestations):
            if _is_promise(attestation):
                yield Promise(attestation.uri, end.msg), end


def is_of(whole: Any, message: bytes) -> bool:
    """Return whether a stamp is on some bytes."""
    is_same: bool = whole.file_digest == _digest(message)
    return is_same


def read_headers(text: str) -> dict[int, bytes]:
    """Return the headers of blocks by height; a line is a height and a header of 80 bytes in
    hexadecimal digits, as `bitcoin-cli getblockheader HASH false` prints it.

    Raises:
        UsageError: a line is something else.
    """
    headers = {}
    for number, line in enumerate(text.splitlines(), start=1):
        height, _, digits = line.strip().partition(" ")
        if not line.strip() or line.startswith("#"):
            continue
        try:
            header = bytes.fromhex(digits)
        except ValueError:
            header = b""
        if not height.isdecimal() or len(header) != _HEADER:
            raise UsageError(f"line {number} of the headers is no height with a header of a block.")
        headers[int(height)] = header
    return headers


def look(stamp: bytes, message: bytes, headers: Mapping[int, bytes] | None = None) -> Looked:
    """Return what a stamp says of some bytes, traced to the headers of blocks.

    Raises:
        MissingExtraError: the extra `stamps` is not installed.
    """
    try:
        whole = read(stamp)
    except StampError as error:
        return Looked(faults=(str(error),))
    if not is_of(whole, message):
        return Looked(faults=(f"its {FORM} stamp is on other bytes",))
    looked = Looked()
    for end in _ends(whole.timestamp):
        for attestation in sorted(end.attestations):
            if not (end.ops and _is_promise(attestation)):  # what follows is how it was kept
                looked = looked.joined(_looked(end.msg, attestation, headers or {}))
    return looked


def _is_promise(attestation: Any) -> bool:
    """Return whether a witness only promises."""
    from opentimestamps.core.notary import PendingAttestation

    return isinstance(attestation, PendingAttestation)


def _looked(commitment: bytes, attestation: Any, headers: Mapping[int, bytes]) -> Looked:
    """Return what one witness says."""
    from opentimestamps.core.notary import BitcoinBlockHeaderAttestation

    if _is_promise(attestation):
        return Looked(stamps=(Stamped(form=FORM, by=attestation.uri, why=_WAITS),))
    if not isinstance(attestation, BitcoinBlockHeaderAttestation):
        return Looked(stamps=(Stamped(form=FORM, by="a witness of another kind", why="unknown"),))
    by = f"block {attestation.height} of Bitcoin"
    if attestation.height not in headers:
        why = f"give the header of block {attestation.height} with --headers FILE"
        return Looked(stamps=(Stamped(form=FORM, by=by, why=why),))
    return _in_block(commitment, attestation, headers[attestation.height], by)


def _in_block(commitment: bytes, attestation: Any, header: bytes, by: str) -> Looked:
    """Return whether what was stamped stands in the block of a header."""
    from bitcoin.core import CBlockHeader
    from opentimestamps.core.notary import VerificationError

    try:
        seconds = attestation.verify_against_blockheader(
            commitment, CBlockHeader.deserialize(header)
        )
    except VerificationError:
        return Looked(faults=(f"its {FORM} stamp does not stand in {by}",))
    moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
    return Looked(stamps=(Stamped(form=FORM, by=by, at=moment, is_proven=True),))


def _ends(timestamp: Any) -> Iterator[Any]:
    """Yield a stamp with everything that follows from it."""
    yield timestamp
    for _, following in sorted(timestamp.ops.items()):
        yield from _ends(following)


def _digest(message: bytes) -> bytes:
    """Return the digest that is stamped."""
    return hashlib.sha256(message).digest()


def _library() -> Any:
    """Return the part of the library that names its errors.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        from opentimestamps.core import serialize
    except ImportError:
        raise MissingExtraError("a stamp of a calendar", EXTRA) from None
    return serialize
