"""Signatures by keys that persons hold themselves: ed25519 keys as ssh-keygen makes them, and
proofs in its own format (SSHSIG), which `ssh-keygen -Y verify -n tocsin` checks as well.

What is signed says which alarm, by the digest of its record, who signs it, with which word and
note, and when: a proof fits that word and no other.
"""

import base64
import hashlib
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tocsin.errors import MissingExtraError, UsageError
from tocsin.records import AuditEntry, Signature
from tocsin.records.audit import JUDGED, read_figures, word_in
from tocsin.records.base import Record
from tocsin.records.persons import person

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

# What a proof is for: one made for mail or a commit is none here.
NAMESPACE = "tocsin"
KIND = "ssh-ed25519"
_MAGIC, _VERSION, _HASH = b"SSHSIG", (1).to_bytes(4, "big"), "sha512"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_WIDTH = 70


class Proof(Record, frozen=True):
    """A proof that was read: the key that made it, as ssh writes keys, and what it signed."""

    key: str
    signature: bytes


def message_of(signature: Signature, record_sha256: str) -> bytes:
    """Return the bytes that a person signs; `record_sha256` is that of the alarm's record."""
    parts = [
        NAMESPACE,
        1,
        signature.alarm_id,
        record_sha256,
        signature.signer,
        signature.word,
        signature.note,
        signature.at.isoformat(),
    ]
    return msgspec.json.encode(parts)


def prove(path: Path, message: bytes, passphrase: str | None = None) -> str:
    """Sign bytes with the key of a file; return the proof as ssh-keygen writes it.

    Raises:
        UsageError: the file cannot be read, holds no ed25519 key, or the passphrase is another.
        MissingExtraError: the package that signs is not installed.
    """
    ed25519, serialization = _cryptography()
    try:
        body = path.read_bytes()
        secret = passphrase.encode() if passphrase else None
        key = serialization.load_ssh_private_key(body, password=secret)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}).") from None
    except (ValueError, TypeError) as error:
        raise UsageError(
            f"{path}: not a key that can be used ({error}); make one with: ssh-keygen -t ed25519."
        ) from None
    if not isinstance(key, ed25519.Ed25519PrivateKey):
        raise UsageError(f"{path}: not an ed25519 key; make one with: ssh-keygen -t ed25519.")
    raw = key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    signed = _text(KIND) + _text(key.sign(_signed(message)))
    blob = _MAGIC + _VERSION + _text(_text(KIND) + _text(raw))
    blob += _text(NAMESPACE) + _text(b"") + _text(_HASH) + _text(signed)
    lines = textwrap.wrap(base64.b64encode(blob).decode(), _WIDTH)
    return "\n".join([_BEGIN, *lines, _END]) + "\n"


def read_proof(proof: str, message: bytes) -> Proof:
    """Return a proof of some bytes, checked.

    Raises:
        UsageError: it is none, or it does not prove them.
        MissingExtraError: the package that checks is not installed.
    """
    try:
        body = "".join(proof.split(_BEGIN)[1].split(_END)[0].split())
        blob = base64.b64decode(body, validate=True)
        key, signature = _parts(blob)
        _public(key).verify(signature, _signed(message))
    except MissingExtraError:
        raise
    except Exception as error:  # noqa: BLE001  (the boundary of one proof)
        raise UsageError(f"it does not hold ({type(error).__name__})") from None
    return Proof(key=base64.b64encode(_text(KIND) + _text(key)).decode(), signature=signature)


def read_keys(path: Path) -> dict[str, set[str]]:
    """Return the keys of persons from a file as ssh-keygen takes them (`allowed_signers`): names,
    options, `ssh-ed25519`, the key. A name with blanks stands in quotation marks.

    Raises:
        UsageError: the file cannot be read, or a line of it is none.
    """
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}).") from None
    keys_of: dict[str, set[str]] = {}
    for place, written in enumerate(lines, start=1):
        line = written.strip()
        if not line or line.startswith("#"):
            continue
        names, kind, rest = line.partition(f" {KIND} ")
        if not kind or not rest.split():
            raise UsageError(f"{path}:{place}: not a name with an {KIND} key.")
        for name in _names(names):
            keys_of.setdefault(person(name), set()).add(rest.split()[0])
    return keys_of


def key_faults(lines: Sequence[AuditEntry], keys: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yield every signature of a log whose proof does not hold, was made by a key that is not its
    signer's, or is missing although its signer has a key.
    """
    judged: dict[str, list[str]] = {}
    for line in lines:
        figures = read_figures(line.detail) if line.action == JUDGED else None
        if figures is not None:
            judged.setdefault(line.subject, []).append(figures.record_sha256)
        word = word_in(line)
        if isinstance(word, Signature):
            fault = _fault(word, judged.get(word.alarm_id, []), keys)
            if fault:
                yield f"line {line.number}: signature {word.id} of {word.signer}: {fault}"


def _fault(word: Signature, judged: Sequence[str], keys: Mapping[str, Iterable[str]]) -> str:
    """Return what is wrong with a signature; nothing where nothing is. `judged` are the digests of
    the records its alarm had until then.
    """
    own = set(keys.get(person(word.signer), ()))
    if word.proof is None:
        return "it has no proof, and this person has a key" if own else ""
    why = "its alarm does not stand in the log"
    for digest in judged:
        try:
            proof = read_proof(word.proof, message_of(word, digest))
        except UsageError as error:
            why = f"its proof is wrong: {error}"
            continue
        is_own = not keys or proof.key in own
        return "" if is_own else "its proof was made by a key that is not this person's"
    return why


def _cryptography() -> tuple[Any, Any]:
    """Return what signs and what reads keys.

    Raises:
        MissingExtraError: the package is not installed.
    """
    try:
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric import ed25519
    except ImportError:
        raise MissingExtraError("signing with a key", "keys") from None
    return ed25519, serialization


def _public(raw: bytes) -> "Ed25519PublicKey":
    """Return a public key of its bytes."""
    ed25519 = _cryptography()[0]
    key: Ed25519PublicKey = ed25519.Ed25519PublicKey.from_public_bytes(raw)
    return key


def _text(value: str | bytes) -> bytes:
    """Return bytes behind their length, as ssh writes them (RFC 4251, 5)."""
    body = value.encode() if isinstance(value, str) else value
    return len(body).to_bytes(4, "big") + body


def _signed(message: bytes) -> bytes:
    """Return what a key signs of a message (PROTOCOL.sshsig, 3)."""
    digest = hashlib.sha512(message).digest()
    return _MAGIC + _text(NAMESPACE) + _text(b"") + _text(_HASH) + _text(digest)


def _parts(blob: bytes) -> tuple[bytes, bytes]:
    """Return the raw key and the raw signature of a proof.

    Raises:
        ValueError: it is none, or one of another kind.
    """
    if not blob.startswith(_MAGIC + _VERSION):
        raise ValueError("no proof")
    key, namespace, _reserved, kind, signature = _fields(blob[len(_MAGIC) + len(_VERSION) :], 5)
    if (namespace, kind) != (NAMESPACE.encode(), _HASH.encode()):
        raise ValueError("a proof of something else")
    of_key, raw = _fields(key, 2)
    of_signature, signed = _fields(signature, 2)
    if {of_key, of_signature} != {KIND.encode()}:
        raise ValueError("another kind of key")
    return raw, signed


def _fields(body: bytes, number: int) -> list[bytes]:
    """Return so many parts that stand behind their lengths, and hold that nothing follows."""
    fields: list[bytes] = []
    while len(fields) < number:
        length = int.from_bytes(body[:4], "big")
        if len(body) < 4 + length:
            raise ValueError("cut off")
        fields.append(body[4 : 4 + length])
        body = body[4 + length :]
    if body:
        raise ValueError("more than there should be")
    return fields


def _names(written: str) -> list[str]:
    """Return the names before a key; options behind them are left out."""
    if written.startswith('"'):
        return written[1:].partition('"')[0].split(",")
    return written.split()[0].split(",") if written.split() else []
