"""What a page asks, put into queries, and their rows made cards."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Select, Table, func, select

from tocsin.records import Card, Lineage
from tocsin.records.asking import Filters, Narrowing
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
