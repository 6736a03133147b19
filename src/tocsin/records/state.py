"""State that must last, as the stages see it. `store` implements these; `pipeline` joins them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Protocol

from tocsin.records.alarm import Alarm
from tocsin.records.base import Record
from tocsin.records.capture import Sighting
from tocsin.records.reading import Count


class CountHistory(Protocol):
    """The maintained rollups of what was published, by day; nothing in it lies after the moment it
    was made for.
    """

    def days(self, group: str) -> Mapping[dt.date, Sequence[Count]]:
        """Return the counts of every key of a group that was touched, by day."""
        ...

    def published(self, source: str) -> Mapping[dt.date, int]:
        """Return how many captures a source published, by day, before the gate."""
        ...


class FetchMark(Record, frozen=True):
    """What is known of one address that is fetched again and again: when it was asked last, when it
    last answered as it should, and how often in a row it did not, with the reason and its sentence.
    """

    url: str
    fetched_at: dt.datetime
    etag: str | None = None
    last_modified: str | None = None
    not_before: dt.datetime | None = None
    failures: int = 0
    note: str = ""
    reason: str = ""
    succeeded_at: dt.datetime | None = None


class EntryMark(Record, frozen=True):
    """What is known of one entry of a listing that was taken in.

    `listed` is a digest of what `listing` said of it; `position` its number where a listing counts
    its entries; `next_visit` when its page is looked at again for edits and deletion, `visits` how
    often that was done.
    """

    source_id: str
    entry_id: str
    listing: str
    listed: str
    title: str | None = None
    published: str | None = None
    locator: str = ""
    url: str | None = None
    position: int | None = None
    next_visit: dt.datetime | None = None
    visits: int = 0
    gone: bool = False


class Volume(Record, frozen=True):
    """So many texts that a source published at a moment, or at none that is known, of which nothing
    else is kept: they count in what the source published.
    """

    source_id: str | None
    published_at: dt.datetime | None
    seen_at: dt.datetime
    captures: int


class ArchiveMark(Record, frozen=True):
    """How far a file of an archive is read: everything that begins before `upto` is done, or all.

    `fingerprint` is what it was read under, `as_of` the moment it was looked from; `later` texts
    were published after that and left out. What begins before `counted` is in the volumes.
    """

    archive: str
    size: int
    upto: int
    ended: bool
    fingerprint: str
    as_of: dt.datetime
    later: int
    counted: int

    def holds(self, fingerprint: str, as_of: dt.datetime) -> bool:
        """Return whether reading the file again under this, from this moment, gives the same."""
        return self.fingerprint == fingerprint and (not self.later or as_of <= self.as_of)


class FetchMemory(Protocol):
    """What was fetched before, and which entries of which source are known."""

    def mark(self, url: str) -> FetchMark | None:
        """Return what is known of an address."""
        ...

    def entry(self, source_id: str, entry_id: str) -> EntryMark | None:
        """Return what is known of an entry of a source."""
        ...

    def entries_between(self, source_id: str, low: int, high: int) -> Sequence[EntryMark]:
        """Return the entries of a source that stand between two positions, both included."""
        ...

    def due_visits(self, source_id: str, now: dt.datetime, limit: int) -> Sequence[EntryMark]:
        """Return entries whose page is to be looked at again, those longest due first."""
        ...

    def sighting(self, source_id: str, platform: str) -> Sighting | None:
        """Return the identity a source's handle had when it was first looked at."""
        ...


class AlarmHistory(Protocol):
    """The alarms that were raised before."""

    def before(self, problem_id: str, as_of: dt.datetime) -> Sequence[Alarm]:
        """Return earlier alarms of a problem, oldest first."""
        ...
