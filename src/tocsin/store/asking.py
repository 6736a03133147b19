"""What a page asks of the store, and the small answers that are no records."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Select, Table, func, select

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
    """What a list of documents is narrowed to; None narrows nothing."""

    source: str | None = None
    language: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    touching: str | None = None
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


ALL = Filters()
EVERY = Narrowing()


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
    if filters.touching is not None:
        there = select(schema.TOUCHED.c.document_id).where(
            schema.TOUCHED.c.entity_id == filters.touching
        )
        chosen = chosen.where(of.id.in_(there))
    if filters.touching_any is not None:
        chosen = chosen.where(of.id.in_(touching(filters.touching_any)))
    return chosen


# The field of each kind of record that names a site.
_SITES: Mapping[str, str] = {
    schema.CLAIMS.name: "$.site_id",
    schema.EVENTS.name: "$.site_id",
    schema.MENTIONS.name: "$.entity_id",
}


def touching(entities: tuple[str, ...]) -> Select[Any]:
    """Return the dated documents that touch one of some sites or narratives."""
    table = schema.TOUCHED.c
    return select(table.document_id).where(table.entity_id.in_(list(entities)))


def narrowed_records(chosen: Select[Any], table: Table, wanted: Narrowing) -> Select[Any]:
    """Narrow a list of records that belong to documents."""
    of = table.c
    if wanted.document is not None:
        chosen = chosen.where(of.document_id == wanted.document)
    if wanted.site is not None:
        field = _SITES.get(table.name)
        own = func.json_extract(of.record, field) == wanted.site if field else None
        chosen = chosen.where(of.document_id.in_(touching((wanted.site,))) if own is None else own)
    if wanted.narrative is not None and table is schema.MATCHES:
        chosen = chosen.where(of.narrative_id == wanted.narrative)
    elif wanted.narrative is not None:
        chosen = chosen.where(of.document_id.in_(touching((wanted.narrative,))))
    if wanted.touching_any is not None:
        chosen = chosen.where(of.document_id.in_(touching(wanted.touching_any)))
    if wanted.day is not None:
        documents, after = schema.DOCUMENTS.c, wanted.day + dt.timedelta(days=1)
        published = (documents.published_at >= wanted.day.isoformat()) & (
            documents.published_at < after.isoformat()
        )
        own_document = documents.id == of.document_id
        chosen = chosen.where(select(documents.id).where(own_document & published).exists())
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
