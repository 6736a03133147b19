"""The table of archives stands beside those of the schema."""

from tocsin.store.archive_tables import ARCHIVES
from tocsin.store.schema import METADATA


def test_the_table_is_one_of_the_store() -> None:
    assert METADATA.tables["archives"] is ARCHIVES
    assert [column.name for column in ARCHIVES.primary_key] == ["archive"]
