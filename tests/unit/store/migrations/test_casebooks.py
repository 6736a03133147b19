"""On a server each row says which casebook it belongs to."""

from sqlalchemy import create_engine, inspect

from tests.postgres import Server
from tocsin.store import Store
from tocsin.store.migrations.casebooks import LABELLED, rows_by_casebook
from tocsin.store.migrations.duty import DISCUSSED
from tocsin.store.migrations.duty import LABELLED as OF_DUTY
from tocsin.store.schema import METADATA


def test_every_table_but_what_all_share_is_labelled(postgres: Server) -> None:
    with postgres.empty_store() as url:
        engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
        found = inspect(engine)
        labelled = {
            name
            for name in found.get_table_names()
            if "casebook" in found.get_pk_constraint(name)["constrained_columns"]
        }
        assert labelled == {*LABELLED.split(), *OF_DUTY.split(), *DISCUSSED.split()}
        assert set(METADATA.tables) - labelled == {"migrations", "vectors"}
        with engine.begin() as connection:
            connection.exec_driver_sql("SET tocsin.casebook = 'one'")
            connection.exec_driver_sql("INSERT INTO areas VALUES ('x', 1)")
            row = connection.exec_driver_sql("SELECT casebook FROM areas WHERE name = 'x'")
            assert row.scalar_one() == "one"
        engine.dispose()
        with Store(url) as store:
            assert set(store.pulse.areas().values()) == {0}


def test_a_file_is_left_as_it_is() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        rows_by_casebook(connection)
        assert inspect(connection).get_table_names() == []
