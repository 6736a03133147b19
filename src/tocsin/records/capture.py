"""The bytes that came in."""

import datetime as dt

from tocsin.records.base import Record


class Capture(Record, frozen=True):
    """What was fetched or handed in: the bytes, from where, and what the giver stated about them.

    `sha256` is of `body`; `origin` is a path, a URL or `-`, with `#line` for a line of a JSONL file.
    """

    id: str
    origin: str
    external_id: str
    media_type: str
    body: bytes
    sha256: str
    seen_at: dt.datetime
    source_id: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    published_at: dt.datetime | None = None
    published_precision: str | None = None
