"""What is written so that pages can look it up: the full text by the keys of its words, and documents by what they touch."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from tocsin.language.search_keys import search_key
from tocsin.language.words import word_list
from tocsin.records import Document, Touch, Unread
from tocsin.store import schema

# What documents say, what was judged, and what people said of it.
READ, JUDGED = "read", "judged"


def stir(connection: Connection, area: str) -> None:
    """Say that something in an area is another thing than before, in the transaction that makes it so."""
    statement = upsert(schema.AREAS).values(name=area, changes=1)
    again = {"changes": schema.AREAS.c.changes + 1}
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=again))


def shelve(connection: Connection, document: Document | Unread) -> None:
    """Enter a text into the full text, read for claims or not."""
    added = connection.execute(
        upsert(schema.SHELF).values(document_id=document.id).on_conflict_do_nothing()
    )
    if not added.rowcount:
        return
    number = connection.scalar(
        select(schema.SHELF.c.number).where(schema.SHELF.c.document_id == document.id)
    )
    words = word_list(f"{document.title or ''}\n{document.text}")
    keys = " ".join(search_key(w, document.language) for w in words)
    connection.execute(insert(schema.STEMS).values(rowid=number, words=keys))


def unshelve(connection: Connection, documents: Sequence[str]) -> None:
    """Take documents out of the full text."""
    numbers = list(
        connection.scalars(
            select(schema.SHELF.c.number).where(schema.SHELF.c.document_id.in_(documents))
        )
    )
    connection.execute(delete(schema.STEMS).where(schema.STEMS.c.rowid.in_(numbers)))
    connection.execute(delete(schema.SHELF).where(schema.SHELF.c.number.in_(numbers)))


def touch_each(connection: Connection, touch: Touch) -> None:
    """Enter a document under everything it touches, in place of what it was entered under before."""
    untouch(connection, [touch.document_id])
    rows = [
        {"entity_id": e, "day": touch.day, "document_id": touch.document_id}
        for e in (*touch.sites, *touch.narratives)
    ]
    if rows:
        connection.execute(upsert(schema.TOUCHED).on_conflict_do_nothing(), rows)


def untouch(connection: Connection, documents: Sequence[str]) -> None:
    """Take documents out from under everything they touch."""
    connection.execute(delete(schema.TOUCHED).where(schema.TOUCHED.c.document_id.in_(documents)))
