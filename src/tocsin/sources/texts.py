"""Files that hold one document: plain text, saved web pages, PDF and DOCX."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from tocsin.errors import InputError
from tocsin.records import DOCX, HTML, PDF, Capture
from tocsin.sources.captures import MAX_DOCUMENT_BYTES, Read, Reading
from tocsin.sources.decode import decode


def read_text(reading: Reading, stream: BinaryIO) -> Iterator[Read]:
    """Read a plain-text file; `-` is standard input."""
    yield _whole(reading, stream, "text/plain")


def read_html(reading: Reading, stream: BinaryIO) -> Iterator[Read]:
    """Read a saved web page: an article, or the posts of a Telegram export or of a channel's
    preview.
    """
    capture = _whole(reading, stream, HTML)
    yield from read_page(reading, capture)


def read_page(reading: Reading, capture: Capture) -> Iterator[Read]:
    """Yield the posts of a page that shows some, each for itself; else the page as it is.

    Raises:
        InputError: it is no text.
    """
    # A plain text needs none of what reads pages.
    from tocsin.sources.preview import is_preview, read_preview
    from tocsin.sources.telegram_page import is_export_page, read_export_page

    own = msgspec.structs.replace(reading, name=capture.origin)
    if is_export_page(capture.body):
        yield from read_export_page(own, decode(capture.body, capture.origin))
    elif is_preview(capture.body):
        yield from read_preview(own, decode(capture.body, capture.origin))
    else:
        yield capture


def read_pdf(reading: Reading, stream: BinaryIO) -> Iterator[Read]:
    """Read a PDF."""
    yield _binary(reading, stream, PDF)


def read_docx(reading: Reading, stream: BinaryIO) -> Iterator[Read]:
    """Read a DOCX."""
    yield _binary(reading, stream, DOCX)


def _binary(reading: Reading, stream: BinaryIO, kind: str) -> Capture:
    """Make the capture of a file whose text is unpacked later.

    Raises:
        InputError: it is empty.
    """
    body = stream.read(MAX_DOCUMENT_BYTES + 1)
    if not body.strip():
        raise InputError(f"{reading.name}: empty; nothing to read.", reason="empty")
    return reading.capture(reading.name, Path(reading.name).name, kind, body)


def _whole(reading: Reading, stream: BinaryIO, kind: str) -> Capture:
    """Make the capture of a whole file; what is no text is refused here, before anything is
    kept.
    """
    body = stream.read(MAX_DOCUMENT_BYTES + 1)
    external = "stdin" if reading.name == "-" else Path(reading.name).name
    capture = reading.capture(reading.name, external, kind, body)
    decode(body, reading.name)
    return capture
