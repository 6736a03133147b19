"""A backup is a consistent copy that is checked, and restored only where nothing stands."""

import datetime as dt
from pathlib import Path

import pytest

from tests.conftest import NOW
from tests.unit.store.damage import overwrite, pages_of, settle
from tests.unit.store.made import kept
from tocsin.errors import StoreError
from tocsin.records import Capture
from tocsin.store import Store
from tocsin.store.backup import back_up, manifest_of, read_manifest, restore
from tocsin.store.checking import check_store


@pytest.fixture
def store(file_store: Store) -> Store:
    """A store in a file: one on a server is looked after by the server's own tools."""
    return file_store


def test_a_backup_holds_what_stood_and_is_restored_to_the_same(
    store: Store, tmp_path: Path
) -> None:
    store.keep([kept(f"У лаборатории {number} тихо.") for number in range(9)], "f")
    store.words.log(NOW, "A. Analyst", "note", "x", "{}")
    copy, back = tmp_path / "b.sqlite", tmp_path / "deeper" / "back.sqlite"
    made = back_up(store.url, copy, NOW)
    store.keep([kept("Later.")], "f")
    assert made == read_manifest(copy)
    assert made.rows["documents"] == 9
    assert made.audit_head == store.words.audit()[-1].sha256
    assert restore(copy, str(back)) == made
    assert check_store(str(back)).findings == ()
    with Store(str(back)) as restored:
        assert len(restored.marks()) == 9
        assert restored.words.verify() == []
    assert sorted(path.name for path in tmp_path.glob("b.sqlite*")) == [
        "b.sqlite",
        "b.sqlite.manifest.json",
    ]


def test_nothing_is_overwritten(store: Store, tmp_path: Path) -> None:
    copy = tmp_path / "b.sqlite"
    back_up(store.url, copy, NOW)
    with pytest.raises(StoreError, match="is there already, and is not overwritten"):
        back_up(store.url, copy, NOW)
    with pytest.raises(StoreError, match="is there already, and is not overwritten"):
        restore(copy, store.url)
    # A log that was left alone would be taken for the log of what is restored.
    (tmp_path / "new.sqlite-wal").write_bytes(b"")
    with pytest.raises(StoreError, match=r"new\.sqlite-wal: is there already"):
        restore(copy, str(tmp_path / "new.sqlite"))


def test_a_backup_that_was_altered_is_not_restored(store: Store, tmp_path: Path) -> None:
    copy, back = tmp_path / "b.sqlite", tmp_path / "back.sqlite"
    back_up(store.url, copy, NOW)
    body = bytearray(copy.read_bytes())
    body[5000] ^= 1
    copy.write_bytes(body)
    with pytest.raises(StoreError, match="not the file of its manifest"):
        restore(copy, str(back))
    copy.write_bytes(body[:-4096])
    with pytest.raises(StoreError, match="not the file of its manifest"):
        restore(copy, str(back))
    manifest_of(copy).write_text("{}")
    with pytest.raises(StoreError, match="no manifest of a backup"):
        restore(copy, str(back))
    manifest_of(copy).unlink()
    with pytest.raises(StoreError, match="belong together"):
        restore(copy, str(back))
    assert not list(tmp_path.glob("back*"))


def test_a_damaged_store_gives_no_backup(store: Store, tmp_path: Path) -> None:
    store.keep([kept(f"У лаборатории {number} тихо.") for number in range(60)], "f")
    store.close()
    settle(Path(store.url))
    overwrite(Path(store.url), pages_of(Path(store.url), "documents")[-1])
    with pytest.raises(StoreError, match="damaged"):
        back_up(store.url, tmp_path / "b.sqlite", dt.datetime.now(dt.UTC))
    assert not list(tmp_path.glob("b.sqlite*"))


def test_a_copy_is_of_one_moment_although_others_write(store: Store, tmp_path: Path) -> None:
    for number in range(5):
        store.keep([kept(f"Text {number}.")], "f")
        back_up(store.url, tmp_path / f"{number}.sqlite", NOW)
    for number in range(5):
        with Store(str(tmp_path / f"{number}.sqlite")) as copy:
            captures = [copy.capture(name) for name in copy.marks()]
            assert len(captures) == number + 1
            assert all(isinstance(c, Capture) and c.body for c in captures)
