"""The tables of words on duty stand beside those of the schema."""

from tocsin.store.duty_tables import ACKNOWLEDGEMENTS, COLLECTING_ORDERS, QUIET_HOURS, SNOOZES
from tocsin.store.migrations.duty import LABELLED
from tocsin.store.schema import METADATA


def test_they_are_made_with_all_others_and_each_belongs_to_a_casebook() -> None:
    tables = (ACKNOWLEDGEMENTS, SNOOZES, COLLECTING_ORDERS, QUIET_HOURS)
    for table in tables:
        assert METADATA.tables[table.name] is table
        assert [column.name for column in table.columns] == ["number", "id", "at", "record"]
    assert LABELLED.split() == [table.name for table in tables]
