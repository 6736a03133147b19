"""The first tables: what an earlier store may have already stays."""

from sqlalchemy import Connection, inspect

from tocsin.store.migrations.first import first_schema


def test_the_first_tables_are_made_and_a_row_of_an_earlier_store_stays(
    connection: Connection,
) -> None:
    first_schema(connection)
    connection.exec_driver_sql(
        "INSERT INTO alarms (id, problem_id, as_of, record) "
        "VALUES ('a', 'p', '2022-01-09', '{\"proposed_state\": \"WATCH\"}')"
    )
    first_schema(connection)
    row = connection.exec_driver_sql("SELECT id, proposed_state FROM alarms").one()
    assert tuple(row) == ("a", "WATCH")
    assert {"captures", "claims", "bodies", "assessments"} <= set(
        inspect(connection).get_table_names()
    )
