"""Accounts and sessions: tables that are made once."""

from sqlalchemy import Connection

from tocsin.store.account_tables import ACCOUNTS, SESSIONS
from tocsin.store.migrations.accounts import (
    accounts_and_sessions,
    accounts_disabled_or_known_elsewhere,
)
from tocsin.store.migrations.running import columns_of


def test_the_tables_are_made_and_a_second_time_changes_nothing(connection: Connection) -> None:
    for _ in range(2):
        accounts_and_sessions(connection)
        accounts_disabled_or_known_elsewhere(connection)
    for table in (ACCOUNTS, SESSIONS):
        assert columns_of(connection, table.name) == {column.name for column in table.columns}
