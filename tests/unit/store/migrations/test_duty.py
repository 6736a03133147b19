"""Words of people on duty are added to a file, and to a server, where rows say whose they are."""

from sqlalchemy import create_engine, inspect

from tests.postgres import Server
from tocsin.store.connect import connect
from tocsin.store.migrations.casebooks import CURRENT
from tocsin.store.migrations.duty import DISCUSSED, LABELLED, discussions, words_on_duty
from tocsin.store.migrations.running import run_as_written


def test_a_file_gets_them_once() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        for add in (words_on_duty, discussions, words_on_duty, discussions):
            add(connection)
        names = {*LABELLED.split(), *DISCUSSED.split()}
        assert set(inspect(connection).get_table_names()) == names


def test_a_server_labels_their_rows(postgres: Server) -> None:
    with postgres.database() as url:
        engine = connect(url)
        with engine.begin() as connection:
            run_as_written(connection, CURRENT)
            words_on_duty(connection)
            discussions(connection)
            for name in (*LABELLED.split(), *DISCUSSED.split()):
                key = inspect(connection).get_pk_constraint(name)
                assert key["constrained_columns"] == ["number", "casebook"]
        engine.dispose()
