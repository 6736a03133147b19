"""The files of a store: where they stand, and what is said when one is gone."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError, OperationalError

from tocsin.errors import StoreError
from tocsin.store.files import INDEX, LOG, file_of, has_lost_log, is_damage, lost_log


@pytest.mark.parametrize("url", ["work.sqlite", "sqlite:///work.sqlite"])
def test_a_store_has_a_file(url: str) -> None:
    assert file_of(url) == Path("work.sqlite")


@pytest.mark.parametrize("url", ["postgresql://host/base", "sqlite://", ":memory:"])
def test_what_is_no_file_is_refused(url: str) -> None:
    with pytest.raises(StoreError, match=r"only a store in a file|has no file"):
        file_of(url)


def test_a_log_is_lost_where_its_index_stands_alone(tmp_path: Path) -> None:
    store = tmp_path / "work.sqlite"
    for name in ("", INDEX):
        Path(f"{store}{name}").write_bytes(b"")
    assert has_lost_log(store)
    assert f"work.sqlite{LOG}" in lost_log(store)
    Path(f"{store}{LOG}").write_bytes(b"")
    assert not has_lost_log(store)


def test_damage_is_told_from_a_store_that_is_busy() -> None:
    def error(kind: type[DatabaseError], said: str) -> DatabaseError:
        return kind("", {}, sqlite3.OperationalError(said))

    assert is_damage(error(DatabaseError, "file is not a database"))
    assert is_damage(error(OperationalError, "database disk image is malformed"))
    assert not is_damage(error(OperationalError, "database is locked"))
