"""The tables of words on duty stand beside those of the schema."""

from tocsin.store.duty_tables import (
    ACKNOWLEDGEMENTS,
    COLLECTING_ORDERS,
    QUIET_HOURS,
    REMARKS,
    SNOOZES,
    THREAD_MARKS,
)
from tocsin.store.migrations.duty import DISCUSSED, LABELLED
from tocsin.store.schema import METADATA


def test_they_are_made_with_all_others_and_each_belongs_to_a_casebook() -> None:
    tables = (ACKNOWLEDGEMENTS, SNOOZES, COLLECTING_ORDERS, QUIET_HOURS, REMARKS, THREAD_MARKS)
    for table in tables:
        assert METADATA.tables[table.name] is table
        assert [column.name for column in table.columns] == ["number", "id", "at", "record"]
    assert [*LABELLED.split(), *DISCUSSED.split()] == [table.name for table in tables]
