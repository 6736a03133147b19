"""Captures as records of a web archive (WARC 1.1, ISO 28500)."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote, urlsplit

import msgspec

from tocsin.records import DOCX, HTML, PDF, Capture

FILE = "captures.warc"
_VERSION = "WARC/1.1"
_END = b"\r\n\r\n"
_PAGES = (HTML, PDF, DOCX)
_UNRESERVED = "/:?#[]@!$&'()*+,;=%-._~"


class Written(NamedTuple):
    """An archive's bytes, and its index line by line."""

    body: bytes
    index: bytes


def written(captures: Sequence[Capture], moment: dt.datetime) -> Written:
    """Return captures as an archive: first what it is, then each as it was taken in."""
    about = b"software: Tocsin\r\nformat: WARC File Format 1.1\r\n"
    head = {"WARC-Filename": FILE, "Content-Type": "application/warc-fields"}
    body = bytearray(_record("warcinfo", f"info {FILE}", moment, head, about))
    lines = []
    for capture in captures:
        address = address_of(capture)
        headers = {
            "WARC-Target-URI": address,
            "Content-Type": _type_of(capture),
            "WARC-Payload-Digest": f"sha256:{capture.sha256}",
        }
        record = _record("resource", capture.id, capture.as_found, headers, capture.body)
        lines.append(_indexed(capture, address, len(body), record))
        body += record
    return Written(bytes(body), b"".join(sorted(lines)))


def _type_of(capture: Capture) -> str:
    """Return the media type of a capture; a row of a table or a post is held as plain text."""
    return capture.media_type if capture.media_type in _PAGES else "text/plain"


def address_of(capture: Capture) -> str:
    """Return the address of a capture; one that has none is named by its id."""
    if capture.url:
        return quote(capture.url, safe=_UNRESERVED)
    return f"urn:tocsin:{capture.id}"


def _record(
    kind: str, name: str, moment: dt.datetime, headers: dict[str, str], body: bytes
) -> bytes:
    """Return one record; its id is of what it is, so that the same is written twice alike."""
    digest = hashlib.sha256(body).hexdigest()
    own = uuid.uuid5(uuid.NAMESPACE_URL, f"urn:tocsin:{kind} {name} {digest}")
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{own}>",
        "WARC-Date": _moment(moment),
        **headers,
        "WARC-Block-Digest": f"sha256:{digest}",
        "Content-Length": str(len(body)),
    }
    lines = [_VERSION, *(f"{field}: {_plain(value)}" for field, value in fields.items())]
    return "\r\n".join(lines).encode() + _END + body + _END


def _plain(value: str) -> str:
    """Return a value on one line."""
    return " ".join(value.encode("utf-8", "replace").decode().split())


def _moment(moment: dt.datetime) -> str:
    """Return a moment as the standard has it."""
    return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


def _indexed(capture: Capture, address: str, offset: int, record: bytes) -> bytes:
    """Return the line of the index (CDXJ) of a record."""
    parts = urlsplit(address)
    host = ",".join(reversed((parts.hostname or "").split(".")))
    key = f"{host}){parts.path}" if host else address
    fields = {
        "url": address,
        "digest": f"sha256:{capture.sha256}",
        "mime": _type_of(capture),
        "offset": offset,
        "length": len(record),
        "recordDigest": f"sha256:{hashlib.sha256(record).hexdigest()}",
        "filename": FILE,
    }
    stamp = f"{capture.as_found.astimezone(dt.UTC):%Y%m%d%H%M%S}"
    return f"{key} {stamp} ".encode() + msgspec.json.encode(fields) + b"\n"
