"""What a page asks of the store, and the small answers that are no records."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Select, select

from tocsin.records import Alarm, Card, Lineage
from tocsin.store import schema

# The columns that a card is made of.
CARD_COLUMNS = (
    "id",
    "external_id",
    "seen_at",
    "title",
    "source_id",
    "published_at",
    "language",
    "url",
    "opening",
)


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


ALL = Filters()


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


def narrowed(chosen: Select[Any], filters: Filters, of: Any = schema.DOCUMENTS.c) -> Select[Any]:
    """Narrow a list of documents, or of texts whose columns are given."""
    if filters.source is not None:
        chosen = chosen.where(of.source_id == filters.source)
    if filters.language is not None:
        chosen = chosen.where(of.language == filters.language)
    if filters.first is not None:
        chosen = chosen.where(of.published_at >= filters.first.isoformat())
    if filters.last is not None:
        chosen = chosen.where(of.published_at < (filters.last + dt.timedelta(days=1)).isoformat())
    for entity in (filters.touching, filters.telling):
        if entity is not None:
            touched = schema.TOUCHED.c
            chosen = chosen.where(
                of.id.in_(select(touched.document_id).where(touched.entity_id == entity))
            )
    if filters.speaker is not None:
        claims = schema.CLAIMS.c
        chosen = chosen.where(
            of.id.in_(select(claims.document_id).where(claims.speaker == filters.speaker))
        )
    return chosen


def written(moment: dt.datetime) -> str:
    """Write a moment as records hold it."""
    return msgspec.json.encode(moment).decode().strip('"')


def card_of(row: Any) -> Card:
    """Return the card of a row."""
    return Card(
        id=row.id,
        external_id=row.external_id,
        seen_at=dt.datetime.fromisoformat(row.seen_at),
        title=row.title,
        source_id=row.source_id,
        published_at=dt.datetime.fromisoformat(row.published_at) if row.published_at else None,
        language=row.language,
        url=row.url,
        opening=" ".join((row.opening or "").split()),
        unread=getattr(row, "unread", None),
    )


def is_same_belief(before: Lineage | None, lineage: Lineage) -> bool:
    """Tell whether the same was believed before."""
    if before is None:
        return False
    return msgspec.structs.replace(before, as_of=lineage.as_of) == lineage


class Either(NamedTuple):
    """The columns of a text, whether it was read for claims or not."""

    id: Any
    external_id: Any
    seen_at: Any
    title: Any
    source_id: Any
    published_at: Any
    language: Any
    url: Any
    opening: Any
