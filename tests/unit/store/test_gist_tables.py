"""The tables of gists stand beside those of the schema."""

from tocsin.store.gist_tables import ALIKE, BANDS, FEATURES, GISTS, TRANSLATED
from tocsin.store.schema import METADATA


def test_they_are_made_with_all_others_and_what_is_looked_up_has_an_index() -> None:
    for table in (ALIKE, BANDS, FEATURES, GISTS, TRANSLATED):
        assert METADATA.tables[table.name] is table
    indexes = {"gists_by_moment", "gists_by_text", "gists_by_asked"}
    assert {index.name for index in GISTS.indexes} == indexes
    assert [column.name for column in BANDS.primary_key] == ["band", "text"]
