"""The schema: what belongs to a document is looked up by it."""

import pytest
from sqlalchemy import Table, insert, select

from tests.unit.store.made import kept
from tocsin.store import Store, schema
from tocsin.store.schema import DOCUMENTS, OF_DOCUMENT


@pytest.mark.parametrize("table", OF_DOCUMENT, ids=lambda table: table.name)
def test_records_of_a_document_are_looked_up_by_it(table: Table) -> None:
    firsts = {next(iter(index.columns)).name for index in table.indexes}
    assert "document_id" in firsts


@pytest.mark.parametrize(
    ("text", "opening"), [("У лаборатории тихо.", "У лаборатории тихо."), ("Ә" * 300, "Ә" * 160)]
)
def test_columns_of_a_document_are_read_from_its_record(
    store: Store, text: str, opening: str
) -> None:
    store.keep([kept(text, source_id="газета", language="kk", title="Т")], "f")
    with store._engine.connect() as connection:
        row = connection.execute(select(DOCUMENTS)).one()
    assert (row.source_id, row.language, row.title, row.opening) == ("газета", "kk", "Т", opening)
    assert (row.published_at, row.url) == (None, None)


def test_a_column_that_is_read_from_a_record_cannot_be_written(store: Store) -> None:
    values = {"id": "a", "document_id": "a", "record": "{}", "title": "x"}
    with store._engine.begin() as connection, pytest.raises(Exception, match="generated column"):
        connection.execute(insert(schema.DOCUMENTS).values(values))
