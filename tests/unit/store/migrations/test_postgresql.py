"""The first tables in PostgreSQL are those of the schema, and later steps are taken there, too."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine, inspect

from tests.postgres import Server
from tocsin.store import Store
from tocsin.store.connect import connect
from tocsin.store.migrate import migrate, steps_taken
from tocsin.store.migrations import STEPS, steps_of
from tocsin.store.migrations.postgresql import tables_of_postgresql
from tocsin.store.migrations.postgresql_tables import TABLES
from tocsin.store.migrations.running import run
from tocsin.store.schema import METADATA

# Tables whose rows are those of every casebook.
COMMON = ("migrations", "vectors")


@pytest.fixture
def engine(postgres: Server) -> Iterator[Engine]:
    """A database without any table."""
    with postgres.database() as url:
        opened = connect(url)
        yield opened
        opened.dispose()


def test_a_new_store_has_the_tables_columns_and_indexes_of_the_schema(engine: Engine) -> None:
    migrate(engine)
    migrate(engine)
    assert steps_taken(engine) == [step.__name__ for step in steps_of(engine)]
    found = inspect(engine)
    assert set(found.get_table_names()) == {
        *METADATA.tables,
        "leases",
        "pulse",
        "stems",
        "workers",
    }
    for name, table in METADATA.tables.items():
        columns = {column["name"] for column in found.get_columns(name)} - {"rowid", "casebook"}
        assert columns == {column.name for column in table.columns}, name
        indexes = {index["name"] for index in found.get_indexes(name)}
        unique = {rule["name"] for rule in found.get_unique_constraints(name)}
        assert indexes - unique == {index.name for index in table.indexes}, name
        keys = found.get_pk_constraint(name)["constrained_columns"]
        own = [column.name for column in table.primary_key.columns]
        assert keys == (own if name in COMMON else [*own, "casebook"]), name


def test_every_text_is_sorted_by_code_points(engine: Engine) -> None:
    migrate(engine)
    chosen = (
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = "
        "'public' AND data_type IN ('text', 'character varying') AND collation_name IS DISTINCT "
        "FROM 'C'"
    )
    with engine.connect() as connection:
        assert connection.exec_driver_sql(chosen).all() == []
        assert connection.exec_driver_sql("SELECT 'ё' < 'я', 'ё' < 'я' COLLATE \"C\"").one() == (
            True,
            False,
        )
    assert TABLES.count("CREATE TABLE") >= 40


def test_a_later_step_is_taken_by_both_or_by_none(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate(engine)

    def later(connection: Connection) -> None:
        run(connection, "CREATE TABLE later (id VARCHAR NOT NULL, body BLOB, PRIMARY KEY (id))")

    def broken(connection: Connection) -> None:
        run(connection, "CREATE TABLE half (id VARCHAR)")
        raise RuntimeError("stopped")

    monkeypatch.setattr("tocsin.store.migrations.STEPS", (*STEPS, later, broken))
    with pytest.raises(RuntimeError, match="stopped"):
        migrate(engine)
    assert steps_taken(engine)[0] == tables_of_postgresql.__name__
    assert steps_taken(engine)[-1] == "later"
    assert not inspect(engine).has_table("half")


def test_nobody_empties_the_log(server_url: str) -> None:
    with (
        Store(server_url) as store,
        store._engine.connect() as connection,
        pytest.raises(Exception, match="append-only"),
    ):
        connection.exec_driver_sql("TRUNCATE audit")
