"""Texts as documents, for contracts that need some."""

import datetime as dt
import hashlib

from tocsin.contracts.promises import require
from tocsin.documents import Extractor
from tocsin.records import Capture, Document, content_id
from tocsin.sources.decode import decode

AS_OF = dt.datetime(2022, 1, 12, 23, 59, 59, tzinfo=dt.UTC)


def document(text: str, language: str | None = None) -> Document:
    """Return a text as the document that reading gives; a stated `language` is not looked for."""
    body = text.encode()
    digest = hashlib.sha256(body).hexdigest()
    capture = Capture(
        id=content_id("cap", digest),
        origin="text.txt",
        external_id="text.txt",
        media_type="text/plain",
        body=body,
        sha256=digest,
        seen_at=AS_OF,
        language=language,
    )
    extract = Extractor(as_of=AS_OF, decode=decode, find_source=lambda name, url: name)
    read = extract(capture)
    require(isinstance(read, Document), f"the text is not read: {read}")
    assert isinstance(read, Document)
    return read
