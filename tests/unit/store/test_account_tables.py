"""The tables of accounts stand beside those of the schema."""

from tocsin.store.account_tables import ACCOUNTS, SESSIONS
from tocsin.store.schema import METADATA


def test_they_are_made_with_all_others_and_hold_no_password() -> None:
    for table in (ACCOUNTS, SESSIONS):
        assert METADATA.tables[table.name] is table
    assert {"person", "hash"} <= {column.name for column in ACCOUNTS.columns}
    assert [column.name for column in SESSIONS.primary_key] == ["digest"]
    columns = {column.name for table in (ACCOUNTS, SESSIONS) for column in table.columns}
    assert not columns & {"password", "secret"}
