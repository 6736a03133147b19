"""SQLite: what its errors mean, and what tells one file from another."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from tocsin.errors import StoreError
from tocsin.store import Store
from tocsin.store.dialects.sqlite import SQLite


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("database or disk is full", "the disk is full"),
        ("unable to open database file", "check the folder"),
        ("attempt to write a readonly database", "check the folder"),
        ("database is locked", "another program is writing"),
        ("no such table: x", "no such table: x"),
    ],
)
def test_an_error_says_what_to_do(said: str, meant: str) -> None:
    error = OperationalError("SELECT 1", {}, sqlite3.OperationalError(said))
    assert meant in SQLite().explained(error)


def test_what_is_no_store_is_said(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    path.write_bytes(b"no store at all" * 100)
    with pytest.raises(StoreError, match="not a store"):
        Store(str(path))


def test_a_file_is_known_by_its_number(file_store: Store) -> None:
    path = Path(str(file_store._engine.url.database))
    assert SQLite().place(file_store._engine) == path.stat().st_ino
    path.unlink()
    assert SQLite().place(file_store._engine) is None


def test_a_store_in_memory_is_always_there() -> None:
    with Store("sqlite://") as store:
        assert SQLite().place(store._engine) == 0
