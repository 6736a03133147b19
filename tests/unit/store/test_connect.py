"""Opening a store: a file, or a clear word on what is wrong with it."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

from tocsin.errors import StoreError
from tocsin.store import Store
from tocsin.store.connect import all_of, among, connect, errors_explained, put_new
from tocsin.store.gist_tables import BANDS
from tocsin.store.schema import LINEAGE


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://host/base", "SQLite or PostgreSQL"),
        ("://", "is not a store"),
        ("sqlite+nobody:///a.sqlite", "driver"),
    ],
)
def test_what_is_no_store_is_refused_with_what_to_give(url: str, said: str) -> None:
    with pytest.raises(StoreError, match=said):
        connect(url)


def test_a_folder_is_made_and_one_that_cannot_be_is_named(tmp_path: Path) -> None:
    with connect(str(tmp_path / "папка" / "глубже" / "s.sqlite")).connect() as connection:
        assert connection.scalar(text("SELECT 1")) == 1
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be made"):
        connect(str(tmp_path / "file" / "s.sqlite"))


def test_a_store_is_set_up_to_lose_nothing(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 's.sqlite'}")
    with engine.connect() as connection:
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    engine.dispose()


def test_a_file_that_is_no_store_is_kept_and_named(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    path.write_bytes(b"no database at all, only words" * 99)
    engine = connect(str(path))
    with pytest.raises(StoreError, match="give --store another"), errors_explained(str(path)):
        engine.connect()
    assert path.read_bytes().startswith(b"no database")


def test_an_error_of_the_database_says_what_happened(tmp_path: Path) -> None:
    engine = connect(str(tmp_path / "s.sqlite"))
    with (
        pytest.raises(StoreError, match=r"s\.sqlite: no such table"),
        errors_explained("s.sqlite"),
        engine.connect() as connection,
    ):
        connection.exec_driver_sql("SELECT * FROM nowhere")
    engine.dispose()
    assert sqlite3.connect(tmp_path / "s.sqlite").execute("SELECT 1").fetchall() == [(1,)]


def test_many_rows_come_as_the_driver_gives_them(store: Store) -> None:
    names = [f"doc-{number:04}" for number in range(2_345)]
    with store._engine.begin() as connection:
        rows = [{"document_id": name, "origin_id": name, "record": "{}"} for name in names]
        connection.execute(insert(LINEAGE), rows)
        chosen = select(LINEAGE.c.document_id, LINEAGE.c.record).order_by(LINEAGE.c.document_id)
        assert list(all_of(connection, chosen)) == [(name, "{}") for name in names]
        assert list(all_of(connection, chosen.where(LINEAGE.c.record.is_(None)))) == []


def test_one_of_many_values_is_asked_for_in_one_statement(store: Store) -> None:
    names = [f'doc-"{number}"' for number in range(9_000)]
    with store._engine.begin() as connection:
        rows = [{"document_id": name, "origin_id": name, "record": "{}"} for name in names]
        connection.execute(insert(LINEAGE), rows)
        put_new(connection, BANDS, [{"band": -(2**63), "text": 2**63 - 1}, {"band": 1, "text": 2}])
        put_new(connection, BANDS, [{"text": 2, "band": 1}, {"text": 3, "band": 1}])
        put_new(connection, BANDS, [])
        own = LINEAGE.c.document_id
        wanted = [*names[::2], "of nobody"]
        assert set(connection.scalars(select(own).where(among(connection, own, wanted)))) == set(
            names[::2]
        )
        assert not list(connection.scalars(select(own).where(among(connection, own, []))))
        chosen = select(BANDS.c.text).where(among(connection, BANDS.c.band, [-(2**63), 1]))
        assert sorted(connection.scalars(chosen)) == [2, 3, 2**63 - 1]
