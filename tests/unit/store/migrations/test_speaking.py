"""Claims of an older store are found by who says them."""

from sqlalchemy import Connection

from tocsin.store.migrations.first import first_schema
from tocsin.store.migrations.running import columns_of, run
from tocsin.store.migrations.speaking import claims_by_speaker

CLAIM = '{"chain": [{"surface": "міністерство", "entity_id": "ministry"}], "actor_id": "army"}'


def older(connection: Connection) -> None:
    """Make a store whose claims have no such columns."""
    first_schema(connection)
    run(
        connection,
        "DROP TABLE claims;\nCREATE TABLE claims (id VARCHAR, document_id VARCHAR, record TEXT)",
    )
    connection.exec_driver_sql(
        "INSERT INTO claims VALUES ('c', 'd', ?), ('bad', 'd', 'no json')", (CLAIM,)
    )


def test_columns_are_read_from_records_that_were_there(connection: Connection) -> None:
    older(connection)
    for _ in range(2):
        claims_by_speaker(connection)
    assert {"speaker", "actor_id"} <= columns_of(connection, "claims")
    rows = connection.exec_driver_sql("SELECT id, speaker, actor_id FROM claims ORDER BY id").all()
    assert [tuple(row) for row in rows] == [("bad", None, None), ("c", "ministry", "army")]
