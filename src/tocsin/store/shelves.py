"""What is written so that pages can look it up: texts on the shelf, documents by
what they touch.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select

from tocsin.records import Touch
from tocsin.records.areas import Area
from tocsin.store import schema
from tocsin.store.dialects import insert


def stir(connection: Connection, area: Area) -> None:
    """Say that something in an area is another thing than before, in the same transaction."""
    statement = insert(schema.AREAS).values(name=area, changes=1)
    again = {"changes": schema.AREAS.c.changes + 1}
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=again))


def shelve(connection: Connection, texts: Sequence[str]) -> None:
    """Put texts on the shelf, read for claims or not; the full text takes them in later."""
    rows = [{"document_id": name} for name in texts]
    if rows:
        connection.execute(insert(schema.SHELF).on_conflict_do_nothing(), rows)


def unshelve(connection: Connection, texts: Sequence[str]) -> None:
    """Take texts off the shelf, and out of the full text."""
    shelf, stems = schema.SHELF, schema.STEMS
    chosen = select(shelf.c.number).where(shelf.c.document_id.in_(texts))
    numbers = list(connection.scalars(chosen))
    if numbers:
        connection.execute(delete(stems).where(stems.c.rowid.in_(numbers)))
        connection.execute(delete(shelf).where(shelf.c.number.in_(numbers)))


def enter_touches(connection: Connection, touches: Sequence[Touch]) -> None:
    """Enter documents under everything they touch, in place of what they were entered under."""
    untouch(connection, [touch.document_id for touch in touches])
    rows = [
        {"entity_id": entity, "day": touch.day, "document_id": touch.document_id}
        for touch in touches
        for entity in (*touch.sites, *touch.narratives)
    ]
    if rows:
        connection.execute(insert(schema.TOUCHED).on_conflict_do_nothing(), rows)


def untouch(connection: Connection, documents: Sequence[str]) -> None:
    """Take documents out from under everything they touch."""
    if documents:
        touched = schema.TOUCHED
        connection.execute(delete(touched).where(touched.c.document_id.in_(documents)))
