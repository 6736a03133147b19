"""The indexes that what is dropped is counted from are made once."""

from sqlalchemy import Connection, inspect, text

from tocsin.store.migrations.dropping import dropped_by_reason


def test_the_indexes_are_made_and_a_second_time_changes_nothing(connection: Connection) -> None:
    connection.execute(
        text(
            "CREATE TABLE dropped (stage VARCHAR, record_id VARCHAR, reason VARCHAR, "
            "capture_id VARCHAR, record TEXT)"
        )
    )
    for _ in range(2):
        dropped_by_reason(connection)
    made = {index["name"] for index in inspect(connection).get_indexes("dropped")}
    assert made == {"dropped_by_reason", "dropped_in_part"}
