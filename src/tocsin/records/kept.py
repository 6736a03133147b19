"""What is kept of a capture, and what is remembered behind captures: what stages hand to a store."""

import datetime as dt

from tocsin.records.annotation import Annotations
from tocsin.records.base import Record
from tocsin.records.capture import Capture, Change, Sighting
from tocsin.records.document import Document, Unread
from tocsin.records.ledger import Dropped
from tocsin.records.match import Match
from tocsin.records.occurrence import Occurrence
from tocsin.records.reading import Touch
from tocsin.records.state import EntryMark, FetchMark


class Kept(Record, frozen=True):
    """Everything one capture led to, kept in one transaction.

    `source_id` is what its source was resolved to, `published_at` the best known publication, also
    without a document; `unread` is the text where it was not read for claims, `touch` what the
    document counts for, and `watched` why the gate let it through. A capture that `repeats` the
    text that stood there before leaves its mark, and nothing else.
    """

    capture: Capture
    repeats: bool = False
    source_id: str | None = None
    published_at: dt.datetime | None = None
    document: Document | None = None
    text_sha256: str | None = None
    annotations: Annotations | None = None
    matches: tuple[Match, ...] = ()
    unread: Unread | None = None
    touch: Touch | None = None
    watched: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    dropped: tuple[Dropped, ...] = ()


class TextVersion(Record, frozen=True, order=True):
    """One kept text at a place: since when it was found there, its capture, its text's digest."""

    found_at: dt.datetime
    capture_id: str
    text_sha256: str


Mark = FetchMark | EntryMark | Sighting | Change | Occurrence
"""What is remembered behind captures; each is written over what was known of it before."""

ToKeep = Kept | Mark | Dropped
"""What a store is given to keep, in the order in which it came."""
