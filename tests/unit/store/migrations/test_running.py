"""Running a migration's own text, statement by statement."""

import pytest
from sqlalchemy import Connection

from tocsin.store.migrations.running import columns_of, run


def test_statements_are_run_in_order_and_empty_ones_are_none(connection: Connection) -> None:
    run(connection, "CREATE TABLE a (x TEXT);\nINSERT INTO a VALUES ('one; two');\n\n;\n")
    assert connection.exec_driver_sql("SELECT x FROM a").scalar() == "one; two"


def test_a_statement_that_fails_is_not_passed_over(connection: Connection) -> None:
    with pytest.raises(Exception, match="no such table"):
        run(connection, "CREATE TABLE a (x TEXT);\nINSERT INTO nobody VALUES (1)")


def test_columns_are_known_with_those_read_from_records(connection: Connection) -> None:
    run(
        connection,
        "CREATE TABLE a (record TEXT, name TEXT GENERATED ALWAYS AS (json_extract(record, '$.n')))",
    )
    assert columns_of(connection, "a") == {"record", "name"}
    assert columns_of(connection, "nobody") == set()
