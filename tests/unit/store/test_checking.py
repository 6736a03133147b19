"""Checking a store says what is wrong, and what to do; it writes nothing."""

import sqlite3
import zlib
from pathlib import Path

import pytest

from tests.unit.store.damage import overwrite, pages_of, settle
from tests.unit.store.made import kept
from tocsin.errors import StoreError
from tocsin.store import Store
from tocsin.store.checking import check_store, is_what_was_captured


@pytest.fixture
def store(file_store: Store) -> Store:
    """A store in a file: one on a server is looked after by the server's own tools."""
    return file_store


@pytest.fixture
def path(store: Store) -> Path:
    """The file of a store with a few texts, closed."""
    store.keep([kept(f"У лаборатории {number} тихо.") for number in range(40)], "f")
    store.words.log(kept("a").capture.seen_at, "A. Analyst", "note", "x", "{}")
    store.close()
    settle(Path(store.url))
    return Path(store.url)


def altered(path: Path, statement: str, *values: object) -> None:
    """Change a store past the program."""
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement, values)
    connection.close()


def test_a_sound_store_is_said_to_be_and_left_as_it_is(path: Path) -> None:
    before = path.read_bytes()
    found = check_store(str(path))
    assert found.is_sound, found.findings
    assert (found.findings, found.rows > 100) == ((), True)
    assert path.read_bytes() == before


@pytest.mark.parametrize("table", ["captures", "documents", "bodies", "audit"])
def test_a_damaged_page_is_said_with_what_to_do(path: Path, table: str) -> None:
    overwrite(path, pages_of(path, table)[-1])
    found = check_store(str(path))
    assert not found.is_sound
    assert "damaged" in found.findings[0].what
    assert "tocsin store repair" in found.findings[0].advice


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM captures WHERE id = (SELECT min(id) FROM captures)", "documents name captu"),
        ("DELETE FROM bodies WHERE sha256 = (SELECT min(sha256) FROM bodies)", "captures name bod"),
        ("UPDATE documents SET record = '[1]'", "cannot be read"),
        ("INSERT INTO migrations VALUES ('from_the_future', 99)", "newer tocsin"),
        ("UPDATE about SET value = '99.0' WHERE name = 'records'", "newer tocsin wrote its rec"),
        ("DROP TRIGGER audit_no_update", ""),
    ],
)
def test_what_is_wrong_with_rows_is_said(path: Path, statement: str, said: str) -> None:
    altered(path, statement)
    found = check_store(str(path))
    if not said:
        altered(path, "UPDATE audit SET actor = 'Another'")
        found, said = check_store(str(path)), "audit log: line 1 was altered"
    assert not found.is_sound
    assert any(said in finding.what for finding in found.findings), found.findings
    assert all(finding.advice for finding in found.findings)


def test_bytes_that_are_not_what_was_captured_are_said(path: Path) -> None:
    altered(path, "UPDATE bodies SET body = ?", zlib.compress(b"something else"))
    found = check_store(str(path))
    assert sum("not what was captured" in finding.what for finding in found.findings) == 20
    assert not is_what_was_captured("0" * 64, b"no zlib at all")
    assert not is_what_was_captured("0" * 64, None)


def test_an_earlier_store_is_no_fault(path: Path) -> None:
    altered(path, "DELETE FROM migrations WHERE name = 'what_has_left'")
    found = check_store(str(path))
    assert found.is_sound
    assert "earlier tocsin" in found.findings[0].what
    assert "back it up" in found.findings[0].advice.lower()


def test_a_log_that_was_taken_away_is_said_by_check_and_by_opening(
    store: Store, tmp_path: Path
) -> None:
    store.keep([kept("У лаборатории тихо.")], "f")
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(Path(store.url).read_bytes())
    index = Path(f"{copy}-shm")
    index.write_bytes(Path(f"{store.url}-shm").read_bytes())
    found = check_store(str(copy))
    assert "log was taken away" in found.findings[0].what
    with pytest.raises(StoreError, match="taken away, and with it what was written last"):
        Store(str(copy))
    index.unlink()
    Store(str(copy)).close()


def test_what_is_no_store_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such store"):
        check_store(str(tmp_path / "nowhere.sqlite"))
    with pytest.raises(StoreError, match="has no file"):
        check_store("sqlite://")
    words = tmp_path / "words.txt"
    words.write_bytes(b"no database, only words " * 400)
    assert "damaged" in check_store(str(words)).findings[0].what
    empty = tmp_path / "empty.sqlite"
    empty.write_bytes(b"")
    assert "no store of tocsin" in check_store(str(empty)).findings[0].what
