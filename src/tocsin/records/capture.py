"""The bytes that came in, and what fetching noticed beside them."""

import datetime as dt
from typing import Literal

from tocsin.records.base import Record
from tocsin.records.marking import Marking

# Media types that are read in a way of their own; whatever else is text is taken as it stands.
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TELEGRAM = "text/x-telegram"
# Stands for the source of a forwarded text where the platform hides it: the words are not the
# channel's own.
UNKNOWN_SENDER = "unknown sender"


class Fetch(Record, frozen=True):
    """One answer of a server, kept as evidence: which address was asked, which one answered, when,
    and with what bytes.

    `headers` are those that say something about the content (date, server, etag, last-modified,
    content-type).
    """

    url: str
    answered_by: str
    at: dt.datetime
    status: int
    sha256: str
    headers: dict[str, str] = {}
    body: bytes = b""


class Capture(Record, frozen=True):
    """What was fetched or handed in: the bytes, from where, and what the giver stated about them.

    `sha256` is of `body`; `origin` is a path, a URL or `-`, with `#line` for a line of a JSONL
    file. Four times stay apart: `published_at` is what its giver states, `seen_at` when it became
    known here, `fetch.at` when its bytes came over the net, `archived_at` when a web archive took
    them. `date_note` says why a stated date is not believed, `date_doubts` what had to be taken on
    trust in one that is. `links` are the addresses a post points to, in order: what stands behind a
    word is no part of its text. `marking` is how far its giver lets it be passed on.
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
    archived_at: dt.datetime | None = None
    fetch: Fetch | None = None
    forwarded_from: str | None = None
    date_note: str | None = None
    date_doubts: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    marking: Marking | None = None

    @property
    def locator(self) -> str | None:
        """Return what stays the same when a text is edited: its id at its source or address; None
        where it has neither.
        """
        if self.media_type == TELEGRAM:
            return f"telegram {self.external_id}"
        if self.origin.endswith(self.external_id) and "://" not in self.origin:
            return None  # only a file's name and a line's number, which stand for anything tomorrow
        if self.url:
            return f"{self.url} {self.external_id}"
        return f"{self.source_id} {self.external_id}" if self.source_id else None

    @property
    def as_found(self) -> dt.datetime:
        """Return the moment these bytes are known to have stood where they were found."""
        return self.archived_at or (self.fetch.at if self.fetch else self.seen_at)


class Change(Record, frozen=True):
    """A text was edited, or is no longer where it was. `difference` marks what went `[-so-]` and
    what came `{+so+}`.
    """

    id: str
    kind: Literal["edited", "deleted"]
    locator: str
    at: dt.datetime
    earlier_id: str
    capture_id: str | None = None
    source_id: str | None = None
    difference: str = ""
    basis: str = ""


class Vanished(Record, frozen=True):
    """A listing or address no longer holds an entry of a source that was taken in before."""

    source_id: str
    entry_id: str
    at: dt.datetime
    basis: str


class Sighting(Record, frozen=True):
    """Which numeric id stood behind a handle when it was looked at."""

    source_id: str
    platform: str
    handle: str
    number: int
    at: dt.datetime
    title: str | None = None
