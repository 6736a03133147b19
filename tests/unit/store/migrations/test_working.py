"""Who works on a store stands in tables of a server, and in none of a file."""

from sqlalchemy import create_engine, inspect

from tests.postgres import Server
from tocsin.store.connect import connect
from tocsin.store.migrations.working import work_is_shared


def test_a_server_has_them(postgres: Server) -> None:
    with postgres.database() as url:
        engine = connect(url)
        with engine.begin() as connection:
            work_is_shared(connection)
            assert set(inspect(connection).get_table_names()) == {"workers", "leases"}
        engine.dispose()


def test_a_file_has_none() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        work_is_shared(connection)
        assert inspect(connection).get_table_names() == []
