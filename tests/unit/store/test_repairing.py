"""What can be read of a damaged store is saved, and what was lost is said."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import NOW
from tests.unit.store.damage import PAGE, overwrite, pages_of, settle
from tests.unit.store.made import kept
from tocsin.errors import StoreError
from tocsin.store import Store
from tocsin.store.checking import check_store, rows_by_table
from tocsin.store.repairing import READINGS, repair

TEXTS = 60


@pytest.fixture(scope="module")
def whole(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with texts and two lines of its log, settled into one file."""
    path = Path(shutil.copy(empty, tmp_path_factory.mktemp("whole") / "s.sqlite"))
    with Store(str(path)) as store:
        store.keep([kept(f"У лаборатории {number} тихо. " * 9) for number in range(TEXTS)], "f")
        store.full_text.catch_up()
        store.words.log(NOW, "A. Analyst", "note", "x", "{}")
        store.words.log(NOW, "B. Analyst", "note", "x", "{}")
    settle(path)
    return path


def test_a_whole_store_loses_nothing(whole: Path, tmp_path: Path) -> None:
    done = repair(str(whole), tmp_path / "out.sqlite")
    assert (done.losses, done.is_to_be_read_anew) == ((), False)
    assert sum(done.rows.values()) == check_store(str(whole)).rows
    with Store(done.path) as saved:
        saved.full_text.catch_up()
        assert len(saved.marks()) == TEXTS
        assert saved.words.verify() == []
    assert check_store(done.path).findings == ()


def test_rows_of_a_damaged_page_are_named_and_the_others_saved(whole: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(whole, tmp_path / "s.sqlite"))
    pages = pages_of(path, "documents")
    assert len(pages) > 4
    overwrite(path, pages[len(pages) // 2])
    before = path.read_bytes()
    done = repair(str(path), tmp_path / "out.sqlite")
    (loss,) = done.losses
    assert (loss.table, loss.is_at_least) == ("documents", False)
    assert 0 < loss.number < TEXTS / 2
    assert done.rows["documents"] == TEXTS - loss.number
    assert all(key.startswith("doc-") for key in loss.keys)
    assert path.read_bytes() == before
    # Their captures are whole: they are read anew under whatever casebook is used.
    assert done.is_to_be_read_anew
    with Store(done.path) as saved:
        assert {fingerprint for fingerprint, _ in saved.marks().values()} == {"repaired"}


def test_a_store_that_lost_its_list_of_steps_has_had_them_all(whole: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(whole, tmp_path / "s.sqlite"))
    for page in pages_of(path, "migrations"):
        overwrite(path, page, b"\0" * PAGE)
    done = repair(str(path), tmp_path / "out.sqlite")
    assert "migrations" in {loss.table for loss in done.losses}
    with Store(done.path) as saved:
        assert len(saved.marks()) == TEXTS
    assert check_store(done.path).findings == ()


def test_captures_whose_bytes_are_lost_are_taken_in_again(whole: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(whole, tmp_path / "s.sqlite"))
    raw = sqlite3.connect(path)
    with raw:
        raw.execute("UPDATE bodies SET body = x'00' WHERE rowid IN (2, 5)")
    raw.close()
    settle(path)
    done = repair(str(path), tmp_path / "out.sqlite")
    assert [(loss.table, loss.number) for loss in done.losses] == [("bodies", 2)]
    with Store(done.path) as saved:
        assert len(saved.marks()) == TEXTS - 2


def test_what_cannot_be_repaired_is_said(whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.sqlite"
    path = Path(shutil.copy(whole, tmp_path / "s.sqlite"))
    overwrite(path, 1, b"\0" * PAGE)
    with pytest.raises(StoreError, match="list of its tables"):
        repair(str(path), out)
    assert not out.exists()
    with pytest.raises(StoreError, match="no such store"):
        repair(str(tmp_path / "nowhere.sqlite"), out)
    with pytest.raises(StoreError, match="is not overwritten"):
        repair(str(whole), path)
    assert "documents" in READINGS


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_damage_is_survived(whole: Path, tmp_path: Path, data: st.DataObject) -> None:
    """Whatever is damaged behind the first page, checking says so or the store is whole, and every
    row that is missing from what was saved is counted or its number is said to be unknown.
    """
    path = Path(shutil.copy(whole, tmp_path / "s.sqlite"))
    pages = path.stat().st_size // PAGE
    for _ in range(data.draw(st.integers(1, 3))):
        page = data.draw(st.integers(2, pages))
        body = data.draw(st.sampled_from([b"\0" * PAGE, b"\xff" * PAGE, b"\x0d\0\0\0\x05" * 9]))
        overwrite(path, page, body)
    check_store(str(path))
    out = tmp_path / "out.sqlite"
    for file in tmp_path.glob("out.sqlite*"):
        file.unlink()
    try:
        done = repair(str(path), out)
    except StoreError:
        return  # not even the list of tables can be read
    connection = sqlite3.connect(whole)
    before = rows_by_table(connection)
    connection.close()
    for table, number in before.items():
        lost = number - done.rows.get(table, 0)
        said = [loss for loss in done.losses if loss.table == table]
        assert lost <= 0 or any(s.number >= lost or s.is_at_least or not s.number for s in said)
    with Store(str(out)) as saved:
        saved.full_text.catch_up()
