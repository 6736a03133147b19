"""What is kept of a capture, and what is remembered behind captures: what stages
hand to a store.
"""

import datetime as dt

from tocsin.records.annotation import Annotations
from tocsin.records.base import Record
from tocsin.records.capture import Capture, Change, Sighting
from tocsin.records.document import Document, Unread
from tocsin.records.ledger import Dropped
from tocsin.records.match import Match
from tocsin.records.occurrence import Occurrence
from tocsin.records.reading import Touch
from tocsin.records.state import ArchiveMark, EntryMark, FetchMark, Volume


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


class Stored(Record, frozen=True):
    """A capture as it is kept, without its bytes: under what it was read, and whose it is.

    Its text has one of two shapes, read for claims or not, or there is none.
    """

    capture: Capture
    fingerprint: str
    source_id: str | None = None
    document: Document | None = None
    unread: Unread | None = None

    @property
    def text(self) -> str | None:
        """Return the text, where there is one."""
        document = self.document or self.unread
        return document.text if document else None

    @property
    def title(self) -> str | None:
        """Return the title that stands beside the text, where there is one."""
        document = self.document or self.unread
        return document.title if document else None


class Stale(Record, frozen=True):
    """The days whose counts are to be made anew, and up to which mark that was read."""

    days: tuple[dt.date, ...]
    upto: int


class Arrivals(Record, frozen=True):
    """The first and the last day on which new captures of a source were seen.

    `undated` are those without a date, by the day on which they were seen.
    """

    first: dt.date
    last: dt.date
    undated: dict[dt.date, int]


Mark = FetchMark | EntryMark | Sighting | Change | Occurrence | ArchiveMark | Volume
"""What is remembered behind captures; each is written over what was known of it before."""

ToKeep = Kept | Mark | Dropped
"""What a store is given to keep, in the order in which it came."""
