"""What a page asks, put into queries, and their rows made cards."""

import datetime as dt
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Select, select

from tocsin.records import Card, Lineage
from tocsin.records.asking import Filters
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
