"""What pages look up: texts on the shelf once, documents under everything they touch."""

import datetime as dt

from sqlalchemy import select

from tests.conftest import NOW
from tocsin.records import Touch
from tocsin.store import Store, schema
from tocsin.store.shelves import enter_touches, shelve, stir, unshelve, untouch


def touch(name: str, sites: tuple[str, ...], narratives: tuple[str, ...] = ()) -> Touch:
    """Return what a document touches."""
    return Touch(
        document_id=name,
        origin_id=name,
        source_id="s",
        day=dt.date(2022, 1, 9),
        sites=sites,
        narratives=narratives,
        seen_at=NOW,
    )


def test_a_text_stands_on_the_shelf_once_and_newer_ones_behind_it(store: Store) -> None:
    with store._engine.begin() as connection:
        shelve(connection, ["a", "b"])
        shelve(connection, ["b", "в"])
        shelve(connection, [])
        chosen = select(schema.SHELF.c.document_id).order_by(schema.SHELF.c.number)
        assert list(connection.scalars(chosen)) == ["a", "b", "в"]
        unshelve(connection, ["b", "nobody"])
        shelve(connection, ["b"])
        assert list(connection.scalars(chosen)) == ["a", "в", "b"]


def test_a_document_stands_under_what_it_touches_now(store: Store) -> None:
    table = schema.TOUCHED.c
    chosen = select(table.entity_id).where(table.document_id == "d").order_by(table.entity_id)
    with store._engine.begin() as connection:
        enter_touches(connection, [touch("d", ("lab", "mill"), ("bio",)), touch("e", ("lab",))])
        assert list(connection.scalars(chosen)) == ["bio", "lab", "mill"]
        enter_touches(connection, [touch("d", ("lab",), ("lab",))])
        assert list(connection.scalars(chosen)) == ["lab"]
        untouch(connection, ["d"])
        untouch(connection, [])
        assert list(connection.scalars(chosen)) == []
        assert connection.scalars(select(table.document_id)).all() == ["e"]


def test_areas_count_by_themselves(store: Store) -> None:
    before = store.pulse.areas()
    with store._engine.begin() as connection:
        stir(connection, "read")
        stir(connection, "read")
        stir(connection, "judged")
    written = {"read": before["read"] + 2, "judged": before["judged"] + 1}
    assert store.pulse.areas() == before | written
