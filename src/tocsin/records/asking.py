"""What a person asks of what is kept, and the small answers that are no records."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from tocsin.records.alarm import Alarm


class Cursor(NamedTuple):
    """Where a page of a longer list ended: what stood last on it, written so that an address can
    carry it.
    """

    moment: str
    id: str

    def __str__(self) -> str:
        """Return it as one word."""
        return f"{self.moment}~{self.id}"

    @classmethod
    def read(cls, written: str | None) -> "Cursor | None":
        """Return the cursor that was written; None where there is none."""
        moment, tilde, name = (written or "").partition("~")
        return cls(moment, name) if tilde else None


class DayRange(NamedTuple):
    """Days from the first to the last, both among them; None leaves a side open."""

    first: dt.date | None = None
    last: dt.date | None = None

    def holds(self, day: dt.date) -> bool:
        """Return whether a day is one of them."""
        is_early = self.first is not None and day < self.first
        is_late = self.last is not None and day > self.last
        return not is_early and not is_late


EVERY_DAY = DayRange()
"""All days."""


class Filters(NamedTuple):
    """What a list of documents is narrowed to; None narrows nothing.

    `touching` is a site, `telling` a narrative, `speaker` the actor from whom a claim comes.
    """

    source: str | None = None
    language: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    touching: str | None = None
    telling: str | None = None
    speaker: str | None = None
    touching_any: tuple[str, ...] | None = None


class Narrowing(NamedTuple):
    """What a list of records that belong to documents is narrowed to; None narrows nothing.

    `site` is a record's own where it has one, else its document's; `touching_any` are sites and
    narratives of which a document touches one; `day` is the day of publication.
    """

    document: str | None = None
    site: str | None = None
    narrative: str | None = None
    touching_any: tuple[str, ...] | None = None
    day: dt.date | None = None


class Offered(NamedTuple):
    """An object that is offered: its place in the order, its id and version, and its JSON."""

    number: int
    object_id: str
    version: str
    added_at: str
    content: str


class Wanted(NamedTuple):
    """What is asked of a collection; None narrows nothing.

    `versions` are moments, or `first`, `last`, `all`.
    """

    after: int = 0
    added_after: dt.datetime | None = None
    ids: tuple[str, ...] | None = None
    kinds: tuple[str, ...] | None = None
    versions: tuple[str, ...] = ("last",)


ALL = Filters()
EVERY = Narrowing()


class SpokenCount(NamedTuple):
    """How many claims of an actor one source carried on one day in one stance."""

    source_id: str | None
    stance: str
    day: dt.date
    claims: int


class Standing(NamedTuple):
    """How a problem stands at a moment: its alarm, which alarms of the run in its state were
    signed, and the alarm of a day before.
    """

    alarm: Alarm
    run: tuple[str, ...]
    earlier: Alarm | None


class Indexed(NamedTuple):
    """How many captures a store holds, how many of their texts are read for claims and how many are
    only searched, and languages read.
    """

    captures: int
    read: int
    unread: int
    languages: Mapping[str, int]

    @property
    def searched(self) -> int:
        """Return how many texts a search goes through."""
        return self.read + self.unread


class Family(NamedTuple):
    """How many documents go back to one origin."""

    origin_id: str
    documents: int


class Term(NamedTuple):
    """Words of a search that stand next to each other: each of `phrases` is one way in which they
    may be written. `is_beginning` says that they are only the beginning of a word.
    """

    phrases: tuple[str, ...]
    is_beginning: bool = False


class SearchQuery(NamedTuple):
    """A search that was read: a text holds it that has one term of each group of `wanted`, and none
    of `unwanted`. The keys and beginnings say which words of the text are to be marked.
    """

    wanted: tuple[tuple[Term, ...], ...]
    unwanted: tuple[Term, ...]
    keys: frozenset[str]
    beginnings: tuple[str, ...]


def written(moment: dt.datetime) -> str:
    """Write a moment as records hold it."""
    return msgspec.json.encode(moment).decode().strip('"')


def stamp(moment: dt.datetime) -> str:
    """Write a moment to the microsecond, so that texts are in the order of moments."""
    written = moment.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return written.replace("+00:00", "Z")
