"""Migrations: a new store has the tables of the schema, and a newer program's store is refused."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import inspect

from tocsin.errors import StoreError
from tocsin.store import Store
from tocsin.store.connect import connect
from tocsin.store.migrate import migrate, steps_taken
from tocsin.store.migrations import STEPS
from tocsin.store.schema import METADATA


def test_a_new_store_has_the_tables_columns_and_indexes_of_the_schema(tmp_path: Path) -> None:
    engine = connect(str(tmp_path / "s.sqlite"))
    migrate(engine)
    found = inspect(engine)
    own = {name for name in found.get_table_names() if not name.startswith("stems")}
    assert own == set(METADATA.tables)
    with engine.connect() as connection:
        for name, table in METADATA.tables.items():
            rows = connection.exec_driver_sql(f"PRAGMA table_xinfo({name})").all()
            assert {row.name for row in rows} == {column.name for column in table.columns}, name
            indexes = {str(index["name"]) for index in found.get_indexes(name)}
            assert indexes == {index.name for index in table.indexes}, name
    engine.dispose()


def test_every_step_is_taken_once_and_in_order(tmp_path: Path) -> None:
    engine = connect(str(tmp_path / "s.sqlite"))
    assert steps_taken(engine) == []
    migrate(engine)
    migrate(engine)
    assert steps_taken(engine) == [step.__name__ for step in STEPS]
    engine.dispose()


def test_a_step_that_fails_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "s.sqlite"
    Store(str(path)).close()

    def broken_step(connection: object) -> None:
        connection.exec_driver_sql("CREATE TABLE half (id TEXT)")  # type: ignore[attr-defined]
        raise RuntimeError("stopped")

    monkeypatch.setattr("tocsin.store.migrations.STEPS", (*STEPS, broken_step))
    with pytest.raises(RuntimeError, match="stopped"):
        Store(str(path))
    raw = sqlite3.connect(path)
    assert raw.execute("SELECT name FROM sqlite_master WHERE name = 'half'").fetchall() == []
    names = [row[0] for row in raw.execute("SELECT name FROM migrations ORDER BY position")]
    raw.close()
    assert names == [step.__name__ for step in STEPS]


def test_the_store_of_a_newer_program_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    Store(str(path)).close()
    raw = sqlite3.connect(path)
    with raw:
        raw.execute("INSERT INTO migrations VALUES ('a_step_of_tomorrow', 99)")
    raw.close()
    with pytest.raises(StoreError, match=r"newer tocsin.*a_step_of_tomorrow.*upgrade"):
        Store(str(path))
