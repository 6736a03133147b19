"""What is compared after a kill: a row that is lost, a record that is another and a fault show."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.conftest import NOW
from tests.kills import left
from tests.unit.store.made import kept
from tocsin.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The file of a store with two texts and a line of its log."""
    path = tmp_path / "s.sqlite"
    with Store(str(path)) as opened:
        opened.keep([kept("Один.", external_id="1"), kept("Два.", external_id="2")], "f")
        opened.words.log(NOW, "A. Analyst", "note", "x", "{}")
    return path


def changed(store: Path, statement: str) -> Path:
    """Return a copy of a store that somebody changed."""
    copy = Path(shutil.copy(store, store.with_name("changed.sqlite")))
    connection = sqlite3.connect(copy)
    kept_by = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    with connection:
        for (name,) in kept_by:  # the log refuses to be changed as long as they stand
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute(statement)
    connection.close()
    return copy


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE documents SET record = replace(record, 'Один', 'Три')", "documents"),
        ("DELETE FROM unread", ""),
        ("DELETE FROM audit", "rows: audit"),
        ("UPDATE audit SET detail = 'another'", "faults"),
    ],
)
def test_what_differs_is_named(store: Path, tmp_path: Path, statement: str, found: str) -> None:
    own, other = (
        left.everything(store, tmp_path),
        left.everything(changed(store, statement), tmp_path),
    )
    named = left.differences(own, other)
    assert bool(named) == bool(found)
    assert not found or any(found in name for name in named)
