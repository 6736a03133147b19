"""Stamps of a time-stamping authority (RFC 3161), as rfc3161-client asks for and verifies them.

A stamp is the authority's answer as it came: `openssl ts -verify` reads it too.
"""

import hashlib
import re
from types import ModuleType
from typing import Any, NamedTuple

from tocsin.errors import MissingExtraError, UsageError
from tocsin.exchange.stamps.stamped import EXTRA, Looked, Stamped, StampError

SUFFIX = ".tsr"
FORM = "RFC 3161"
MEDIA_TYPE, ANSWERED = "application/timestamp-query", "application/timestamp-reply"
_GRANTED = 0
_REASON = re.compile(r'(?:Verify error: |reason: ")([^"]+)')
_NO_ROOTS = "name the authority's root certificates with --roots FILE"


class Request(NamedTuple):
    """What an authority is asked: the bytes that are sent, and the number that its answer must
    bear.
    """

    body: bytes
    nonce: int | None


def request(message: bytes) -> Request:
    """Return the request for a stamp on some bytes; only their digest (SHA-256) leaves.

    Raises:
        MissingExtraError: the extra `stamps` is not installed.
    """
    library = _library()
    query = (
        library.TimestampRequestBuilder()
        .data(message)
        .hash_algorithm(library.HashAlgorithm.SHA256)
        .build()
    )
    return Request(query.as_bytes(), query.nonce)


def accepted(answer: bytes, sent: Request, message: bytes) -> bytes:
    """Return an authority's answer as a stamp, if it is one on these bytes.

    Raises:
        StampError: it refused, or its answer is to another request.
    """
    try:
        reply = _read(answer)
        if reply.status != _GRANTED:
            status = "; ".join(reply.status_string) or f"status {reply.status}"
            raise StampError(f"the time-stamping authority gave no stamp: {status}.")
        token = reply.tst_info
    except ValueError:
        raise StampError("the time-stamping authority's answer cannot be read.") from None
    if token.nonce != sent.nonce or token.message_imprint.message != _digest(message):
        raise StampError("the time-stamping authority answered another request.")
    return answer


def read_roots(body: bytes) -> tuple[Any, ...]:
    """Return the certificates of a file in PEM.

    Raises:
        UsageError: there is none in it.
        MissingExtraError: the extra `stamps` is not installed.
    """
    _library()
    from cryptography import x509

    try:
        return tuple(x509.load_pem_x509_certificates(body))
    except ValueError:
        raise UsageError("the roots are no certificates in PEM.") from None


def look(stamp: bytes, message: bytes, roots: tuple[Any, ...] = ()) -> Looked:
    """Return what a stamp says of some bytes, traced to one of some certificates.

    Its own signature and those of its certificates are checked as of the moment it states, as
    certificates run out and stamps do not.

    Raises:
        MissingExtraError: the extra `stamps` is not installed.
    """
    library = _library()
    from cryptography.x509 import InvalidVersion

    try:
        reply = _read(stamp)
        token = reply.tst_info
        by, is_of_these = _name(reply), token.message_imprint.message == _digest(message)
    except (ValueError, LookupError):  # the parts of an altered one are looked up as they are read
        return Looked(faults=(f"its {FORM} stamp cannot be read",))
    if not is_of_these:
        return Looked(faults=(f"its {FORM} stamp is on other bytes",))
    if not roots:
        return Looked(stamps=(Stamped(form=FORM, by=by, at=token.gen_time, why=_NO_ROOTS),))
    builder = library.VerifierBuilder()
    for root in dict.fromkeys(roots):
        builder = builder.add_root_certificate(root)
    try:
        builder.build().verify(reply, _digest(message))
    except (library.VerificationError, InvalidVersion, ValueError) as error:
        return Looked(faults=(f"its {FORM} stamp does not hold: {_reason(str(error))}",))
    return Looked(stamps=(Stamped(form=FORM, by=by, at=token.gen_time, is_proven=True),))


def _name(reply: Any) -> str:
    """Return how the authority that signed is called.

    Raises:
        ValueError: a certificate cannot be read.
    """
    from cryptography import x509

    signers = {(each.issuer, each.serial_number) for each in reply.signed_data.signer_infos}
    for body in reply.signed_data.certificates:
        try:
            own = x509.load_der_x509_certificate(body)
        except x509.InvalidVersion as error:
            raise ValueError(str(error)) from None
        if (own.issuer, own.serial_number) in signers:
            return own.subject.rfc4514_string()
    return "an authority that does not name itself"


def _reason(text: str) -> str:
    """Return why a stamp does not hold, out of what the library underneath says at length."""
    reasons = _REASON.findall(text)
    return str(reasons[-1]) if reasons else text


def _read(stamp: bytes) -> Any:
    """Return a stamp. Many authorities do not write their certificates in the order that DER
    demands; their signature is not over that order, and the library insists on it.

    Raises:
        ValueError: it cannot be read.
    """
    own, in_order = _certificates(stamp)
    return _library().decode_timestamp_response(stamp.replace(own, in_order, 1) if own else stamp)


def _certificates(stamp: bytes) -> tuple[bytes, bytes]:
    """Return the bytes of a stamp's certificates, as they stand and in order; of an answer without
    a stamp, none.
    """
    from asn1crypto.tsp import TimeStampResp

    try:
        certificates = TimeStampResp.load(stamp)["time_stamp_token"]["content"]["certificates"]
        return certificates.contents or b"", b"".join(sorted(each.dump() for each in certificates))
    except (ValueError, TypeError, KeyError, AttributeError):
        return b"", b""


def _digest(message: bytes) -> bytes:
    """Return the digest that is stamped."""
    return hashlib.sha256(message).digest()


def _library() -> ModuleType:
    """Return the library.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        import rfc3161_client
    except ImportError:
        raise MissingExtraError("a time stamp", EXTRA) from None
    return rfc3161_client
