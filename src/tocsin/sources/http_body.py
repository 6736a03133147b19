"""What an archived HTTP answer holds: its status, and its body as it was before it was sent.

Archives keep bodies as they were sent or already unpacked, and their headers say either. So the
bytes decide: chunks are joined where the whole body is chunks, and what begins like packed data is
unpacked.
"""

import re
import zlib

import httpx

from tocsin.errors import InputError
from tocsin.records import DOCX, HTML, PDF, Record
from tocsin.sources.captures import check_size
from tocsin.sources.warc_records import header_fields

_STATUS = re.compile(rb"(?:HTTP|ICY)(?:/\d+(?:\.\d+)?)?[ \t]+(\d{3})([^\r\n]*)\r?\n", re.IGNORECASE)
_END_OF_HEADERS = re.compile(rb"\r?\n[ \t]*\r?\n|\n\r?\n")
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n")
_PIECE = 65_536
_GZIP_MAGIC = b"\x1f\x8b\x08"
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
# zlib's numbers for "gzip", "zlib" and "deflate without a frame".
_ZLIB_FORMS = (31, 15, -15)
_MOST_LAYERS = 3
_PAGE = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<title[\s>]|<article[\s>]|<meta\s",
    re.IGNORECASE,
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SNIFFED = 2_048
# Types that say nothing, or that servers send for lack of a better one: the bytes say more.
_VAGUE = frozenset(
    (
        "",
        "application/octet-stream",
        "binary/octet-stream",
        "unknown/unknown",
        "application/unknown",
        "*/*",
        "text/*",
        "application/x-unknown-content-type",
        "content/unknown",
        "text",
        "html",
        "application/http",
    )
)
_PAGES = (HTML, "application/xhtml+xml")


class Answer(Record, frozen=True):
    """An HTTP answer: its status with what it is called, its headers, and the body as it stands in
    the archive.
    """

    status: int
    phrase: str
    headers: dict[str, str]
    body: bytes

    @property
    def is_page(self) -> bool:
        """Return whether the address answered with what was asked for, whole."""
        return 200 <= self.status < 300 and self.status not in (204, 205, 206)


def read_answer(block: bytes) -> Answer | None:
    """Return the HTTP answer in a record, or None where the record is none."""
    first = _STATUS.match(block)
    if first is None:
        return None
    end = _END_OF_HEADERS.search(block, first.end() - 2)
    head = block[first.end() : end.start()] if end and end.start() >= first.end() else b""
    body = block[end.end() :] if end else b""
    phrase = first.group(2).decode("latin-1").strip()
    return Answer(status=int(first.group(1)), phrase=phrase, headers=header_fields(head), body=body)


def media_type(stated: str, body: bytes) -> str:
    """Return what kind of text a body is: as it is stated, or where that says nothing, as it
    begins; of others the stated kind.
    """
    kind = stated.partition(";")[0].strip().casefold()
    if kind in _PAGES:
        return HTML
    begin = body[:_SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n")
    if kind in ("text/plain", "application/xml", "text/xml") and _PAGE.match(begin):
        return HTML
    if kind not in _VAGUE and "/" in kind:
        return kind
    return _sniffed(begin) or kind or "unknown"


def _sniffed(begin: bytes) -> str | None:
    """Return what kind of text begins so, or None where it is none."""
    if begin.startswith(b"%PDF-"):
        return PDF
    if begin.startswith(b"PK\x03\x04") and b"word/" in begin:
        return DOCX
    if _PAGE.search(begin):
        return HTML
    wide = begin.startswith((b"\xff\xfe", b"\xfe\xff"))
    return "text/plain" if begin and (wide or not _CONTROL.search(begin)) else None


def plain_body(body: bytes, headers: dict[str, str], origin: str) -> bytes:
    """Return a body as it was before it was sent.

    Raises:
        InputError: it is damaged, or unpacks to more than a document.
    """
    joined = _joined(body, stated="chunked" in headers.get("transfer-encoding", "").casefold())
    body = joined if joined is not None else body
    named = [e.strip() for e in headers.get("content-encoding", "").casefold().split(",")]
    for encoding in reversed(named[-_MOST_LAYERS:] or [""]):
        body = _unpacked(body, encoding, origin)
    return _unpacked(body, "", origin)


def _joined(body: bytes, *, stated: bool) -> bytes | None:
    """Return the joined chunks of a body (RFC 9112, 7.1); None where it is not chunks from its
    begin to its end.

    Chunks whose end is missing are joined only where the headers say that the body is chunks.
    """
    parts: list[bytes] = []
    at = 0
    while (match := _CHUNK.match(body, at)) is not None:
        size = int(match.group(1), 16)
        if size == 0:
            return b"".join(parts)
        at = match.end() + size + 2
        if at <= len(body) and body[at - 2 : at] != b"\r\n":
            return None
        parts.append(body[match.end() : match.end() + size])
    return b"".join(parts) if stated and parts and at >= len(body) else None


def _unpacked(body: bytes, encoding: str, origin: str) -> bytes:
    """Unpack a body once, if it is packed.

    Raises:
        InputError: it is damaged, or unpacks to more than a document.
    """
    if body.startswith(_GZIP_MAGIC):
        return _inflated(body, origin, _ZLIB_FORMS[:1])
    if encoding == "deflate" and not _is_text(body):
        return _inflated(body, origin, _ZLIB_FORMS[1:])
    if (encoding == "br" and not _is_text(body)) or (
        encoding == "zstd" and body.startswith(_ZSTD_MAGIC)
    ):
        return _decoded(body, encoding, origin)
    return body


def _is_text(body: bytes) -> bool:
    """Return whether bytes begin like text: then they were stored unpacked, whatever their header
    says.
    """
    begin = body[:_SNIFFED]
    return not _CONTROL.search(begin) and (bool(_PAGE.search(begin)) or _is_utf8(begin))


def _is_utf8(begin: bytes) -> bool:
    """Return whether bytes are UTF-8, but for a character cut at their end."""
    try:
        begin.decode("utf-8")
    except UnicodeDecodeError as error:
        return len(begin) - error.start < 4
    return True


def _inflated(body: bytes, origin: str, forms: tuple[int, ...]) -> bytes:
    """Inflate a body, in the first of some forms that fits.

    Raises:
        InputError: none does, or it unpacks to more than a document.
    """
    for form in forms:
        machine, unpacked = zlib.decompressobj(form), bytearray()
        try:
            rest = body
            while rest and not machine.eof:
                unpacked += machine.decompress(rest, _PIECE)
                rest = machine.unconsumed_tail
                check_size(origin, len(unpacked))
            unpacked += machine.flush()
            if machine.eof:
                return bytes(unpacked)
        except zlib.error:
            continue
    raise InputError(
        f"{origin}: its packed data is damaged or cut off; the page is not read.", reason="gzip"
    )


def _decoded(body: bytes, encoding: str, origin: str) -> bytes:
    """Decode a body with the decoders of httpx.

    Raises:
        InputError: it is damaged, or packed in a way that cannot be unpacked here.
    """
    pieces = (body[i : i + _PIECE] for i in range(0, len(body), _PIECE))
    decoded = bytearray()
    try:
        for part in httpx.Response(
            200, headers={"Content-Encoding": encoding}, content=pieces
        ).iter_bytes():
            decoded += part
            check_size(origin, len(decoded))
    except httpx.DecodingError as error:
        raise InputError(
            f"{origin}: its {encoding} data is damaged ({error}).", reason="gzip"
        ) from None
    if bytes(decoded) == body:
        raise InputError(
            f"{origin}: packed as {encoding}, which cannot be unpacked here.", reason="gzip"
        )
    return bytes(decoded)
