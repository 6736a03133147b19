"""What collecting brought: counts of an older store count as seen when they were published."""

from sqlalchemy import Connection

from tocsin.store.migrations.collecting import (
    attention_kept,
    coded_events,
    fetched_addresses,
    vectors_of_texts,
    versions_and_judgements,
)
from tocsin.store.migrations.first import first_schema
from tocsin.store.migrations.running import columns_of, run

OLD_VOLUMES = """
CREATE TABLE IF NOT EXISTS volumes (
    source_id VARCHAR, day DATE, captures INTEGER, PRIMARY KEY (source_id, day));
CREATE TABLE IF NOT EXISTS counts (group_id VARCHAR);
DELETE FROM volumes;
INSERT INTO volumes (source_id, day, captures) VALUES ('газета', '2022-01-09', 7)
"""


def older(connection: Connection) -> None:
    """Make a store as it was before the watch over attention."""
    first_schema(connection)
    run(connection, "DROP TABLE IF EXISTS volumes;\nDROP TABLE IF EXISTS counts")
    run(connection, OLD_VOLUMES)
    for step in (fetched_addresses, versions_and_judgements, coded_events, vectors_of_texts):
        step(connection)


def test_volumes_of_an_older_store_were_seen_on_their_day(connection: Connection) -> None:
    older(connection)
    attention_kept(connection)
    rows = connection.exec_driver_sql("SELECT source_id, day, seen, captures FROM volumes").all()
    assert [tuple(row) for row in rows] == [("газета", "2022-01-09", "2022-01-09", 7)]
    assert {"documents", "origins", "newcomers"} <= columns_of(connection, "counts")


def test_a_step_that_is_taken_again_changes_nothing(connection: Connection) -> None:
    older(connection)
    for _ in range(2):
        attention_kept(connection)
        fetched_addresses(connection)
        versions_and_judgements(connection)
    assert connection.exec_driver_sql("SELECT sum(captures) FROM volumes").scalar() == 7
