"""What others may ask of a store: tables that are made once."""

from sqlalchemy import Connection

from tocsin.store.migrations.access import tokens_of_people, what_has_left
from tocsin.store.migrations.running import columns_of


def test_the_tables_are_made_and_a_second_time_changes_nothing(connection: Connection) -> None:
    for _ in range(2):
        tokens_of_people(connection)
        what_has_left(connection)
    assert {"digest", "role", "revoked_at"} <= columns_of(connection, "tokens")
    assert {"collection", "version", "added_at"} <= columns_of(connection, "left_objects")
